/** A thread that makes blocks of tasks: all of a split's, into a SQLite file, or single ones when asked. */
import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import { BLOCK, BlockMaker } from './block.ts';
import type { CategoryId } from './categories.ts';
import { Pools } from './pools.ts';
import type { SchemaName } from './query.ts';

export interface PlanOrder {
  readonly schema: SchemaName;
  readonly split: string;
  /** The hospital's SQLite file. */
  readonly hospital: string;
  /** Where the plan goes; without it the thread waits for single blocks. */
  readonly file?: string;
  /** How many tasks of each category. */
  readonly counts: readonly (readonly [CategoryId, number])[];
}

export interface BlockRequest { readonly category: CategoryId; readonly block: number }

const order = workerData as PlanOrder;
const database = new DatabaseSync(order.hospital, { readOnly: true });
database.exec('PRAGMA cache_size = -100000; PRAGMA temp_store = MEMORY');
const maker = new BlockMaker(database, new Pools(order.schema, database), order.split);

function writePlan(file: string): void {
  using plan = new DatabaseSync(file);
  plan.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; CREATE TABLE task (category TEXT NOT NULL, position INTEGER NOT NULL, task TEXT NOT NULL, PRIMARY KEY (category, position)) WITHOUT ROWID; BEGIN');
  const insert = plan.prepare('INSERT INTO task VALUES (?, ?, ?)');
  const total = order.counts.reduce((sum, [, count]) => sum + count, 0);
  let done = 0;
  for (const [category, count] of order.counts) {
    for (let block = 0; block * BLOCK < count; block++) {
      const tasks = maker.make(category, block);
      const wanted = Math.min(BLOCK, count - block * BLOCK);
      tasks.forEach((task, i) => insert.run(category, block * BLOCK + i, JSON.stringify(task)));
      done += wanted;
      parentPort?.postMessage({ done, total });
    }
  }
  plan.exec('COMMIT');
}

if (order.file !== undefined) {
  writePlan(order.file);
  database.close();
} else {
  parentPort?.on('message', ({ category, block }: BlockRequest) => parentPort?.postMessage({ category, block, tasks: maker.make(category, block) }));
}
