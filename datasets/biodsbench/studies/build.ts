/** The studies on disk: a folder for each split, with a folder for each study. Written under a temporary name and renamed when it is whole. */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile, chmod } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { DataContext } from '../../../env/families/work.ts';
import type { Split } from '../../../env/task.ts';
import { csvText, parseCsv } from './csv.ts';
import type { Profile } from './profile.ts';
import { type CsvTable, type FileKey, FILES, STUDIES_VERSION, tablesOf } from './tables.ts';
import { TEST } from './test.ts';
import { TRAIN } from './train.ts';

export const PROFILES: Readonly<Record<Split, readonly Profile[]>> = { train: TRAIN, test: TEST };

const splitFolder = (split: Split): string => `biodsbench-${split}-v${STUDIES_VERSION}`;
/** Relative to the folder for tables. */
export const studyFolder = ({ split, id }: Profile): string => `${splitFolder(split)}/${id}`;

/** Makes them where they are missing. @throws the signal's reason when cancelled */
export async function ensureStudies(split: Split, { tables, signal, onProgress }: DataContext): Promise<void> {
  const place = path.join(tables, splitFolder(split));
  if (existsSync(place)) return;
  await mkdir(tables, { recursive: true });
  const folder = await mkdtemp(path.join(tables, `.${splitFolder(split)}-`));
  try {
    await chmod(folder, 0o755);
    const profiles = PROFILES[split];
    for (const [i, profile] of profiles.entries()) {
      signal?.throwIfAborted();
      await mkdir(path.join(folder, profile.id));
      for (const [key, table] of Object.entries(tablesOf(profile))) await writeFile(path.join(folder, profile.id, FILES[key as FileKey]), csvText(table));
      onProgress?.({ title: `making the ${split} cancer studies`, done: i + 1, total: profiles.length });
      await setImmediate();
    }
    await rename(folder, place).catch((error: unknown) => {
      // Another process was faster, with equal bytes.
      if (!existsSync(place)) throw error;
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export async function readStudy(profile: Profile, tables: string): Promise<Readonly<Record<FileKey, CsvTable>>> {
  const read = async (key: FileKey): Promise<CsvTable> => parseCsv(await readFile(path.join(tables, studyFolder(profile), FILES[key]), 'utf8'));
  const [patients, samples, mutations, cna, expression, drugs] = await Promise.all([read('patients'), read('samples'), read('mutations'), read('cna'), read('expression'), read('drugs')]);
  return { patients, samples, mutations, cna, expression, drugs };
}
