/** Calcium, sodium, osmolality, lipids, insulin resistance, liver: calculators 7, 26, 30, 38, 31, 44, 19 and 23. */
import type { Rng } from '../../../../env/rng.ts';
import { drawHeight, type Size, sizeOf, tellSize } from '../body-size.ts';
import { type AnalyteName, type LabValue, report, type UnitSystem } from '../labs.ts';
import { labEntities, type PanelOptions, systemFor, writePanels } from '../measured.ts';
import type { Note } from '../note.ts';
import { CVVHD, DIALYSIS } from '../prose/renal-findings.ts';
import type { Demographics } from '../patient.ts';
import { open } from '../opening.ts';
import { type Proposal, spec, type Written } from '../spec.ts';
import { CIRRHOSIS, LIPID_CLINIC, LIVER_CLINIC, METABOLIC_CLINIC } from '../illness/clinic.ts';
import { CALCIUM, DRY, HYPEROSMOLAR, KETOACIDOSIS, LOW_SODIUM } from '../illness/metabolic.ts';
import type { Illness } from '../illness.ts';

interface Chemistry extends Proposal {
  readonly labs: readonly LabValue[];
  readonly setting: Illness;
  readonly size?: Size;
}

function adult(rng: Rng, youngest = 20, oldest = 88): Demographics {
  return { sex: rng.chance(0.5) ? 'Male' : 'Female', age: rng.int(youngest, oldest) };
}

function proposal(demographics: Demographics, labs: readonly LabValue[], setting: Illness): Chemistry {
  return { demographics, labs, setting, entities: labEntities(labs) };
}

function writer(options: PanelOptions, needs: { readonly age?: boolean; readonly sex?: boolean } = {}): (note: Note, proposal: Chemistry) => Written {
  return (note, { labs, setting, size }) => {
    open(note, setting, needs);
    const weighed = size === undefined ? '' : tellSize(note, size, { weight: true });
    const when = writePanels(note, labs, options);
    return { filling: {}, words: { when, weighed } };
  };
}

/** What brings a patient with this sodium. */
function settingFor(sodium: number): Illness {
  return sodium > 144 ? DRY : LOW_SODIUM;
}

const all = (system: UnitSystem, values: { readonly [analyte in AnalyteName]?: number }): LabValue[] =>
  (Object.entries(values) as [AnalyteName, number][]).map(([analyte, value]) => report(analyte, value, system));

export const CHEMISTRY = [
  spec<Chemistry>({
    id: 7, words: 483, range: [5.6, 17], usual: 0.36,
    propose(rng, aim) {
      const albumin = rng.decimal(1.7, 4.6, 1);
      return proposal(adult(rng), all(systemFor(rng), { calcium: 5.6 + 11.4 * aim - 0.8 * (4 - albumin) + 0.4 * (rng.float() - 0.5), albumin }), CALCIUM);
    },
    write: writer({ others: ['phosphate', 'magnesium', 'creatinine', 'alp', 'totalProtein', 'potassium', 'sodium', 'hemoglobin', 'tsh', 'uricAcid'], repeated: 0.5 }),
  }),
  spec<Chemistry>({
    id: 26, words: 198, range: [108, 184], usual: 0.42,
    propose(rng, aim) {
      const glucose = rng.int(230, 1380);
      const sodium = 108 + 76 * aim - 0.024 * (glucose - 100) + rng.float() - 0.5;
      return proposal(adult(rng, 20, 84), all(systemFor(rng), { sodium: Math.max(101, Math.min(168, sodium)), glucose }), glucose > 620 ? HYPEROSMOLAR : KETOACIDOSIS);
    },
    write: writer({ others: ['potassium', 'bun', 'creatinine', 'chloride', 'lactate', 'hemoglobin', 'whiteCells'], ranges: { bun: [22, 48], creatinine: [1.1, 2.1] }, repeated: 0.55, most: 3 }),
  }),
  spec<Chemistry>({
    id: 30, words: 586, range: [222, 428], usual: 0.34,
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
    id: 38, words: 513, range: [0.8, 12], scale: 'log', usual: 0.4,
    propose(rng, aim) {
      const demographics = adult(rng, 26, 94);
      const size = sizeOf(rng, drawHeight(rng, demographics.sex), 17 + 17 * rng.float());
      const labs = [report('sodium', Math.min(184, 140 + (2.2 + 38 * aim ** 2.1) * (0.7 + 0.7 * rng.float())), systemFor(rng))];
      return { ...proposal(demographics, labs, DRY), size, entities: { sex: demographics.sex, age: [demographics.age, 'years'], weight: size.weight, ...labEntities(labs) } };
    },
    write: writer({ others: ['potassium', 'chloride', 'creatinine', 'bun', 'glucose', 'hemoglobin', 'albumin', 'calcium'], ranges: { bun: [24, 62], creatinine: [1, 2.2] }, repeated: 0.6 }, { age: true, sex: true }),
  }),
  spec<Chemistry>({
    id: 31, words: 340, range: [0.5, 26], scale: 'log', usual: 0.42,
    propose(rng, aim) {
      const glucose = rng.int(72, 96 + Math.round(110 * aim));
      const insulin = Math.max(1.2, ((0.4 * 65 ** aim * 405) / glucose) * (0.97 + 0.06 * rng.float()));
      return proposal(adult(rng, 20, 64), all(systemFor(rng), { glucose, insulin }), METABOLIC_CLINIC);
    },
    write: writer({ others: ['hba1c', 'totalCholesterol', 'triglycerides', 'alt', 'tsh', 'creatinine', 'uricAcid', 'ferritin'], ranges: { hba1c: [5.4, 6.4], triglycerides: [130, 280], alt: [30, 78] }, repeated: 0.5, chronic: true }),
  }),
  spec<Chemistry>({
    id: 44, words: 618, range: [22, 310], usual: 0.34,
    propose(rng, aim) {
      const hdl = rng.int(26, 88);
      const triglycerides = rng.int(48, 380);
      const total = 22 + 288 * aim + hdl + triglycerides / 5 + 6 * (rng.float() - 0.5);
      return proposal(adult(rng, 24, 82), all(systemFor(rng), { totalCholesterol: total, hdl, triglycerides }), LIPID_CLINIC);
    },
    write: writer({ others: ['glucose', 'hba1c', 'creatinine', 'alt', 'tsh', 'ck', 'uricAcid', 'hemoglobin', 'potassium'], repeated: 0.5, chronic: true }),
  }),
  spec<Chemistry>({
    id: 19, words: 569, range: [0.25, 24], scale: 'log', usual: 0.4,
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
    id: 23, words: 796, range: [5.5, 40.5], usual: 0.35, even: 0.85, draws: 160,
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
      return { filling: {}, words: { when } };
    },
  }),
];
