/** The small test hospital and a planner on it, for the tests of notes. */
import { DatabaseSync } from 'node:sqlite';
import { NotePlanner } from '../../../datasets/ehrcon/block.ts';
import { ensureHospital, type HospitalFiles } from '../../../datasets/hospital/index.ts';
import type { Split } from '../../../env/task.ts';

export interface Ground extends Disposable { readonly files: HospitalFiles; readonly database: DatabaseSync; readonly planner: NotePlanner }

export async function groundOf(root: string, split: Split = 'test', key = ''): Promise<Ground> {
  const files = await ensureHospital({ schema: 'mimic-iii', split, size: 'small', root });
  const database = new DatabaseSync(files.sqlite, { readOnly: true });
  return { files, database, planner: new NotePlanner(database, { schema: 'mimic-iii', split, key }), [Symbol.dispose]: () => database.close() };
}
