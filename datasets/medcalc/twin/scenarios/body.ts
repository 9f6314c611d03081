/** Body size, fluids of children, blood pressure, and coronary risk: calculators 5, 6, 10, 22, 46, 60 and 62. */
import type { Rng } from '../../../../env/rng.ts';
import { drawHeight, type Size, sizeOf, tellSize, weightText } from '../body-size.ts';
import { type LabValue, report } from '../labs.ts';
import { labEntities, systemFor, writePanels } from '../measured.ts';
import type { Note } from '../note.ts';
import { arrival, temperatureUnitFor, writeVitals } from '../observed.ts';
import { CLINIC_POOL, WARD_POOL } from '../prose/common.ts';
import { CHILD_MORE, CHILD_WARD } from '../prose/settings-child.ts';
import { LIPID_CLINIC } from '../prose/settings-clinic.ts';
import { HIGH_PRESSURE, LOW_PRESSURE, STEADY_PRESSURE } from '../prose/settings-pressure.ts';
import { INFECTION, ONCOLOGY, WEIGHT_CLINIC } from '../prose/settings-medical.ts';
import { SMOKER, TREATED_PRESSURE } from '../prose/cardiac-findings.ts';
import type { Demographics } from '../patient.ts';
import { open, type Proposal, type Setting, spec, type Written } from '../spec.ts';

interface Sized extends Proposal {
  readonly size: Size;
  readonly setting: Setting;
}

const PANEL = ['sodium', 'potassium', 'creatinine', 'bun', 'glucose', 'hemoglobin', 'whiteCells', 'platelets', 'albumin', 'alt', 'crp', 'tsh'] as const;

