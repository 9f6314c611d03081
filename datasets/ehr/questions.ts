/**
 * The questions of one split of one family: planned once beside the hospital, with their gold answers, and read from there
 * in well under a millisecond. Positions beyond the plan are made when asked for, a block at a time.
 */
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import { countOfCategory } from '../../env/families/generated-source.ts';
import type { DataContext, Work } from '../../env/families/work.ts';
import { PUBLIC_TWIN } from '../../env/twin-key.ts';
import type { Split } from '../../env/task.ts';
import { ensureHospital, hospitalName } from '../hospital/index.ts';
import { PLAN_VERSION, type PlannedTask } from './block.ts';
import { blockOf, boundsOf } from './blocks.ts';
import { EHR_CATEGORIES, type CategoryId } from './categories.ts';
import type { BlockRequest, PlanOrder } from './plan-worker.ts';
import type { SchemaName } from './query.ts';
import { SharedWork } from './shared-work.ts';

const SWEEP_AFTER_MS = 3_600_000;
const KEPT_BLOCKS = 8;
/** A thread without work is ended. */
const IDLE_MS = 30_000;

/** How many questions of each kind make up a split. */
export const perCategory = (total: number): readonly (readonly [CategoryId, number])[] => EHR_CATEGORIES.map(({ id }, position) => [id, countOfCategory(total, EHR_CATEGORIES.length, position)]);

export class Questions {
  readonly #plan: DatabaseSync;
  readonly #read: StatementSync;
  readonly #order: PlanOrder;
  readonly #blocks = new Map<string, Promise<readonly PlannedTask[]>>();
  #worker: Worker | undefined;
  #idle: NodeJS.Timeout | undefined;
  /** Name of the hospital's folder under the folder for tables. */
  readonly hospital: string;

  constructor(plan: string, order: PlanOrder, hospital: string) {
    this.#plan = new DatabaseSync(plan, { readOnly: true });
    this.#read = this.#plan.prepare('SELECT task FROM task WHERE category = ? AND position = ?');
    this.#order = order;
    this.hospital = hospital;
  }

