/** Kidney function: calculators 2, 3, 9 and 40. */
import type { Rng } from '../../../../env/rng.ts';
import type { Entities } from '../../calculator.ts';
import { drawHeight, type Size, sizeOf, tellSize } from '../body-size.ts';
import { type AnalyteName, type LabValue, report } from '../labs.ts';
import { labEntities, systemFor, writePanels } from '../measured.ts';
import type { Note } from '../note.ts';
import { open } from '../opening.ts';
import { type Proposal, spec, type Written } from '../spec.ts';
import { KIDNEY_CLINIC } from '../illness/clinic.ts';
import { INFECTION, KIDNEY_INJURY } from '../illness/hospital.ts';
import type { Illness } from '../illness.ts';

interface Filtration extends Proposal {
  readonly labs: readonly LabValue[];
  readonly setting: Illness;
  readonly size?: Size;
  readonly race?: string;
}

const OTHERS: readonly AnalyteName[] = ['sodium', 'potassium', 'chloride', 'bicarbonate', 'bun', 'glucose', 'calcium', 'phosphate', 'uricAcid', 'hemoglobin', 'platelets', 'albumin', 'hba1c', 'whiteCells'];

/** Creatinine (mg/dL) that falls evenly from failure to hyperfiltration as `aim` rises. */
function creatinineFor(rng: Rng, aim: number): number {
  return Math.max(0.35, Math.min(11, 0.45 * 22 ** (1 - aim) * (0.6 + 0.8 * rng.float())));
}

function filtration(rng: Rng, aim: number, youngest = 19): Filtration {
  const sex = rng.chance(0.5) ? 'Male' : 'Female';
  const age = rng.int(youngest, 92);
  const creatinine = creatinineFor(rng, aim);
  const labs = [report('creatinine', creatinine, systemFor(rng))];
  const setting = creatinine > 1.3 ? rng.pick([KIDNEY_CLINIC, INFECTION]) : INFECTION;
  return { demographics: { sex, age }, entities: { sex, age: [age, 'years'], ...labEntities(labs) }, labs, setting };
}

function write(note: Note, { labs, setting, size, race, entities }: Filtration): Written {
  open(note, setting, { age: true, sex: true });
  if (race !== undefined) {
    note.clause('social', rng(note).pick([`{he} describes {himself} as ${race}`, `{he} is ${race}`, `{he} is ${race} by {his} own account`]));
    note.tell('Race', 'stated', entities['Race'] === 'Black');
  }
  if (size !== undefined) tellSize(note, size, { weight: true, height: true });
  const kidney = setting === KIDNEY_CLINIC;
  const when = writePanels(note, labs, {
    others: OTHERS, repeated: 0.55, chronic: kidney,
    ranges: kidney ? { bun: [24, 58], potassium: [4.2, 5.5], phosphate: [3.6, 5.4], uricAcid: [6.2, 9.1], hemoglobin: [10.2, 13.1] } : { whiteCells: [10.5, 19], bun: [12, 28] },
  });
  return { filling: {}, words: { when } };
}

function rng(note: Note): Rng {
  return note.rng;
}

function clearance(random: Rng, aim: number): Filtration {
  const base = filtration(random, aim);
  const size = sizeOf(random, drawHeight(random, base.demographics.sex), random.pick([16.5, 21, 24, 28, 33, 40]) + 3 * random.float());
  const entities: Entities = { ...base.entities, weight: size.weight, height: size.height };
  return { ...base, size, entities };
}

export const RENAL = [
  spec<Filtration>({
    id: 2, words: 708, range: [7, 165], scale: 'log', usual: 0.6,
    propose: clearance,
    write,
  }),
  spec<Filtration>({
    id: 3, words: 447, range: [4, 142], usual: 0.52,
    propose: (random, aim) => filtration(random, aim),
    write,
  }),
  spec<Filtration>({
    id: 9, words: 639, range: [6, 150], scale: 'log', usual: 0.58,
    propose(random, aim) {
      const base = filtration(random, aim);
      const black = random.chance(0.4);
      const race = black ? random.pick(['Black', 'African American', 'Black, of Caribbean descent']) : random.pick(['white', 'of Korean descent', 'of Italian descent', 'Hispanic and white', 'of Indian descent']);
      return { ...base, race, entities: black ? { ...base.entities, Race: 'Black' } : base.entities };
    },
    write,
  }),
  spec<Filtration>({
    id: 40, words: 473, range: [0.12, 12], scale: 'log', usual: 0.45,
    propose(random, aim) {
      const system = systemFor(random);
      const wanted = 0.12 * 100 ** aim;
      const creatinine = random.decimal(1.3, 6.5, 2);
      const sodium = random.int(127, 146);
      const urineCreatinine = random.int(18, 220);
      const urineSodium = Math.round((wanted / 100) * sodium * (urineCreatinine / creatinine));
      const labs = [
        report('creatinine', creatinine, system), report('sodium', sodium, system),
        report('urineSodium', Math.min(150, Math.max(6, urineSodium)), system), report('urineCreatinine', urineCreatinine, system),
      ];
      const sex = random.chance(0.5) ? 'Male' : 'Female';
      return { demographics: { sex, age: random.int(24, 88) }, entities: labEntities(labs), labs, setting: KIDNEY_INJURY };
    },
    write(note, { labs, setting }) {
      open(note, setting);
      const when = writePanels(note, labs, { others: ['potassium', 'bicarbonate', 'bun', 'glucose', 'calcium', 'hemoglobin', 'phosphate', 'albumin'], ranges: { bun: [30, 88], potassium: [4.1, 5.8] }, repeated: 0.6 });
      return { filling: {}, words: { when } };
    },
  }),
];
