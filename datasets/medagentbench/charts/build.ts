/**
 * The charts on disk: a file of resources for each split, generated on first use and reused afterwards. Written under a
 * temporary name and renamed when it is whole.
 */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Rng } from '../../../env/rng.ts';
import type { Split } from '../../../env/task.ts';
import type { DataContext } from '../../../env/families/work.ts';
import { FIRST_PATIENT, type Patient, patientOf, WORLD_VERSION } from '../../hospital/index.ts';
import { chartOf, CHARTS_VERSION, shiftOf } from './chart.ts';
import { dateOf, NOW } from './moments.ts';
import { nearlyAs, type Person } from './people.ts';

/** Patients of each split. */
export const CHARTS: Readonly<Record<Split, number>> = { train: 260, test: 220 };
/** Behind the patients of the hospitals, whose numbers end before it. */
const FIRST = 20_000;
/** Share of patients who nearly have another's name and birth date. */
const NEARLY_ALIKE = 0.2;

export const chartsFile = (split: Split): string => `medagentbench-${split}-v${CHARTS_VERSION}.ndjson`;

/** Living patients, in the order of their numbers. */
function* living(split: Split): Generator<Patient, never> {
  for (let number = FIRST_PATIENT[split] + FIRST; ; number++) {
    const patient = patientOf(WORLD_VERSION, number);
    if (patient.death === null && patient.admissions.some(({ admitted }) => admitted + shiftOf(split, patient) < NOW)) yield patient;
  }
}

export interface Charted { readonly patient: Patient; readonly person: Person }

export function peopleOf(split: Split, count: number): readonly Charted[] {
  const rng = new Rng('medagentbench', CHARTS_VERSION, WORLD_VERSION, split, 'people');
  const taken = new Set<string>();
  const charted: Charted[] = [];
  for (const patient of living(split)) {
    if (charted.length === count) break;
    const [first = '', family = ''] = patient.name.split(' ');
    const born = dateOf(patient.birth + shiftOf(split, patient));
    let mrn: string;
    do mrn = `S${rng.int(1_000_000, 9_999_999)}`; while (taken.has(mrn));
    const own = { given: rng.chance(0.4) ? [first, rng.pick([...'ABCDEFGHJKLMNPRSTW'])] : [first], family, born };
    const model = charted.length > 0 && rng.chance(NEARLY_ALIKE) ? charted.findLast((each) => each.patient.sex === patient.sex) : undefined;
    const who = model === undefined ? own : nearlyAs(rng, model.person);
    // The name that a task gives and the birth date together are one person's.
    const key = `${who.given[0] ?? ''} ${who.family} ${who.born}`.toLowerCase();
    if (taken.has(key)) continue;
    taken.add(key).add(mrn);
    charted.push({ patient, person: { mrn, ...who } });
  }
  return charted;
}

/** @returns the file's name under the folder for tables. @throws the signal's reason when cancelled */
export async function ensureCharts(split: Split, { tables, signal, onProgress }: DataContext): Promise<string> {
  const name = chartsFile(split);
  const place = path.join(tables, name);
  if (existsSync(place)) return name;
  await mkdir(tables, { recursive: true });
  const folder = await mkdtemp(path.join(tables, `.${name}-`));
  try {
    const people = peopleOf(split, CHARTS[split]);
    const lines: string[] = [];
    for (const [i, { patient, person }] of people.entries()) {
      signal?.throwIfAborted();
      for (const resource of chartOf(split, patient, person)) lines.push(JSON.stringify(resource));
      onProgress?.({ title: `making the ${split} charts`, done: i + 1, total: people.length });
      await setImmediate();
    }
    const file = path.join(folder, name);
    await writeFile(file, `${lines.join('\n')}\n`, { mode: 0o600 });
    await rename(file, place);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return name;
}
