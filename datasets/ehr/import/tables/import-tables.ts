/**
 * Imports real tables that a user has into the folder for tables. What was imported before stays as it is until the new
 * folder is whole and in its place; an interrupted import goes on where it was (`staging.ts`). Imports of one family into
 * one folder run one after the other (`import-lock.ts`).
 */
import { createHash } from 'node:crypto';
import { mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ImportError, type TablesReport } from '../../../../env/families/importer.ts';
import type { DataContext } from '../../../../env/families/work.ts';
import type { ImportFamily } from '../../ehr-family.ts';
import { assemble, makeReadable, writeNotes } from './assemble.ts';
import { currentImport, importFolders } from './current-import.ts';
import { findTables, type FoundTables } from './find-tables.ts';
import { formsOf } from './forms.ts';
import { fingerprint } from './fingerprint.ts';
import { ImportLock } from './import-lock.ts';
import { leftovers, removeLeftovers, writingPrefix } from './leftovers.ts';
import { IMPORT_FORMAT, IMPORT_MANIFEST, type ImportManifest } from './manifest.ts';
import type { Chosen } from './plan.ts';
import { type Extracted, extract } from './extract.ts';
import { Staging } from './staging.ts';

/**
 * @param dir a folder with PhysioNet's CSV files or the benchmark's preprocessed ones, or its SQLite file
 * @throws ImportError naming file and line; the signal's reason when cancelled. Nothing but the staging folder is left then.
 */
export async function importTables(family: ImportFamily, dir: string, context: DataContext, { patients }: { readonly patients?: number | undefined } = {}): Promise<TablesReport> {
  context.signal?.throwIfAborted();
  const root = path.resolve(context.tables);
  const found = await findTables(family, dir);
  const isChoice = found.form === 'physionet';
  const asked = isChoice ? patients ?? formsOf(family).patients : patients ?? null;
  const key = await fingerprint(found.files, { format: IMPORT_FORMAT, family: family.info.id, form: found.form, patients: asked });
  const known = await alreadyCurrent(family, key, context);
  if (known !== undefined) {
    if ((await leftovers(root, family.info.id)).length > 0) {
      // Held by another import, it is for that one to remove them.
      using lock = ImportLock.try(root, family.info.id);
      if (lock !== undefined) await removeLeftovers(root, family.info.id);
    }
    return reportOf(known);
  }
  using _lock = await ImportLock.wait(family.info.id, context);
  // Another import may have come first.
  const manifest = await alreadyCurrent(family, key, context) ?? await readAndSettle(family, dir, found, { key, asked }, context);
  await removeLeftovers(root, family.info.id);
  return reportOf(manifest);
}

async function alreadyCurrent(family: ImportFamily, key: string, { tables }: DataContext): Promise<ImportManifest | undefined> {
  const current = await currentImport(tables, family);
  return current?.manifest.fingerprint === key ? current.manifest : undefined;
}

async function readAndSettle(family: ImportFamily, dir: string, found: FoundTables, { key, asked }: { readonly key: string; readonly asked: number | null }, context: DataContext): Promise<ImportManifest> {
  await using staging = await Staging.open(context.tables, family.info.id, key.slice(0, 16));
  const extracted = await extract(family, found, staging, asked, context);
  if (extracted.chosen.patients === 0) throw new ImportError(`no patient of these tables can be taken: ${formsOf(family).needed}`, dir);
  return settle(family, found, extracted, staging, { key, asked }, context);
}

async function settle(family: ImportFamily, found: FoundTables, extracted: Extracted, staging: Staging, { key, asked }: { readonly key: string; readonly asked: number | null }, context: DataContext): Promise<ImportManifest> {
  const root = path.resolve(context.tables);
  const temporary = await mkdtemp(path.join(root, writingPrefix(family.info.id)));
  try {
    const written = await assemble(family, extracted.chosen, staging, temporary, extracted.rows, context);
    await writeNotes(family, found.form, temporary);
    const identity = { format: IMPORT_FORMAT, family: family.info.id, form: found.form, patients_asked: asked };
    const manifest: ImportManifest = {
      ...identity, patients: extracted.chosen.patients, fingerprint: key, sources: extracted.sources,
      tables: written.map(({ name, rows, bytes, sha256 }) => ({ name, rows, bytes, sha256 })),
      sqlite_bytes: (await stat(path.join(temporary, 'hospital.sqlite'))).size,
      warnings: warningsOf(found, extracted.chosen, extracted.warnings, written),
    };
    await writeFile(path.join(temporary, IMPORT_MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
    await makeReadable(temporary);
    context.signal?.throwIfAborted();
    const name = `${family.info.id}-imported-${createHash('sha256').update(JSON.stringify([identity, extracted.sources])).digest('hex').slice(0, 12)}`;
    await putInPlace(temporary, path.join(root, name));
    return manifest;
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

/** An earlier folder of this name holds the same rows, or is not whole: out of the way with it. */
async function putInPlace(temporary: string, place: string): Promise<void> {
  const aside = `${temporary}-replaced`;
  await rename(place, aside).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  });
  await rename(temporary, place);
  await rm(aside, { recursive: true, force: true });
}

function warningsOf(found: FoundTables, chosen: Chosen, read: readonly string[], written: readonly { readonly name: string; readonly rows: number }[]): readonly string[] {
  const empty = written.filter(({ rows }) => rows === 0).map(({ name }) => `${name} is empty: the patients taken have no rows in it`);
  return [...found.warnings, ...chosen.warnings, ...read, ...empty];
}

function reportOf({ tables, patients, warnings }: ImportManifest): TablesReport {
  return { tables: Object.fromEntries(tables.map(({ name, rows }) => [name, rows])), patients, warnings };
}

/** When all stands on the current import, the others can go. */
export async function removeOlderImports(family: ImportFamily, { tables }: Pick<DataContext, 'tables'>): Promise<void> {
  const current = await currentImport(tables, family);
  for (const name of await importFolders(tables, family)) if (current !== undefined && name !== current.name) await rm(path.join(path.resolve(tables), name), { recursive: true, force: true });
}
