/**
 * The tasks of one split of one family: planned once beside the hospital, with their gold answers, and read from there
 * in well under a millisecond. Positions beyond the plan are made when asked for, a block at a time.
 */
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import { countOfCategory } from '../../../env/families/generated-source.ts';
import type { DataContext } from '../../../env/families/work.ts';
import { PUBLIC_TWIN } from '../../../env/twin-key.ts';
import type { Split } from '../../../env/task.ts';
import { ensureHospital, hospitalName } from '../../hospital/index.ts';
import { blockOf, boundsOf } from './blocks.ts';
import type { BlockRequest, PlanOrder } from './plan-worker.ts';
import type { PlanKind } from './planner.ts';
import { SharedWork } from './shared-work.ts';

const SWEEP_AFTER_MS = 3_600_000;
const KEPT_BLOCKS = 8;
/** A thread without work is ended. */
const IDLE_MS = 30_000;

/** How many tasks of each category make up a split. */
export const perCategory = (categories: PlanKind['categories'], total: number): readonly (readonly [category: string, count: number])[] => categories.map(({ id }, position) => [id, countOfCategory(total, categories.length, position)]);

export class Plan<Task> {
  readonly #plan: DatabaseSync;
  readonly #read: StatementSync;
  readonly #order: PlanOrder;
  readonly #blocks = new Map<string, Promise<readonly Task[]>>();
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

  async get(category: string, position: number): Promise<Task> {
    const row = this.#read.get(category, position);
    if (row !== undefined) return JSON.parse(String(row['task'])) as Task;
    const count = this.#order.counts.find(([id]) => id === category)?.[1] ?? 0;
    const block = blockOf(count, position);
    const [from, before] = boundsOf(count, block);
    const task = (await this.#block({ category, block, size: before - from }))[position - from];
    if (task === undefined) throw new RangeError(`no task ${position} of ${category}`);
    return task;
  }

  #block(request: BlockRequest): Promise<readonly Task[]> {
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

  #make(request: BlockRequest): Promise<readonly Task[]> {
    const worker = this.#worker ??= new Worker(new URL('./plan-worker.ts', import.meta.url), { workerData: this.#order });
    clearTimeout(this.#idle);
    // Any number of blocks may be asked for at once.
    worker.setMaxListeners(0).ref();
    return new Promise((resolve, reject) => {
      const take = (message: { readonly category: string; readonly block: number; readonly tasks: readonly Task[] }): void => {
        if (message.category !== request.category || message.block !== request.block) return;
        stop();
        resolve(message.tasks);
      };
      const fail = (cause: unknown): void => {
        stop();
        if (this.#worker === worker) this.#worker = undefined;
        reject(new Error('the thread that makes tasks ended', { cause }));
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

const opened = new SharedWork<Plan<unknown>>();

/** Undefined where there is no plan, or one that is damaged. */
function openFile(file: string, order: PlanOrder, hospital: string, total: number): Plan<unknown> | undefined {
  if (!existsSync(file)) return undefined;
  try {
    const plan = new Plan<unknown>(file, order, hospital);
    if (plan.planned >= total) return plan;
  } catch {
    // Not a database, or not ours: it is made again.
  }
  return undefined;
}

/** Makes the hospital and the plan where they are missing. @throws the signal's reason when cancelled */
export async function openPlan<Task>(kind: PlanKind, split: Split, total: number, context: DataContext): Promise<Plan<Task>> {
  const { schema } = kind;
  const { secret, fingerprint } = context.key ?? PUBLIC_TWIN;
  const plan = await opened.get(JSON.stringify([path.resolve(context.tables), schema, kind.name, split, fingerprint]), context, async (signal, onProgress) => {
    const key = { schema, split, size: 'full' } as const;
    const hospital = await ensureHospital({ ...key, root: context.tables, signal, onProgress: (done, all) => onProgress({ title: `making the ${schema} ${split} hospital`, done, total: all }) });
    const place = hospitalName(key);
    const order: PlanOrder = { schema, split, key: secret, module: kind.module.href, hospital: hospital.sqlite, counts: perCategory(kind.categories, total) };
    // The hospital's version is part of its name. A plan of another version is made anew.
    const plans: PlanFiles = { root: context.tables, all: `${place}-${kind.name}-`, current: `${place}-${kind.name}-v${kind.version}`, fingerprint };
    const file = path.join(plans.root, fileOf(plans));
    const finished = openFile(file, order, place, total);
    if (finished !== undefined) return finished;
    await writePlan(plans, order, signal, (done) => onProgress({ ...done, title: `planning the ${kind.name} of the ${schema} ${split} split` }));
    const made = openFile(file, order, place, total);
    if (made === undefined) throw new Error(`the plan in ${file} cannot be read`);
    return made;
  });
  return plan as Plan<Task>;
}

/** Names of a kind's plans on one hospital. */
interface PlanFiles {
  readonly root: string;
  /** How those of all versions begin, and those of this one. */
  readonly all: string;
  readonly current: string;
  /** Of the operator's key; empty for the public tasks. */
  readonly fingerprint: string;
}

const fileOf = ({ current, fingerprint }: PlanFiles): string => `${current}${fingerprint === '' ? '' : `-${fingerprint}`}.sqlite`;

/** Into a temporary folder first, so that a file with the final name is whole. */
async function writePlan(plans: PlanFiles, order: PlanOrder, signal: AbortSignal, onProgress: (work: { readonly done: number; readonly total: number }) => void): Promise<void> {
  const { root, all, current } = plans;
  // What killed runs left holds answers, and is of no use.
  for (const entry of await readdir(root)) {
    if (!entry.startsWith(`.${all}`)) continue;
    const age = await stat(path.join(root, entry)).then(({ mtimeMs }) => Date.now() - mtimeMs, () => 0);
    if (age > SWEEP_AFTER_MS) await rm(path.join(root, entry), { recursive: true, force: true });
  }
  const folder = await mkdtemp(path.join(root, `.${all}`));
  try {
    const file = path.join(folder, 'plan.sqlite');
    const worker = new Worker(new URL('./plan-worker.ts', import.meta.url), { workerData: { ...order, file } satisfies PlanOrder });
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const abort = (): void => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    worker.on('message', onProgress);
    worker.on('error', reject).once('exit', (status) => (status === 0 ? resolve() : reject(new Error(`the thread that plans tasks ended with ${status}`))));
    try {
      await promise;
    } finally {
      signal.removeEventListener('abort', abort);
      await worker.terminate();
    }
    // Answers stand in it: for this account alone.
    await chmod(file, 0o600);
    await rename(file, path.join(root, fileOf(plans)));
    // Plans of other versions are of no use any more; who has one open keeps it. Those of other keys stay.
    for (const other of await readdir(root)) if (other.startsWith(all) && !(other === `${current}.sqlite` || other.startsWith(`${current}-`))) await rm(path.join(root, other), { force: true });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