/** An adult of any size, from wasted to very obese and from short to very tall. */
function sized(rng: Rng, bmi: number, height: number, sex: 'Male' | 'Female', setting: Setting, keys: readonly ('sex' | 'weight' | 'height')[]): Sized {
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
    return { pools: [setting.pool, setting === WEIGHT_CLINIC ? CLINIC_POOL : WARD_POOL], words: { when } };
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
    id: 5, words: 482, range: [38, 162],
    questions: [
      'What was the mean arterial pressure {when}, in mm Hg? Give at least one decimal.',
      'Calculate the mean arterial pressure (a third of systolic plus two thirds of diastolic) from the reading {when}, in mm Hg, with at least one decimal.',
      'From the blood pressure {when}, what is MAP in mm Hg, to at least one decimal?',
    ],
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
      return { pools: [setting.pool, WARD_POOL], words: { when } };
    },
  }),
  spec<Sized>({
    id: 6, words: 321, range: [13, 64], scale: 'log',
    questions: [
      'What was the body mass index {when}, in kg/m², with the measured height? At least one decimal.',
      'Calculate the patient’s BMI (kg/m², at least one decimal) with the height and weight measured {when}.',
      'From height and weight as measured {when}, work out the body mass index in kg/m² to at least one decimal.',
    ],
    propose: (rng, aim) => {
      const sex = anySex(rng);
      return sized(rng, 13 * 4.92 ** aim, drawHeight(rng, sex), sex, aim < 0.25 ? ONCOLOGY : WEIGHT_CLINIC, ['weight', 'height']);
    },
    write: writeSized({ weight: true, height: true }),
  }),
  spec<Sized>({
    id: 10, words: 605, range: [34, 99],
    questions: [
      'What is the patient’s ideal body weight by the Devine formula, in kg, for the height measured {when}? At least one decimal.',
      'Calculate ideal body weight (Devine: 50 kg for men or 45.5 kg for women, plus 2.3 kg for each inch over 60; less for each inch below) in kg, to at least one decimal, from the height measured {when}.',
      'For dosing, the ideal body weight after Devine is needed. How many kg is it with the height measured {when} (at least one decimal)?',
    ],
    propose: (rng, aim) => {
      const target = 34 + 65 * aim;
      const sex = target > 82 ? 'Male' : target < 42 ? 'Female' : anySex(rng);
      const height = ((target - (sex === 'Male' ? 50 : 45.5)) / 2.3 + 60) * 2.54 + 1.2 * (rng.float() - 0.5);
      return sized(rng, 17 + 22 * rng.float(), Math.min(206, Math.max(136, height)), sex, rng.pick([INFECTION, WEIGHT_CLINIC]), ['sex', 'height']);
    },
    write: writeSized({ sex: true, height: true }),
  }),
  spec<Sized>({
    id: 62, words: 457, range: [34, 128], scale: 'log',
    questions: [
      'What is the adjusted body weight, in kg, with height and weight as measured {when}: ideal (Devine) plus 0.4 times the difference of actual and ideal weight? At least one decimal.',
      'Calculate the adjusted body weight (IBW by Devine + 0.4 x (weight - IBW)) in kg, for height and weight as measured {when}, with at least one decimal.',
      'For dosing, give the adjusted body weight in kg, based on Devine’s ideal weight, a factor of 0.4, and height and weight as measured {when}; at least one decimal.',
    ],
    propose: (rng, aim) => {
      const sex = anySex(rng);
      return sized(rng, 15 + 40 * aim * (0.6 + 0.7 * rng.float()), Math.min(204, Math.max(140, drawHeight(rng, sex) + 26 * (aim - 0.5))), sex, rng.pick([INFECTION, WEIGHT_CLINIC]), ['sex', 'weight', 'height']);
    },
    write: writeSized({ sex: true, weight: true, height: true }),
  }),
  spec<Sized>({
    id: 60, words: 704, range: [1.15, 2.75], scale: 'log',
    questions: [
      'What is the body surface area by Mosteller’s formula, in m², with height and weight as measured {when}? Give at least two decimals.',
      'Calculate body surface area (Mosteller: square root of cm x kg / 3600) for height and weight as measured {when}, in m² with at least two decimals.',
      'Which body surface area (m², Mosteller, at least two decimals) should the dose be based on, given height and weight as measured {when}?',
    ],
    propose: (rng, aim) => {
      const sex = anySex(rng);
      return sized(rng, 13.5 + 38 * aim * (0.5 + 0.8 * rng.float()), Math.min(202, Math.max(140, drawHeight(rng, sex) + 24 * (aim - 0.5))), sex, ONCOLOGY, ['weight', 'height']);
    },
    write: writeSized({ weight: true, height: true }),
  }),
  spec<Child>({
    id: 22, words: 587, range: [10.4, 92], scale: 'log',
    questions: [
      'Which rate of maintenance fluid, in mL/h, follows from the weight {when} by the 4-2-1 rule?',
      'Calculate maintenance fluid in mL per hour after Holliday and Segar (4, 2, and 1 mL/kg/h) for the weight {when}.',
      'By the 4-2-1 rule and the weight {when}, how many mL/h of maintenance fluid does the child need?',
    ],
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
      note.add('exam', rng.pick(['The weight {when} was {shown}.', '{He} weighed {shown} {when}.', 'The scale showed {shown} {when}.']), { when, shown });
      const other = rng.chance(0.6);
      if (other) {
        const later = (number: number): string => (unit === 'g' ? `${Math.round(number)} g` : `${number.toFixed(1)} ${unit}`);
const before = rng.chance(0.5);
        note.add(before ? 'history' : 'course', before ? '[Two weeks earlier, at the family physician’s, the weight had been {other}.|At the last routine check {he} had weighed {other}.]' : '[On discharge the weight was {other}.|At the last weighing before going home the scale showed {other}.]', { other: later(value * (before ? 0.95 + 0.02 * rng.float() : 1.04 + 0.03 * rng.float())) });
      }
      note.tell('weight', other || unit !== 'kg' ? 'inferred' : 'stated');
      writePanels(note, [], { others: ['sodium', 'potassium', 'bicarbonate', 'glucose', 'hemoglobin', 'whiteCells', 'platelets', 'crp'], ranges: { crp: [0.4, 3], hemoglobin: [10.8, 12.8] }, repeated: 0, most: 6 });
      return { pools: [CHILD_WARD.pool, CHILD_MORE], words: { when } };
    },
  }),
  spec<Risk>({
    id: 46, words: 632, range: [0.3, 40], scale: 'log',
    questions: [
      'What is the ten-year risk of myocardial infarction or coronary death by the Framingham equation of ATP III (hard coronary heart disease), in percent? Use the values {when} and give at least two decimals.',
      'Calculate the Framingham risk score for hard coronary heart disease (ATP III, continuous equation with logarithms, not the point table) in percent, for the data {when}; at least two decimals.',
      'With the ATP III Framingham equation for hard CHD, how high is the ten-year risk in percent for the findings {when}? At least two decimals.',
    ],
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
      note.addText('vitals', note.render('[The seated blood pressure {when} was|Blood pressure {when} averaged|{when}, the pressure in the right arm was] {systolic}/{diastolic} mm Hg, with a pulse of {#58-84}/min.', { when, systolic, diastolic }));
      note.tell('Systolic Blood Pressure', 'stated');
      if (note.rng.chance(0.4)) note.add('history', 'Two years ago a reading of {high}/{low} mm Hg had been noted.', { high: systolic + note.rng.pick([-14, 12, 18]), low: diastolic + note.rng.pick([-6, 6]) });
      writePanels(note, labs, { others: ['triglycerides', 'glucose', 'hba1c', 'creatinine', 'alt', 'tsh', 'uricAcid', 'hemoglobin'], repeated: 0.6, chronic: true, when });
      return { pools: [LIPID_CLINIC.pool, CLINIC_POOL], words: { when } };
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
