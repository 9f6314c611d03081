/** Maximum, minimum and average, asked in like ways: of admissions, of laboratory values and doses, of counts. */
import type { Wordings } from '../../ehr/templates/template.ts';
import type { Kind } from '../conditions/said.ts';
import type { EventTable, Fold } from '../query.ts';
import { ANY_EVENT, PEOPLE } from './count.ts';
import { AGE, BIRTH_YEAR, DAYS, FOLD_WORDS, HOURS, inGroup, type MeasuredKind, type OfAdmission, ofPatient } from './measures.ts';
import type { Draw, Template } from './template.ts';

const word = (d: Draw, words: keyof typeof FOLD_WORDS, fn: Fold): string => d.rng.pick<string>(FOLD_WORDS[words][fn]);

const ASKED: Wordings = {
  train: ['what is the {asked} of {group}?', 'give the {asked} of {group}.', 'find the {asked} of {group}.', 'provide the {asked} of {group}.', 'tell me the {asked} of {group}.'],
  test: ['what is the {asked} among {group}?', 'what is the {asked} for {group}?', 'find the {asked} among {group}.', 'get me the {asked} of {group}.', 'report the {asked} of {group}.', 'what was the {asked} of {group}?'],
};

const ofAdmissions = (fn: Fold, measure: OfAdmission, lists: readonly (readonly Kind[])[], difficulty: number, id = measure.id): Template => {
  const also = measure.also?.[fn];
  return {
    id, category: fn, difficulty, phrasings: { train: [...ASKED.train, ...also?.train ?? []], test: [...ASKED.test, ...also?.test ?? []] },
    draw(d) {
      const group = d.group(...lists);
      if (group?.of.where?.some(({ name }) => measure.near.includes(name)) === true) return undefined;
      return group && { query: { op: 'fold', fn, term: measure.term, from: { of: group.of } }, slots: { ...group.slots, asked: d.rng.pick(measure.asked[fn] ?? []) } };
    },
  };
};

const IN_GROUP: Readonly<Record<MeasuredKind, Wordings>> = {
  lab: {
    train: ['what is the {fold} {x} lab value {unit} of {group}?', 'give the {fold} {x} result {unit} of {group}.', 'find the {fold} {x} value {unit} of {group}.', 'what is the {fold} value of the lab test {x} {unit} for {group}?'],
    test: ['what is the {fold} lab test value of {x} {unit} among {group}?', 'get me the {fold} {x} lab value {unit} of {group}.', 'find the {fold} {x} lab value {unit} among {group}.', 'report the {fold} {x} lab test result {unit} of {group}.'],
  },
  dose: {
    train: ['what is the {fold} dose of {x} {unit} prescribed to {group}?', 'give the {fold} dose {unit} of {x} prescribed to {group}.', 'find the {fold} drug dose of {x} {unit} for {group}.', 'what is the {fold} {x} dose {unit} of {group}?'],
    test: ['what is the {fold} dose of {x} {unit} given to {group}?', 'get me the {fold} drug dose of {x} {unit} for {group}.', 'find the {fold} dose of {x} {unit} among {group}.', 'report the {fold} dose of the drug {x} {unit} for {group}.'],
  },
};
const OF_PATIENT: Readonly<Record<MeasuredKind, Wordings>> = {
  lab: {
    train: ['what is the {fold} lab test value of {x} {unit} of {patient}?', 'give the {fold} {x} result {unit} recorded for {patient}.', 'for {patient}, find the {fold} value of the lab test {x} {unit}.'],
    test: ['what is the {fold} {x} lab value {unit} for {patient}?', 'what was the {fold} {x} value {unit} of {patient}?', 'for {patient}, find the {fold} {x} lab value {unit}.', 'get me the {fold} lab value of {x} {unit} for {patient}.'],
  },
  dose: {
    train: ['what is the {fold} drug dose of {x} {unit} of {patient}?', 'give the {fold} dose of {x} {unit} prescribed to {patient}.', 'for {patient}, find the {fold} dose of the drug {x} {unit}.'],
    test: ['what is the {fold} dose of {x} {unit} for {patient}?', 'what was the {fold} dose of {x} {unit} given to {patient}?', 'for {patient}, find the {fold} drug dose of {x} {unit}.', 'get me the {fold} dose of {x} {unit} ordered for {patient}.'],
  },
};

const measured = (fn: Fold, kind: MeasuredKind, whose: 'group' | 'patient'): Template => ({
  id: `${kind}-of-${whose}`, category: fn, difficulty: whose === 'group' ? 3 : 2, phrasings: (whose === 'group' ? IN_GROUP : OF_PATIENT)[kind],
  draw(d) {
    const found = whose === 'group' ? inGroup(d, kind) : ofPatient(d, kind);
    return found && { query: { op: 'fold', fn, term: found.term, from: found.from }, slots: { ...found.slots, fold: word(d, 'amount', fn) } };
  },
});

