/**
 * The files of prediction tasks on disk: made once for a split, in a thread, into a temporary folder that is renamed when it
 * is whole. What episodes mount lies under `visible`; labels of test rows lie under `hidden`, for this account alone.
 */
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { DataContext } from '../../env/families/work.ts';
import { settleFolder } from '../../env/tables/settle-folder.ts';
import type { Split } from '../../env/task.ts';
import { PUBLIC_TWIN } from '../../env/twin-key.ts';
import { SharedWork } from '../ehr/planning/shared-work.ts';
import { HIDDEN, MANIFEST, type TaskGold, type WriteOrder } from './made.ts';

/** A family's files: known on disk by its id and this version, which changes with every change of what is made. */
export interface PredictionKind {
  readonly family: string;
  readonly version: number;
  /** The module that exports `make`, a `MakeFiles`. */
  readonly module: URL;
  readonly categories: readonly { readonly id: string }[];
}

const SWEEP_AFTER_MS = 3_600_000;

const opened = new SharedWork<string>();

/** The folder of a split, relative to the folder for tables; its files are made where they are missing. @throws the signal's reason when cancelled */
export function openSplit(kind: PredictionKind, split: Split, context: DataContext): Promise<string> {
  const { secret, fingerprint } = context.key ?? PUBLIC_TWIN;
  const name = `${split}-v${kind.version}${fingerprint === '' ? '' : `-${fingerprint}`}`;
  const root = path.join(path.resolve(context.tables), kind.family);
  return opened.get(path.join(root, name), context, async (signal, onProgress) => {
    const place = path.join(root, name);
    if (!await isWhole(place)) {
      await mkdir(root, { recursive: true });
      await sweep(root);
      const temporary = await mkdtemp(path.join(root, `.${name}-`));
      try {
        // Readable for the sandbox, which may run as another user.
        await chmod(temporary, 0o755);
        await write({ module: kind.module.href, split, key: secret, folder: temporary }, signal, (done) => onProgress({ title: `making the ${kind.family} ${split} cohorts`, done, total: kind.categories.length }));
        await settleFolder(temporary, place, async (at) => (await isWhole(at) ? at : null));
      } finally {
        await rm(temporary, { recursive: true, force: true });
      }
    }
    return path.join(kind.family, name);
  });
}

/** What is hidden of a task. @param folder as `openSplit` gives it */
export async function readGold(folder: string, category: string, { tables }: DataContext): Promise<TaskGold> {
  return JSON.parse(await readFile(path.join(tables, folder, HIDDEN, `${category}.json`), 'utf8')) as TaskGold;
}

/** Are all files there that the manifest names, in their sizes? It is written last. */
async function isWhole(place: string): Promise<boolean> {
  try {
    const { files } = JSON.parse(await readFile(path.join(place, MANIFEST), 'utf8')) as { readonly files: Readonly<Record<string, number>> };
    for (const [file, bytes] of Object.entries(files)) if ((await stat(path.join(place, file))).size !== bytes) return false;
    return true;
  } catch {
    return false;
  }
}

/** What killed runs left holds labels, and is of no use. */
async function sweep(root: string): Promise<void> {
  for (const entry of await readdir(root)) {
    if (!entry.startsWith('.')) continue;
    const age = await stat(path.join(root, entry)).then(({ mtimeMs }) => Date.now() - mtimeMs, () => 0);
    if (age > SWEEP_AFTER_MS) await rm(path.join(root, entry), { recursive: true, force: true });
  }
}

async function write(order: WriteOrder, signal: AbortSignal, onDone: (done: number) => void): Promise<void> {
  const worker = new Worker(new URL('./write-worker.ts', import.meta.url), { workerData: order });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const abort = (): void => reject(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  worker.on('message', onDone).on('error', reject).once('exit', (status) => (status === 0 ? resolve() : reject(new Error(`the thread that makes predictions ended with ${status}`))));
  try {
    await promise;
  } finally {
    signal.removeEventListener('abort', abort);
    await worker.terminate();
  }
}
