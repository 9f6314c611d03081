/** A thread that makes blocks of tasks: all of a split's, into a SQLite file, or single ones when asked. */
import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import { boundsOf } from './blocks.ts';
import type { MakePlanner, PlanGround, Planner } from './planner.ts';

export interface PlanOrder extends PlanGround {
  /** Address of the planner's module. */
  readonly module: string;
  /** The hospital's SQLite file. */
  readonly hospital: string;
  /** Where the plan goes; without it the thread waits for single blocks. */
  readonly file?: string;
  /** How many tasks of each category. */
  readonly counts: readonly (readonly [category: string, count: number])[];
}

export interface BlockRequest { readonly category: string; readonly block: number; readonly size: number }

const order = workerData as PlanOrder;
// Asked for before the planner's module is there.
const asked: BlockRequest[] = [];
const remember = (request: BlockRequest): void => { asked.push(request); };
if (order.file === undefined) parentPort?.on('message', remember);

const { planner: make } = await import(order.module) as { readonly planner: MakePlanner<unknown> };
const database = new DatabaseSync(order.hospital, { readOnly: true });
database.exec('PRAGMA cache_size = -100000; PRAGMA temp_store = MEMORY');
const planner = make(database, order);

function writePlan(planner: Planner<unknown>, file: string): void {
  using plan = new DatabaseSync(file);
  plan.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; CREATE TABLE task (category TEXT NOT NULL, position INTEGER NOT NULL, task TEXT NOT NULL, PRIMARY KEY (category, position)) WITHOUT ROWID; BEGIN');
  const insert = plan.prepare('INSERT INTO task VALUES (?, ?, ?)');
  const total = order.counts.reduce((sum, [, count]) => sum + count, 0);
  let done = 0;
  for (const [category, count] of order.counts) {
    for (let block = 0; boundsOf(count, block)[0] < count; block++) {
      const [from, before] = boundsOf(count, block);
      planner.make(category, block, before - from).forEach((task, i) => insert.run(category, from + i, JSON.stringify(task)));
      done += before - from;
      parentPort?.postMessage({ done, total });
    }
  }
  plan.exec('COMMIT');
}

if (order.file !== undefined) {
  writePlan(planner, order.file);
  database.close();
} else {
  const answer = ({ category, block, size }: BlockRequest): void => parentPort?.postMessage({ category, block, tasks: planner.make(category, block, size) });
  parentPort?.off('message', remember).on('message', answer);
  asked.forEach(answer);
}
