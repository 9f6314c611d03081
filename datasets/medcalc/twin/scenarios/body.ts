/** Body size, fluids of children, blood pressure, and coronary risk: calculators 5, 6, 10, 22, 46, 60 and 62. */
import type { Rng } from '../../../../env/rng.ts';
import { drawHeight, type Size, sizeOf, tellSize, weightText } from '../body-size.ts';
import { type LabValue, report } from '../labs.ts';
import { labEntities, systemFor, writePanels } from '../measured.ts';
import type { Note } from '../note.ts';
import { arrival, temperatureUnitFor, writeVitals } from '../observed.ts';
import { SMOKER, TREATED_PRESSURE } from '../prose/cardiac-findings.ts';
import type { Demographics } from '../patient.ts';
import { open } from '../opening.ts';
import { type Proposal, spec, type Written } from '../spec.ts';
import { CHILD_WARD } from '../illness/child.ts';
import { LIPID_CLINIC, WEIGHT_CLINIC } from '../illness/clinic.ts';
import { INFECTION, ONCOLOGY } from '../illness/hospital.ts';
import { HIGH_PRESSURE, LOW_PRESSURE, STEADY_PRESSURE } from '../illness/pressure.ts';
import type { Illness } from '../illness.ts';

interface Sized extends Proposal {
  readonly size: Size;
  readonly setting: Illness;
}

const PANEL = ['sodium', 'potassium', 'creatinine', 'bun', 'glucose', 'hemoglobin', 'whiteCells', 'platelets', 'albumin', 'alt', 'crp', 'tsh'] as const;

/** An adult of any size, from wasted to very obese and from short to very tall. */
function sized(rng: Rng, bmi: number, height: number, sex: 'Male' | 'Female', setting: Illness, keys: readonly ('sex' | 'weight' | 'height')[]): Sized {
  const size = sizeOf(rng, height, bmi);
  const values = { sex, weight: size.weight, height: size.height };
  return {
    demographics: { sex, age: rng.int(19, 84) }, size, setting,
    entities: Object.fromEntries(keys.map((key) => [key, values[key]])),
  };
}

function anySex(rng: Rng): 'Male' | 'Female' {
  return rng.chance(0.5) ? 'Male' : 'Female';
}

function writeSized(needs: { readonly sex?: boolean; readonly weight?: boolean; readonly height?: boolean }): (note: Note, proposal: Sized) => Written {
  return (note, { size, setting }) => {
    open(note, setting, needs.sex === true ? { sex: true } : {});
    const when = tellSize(note, size, needs);
    writePanels(note, [], { others: PANEL, repeated: 0, most: 7 });
    const unit = temperatureUnitFor(note.rng);
    if (note.rng.chance(0.7)) writeVitals(note, {}, { when: 'on examination', unit, repeated: 0 });
    return { filling: {}, words: { when } };
  };
}

interface Pressure extends Proposal {
  readonly systolic: number;
  readonly diastolic: number;
}

interface Child extends Proposal {
  readonly weight: readonly [number, string];
}

interface Risk extends Proposal {
  readonly labs: readonly LabValue[];
  readonly systolic: number;
  readonly smoker: boolean;
  readonly treated: boolean;
}

