/** Anion gap and what follows from it: calculators 39 and 63 to 67. */
import type { Rng } from '../../../../env/rng.ts';
import { type LabValue, report } from '../labs.ts';
import { labEntities, systemFor, writePanels } from '../measured.ts';
import type { Note } from '../note.ts';
import { WARD_POOL } from '../prose/common.ts';
import { DIARRHEA, KETOACIDOSIS, POISONING, SEPTIC } from '../prose/settings-metabolic.ts';
import { open, type Proposal, type Setting, spec, type Written } from '../spec.ts';

interface Chemistry extends Proposal {
  readonly labs: readonly LabValue[];
  readonly setting: Setting;
}

/** Sodium, chloride and bicarbonate of a patient with this anion gap and bicarbonate. */
function chemistry(rng: Rng, gap: number, bicarbonate: number, albumin: number | undefined): Chemistry {
  const system = systemFor(rng);
  const sodium = rng.int(126, 148);
  const labs = [report('sodium', sodium, system), report('chloride', sodium - bicarbonate - gap, system), report('bicarbonate', bicarbonate, system)];
  if (albumin !== undefined) labs.push(report('albumin', albumin, system));
  const age = rng.int(19, 84);
  // A wide gap: acids; a narrow one with low bicarbonate: loss by the gut.
  const setting = gap <= 14 ? DIARRHEA : rng.pick(age < 50 ? [KETOACIDOSIS, SEPTIC, POISONING] : [SEPTIC, SEPTIC, POISONING]);
  return { demographics: { sex: rng.chance(0.5) ? 'Male' : 'Female', age }, entities: labEntities(labs), labs, setting };
}

function write(note: Note, { labs, setting }: Chemistry): Written {
  open(note, setting);
  const when = writePanels(note, labs, {
    others: ['potassium', 'creatinine', 'bun', 'glucose', 'lactate', 'hemoglobin', 'whiteCells', 'platelets', 'calcium', 'magnesium', 'phosphate', 'lipase', 'alt'],
    ranges: setting === KETOACIDOSIS ? { glucose: [290, 620], lactate: [1.2, 2.6], whiteCells: [9, 16] } : setting === SEPTIC ? { lactate: [2.1, 6.5], whiteCells: [12, 24], creatinine: [1.1, 2.4], bun: [20, 44] } : { creatinine: [0.9, 1.9], bun: [16, 38] },
    repeated: 0.62,
  });
  return { pools: [setting.pool, WARD_POOL], words: { when } };
}

