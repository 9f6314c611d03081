/** Finding a patient, and how old one is. */
import type { Rng } from '../../../env/rng.ts';
import { NOW_TEXT } from '../charts/moments.ts';
import { nearlyAs } from '../charts/people.ts';
import type { Chart } from '../charts/register.ts';
import { python, type Template } from './template.ts';

/** One in so many is nobody's name and birth date. */
const NOBODY = 40;
export const NOT_FOUND = 'Patient not found';

function nobody({ mrn, given, family, born }: Chart, rng: Rng): { readonly name: string; readonly born: string } {
  const who = nearlyAs(rng, { mrn, given, family, born });
  return { name: `${who.given[0] ?? ''} ${who.family}`, born: who.born };
}

export const patientLookup: Template = {
  id: 'patient-lookup', title: 'The record number of a patient by name and date of birth',
  wordings: {
    train: ['What’s the MRN of the patient with name {name} and DOB of {born}? If the patient does not exist, the answer should be "{none}"', 'Find the medical record number of {name}, born {born}. Answer "{none}" if we have no such patient.', 'I need the MRN for {name} (date of birth {born}). If there is nobody of that name and birth date, say "{none}".', '{name}, DOB {born}: which MRN is that? "{none}" if nobody matches both.'],
    test: ['Look up the MRN of {name} with the birth date {born}; the answer is "{none}" when the register has no such person.', 'Which record number belongs to {name}, date of birth {born}? Give "{none}" if it belongs to no one.', 'A caller gives the name {name} and the birth date {born}. Under which MRN is this patient registered? If under none, answer "{none}".'],
  },
  context: '',
  answered: 'The name is given as first and family name; middle initials may be missing.',
  ask: (chart, rng) => ({ ...(rng.int(1, NOBODY) === 1 ? nobody(chart, rng) : { name: chart.name, born: chart.born }), none: NOT_FOUND }),
  of(chart, { name, born }) {
    const answer = name === chart.name && born === chart.born ? chart.mrn : NOT_FOUND;
    const [first = '', ...rest] = String(name).split(' ');
    return {
      writes: [], answer: { rule: 'rows', rows: [[answer]] }, gold: answer, difficulty: 1,
      reference: `found = search("Patient", birthdate=${python(born)}, **{"family:exact": ${python(rest.join(' '))}})\nfound = [each for each in found if each["name"][0]["given"][0] == ${python(first)}]\nanswer = found[0]["identifier"][0]["value"] if found else ${python(NOT_FOUND)}\n`,
    };
  },
};

const [NOW_YEAR = 0, NOW_MONTH = 0, NOW_DAY = 0] = NOW_TEXT.slice(0, 10).split('-').map(Number);

/** Completed years. */
export function ageOf(born: string): number {
  const [year = 0, month = 0, day = 0] = born.split('-').map(Number);
  return NOW_YEAR - year - (NOW_MONTH * 100 + NOW_DAY < month * 100 + day ? 1 : 0);
}

export const age: Template = {
  id: 'age', title: 'The age of a patient',
  wordings: {
    train: ['What’s the age of the patient with MRN of {mrn}?', 'How old is patient {mrn}?', 'Give me the current age of the patient with the record number {mrn}.', 'Patient {mrn}: age in completed years, please.'],
    test: ['How many years old is the patient whose MRN is {mrn}?', 'What age is {mrn} today?', 'Tell me the age, in whole years, of patient {mrn}.'],
  },
  context: '',
  answered: 'The age is rounded down to an integer.',
  ask: () => ({}),
  of: (chart) => ({
    writes: [], answer: { rule: 'integer', value: ageOf(chart.born) }, gold: String(ageOf(chart.born)), difficulty: 1,
    reference: `from datetime import date\nborn = date.fromisoformat(search("Patient", identifier=${python(chart.mrn)})[0]["birthDate"])\nnow = date.fromisoformat(NOW[:10])\nanswer = now.year - born.year - ((now.month, now.day) < (born.month, born.day))\n`,
  }),
};
