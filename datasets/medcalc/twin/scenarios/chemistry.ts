/** Calcium, sodium, osmolality, lipids, insulin resistance, liver: calculators 7, 26, 30, 38, 31, 44, 19 and 23. */
import type { Rng } from '../../../../env/rng.ts';
import { drawHeight, type Size, sizeOf, tellSize } from '../body-size.ts';
import { type AnalyteName, type LabValue, report, type UnitSystem } from '../labs.ts';
import { labEntities, type PanelOptions, systemFor, writePanels } from '../measured.ts';
import type { Note } from '../note.ts';
import { CLINIC_POOL, WARD_POOL } from '../prose/common.ts';
import { CALCIUM, DRY, HYPEROSMOLAR, KETOACIDOSIS, LOW_SODIUM } from '../prose/settings-metabolic.ts';
import { CIRRHOSIS, LIPID_CLINIC, LIVER_CLINIC, METABOLIC_CLINIC } from '../prose/settings-clinic.ts';
import { CVVHD, DIALYSIS } from '../prose/renal-findings.ts';
import type { Demographics } from '../patient.ts';
import { open, type Proposal, type Setting, spec, type Written } from '../spec.ts';

interface Chemistry extends Proposal {
  readonly labs: readonly LabValue[];
  readonly setting: Setting;
  readonly size?: Size;
}

function adult(rng: Rng, youngest = 20, oldest = 88): Demographics {
  return { sex: rng.chance(0.5) ? 'Male' : 'Female', age: rng.int(youngest, oldest) };
}

function proposal(demographics: Demographics, labs: readonly LabValue[], setting: Setting): Chemistry {
  return { demographics, labs, setting, entities: labEntities(labs) };
}

function writer(options: PanelOptions, needs: { readonly age?: boolean; readonly sex?: boolean } = {}): (note: Note, proposal: Chemistry) => Written {
  return (note, { labs, setting, size }) => {
    open(note, setting, needs);
    const weighed = size === undefined ? '' : tellSize(note, size, { weight: true });
    const when = writePanels(note, labs, options);
    return { pools: [setting.pool, options.chronic === true ? CLINIC_POOL : WARD_POOL], words: { when, weighed } };
  };
}

/** What brings a patient with this sodium. */
function settingFor(sodium: number): Setting {
  return sodium > 144 ? DRY : LOW_SODIUM;
}

const all = (system: UnitSystem, values: { readonly [analyte in AnalyteName]?: number }): LabValue[] =>
  (Object.entries(values) as [AnalyteName, number][]).map(([analyte, value]) => report(analyte, value, system));

