/** The tables of published studies, where a user has them: a folder for each study, named by its number, with its `data_*.csv`. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'csv-parse/sync';

export interface StudyTables {
  /** Relative to the folder for tables. */
  readonly folder: string;
  readonly files: readonly { readonly name: string; readonly rows: number; readonly columns: readonly string[] }[];
}

const isFolder = (name: string): Promise<boolean> => stat(name).then((found) => found.isDirectory(), () => false);

/** As BioDSBench lays them out (`data_files/<study>`), or beside the rows. */
export async function findStudy(dir: string, study: string): Promise<string | undefined> {
  for (const folder of [path.join(dir, study), path.join(dir, 'data_files', study), path.join(dir, 'tables', study)]) {
    if (await isFolder(folder) && (await readdir(folder)).some((name) => name.endsWith('.csv'))) return folder;
  }
  return undefined;
}

/** Copies them to where episodes mount them, under a name that follows from their bytes. */
export async function takeStudy(from: string, study: string, tables: string): Promise<StudyTables> {
  const names = (await readdir(from)).filter((name) => /^[\w.-]+\.csv$/.test(name)).toSorted();
  const hash = createHash('sha256');
  const files: StudyTables['files'][number][] = [];
  for (const name of names) {
    const bytes = await readFile(path.join(from, name));
    hash.update(name).update(bytes);
    const [columns = [], ...rows]: string[][] = parse(bytes, { relax_column_count: true, relax_quotes: true });
    files.push({ name, rows: rows.length, columns });
  }
  const folder = `biodsbench-imported-${study}-${hash.digest('hex').slice(0, 12)}`;
  const place = path.join(tables, folder);
  if (!existsSync(place)) {
    await mkdir(tables, { recursive: true });
    const made = await mkdtemp(path.join(tables, `.${folder}-`));
    try {
      await chmod(made, 0o755);
      for (const name of names) await copyFile(path.join(from, name), path.join(made, name));
      await rename(made, place).catch((error: unknown) => { if (!existsSync(place)) throw error; });
    } finally {
      await rm(made, { recursive: true, force: true });
    }
  }
  return { folder, files };
}
