/** Which imported tables stand: the newest whole folder `<family>-imported-<12 hex>` under the folder for tables. */
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { SCHEMA_BY_NAME } from '../../../hospital/index.ts';
import type { ImportFamily } from '../../ehr-family.ts';
import { IMPORT_MANIFEST, type ImportManifest, parseManifest } from './manifest.ts';

export interface CurrentImport {
  /** Of the folder, relative to the folder for tables. */
  readonly name: string;
  readonly folder: string;
  readonly sqlite: string;
  readonly manifest: ImportManifest;
}

/** Undefined where there is none that is whole. Compares names and sizes, not contents. */
export async function currentImport(tablesRoot: string, family: ImportFamily): Promise<CurrentImport | undefined> {
  const whole = await wholeImports(tablesRoot, family);
  return whole.toSorted((a, b) => b.at - a.at || (a.name < b.name ? 1 : -1))[0];
}

/** Names of all folders of this family's imports, whole or not. */
export async function importFolders(tablesRoot: string, { info }: ImportFamily): Promise<readonly string[]> {
  const pattern = /-imported-[0-9a-f]{12}$/;
  const names = await readdir(tablesRoot).catch(ignoreMissing<string[]>([]));
  return names.filter((name) => pattern.test(name) && name.replace(pattern, '') === info.id);
}

async function wholeImports(tablesRoot: string, family: ImportFamily): Promise<(CurrentImport & { readonly at: number })[]> {
  const found: (CurrentImport & { readonly at: number })[] = [];
  for (const name of await importFolders(tablesRoot, family)) {
    const folder = path.join(path.resolve(tablesRoot), name);
    const file = path.join(folder, IMPORT_MANIFEST);
    const manifest = parseManifest(await readFile(file, 'utf8').catch(ignoreMissing('')));
    if (manifest?.family !== family.info.id || !await isWhole(folder, family, manifest)) continue;
    found.push({ name, folder, sqlite: path.join(folder, 'hospital.sqlite'), manifest, at: (await stat(file)).mtimeMs });
  }
  return found;
}

async function isWhole(folder: string, { schema }: ImportFamily, manifest: ImportManifest): Promise<boolean> {
  const sizes = new Map(manifest.tables.map(({ name, bytes }) => [name, bytes]));
  const size = async (name: string): Promise<number> => (await stat(path.join(folder, name)).catch(ignoreMissing(null)))?.size ?? -1;
  for (const { name } of SCHEMA_BY_NAME[schema].tables) if (await size(`${name}.csv`) !== sizes.get(name)) return false;
  return await size('schema.md') >= 0 && await size('hospital.sqlite') === manifest.sqlite_bytes;
}

const ignoreMissing = <T>(instead: T) => (error: unknown): T => {
  if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return instead;
  throw error;
};