export const CHEMISTRY = [
  spec<Chemistry>({
    id: 7, words: 483, range: [5.6, 17],
    questions: [
      'What was the calcium corrected for albumin {when}, in mg/dL? Add 0.8 mg/dL for each g/dL of albumin below 4.0.',
      'Correct the total calcium {when} for albumin (factor 0.8, normal albumin 4 g/dL) and give it in mg/dL.',
      'Calculate the albumin-corrected calcium in mg/dL from the results {when}: Ca + 0.8 x (4.0 - albumin in g/dL).',
    ],
    propose(rng, aim) {
      const albumin = rng.decimal(1.7, 4.6, 1);
      return proposal(adult(rng), all(systemFor(rng), { calcium: 5.6 + 11.4 * aim - 0.8 * (4 - albumin) + 0.4 * (rng.float() - 0.5), albumin }), CALCIUM);
    },
    write: writer({ others: ['phosphate', 'magnesium', 'creatinine', 'alp', 'totalProtein', 'potassium', 'sodium', 'hemoglobin', 'tsh', 'uricAcid'], repeated: 0.5 }),
  }),
  spec<Chemistry>({
    id: 26, words: 198, range: [108, 184],
    questions: [
      'What was the sodium corrected for hyperglycemia {when}, in mEq/L? Use Hillier’s factor of 2.4 mEq/L for each 100 mg/dL of glucose above 100, and give at least one decimal.',
      'Correct the sodium {when} for glucose with Na + 0.024 x (glucose in mg/dL - 100), in mEq/L, to at least one decimal.',
      'Calculate the glucose-corrected sodium {when} in mEq/L after Hillier (0.024 per mg/dL over 100 mg/dL); at least one decimal.',
    ],
    propose(rng, aim) {
      const glucose = rng.int(230, 1380);
      const sodium = 108 + 76 * aim - 0.024 * (glucose - 100) + rng.float() - 0.5;
      return proposal(adult(rng, 20, 84), all(systemFor(rng), { sodium: Math.max(101, Math.min(168, sodium)), glucose }), glucose > 620 ? HYPEROSMOLAR : KETOACIDOSIS);
    },
    write: writer({ others: ['potassium', 'bun', 'creatinine', 'chloride', 'lactate', 'hemoglobin', 'whiteCells'], ranges: { bun: [22, 48], creatinine: [1.1, 2.1] }, repeated: 0.55, most: 3 }),
  }),
  spec<Chemistry>({
    id: 30, words: 586, range: [222, 428],
    questions: [
      'What was the calculated serum osmolality {when}, in mOsm/kg? Use 2 x Na + BUN/2.8 + glucose/18 (mg/dL), and give at least one decimal.',
      'Calculate serum osmolality from the values {when}: twice sodium plus urea nitrogen (mg/dL) over 2.8 plus glucose (mg/dL) over 18. Answer in mOsm/kg with at least one decimal.',
      'Estimate the osmolality {when} (mOsm/kg, at least one decimal) as 2 x sodium + glucose/18 + BUN/2.8, both in mg/dL.',
    ],
    propose(rng, aim) {
      const target = 222 + 206 * aim;
      const glucose = target > 300 ? rng.int(110, 1150) : rng.int(72, 190);
      const bun = target > 285 ? rng.int(14, 110) : rng.int(5, 30);
      const sodium = Math.max(102, Math.min(168, (target - glucose / 18 - bun / 2.8) / 2 + rng.float() - 0.5));
      return proposal(adult(rng, 22), all(systemFor(rng), { sodium, bun, glucose }), glucose > 400 ? HYPEROSMOLAR : settingFor(sodium));
    },
    write: writer({ others: ['potassium', 'chloride', 'creatinine', 'calcium', 'hemoglobin', 'albumin', 'whiteCells', 'platelets', 'tsh'], ranges: { creatinine: [0.9, 1.9] }, repeated: 0.5 }),
  }),
  spec<Chemistry>({
    id: 38, words: 513, range: [0.25, 12], scale: 'log',
    questions: [
      'What was the free water deficit {when}, in liters, to a sodium of 140 mEq/L? Take body water as 0.6 of the weight {weighed} in men (0.5 from 65 years) and 0.5 in women (0.45 from 65 years). At least two decimals.',
      'Calculate the free water deficit (L, at least two decimals) for the sodium {when} and the weight {weighed}: body water x weight x (Na/140 - 1), with body water 0.6 (men) or 0.5 (women) below 65 years and 0.5 or 0.45 from 65.',
      'How many liters of free water were missing {when}, with 140 mEq/L as ideal sodium and total body water 60% (men) or 50% (women), in those of 65 and over 50% or 45%, of the weight {weighed}? At least two decimals.',
    ],
    propose(rng, aim) {
      const demographics = adult(rng, 26, 94);
      const size = sizeOf(rng, drawHeight(rng, demographics.sex), 17 + 17 * rng.float());
      const labs = [report('sodium', Math.min(184, 140 + (2.2 + 38 * aim ** 2.1) * (0.7 + 0.7 * rng.float())), systemFor(rng))];
      return { ...proposal(demographics, labs, DRY), size, entities: { sex: demographics.sex, age: [demographics.age, 'years'], weight: size.weight, ...labEntities(labs) } };
    },
    write: writer({ others: ['potassium', 'chloride', 'creatinine', 'bun', 'glucose', 'hemoglobin', 'albumin', 'calcium'], ranges: { bun: [24, 62], creatinine: [1, 2.2] }, repeated: 0.6 }, { age: true, sex: true }),
  }),
  spec<Chemistry>({
    id: 31, words: 340, range: [0.4, 26], scale: 'log',
    questions: [
      'What was HOMA-IR {when} (fasting glucose in mg/dL x fasting insulin in µIU/mL / 405)? Give at least two decimals.',
      'Calculate the homeostatic model assessment of insulin resistance (HOMA-IR) from the fasting values {when}, glucose in mg/dL times insulin divided by 405, with at least two decimals.',
      'From fasting glucose and insulin {when}, work out HOMA-IR (mg/dL x µIU/mL / 405). At least two decimals.',
    ],
    propose(rng, aim) {
      const glucose = rng.int(72, 96 + Math.round(110 * aim));
      const insulin = Math.max(1.2, ((0.4 * 65 ** aim * 405) / glucose) * (0.97 + 0.06 * rng.float()));
      return proposal(adult(rng, 20, 64), all(systemFor(rng), { glucose, insulin }), METABOLIC_CLINIC);
    },
    write: writer({ others: ['hba1c', 'totalCholesterol', 'triglycerides', 'alt', 'tsh', 'creatinine', 'uricAcid', 'ferritin'], ranges: { hba1c: [5.4, 6.4], triglycerides: [130, 280], alt: [30, 78] }, repeated: 0.5, chronic: true }),
  }),
  spec<Chemistry>({
    id: 44, words: 618, range: [22, 310],
    questions: [
      'What was the LDL cholesterol {when} by the Friedewald formula, in mg/dL?',
      'Calculate LDL cholesterol in mg/dL (Friedewald: total - HDL - triglycerides/5, all in mg/dL) from the fasting values {when}.',
      'Give the Friedewald LDL cholesterol {when}. The answer must be in mg/dL, so convert the lipids first where needed.',
    ],
    propose(rng, aim) {
      const hdl = rng.int(26, 88);
      const triglycerides = rng.int(48, 380);
      const total = 22 + 288 * aim + hdl + triglycerides / 5 + 6 * (rng.float() - 0.5);
      return proposal(adult(rng, 24, 82), all(systemFor(rng), { totalCholesterol: total, hdl, triglycerides }), LIPID_CLINIC);
    },
    write: writer({ others: ['glucose', 'hba1c', 'creatinine', 'alt', 'tsh', 'ck', 'uricAcid', 'hemoglobin', 'potassium'], repeated: 0.5, chronic: true }),
  }),
  spec<Chemistry>({
    id: 19, words: 569, range: [0.25, 24], scale: 'log',
    questions: [
      'What was the FIB-4 index {when}? Give at least two decimals.',
      'Calculate the Fibrosis-4 index (age x AST / (platelets in 10^9/L x square root of ALT)) from the values {when}, with at least two decimals.',
      'Using FIB-4, with the age at that visit and the results {when}, estimate liver fibrosis as an index with at least two decimals.',
    ],
    propose(rng, aim) {
      const demographics = adult(rng, 22, 84);
      const alt = rng.int(14, 240);
      const labs = all(systemFor(rng), {
        ast: Math.max(12, alt * (0.4 + 1.7 * rng.float() * (0.5 + aim))), alt, platelets: Math.max(24, 390 - 350 * aim * (0.7 + 0.4 * rng.float()) - 60 * rng.float()),
      });
      return { ...proposal(demographics, labs, LIVER_CLINIC), entities: { age: [demographics.age, 'years'], ...labEntities(labs) } };
    },
    // The age must not change between the times, so that only one is told.
    write: writer({ others: ['bilirubin', 'ggt', 'alp', 'albumin', 'inr', 'hemoglobin', 'whiteCells', 'creatinine', 'ferritin', 'sodium'], ranges: { ggt: [60, 210] }, repeated: 0.5, when: 'at this visit', chronic: true }, { age: true }),
  }),
  spec<Chemistry & { readonly dialysis: 'none' | 'intermittent' | 'continuous' }>({
    id: 23, words: 796, range: [5.5, 40.5], draws: 160,
    questions: [
      'What was the MELD-Na score {when} by the UNOS/OPTN rule of 2016 (creatinine 1 to 4 mg/dL, 4 with dialysis; bilirubin and INR at least 1; sodium 125 to 137; MELD(i) rounded to a whole number before sodium enters; at most 40)? A whole number.',
      'Calculate MELD-Na (OPTN policy of January 2016) from the results {when}, as a whole number. Sodium counts only if the initial MELD is over 11; bounds as in the policy.',
      'Give the MELD score with sodium, UNOS/OPTN version 2016, for the values {when}, rounded to a whole number; the sum of logarithms is rounded to a tenth before it is multiplied by ten.',
    ],
    propose(rng, aim) {
      const demographics = adult(rng, 31, 72);
      const ill = Math.max(0, Math.min(1, aim + 0.3 * (rng.float() - 0.5)));
      const dialysis = ill > 0.5 && rng.chance(0.35) ? rng.pick(['intermittent', 'continuous'] as const) : 'none';
      const labs = all(systemFor(rng), {
        creatinine: 0.6 + 4.4 * ill ** 2 * rng.float() + 0.6 * rng.float(), bilirubin: 0.6 + 30 * ill ** 2 * rng.float() + rng.float(),
        inr: 1 + 2.9 * ill ** 1.5 * rng.float(), sodium: 141 - 18 * ill * rng.float() - 3 * rng.float(),
      });
      const entities = {
        ...labEntities(labs),
        'Dialysis at least twice in the past week': dialysis === 'intermittent',
        'Continuous veno-venous hemodialysis for ≥24 hours in the past week': dialysis === 'continuous',
      };
      return { ...proposal(demographics, labs, CIRRHOSIS), dialysis, entities };
    },
    write(note, patient) {
      open(note, patient.setting);
      note.finding('Dialysis at least twice in the past week', DIALYSIS, patient.dialysis === 'intermittent');
      note.finding('Continuous veno-venous hemodialysis for ≥24 hours in the past week', CVVHD, patient.dialysis === 'continuous');
      const when = writePanels(note, patient.labs, {
        others: ['potassium', 'bun', 'albumin', 'alt', 'ast', 'alp', 'hemoglobin', 'whiteCells', 'platelets', 'crp'],
        ranges: { albumin: [2.2, 3.3], platelets: [48, 120], alt: [28, 90], ast: [45, 160], hemoglobin: [8.4, 11.8], bun: [18, 60] }, repeated: 0.55,
      });
      return { pools: [patient.setting.pool, WARD_POOL], words: { when } };
    },
  }),
];