const COUNTED: readonly (readonly [id: string, table: EventTable, called: string])[] = [
  ['prescriptions', 'PRESCRIPTIONS', 'prescriptions'], ['lab-tests', 'LAB', 'lab test results'], ['diagnoses', 'DIAGNOSES', 'diagnoses'], ['procedures', 'PROCEDURES', 'procedures'],
];

const counts = (fn: Fold, [id, table, called]: (typeof COUNTED)[number], per: 'HADM_ID' | 'SUBJECT_ID'): Template => {
  const over = per === 'HADM_ID' ? 'per admission' : 'per patient';
  return {
    id: `${id}-${over.replace(' ', '-')}`, category: fn, difficulty: 3,
    phrasings: {
      train: [`what is the {fold} number of ${called} ${over} of {group}?`, `give the {fold} number of ${called} ${over} for {group}.`, `provide the {fold} number of ${called} ${over} of {group}.`],
      test: [`what is the {fold} number of ${called} ${over} among {group}?`, `find the {fold} number of ${called} ${over} for {group}.`, `get me the {fold} number of ${called} ${over} of {group}.`],
    },
    draw(d) {
      const group = d.group(ANY_EVENT, PEOPLE);
      return group && { query: { op: 'fold-groups', fn, per, inner: 'count', from: { of: group.of, rows: [{ table, where: [] }] } }, slots: { ...group.slots, fold: word(d, 'amount', fn) } };
    },
  };
};

/** Of each patient the extreme of a test, and the fold of these. */
const ofExtremes = (fn: Fold, inner: 'max' | 'min'): Template => ({
  id: `of-each-${inner}`, category: fn, difficulty: 4,
  phrasings: {
    train: [`what is the {fold} of the patients' ${inner === 'max' ? 'highest' : 'lowest'} {x} values {unit} for {group}?`, `take the ${inner === 'max' ? 'highest' : 'lowest'} {x} result {unit} of each patient and give the {fold} of these for {group}.`, `give the {fold} of each patient's ${inner === 'max' ? 'maximum' : 'minimum'} {x} value {unit} for {group}.`],
    test: [`what is the {fold} of each patient's ${inner === 'max' ? 'highest' : 'lowest'} {x} lab value {unit} among {group}?`, `find the {fold} over patients of their ${inner === 'max' ? 'maximum' : 'minimum'} {x} lab value {unit} for {group}.`, `taking only the ${inner === 'max' ? 'highest' : 'lowest'} {x} value {unit} of each patient, what is the {fold} among {group}?`],
  },
  draw(d) {
    const found = inGroup(d, 'lab');
    return found && { query: { op: 'fold-groups', fn, per: 'SUBJECT_ID', inner, term: found.term, from: found.from }, slots: { ...found.slots, fold: FOLD_WORDS.amount[fn][0] } };
  },
});

/** Those that all three categories have. */
export const foldTemplates = (fn: Fold): readonly Template[] => [
  ofAdmissions(fn, AGE, [ANY_EVENT, PEOPLE], 2), ofAdmissions(fn, AGE, [PEOPLE, PEOPLE, PEOPLE], 1, 'age-of-people'), ofAdmissions(fn, DAYS, [ANY_EVENT, PEOPLE], 2), ofAdmissions(fn, DAYS, [PEOPLE, PEOPLE, PEOPLE], 1, 'days-of-people'),
  ofAdmissions(fn, HOURS, [ANY_EVENT, PEOPLE], 3), ofAdmissions(fn, HOURS, [ANY_EVENT, ANY_EVENT], 3, 'hours-of-two'), ofAdmissions(fn, BIRTH_YEAR, [ANY_EVENT, PEOPLE], 2),
  measured(fn, 'lab', 'group'), measured(fn, 'lab', 'patient'), measured(fn, 'dose', 'group'), measured(fn, 'dose', 'patient'),
  ...COUNTED.map((each) => counts(fn, each, 'HADM_ID')), counts(fn, COUNTED[0] ?? ['prescriptions', 'PRESCRIPTIONS', 'prescriptions'], 'SUBJECT_ID'), counts(fn, COUNTED[1] ?? ['lab-tests', 'LAB', 'lab test results'], 'SUBJECT_ID'),
  ofExtremes(fn, fn === 'min' ? 'max' : 'min'), ...(fn === 'average' ? [ofExtremes(fn, 'max')] : []),
];

export { ofAdmissions, word };