export const BODY = [
  spec<Pressure>({
    id: 5, words: 482, range: [38, 162], usual: 0.44,
    propose(rng, aim) {
      const mean = 38 + 124 * aim;
      const pulse = Math.round(mean * (0.3 + 0.3 * rng.float()));
      const diastolic = Math.round(mean - pulse / 3);
      const systolic = diastolic + pulse;
      return {
        demographics: { sex: anySex(rng), age: rng.int(19, 90) }, systolic, diastolic,
        entities: { 'Systolic Blood Pressure': [systolic, 'mm hg'], 'Diastolic Blood Pressure': [diastolic, 'mm hg'] },
      };
    },
    write(note, { systolic, diastolic }) {
      const mean = diastolic + (systolic - diastolic) / 3;
      const setting = mean < 68 ? LOW_PRESSURE : mean > 118 ? HIGH_PRESSURE : STEADY_PRESSURE;
      open(note, setting);
      const when = arrival(note.rng);
      writeVitals(note, { systolic, diastolic }, { when, unit: temperatureUnitFor(note.rng), repeated: 0.7 });
      writePanels(note, [], { others: PANEL, repeated: 0, most: 7 });
      return { filling: {}, words: { when } };
    },
  }),
  spec<Sized>({
    id: 6, words: 321, range: [13, 64], scale: 'log', usual: 0.46,
    propose: (rng, aim) => {
      const sex = anySex(rng);
      return sized(rng, 13 * 4.92 ** aim, drawHeight(rng, sex), sex, aim < 0.25 ? ONCOLOGY : WEIGHT_CLINIC, ['weight', 'height']);
    },
    write: writeSized({ weight: true, height: true }),
  }),
  spec<Sized>({
    id: 10, words: 605, range: [34, 99], usual: 0.45,
    propose: (rng, aim) => {
      const target = 34 + 65 * aim;
      const sex = target > 82 ? 'Male' : target < 42 ? 'Female' : anySex(rng);
      const height = ((target - (sex === 'Male' ? 50 : 45.5)) / 2.3 + 60) * 2.54 + 1.2 * (rng.float() - 0.5);
      return sized(rng, 17 + 22 * rng.float(), Math.min(206, Math.max(136, height)), sex, rng.pick([INFECTION, WEIGHT_CLINIC]), ['sex', 'height']);
    },
    write: writeSized({ sex: true, height: true }),
  }),
  spec<Sized>({
    id: 62, words: 457, range: [34, 128], scale: 'log', usual: 0.45,
    propose: (rng, aim) => {
      const sex = anySex(rng);
      return sized(rng, 15 + 40 * aim * (0.6 + 0.7 * rng.float()), Math.min(204, Math.max(140, drawHeight(rng, sex) + 26 * (aim - 0.5))), sex, rng.pick([INFECTION, WEIGHT_CLINIC]), ['sex', 'weight', 'height']);
    },
    write: writeSized({ sex: true, weight: true, height: true }),
  }),
  spec<Sized>({
    id: 60, words: 704, range: [1.15, 2.75], scale: 'log', usual: 0.5,
    propose: (rng, aim) => {
      const sex = anySex(rng);
      return sized(rng, 13.5 + 38 * aim * (0.5 + 0.8 * rng.float()), Math.min(202, Math.max(140, drawHeight(rng, sex) + 24 * (aim - 0.5))), sex, ONCOLOGY, ['weight', 'height']);
    },
    write: writeSized({ weight: true, height: true }),
  }),
  spec<Child>({
    id: 22, words: 587, range: [10.4, 92], scale: 'log', usual: 0.45,
    propose(rng, aim) {
      const rate = 10.4 * 8.85 ** aim * (0.97 + 0.06 * rng.float());
      const kilograms = rate <= 40 ? rate / 4 : rate <= 60 ? 10 + (rate - 40) / 2 : rate - 40;
      const form = rng.float();
      const weight: readonly [number, string] = kilograms < 5 && form < 0.6 ? [Math.round(kilograms * 1000), 'g'] : form < 0.45 ? [Number((kilograms / 0.453_592_37).toFixed(1)), 'lbs'] : [Number(kilograms.toFixed(kilograms < 20 ? 2 : 1)), 'kg'];
      return { demographics: { sex: anySex(rng), ...ageOf(rng, kilograms) }, weight, entities: { weight } };
    },
    write(note, { weight: [value, unit] }) {
      const { rng } = note;
      open(note, CHILD_WARD);
      const when = rng.pick(['on admission', 'on the day of admission']);
      const shown = unit === 'g' ? `${value} g` : unit === 'lbs' ? weightText([value, 'lbs'], rng) : `${value} kg`;
      note.add('exam', note.pick(['[The weight {when} was {shown}|{He} weighed {shown} {when}|Body weight {when}: {shown}].', '[{when}, {his} weight was {shown}|{when}, {he} weighed {shown}|The scale showed {shown} {when}].']), { when, shown });
      const other = rng.chance(0.6);
      if (other) {
        const later = (number: number): string => (unit === 'g' ? `${Math.round(number)} g` : `${number.toFixed(1)} ${unit}`);
const before = rng.chance(0.5);
        note.add(before ? 'history' : 'course', before ? note.pick(['[Two weeks earlier, at the family physician’s, the weight had been {other}|At the last routine check {he} had weighed {other}].', '[{other} had been {his} weight two weeks before|The weight noted at the previous routine visit was {other}].']) : note.pick(['[On discharge the weight was {other}|At discharge {he} weighed {other}].', '[{he} weighed {other} on leaving the hospital|The discharge weight was {other}].']), { other: later(value * (before ? 0.95 + 0.02 * rng.float() : 1.04 + 0.03 * rng.float())) });
      }
      note.tell('weight', other || unit !== 'kg' ? 'inferred' : 'stated');
      writePanels(note, [], { others: ['sodium', 'potassium', 'bicarbonate', 'glucose', 'hemoglobin', 'whiteCells', 'platelets', 'crp'], ranges: { crp: [0.4, 3], hemoglobin: [10.8, 12.8] }, repeated: 0, most: 6 });
      return { filling: {}, words: { when } };
    },
  }),
  spec<Risk>({
    id: 46, words: 632, range: [0.6, 40], scale: 'log', usual: 0.45,
    propose(rng, aim) {
      const sex = anySex(rng);
      const age = Math.min(76, Math.max(30, Math.round(30 + 44 * aim + rng.int(-9, 9))));
      const systolic = rng.int(98, 128 + Math.round(52 * aim));
      const labs = [report('totalCholesterol', rng.int(150, 225 + Math.round(70 * aim)), systemFor(rng))];
      labs.push(report('hdl', rng.int(28, 78), labs[0]?.system ?? 'conventional'));
      const smoker = rng.chance(0.25 + 0.3 * aim);
      const treated = rng.chance(0.2 + 0.35 * aim);
      return {
        demographics: { sex, age }, labs, systolic, smoker, treated,
        entities: {
          sex, age: [age, 'years'], ...labEntities(labs), 'Systolic Blood Pressure': [systolic, 'mm hg'],
          Smoker: smoker, 'Blood pressure being treated with medicines': treated,
        },
      };
    },
    write(note, { labs, systolic, smoker, treated }) {
      open(note, LIPID_CLINIC, { age: true, sex: true });
      note.finding('Smoker', SMOKER, smoker);
      note.finding('Blood pressure being treated with medicines', TREATED_PRESSURE, treated);
      const when = 'at this visit';
      const diastolic = Math.round(systolic * 0.45 + note.rng.int(14, 24));
      note.add('vitals', note.pick(['[The seated blood pressure {when} was|Blood pressure {when} averaged|{when}, the pressure in the right arm was] {systolic}/{diastolic} mm Hg, with a pulse of {#58-84}/min.', '[Blood pressure measured {when} in the right arm was|{when}, {his} blood pressure while seated was|{when}, the average of two readings was] {systolic}/{diastolic} mmHg and the heart rate {#58-84} bpm.']), { when, systolic, diastolic });
      note.tell('Systolic Blood Pressure', 'stated');
      if (note.rng.chance(0.4)) note.add('history', note.pick(['[Two|Three] years ago a reading of {high}/{low} mm Hg had been noted.', 'An older reading, from [two|four] years before, was {high}/{low} mmHg.']), { high: systolic + note.rng.pick([-14, 12, 18]), low: diastolic + note.rng.pick([-6, 6]) });
      writePanels(note, labs, { others: ['triglycerides', 'glucose', 'hba1c', 'creatinine', 'alt', 'tsh', 'uricAcid', 'hemoglobin'], repeated: 0.6, chronic: true, when });
      return { filling: { minor: true }, words: { when } };
    },
  }),
];

/** Age of a child of this weight, by the middle of the growth charts. */
function ageOf(rng: Rng, kilograms: number): Omit<Demographics, 'sex'> {
  if (kilograms < 12.5) {
    const months = kilograms < 3.8 ? 0 : kilograms < 5.2 ? rng.int(1, 2) : kilograms < 6.2 ? rng.int(2, 4) : kilograms < 8 ? rng.int(4, 7) : kilograms < 10 ? rng.int(8, 14) : rng.int(14, 23);
    return { age: Math.floor(months / 12), months: months % 12 };
  }
  const years = Math.round((kilograms - 8.5) / 2.6);
  return { age: Math.max(2, Math.min(15, years + rng.int(0, 1))) };
}
