/**
 * Reads a task pack: a folder with `pack.json`, `train_tasks.jsonl` and `test_tasks.jsonl`, what is mounted, and perhaps a
 * grader. Nothing of it is run. Only regular files of the folder are read, and no link is followed.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { Script } from 'node:vm';
import { ImportError } from '../../env/families/importer.ts';
import type { TaskRecord } from '../../env/task.ts';
import { readTaskLines } from '../readers/task-files.ts';
import { MANIFEST_FILE, type PackManifest, readManifest } from './manifest.ts';
import { recordOf } from './row.ts';

const MAX_BYTES = 4 * 2 ** 30;
const MAX_FILES = 10_000;
const MAX_TEXT = 256 * 1024;

export interface PackFile {
  /** Relative to the pack, with slashes. */
  readonly name: string;
  readonly bytes: number;
}

export interface Pack {
  readonly folder: string;
  readonly manifest: PackManifest;
  /** SHA-256 over the names and contents of its files. */
  readonly digest: string;
  readonly files: readonly PackFile[];
  readonly records: readonly TaskRecord[];
}

/** Where the mounts of a pack lie, relative to the folder for tables. */
export const mountFolder = (id: string, digest: string): string => `pack-${id}-${digest.slice(0, 12)}`;

/** @throws ImportError naming file, line and field */
export async function readPack(folder: string, signal?: AbortSignal): Promise<Pack> {
  const manifest = await readManifest(folder);
  const files = await filesOf(folder);
  const digest = await digestOf(folder, files, signal);
  const text = async (name: string | undefined, field: string): Promise<string | undefined> => {
    if (name === undefined) return undefined;
    const file = files.find((each) => each.name === name);
    if (file === undefined) throw new ImportError(`field /${field}: there is no file ${name} in the pack`, path.join(folder, MANIFEST_FILE));
    if (file.bytes > MAX_TEXT) throw new ImportError(`over ${MAX_TEXT} bytes`, path.join(folder, name));
    return readFile(path.join(folder, name), 'utf8');
  };
  for (const [i, mount] of (manifest.mounts ?? []).entries()) {
    if (!files.some(({ name }) => name.startsWith(`${mount.path}/`))) throw new ImportError(`field /mounts/${i}/path: there is no folder ${mount.path} with files in the pack`, path.join(folder, MANIFEST_FILE));
  }
  const [python, javascript] = [await text(manifest.context?.python, 'context/python'), await text(manifest.context?.javascript, 'context/javascript')];
  const grader = await text(manifest.grader, 'grader');
  if (grader !== undefined) assertParses(grader, path.join(folder, manifest.grader ?? ''));
  const texts = {
    grader,
    ...(manifest.context === undefined ? {} : { context: { ...(python === undefined ? {} : { python }), ...(javascript === undefined ? {} : { javascript }) } }),
    mounts: (manifest.mounts ?? []).map(({ name }) => ({ name, path: `${mountFolder(manifest.id, digest)}/${name}` })),
  };
  const records: TaskRecord[] = [];
  const counts = new Map<string, number>();
  for await (const line of readTaskLines(folder, signal)) {
    const key = `${line.split}/${String(line.fields['category'])}`;
    const index = counts.get(key) ?? 0;
    records.push(recordOf(manifest, texts, line, index));
    counts.set(key, index + 1);
  }
  if (records.length === 0) throw new ImportError('the pack has no tasks', folder);
  return { folder, manifest, digest, files, records };
}

/** Read, never run. */
function assertParses(program: string, file: string): void {
  try {
    new Script(program, { filename: file });
  } catch (error) {
    const line = Number(/:(\d+)/.exec(error instanceof Error ? error.stack?.split('\n', 1)[0] ?? '' : '')?.[1]);
    throw new ImportError(`not JavaScript (${error instanceof Error ? error.message : String(error)})`, file, Number.isNaN(line) ? undefined : line);
  }
}

async function filesOf(folder: string): Promise<readonly PackFile[]> {
  const found: PackFile[] = [];
  let bytes = 0;
  const walk = async (under: string): Promise<void> => {
    for (const name of (await readdir(path.join(folder, under))).toSorted()) {
      if (name.startsWith('.')) continue;
      const place = under === '' ? name : `${under}/${name}`;
      const at = path.join(folder, place);
      const kind = await lstat(at);
      if (kind.isDirectory()) await walk(place);
      else if (!kind.isFile()) throw new ImportError('a pack holds plain files and folders, no links and nothing else', at);
      else {
        found.push({ name: place, bytes: kind.size });
        bytes += kind.size;
        if (found.length > MAX_FILES || bytes > MAX_BYTES) throw new ImportError(`a pack has at most ${MAX_FILES} files and ${MAX_BYTES} bytes`, folder);
      }
    }
  };
  await walk('');
  return found;
}

async function digestOf(folder: string, files: readonly PackFile[], signal: AbortSignal | undefined): Promise<string> {
  const hash = createHash('sha256');
  for (const { name, bytes } of files) {
    hash.update(`${name}\0${bytes}\0`);
    for await (const part of createReadStream(path.join(folder, name), signal === undefined ? {} : { signal })) hash.update(part as Buffer);
  }
  return hash.digest('hex');
}
