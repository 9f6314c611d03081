/** A thread that makes blocks of tasks: all of a split's, into a SQLite file, or single ones when asked. */
import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import type { Split } from '../../env/task.ts';
import { BlockMaker } from './block.ts';
import { boundsOf } from './blocks.ts';
import type { CategoryId } from './categories.ts';
import { Pools } from './pools.ts';
import type { SchemaName } from './query.ts';

export interface PlanOrder {
  readonly schema: SchemaName;
  readonly split: Split;
  /** The operator's secret; empty for the public tasks. */
  readonly key: string;
  /** The hospital's SQLite file. */
  readonly hospital: string;
  /** Where the plan goes; without it the thread waits for single blocks. */
  readonly file?: string;
  /** How many tasks of each category. */
  readonly counts: readonly (readonly [CategoryId, number])[];
}

export interface BlockRequest { readonly category: CategoryId; readonly block: number; readonly size: number }

const order = workerData as PlanOrder;
const database = new DatabaseSync(order.hospital, { readOnly: true });
database.exec('PRAGMA cache_size = -100000; PRAGMA temp_store = MEMORY');
const maker = new BlockMaker(database, new Pools(order.schema, database), order.split, order.key);

function writePlan(file: string): void {
  using plan = new DatabaseSync(file);
  plan.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; CREATE TABLE task (category TEXT NOT NULL, position INTEGER NOT NULL, task TEXT NOT NULL, PRIMARY KEY (category, position)) WITHOUT ROWID; BEGIN');
  const insert = plan.prepare('INSERT INTO task VALUES (?, ?, ?)');
  const total = order.counts.reduce((sum, [, count]) => sum + count, 0);
  let done = 0;
  for (const [category, count] of order.counts) {
    for (let block = 0; boundsOf(count, block)[0] < count; block++) {
      const [from, before] = boundsOf(count, block);
      maker.make(category, block, before - from).forEach((task, i) => insert.run(category, from + i, JSON.stringify(task)));
      done += before - from;
      parentPort?.postMessage({ done, total });
    }
  }
  plan.exec('COMMIT');
}

if (order.file !== undefined) {
  writePlan(order.file);
  database.close();
} else {
  parentPort?.on('message', ({ category, block, size }: BlockRequest) => parentPort?.postMessage({ category, block, tasks: maker.make(category, block, size) }));
}
