/** Sequences of a small hospital that is made here: a block of each kind, of either split. */
import { DatabaseSync } from 'node:sqlite';
import { type PlannedSequence, SequenceMaker } from '../../../datasets/ehr-seqsql/block.ts';
import { FOLLOW_UPS, type FollowUp } from '../../../datasets/ehr-seqsql/categories.ts';
import { ensureHospital, type HospitalFiles } from '../../../datasets/hospital/index.ts';
import type { Split } from '../../../env/task.ts';

export interface Sample extends Disposable {
  readonly hospital: HospitalFiles;
  readonly database: DatabaseSync;
  readonly sequences: readonly (readonly [FollowUp, PlannedSequence])[];
}

export async function sampleOf(root: string, split: Split, { block = 0, size = 64 } = {}): Promise<Sample> {
  const hospital = await ensureHospital({ schema: 'mimic-iii', split, size: 'small', root });
  const database = new DatabaseSync(hospital.sqlite, { readOnly: true });
  const maker = new SequenceMaker(database, split);
  const sequences = FOLLOW_UPS.flatMap(({ id }) => maker.make(id, block, size).map((sequence) => [id, sequence] as const));
  return { hospital, database, sequences, [Symbol.dispose]: () => database.close() };
}