export const ACID_BASE = [
  spec<Chemistry>({
    id: 39, words: 440, range: [3, 40],
    questions: [
      'What was the serum anion gap (sodium minus chloride minus bicarbonate, without potassium) {when}, in mEq/L?',
      'Calculate the patient’s anion gap {when} in mEq/L. Leave potassium out of the formula.',
      'From the values {when}, work out the anion gap, Na - (Cl + HCO3), in mEq/L.',
    ],
    propose(rng, aim) {
      const gap = Math.round(3 + 37 * aim + rng.int(-1, 1));
      return chemistry(rng, gap, gap > 14 ? Math.max(3, 28 - Math.round(gap * 0.62) + rng.int(-3, 3)) : rng.int(11, 25), undefined);
    },
    write,
  }),
  spec<Chemistry>({
    id: 63, words: 360, range: [-8, 28],
    questions: [
      'What was the delta gap {when} in mEq/L? Take 12 mEq/L as the normal anion gap, and leave potassium and albumin out.',
      'Compute the patient’s delta gap (anion gap minus 12) {when}, in mEq/L, with the anion gap as Na - (Cl + HCO3).',
      'By how many mEq/L did the anion gap, Na - Cl - HCO3, differ from a normal value of 12 {when} (delta gap)? Give it with its sign.',
    ],
    propose(rng, aim) {
      const gap = 12 + Math.round(-8 + 36 * aim + rng.int(-1, 1));
      return chemistry(rng, gap, gap > 14 ? Math.max(3, 28 - Math.round(gap * 0.62) + rng.int(-3, 3)) : rng.int(12, 26), undefined);
    },
    write,
  }),
  spec<Chemistry>({
    id: 64, words: 613, range: [0.05, 3.4],
    questions: [
      'What was the delta ratio {when}? Use (anion gap - 12) / (24 - bicarbonate), with the anion gap as Na - (Cl + HCO3), and give at least two decimals.',
      'Calculate the delta ratio from the results {when}, taking 12 mEq/L as normal anion gap and 24 mEq/L as normal bicarbonate; no potassium, no albumin correction. At least two decimals, please.',
      'For the values {when}: what is the ratio of the rise of the anion gap above 12 (Na - Cl - HCO3) to the fall of bicarbonate below 24? State at least two decimals.',
    ],
    propose(rng, aim) {
      const bicarbonate = rng.int(6, 20);
      const gap = 12 + Math.round((0.05 + 3.35 * aim) * (24 - bicarbonate) + rng.int(-1, 1));
      return chemistry(rng, Math.min(gap, 44), bicarbonate, undefined);
    },
    write,
  }),
  spec<Chemistry>({
    id: 65, words: 607, range: [5, 44],
    questions: [
      'What was the albumin-corrected anion gap {when} in mEq/L? Add 2.5 mEq/L for each g/dL of albumin below 4.0, and leave potassium out.',
      'Calculate the anion gap corrected for albumin (Figge: AG + 2.5 x (4.0 - albumin in g/dL)) {when}, in mEq/L, with AG = Na - (Cl + HCO3).',
      'Correct the anion gap (Na - Cl - HCO3) {when} for albumin, with 4.0 g/dL as normal albumin and a factor of 2.5. Answer in mEq/L.',
    ],
    propose(rng, aim) {
      const albumin = rng.decimal(1.4, 4.4, 1);
      const gap = Math.round(5 + 39 * aim - 2.5 * (4 - albumin) + rng.int(-1, 1));
      return chemistry(rng, gap, gap > 14 ? Math.max(3, 28 - Math.round(gap * 0.62) + rng.int(-3, 3)) : rng.int(12, 26), albumin);
    },
    write,
  }),
  spec<Chemistry>({
    id: 66, words: 779, range: [-7, 32],
    questions: [
      'What was the albumin-corrected delta gap {when} in mEq/L? Correct the anion gap (Na - Cl - HCO3) by 2.5 per g/dL of albumin below 4.0 and subtract 12.',
      'Give the delta gap with albumin correction {when}: AG + 2.5 x (4.0 - albumin in g/dL) - 12, in mEq/L, where AG leaves potassium out.',
      'Calculate how far the albumin-corrected anion gap was from 12 mEq/L {when} (corrected delta gap, with sign). Normal albumin is 4.0 g/dL, the factor 2.5; potassium is not used.',
    ],
    propose(rng, aim) {
      const albumin = rng.decimal(1.4, 4.4, 1);
      const gap = Math.round(5 + 39 * aim - 2.5 * (4 - albumin) + rng.int(-1, 1));
      return chemistry(rng, gap, gap > 14 ? Math.max(3, 28 - Math.round(gap * 0.62) + rng.int(-3, 3)) : rng.int(12, 26), albumin);
    },
    write,
  }),
  spec<Chemistry>({
    id: 67, words: 406, range: [0.1, 3.8],
    questions: [
      'What was the albumin-corrected delta ratio {when}? Use (corrected anion gap - 12) / (24 - bicarbonate), corrected by 2.5 per g/dL of albumin below 4.0, without potassium; at least two decimals.',
      'Calculate the delta ratio with an albumin-corrected anion gap, AG + 2.5 x (4.0 - albumin in g/dL), from the values {when}. Normal anion gap 12, normal bicarbonate 24, AG = Na - (Cl + HCO3). Give at least two decimals.',
      'For the results {when}, divide the excess of the albumin-corrected anion gap over 12 by the deficit of bicarbonate below 24 (albumin-corrected delta ratio; normal albumin 4.0 g/dL, factor 2.5, no potassium). At least two decimals.',
    ],
    propose(rng, aim) {
      const albumin = rng.decimal(1.4, 4.4, 1);
      const bicarbonate = rng.int(6, 20);
      const gap = Math.round(12 + (0.1 + 3.7 * aim) * (24 - bicarbonate) - 2.5 * (4 - albumin) + rng.int(-1, 1));
      return chemistry(rng, Math.min(gap, 42), bicarbonate, albumin);
    },
    write,
  }),
];
