/** Anion gap and what follows from it: calculators 39 and 63 to 67. */
import type { Rng } from '../../../../env/rng.ts';
import { type LabValue, report } from '../labs.ts';
import { labEntities, systemFor, writePanels } from '../measured.ts';
import type { Note } from '../note.ts';
import { open } from '../opening.ts';
import { type Proposal, spec, type Written } from '../spec.ts';
import { DIARRHEA, KETOACIDOSIS, POISONING, SEPTIC } from '../illness/metabolic.ts';
import type { Illness } from '../illness.ts';

interface Chemistry extends Proposal {
  readonly labs: readonly LabValue[];
  readonly setting: Illness;
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
  return { filling: {}, words: { when } };
}

export const ACID_BASE = [
  spec<Chemistry>({
    id: 39, words: 440, range: [3, 40], usual: 0.3, even: 0.8,
    propose(rng, aim) {
      const gap = Math.round(3 + 37 * aim + rng.int(-1, 1));
      return chemistry(rng, gap, gap > 14 ? Math.max(3, 28 - Math.round(gap * 0.62) + rng.int(-3, 3)) : rng.int(11, 25), undefined);
    },
    write,
  }),
  spec<Chemistry>({
    id: 63, words: 360, range: [-9, 29], usual: 0.35, even: 0.85,
    propose(rng, aim) {
      const gap = 12 + Math.round(-9 + 38 * aim + rng.int(-1, 1));
      return chemistry(rng, gap, gap > 14 ? Math.max(3, 28 - Math.round(gap * 0.62) + rng.int(-3, 3)) : rng.int(12, 26), undefined);
    },
    write,
  }),
  spec<Chemistry>({
    id: 64, words: 613, range: [0.05, 3.4], usual: 0.35,
    propose(rng, aim) {
      const bicarbonate = rng.int(6, 20);
      const gap = 12 + Math.round((0.05 + 3.35 * aim) * (24 - bicarbonate) + rng.int(-1, 1));
      return chemistry(rng, Math.min(gap, 44), bicarbonate, undefined);
    },
    write,
  }),
  spec<Chemistry>({
    id: 65, words: 607, range: [5, 44], usual: 0.35,
    propose(rng, aim) {
      const albumin = rng.decimal(1.4, 4.4, 1);
      const gap = Math.round(5 + 39 * aim - 2.5 * (4 - albumin) + rng.int(-1, 1));
      return chemistry(rng, gap, gap > 14 ? Math.max(3, 28 - Math.round(gap * 0.62) + rng.int(-3, 3)) : rng.int(12, 26), albumin);
    },
    write,
  }),
  spec<Chemistry>({
    id: 66, words: 779, range: [-7, 32], usual: 0.35,
    propose(rng, aim) {
      const albumin = rng.decimal(1.4, 4.4, 1);
      const gap = Math.round(5 + 39 * aim - 2.5 * (4 - albumin) + rng.int(-1, 1));
      return chemistry(rng, gap, gap > 14 ? Math.max(3, 28 - Math.round(gap * 0.62) + rng.int(-3, 3)) : rng.int(12, 26), albumin);
    },
    write,
  }),
  spec<Chemistry>({
    id: 67, words: 406, range: [0.1, 3.8], usual: 0.35,
    propose(rng, aim) {
      const albumin = rng.decimal(1.4, 4.4, 1);
      const bicarbonate = rng.int(6, 20);
      const gap = Math.round(12 + (0.1 + 3.7 * aim) * (24 - bicarbonate) - 2.5 * (4 - albumin) + rng.int(-1, 1));
      return chemistry(rng, Math.min(gap, 42), bicarbonate, albumin);
    },
    write,
  }),
];
