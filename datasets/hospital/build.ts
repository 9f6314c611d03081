/**
 * The hospitals on disk: generated on first use, reused afterwards.
 *
 * A hospital is written into a temporary folder beside its place and renamed when it is whole, so that a folder with the final name is either
 * complete or foreign. Concurrent callers, also of other processes, may both write; the first rename wins and the others take its result.
 * A folder without a fitting manifest (from a crash while copying, or an edit) is replaced. What crashed runs left is swept after an hour.
 */
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { settleFolder } from '../../env/tables/settle-folder.ts';
import { MANIFEST } from './generate.ts';
import { SCHEMA_BY_NAME } from './schemas/index.ts';
import { hospitalName, VERSION, type HospitalKey } from './settings.ts';

export interface HospitalFiles {
  /** The folder with all files below. */
  readonly folder: string;
  readonly sqlite: string;
  /** Short notes on the tables with units, Markdown. */
  readonly notes: string;
  /** CSV file by table name. */
  readonly csv: Readonly<Record<string, string>>;
  readonly patients: number;
  readonly cells: number;
}

export interface EnsureOptions extends HospitalKey {
  /** The folder that holds all hospitals; made if it is missing. */
  readonly root: string;
  readonly signal?: AbortSignal | undefined;
  /** Patients done, of how many. Not called where a finished hospital is reused. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

const SWEEP_AFTER_MS = 3_600_000;

/** @throws the signal's reason when cancelled; nothing of the attempt is left then */
export async function ensureHospital({ root, signal, onProgress, schema, split, size }: EnsureOptions): Promise<HospitalFiles> {
  signal?.throwIfAborted();
  const key: HospitalKey = { schema, split, size };
  const name = hospitalName(key);
  const place = path.join(path.resolve(root), name);
  const finished = await readHospital(key, place);
  if (finished !== null) return finished;
  await mkdir(root, { recursive: true });
  await sweep(root, name);
  const temporary = await mkdtemp(path.join(path.resolve(root), `.${name}-`));
  try {
    // Readable for the sandbox, which may run as another user.
    await chmod(temporary, 0o755);
    await runWorker(key, temporary, signal, onProgress);
    signal?.throwIfAborted();
    return await settleFolder(temporary, place, (at) => readHospital(key, at));
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

/** The hospital at `place`, or null where there is none that is whole and of this version. Compares names and sizes, not contents. */
export async function readHospital(key: HospitalKey, place: string): Promise<HospitalFiles | null> {
  try {
    const manifest: unknown = JSON.parse(await readFile(path.join(place, MANIFEST), 'utf8'));
    if (typeof manifest !== 'object' || manifest === null || !('version' in manifest) || !('tables' in manifest) || !('patients' in manifest) || !('cells' in manifest) || !('sqlite_bytes' in manifest)) return null;
    const { version, tables, patients, cells, sqlite_bytes: sqliteBytes } = manifest;
    if (version !== VERSION || !Array.isArray(tables) || typeof patients !== 'number' || typeof cells !== 'number') return null;
    const sizes = new Map<unknown, unknown>(tables.map((each: unknown) => typeof each === 'object' && each !== null && 'name' in each && 'bytes' in each ? [each.name, each.bytes] : [null, null]));
    const csv: Record<string, string> = {};
    for (const { name } of SCHEMA_BY_NAME[key.schema].tables) {
      const file = path.join(place, `${name}.csv`);
      if ((await stat(file)).size !== sizes.get(name)) return null;
      csv[name] = file;
    }
    const sqlite = path.join(place, 'hospital.sqlite');
    if ((await stat(sqlite)).size !== sqliteBytes) return null;
    const notes = path.join(place, 'schema.md');
    await stat(notes);
    return { folder: place, sqlite, notes, csv, patients, cells };
  } catch (error) {
    if (error instanceof SyntaxError || isErrno(error, 'ENOENT') || isErrno(error, 'ENOTDIR')) return null;
    throw error;
  }
}

async function runWorker(key: HospitalKey, folder: string, signal: AbortSignal | undefined, onProgress: EnsureOptions['onProgress']): Promise<void> {
  signal?.throwIfAborted();
  const worker = new Worker(new URL('./generate-worker.ts', import.meta.url), { workerData: { ...key, folder } });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const abort = (): void => reject(signal?.reason);
  signal?.addEventListener('abort', abort, { once: true });
  worker.on('message', (message: unknown) => {
    if (typeof message === 'object' && message !== null && 'done' in message && 'total' in message && typeof message.done === 'number' && typeof message.total === 'number') onProgress?.(message.done, message.total);
  });
  worker.on('error', reject);
  worker.once('exit', (status) => status === 0 ? resolve() : reject(new Error(`the thread that writes ${hospitalName(key)} ended with ${status}`)));
  try {
    await promise;
  } finally {
    signal?.removeEventListener('abort', abort);
    await worker.terminate();
  }
}

/** Removes temporary folders that crashed runs left. */
async function sweep(root: string, name: string): Promise<void> {
  for (const entry of await readdir(root)) {
    if (!entry.startsWith(`.${name}-`)) continue;
    const folder = path.join(root, entry);
    const age = await stat(folder).then(({ mtimeMs }) => Date.now() - mtimeMs, () => 0);
    if (age > SWEEP_AFTER_MS) await rm(folder, { recursive: true, force: true });
  }
}

const isErrno = (error: unknown, code: string): boolean => error instanceof Error && 'code' in error && error.code === code;