  /** How many tasks the plan holds. */
  get planned(): number {
    return Number(this.#plan.prepare('SELECT count(*) AS n FROM task').get()?.['n'] ?? 0);
  }

  async get(category: CategoryId, position: number): Promise<PlannedTask> {
    const row = this.#read.get(category, position);
    if (row !== undefined) return JSON.parse(String(row['task'])) as PlannedTask;
    const count = this.#order.counts.find(([id]) => id === category)?.[1] ?? 0;
    const block = blockOf(count, position);
    const [from, before] = boundsOf(count, block);
    const task = (await this.#block({ category, block, size: before - from }))[position - from];
    if (task === undefined) throw new RangeError(`no question ${position} of ${category}`);
    return task;
  }

  #block(request: BlockRequest): Promise<readonly PlannedTask[]> {
    const key = `${request.category}/${request.block}`;
    const known = this.#blocks.get(key);
    if (known !== undefined) return known;
    const made = this.#make(request);
    this.#blocks.set(key, made);
    made.catch(() => this.#blocks.delete(key));
    const oldest = this.#blocks.keys().next().value;
    if (this.#blocks.size > KEPT_BLOCKS && oldest !== undefined) this.#blocks.delete(oldest);
    return made;
  }

  #make(request: BlockRequest): Promise<readonly PlannedTask[]> {
    const worker = this.#worker ??= new Worker(new URL('./plan-worker.ts', import.meta.url), { workerData: this.#order });
    clearTimeout(this.#idle);
    // Any number of blocks may be asked for at once.
    worker.setMaxListeners(0).ref();
    return new Promise((resolve, reject) => {
      const take = (message: { readonly category: CategoryId; readonly block: number; readonly tasks: readonly PlannedTask[] }): void => {
        if (message.category !== request.category || message.block !== request.block) return;
        stop();
        resolve(message.tasks);
      };
      const fail = (cause: unknown): void => {
        stop();
        if (this.#worker === worker) this.#worker = undefined;
        reject(new Error('the thread that makes questions ended', { cause }));
      };
      const stop = (): void => {
        worker.off('message', take).off('error', fail).off('exit', fail);
        if (worker.listenerCount('message') > 0) return;
        worker.unref();
        clearTimeout(this.#idle);
        this.#idle = setTimeout(() => {
          if (this.#worker === worker) this.#worker = undefined;
          void worker.terminate();
        }, IDLE_MS).unref();
      };
      worker.on('message', take).on('error', fail).on('exit', fail);
      worker.postMessage(request);
    });
  }
}

const opened = new SharedWork<Questions>();

/** Undefined where there is no plan, or one that is damaged. */
function openPlan(plan: string, order: PlanOrder, hospital: string, total: number): Questions | undefined {
  if (!existsSync(plan)) return undefined;
  try {
    const questions = new Questions(plan, order, hospital);
    if (questions.planned >= total) return questions;
  } catch {
    // Not a database, or not ours: it is made again.
  }
  return undefined;
}

/** Makes the hospital and the plan where they are missing. @throws the signal's reason when cancelled */
export function openQuestions(schema: SchemaName, split: Split, total: number, context: DataContext): Promise<Questions> {
  const { secret, fingerprint } = context.key ?? PUBLIC_TWIN;
  return opened.get(JSON.stringify([path.resolve(context.tables), schema, split, fingerprint]), context, async (signal, onProgress) => {
    const key = { schema, split, size: 'full' } as const;
    const hospital = await ensureHospital({ ...key, root: context.tables, signal, onProgress: (done, all) => onProgress({ title: `making the ${schema} ${split} hospital`, done, total: all }) });
    const name = hospitalName(key);
    const order: PlanOrder = { schema, split, key: secret, hospital: hospital.sqlite, counts: perCategory(total) };
    // The hospital's version is part of its name. A plan of another version is made anew.
    const plan = path.join(context.tables, planName(name, fingerprint));
    const finished = openPlan(plan, order, name, total);
    if (finished !== undefined) return finished;
    await writePlan(plan, name, order, signal, onProgress);
    const made = openPlan(plan, order, name, total);
    if (made === undefined) throw new Error(`the plan of questions in ${plan} cannot be read`);
    return made;
  });
}

const planName = (hospital: string, fingerprint: string): string => `${hospital}-questions-v${PLAN_VERSION}${fingerprint === '' ? '' : `-${fingerprint}`}.sqlite`;

/** Into a temporary folder first, so that a file with the final name is whole. */
async function writePlan(plan: string, name: string, order: PlanOrder, signal: AbortSignal, onProgress: (work: Work) => void): Promise<void> {
  const root = path.dirname(plan);
  // What killed runs left holds answers, and is of no use.
  for (const entry of await readdir(root)) {
    if (!entry.startsWith(`.${name}-questions-`)) continue;
    const age = await stat(path.join(root, entry)).then(({ mtimeMs }) => Date.now() - mtimeMs, () => 0);
    if (age > SWEEP_AFTER_MS) await rm(path.join(root, entry), { recursive: true, force: true });
  }
  const folder = await mkdtemp(path.join(root, `.${name}-questions-`));
  try {
    const file = path.join(folder, 'plan.sqlite');
    const worker = new Worker(new URL('./plan-worker.ts', import.meta.url), { workerData: { ...order, file } satisfies PlanOrder });
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const abort = (): void => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    worker.on('message', ({ done, total }: { done: number; total: number }) => onProgress({ title: `planning the questions of the ${order.schema} ${order.split} split`, done, total }));
    worker.on('error', reject).once('exit', (status) => (status === 0 ? resolve() : reject(new Error(`the thread that plans questions ended with ${status}`))));
    try {
      await promise;
    } finally {
      signal.removeEventListener('abort', abort);
      await worker.terminate();
    }
    // Answers stand in it: for this account alone.
    await chmod(file, 0o600);
    await rename(file, plan);
    // Plans of other versions are of no use any more; who has one open keeps it. Those of other keys stay.
    const present = `${name}-questions-v${PLAN_VERSION}`;
    for (const other of await readdir(root)) if (other.startsWith(`${name}-questions-`) && !(other === `${present}.sqlite` || other.startsWith(`${present}-`))) await rm(path.join(root, other), { force: true });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
