/**
 * Imports what was published. A folder with MedAgentGym's `<split>_tasks.jsonl`: rows of counts, with the notes of a release where that
 * lies beside them. A folder of EHRCon's own release (`original/{test,valid}/{discharge,nursing,physician}`): a task a note.
 */
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { type ImportedRow, ImportError, type Importer, type ImportReport } from '../../../env/families/importer.ts';
import type { DataContext } from '../../../env/families/work.ts';
import type { Split, TaskRecord } from '../../../env/task.ts';
import type { ImportFamily } from '../../ehr/ehr-family.ts';
import { ownTables } from '../../ehr/import/index.ts';
import { currentImport } from '../../ehr/import/tables/current-import.ts';
import { EHRCON } from '../info.ts';
import type { Kind } from '../notes/scene.ts';
import { type EntityLabel, labelsOf } from './labels.ts';
import { readNotes, type ReleasedNote } from './notes.ts';
import { readPlainPickle } from './plain-pickle.ts';
import { noteRecord, rowRecord } from './record.ts';
import { readRows, ROW_FILES } from './rows.ts';

const FAMILY: ImportFamily = { info: EHRCON, schema: 'mimic-iii', dbId: 'mimic_iii' };
const KINDS: Readonly<Record<string, Kind>> = { discharge: 'discharge-summary', nursing: 'nursing', physician: 'physician' };
const LONGEST_PROMPT = 12_000;

interface Place { readonly kind: Kind; readonly split: Split; readonly csv: string; readonly pickles: readonly string[] }

const isFolder = (name: string): Promise<boolean> => stat(name).then((found) => found.isDirectory(), () => false);

/** The kinds of note of a release under a folder: of its `original` part, where it has that. */
async function releaseOf(dir: string): Promise<readonly Place[]> {
  const roots = [path.join(dir, 'dataset', 'original'), path.join(dir, 'original'), dir];
  const places: Place[] = [];
  for (const root of roots) {
    for (const split of ['test', 'valid'] as const) {
      for (const [name, kind] of Object.entries(KINDS)) {
        const folder = path.join(root, split, name);
        if (!await isFolder(folder)) continue;
        const labels = path.join(folder, `${name}_label`);
        if (!await isFolder(labels)) throw new ImportError(`the labels of these notes are missing: ${name}_label`, folder);
        const pickles = (await readdir(labels)).filter((each) => each.endsWith('.pkl')).toSorted().map((each) => path.join(labels, each));
        if (pickles.length === 0) throw new ImportError('there is no .pkl file here', labels);
        // Both parts of the release are held out.
        places.push({ kind, split: 'test', csv: path.join(folder, `${name}_${split}.csv`), pickles });
      }
    }
    if (places.length > 0) return places;
  }
  return places;
}

/** Numbers the tasks of a split and category. */
class Account {
  readonly rows: ImportedRow[] = [];
  readonly #indices = new Map<string, number>();

  next(split: Split, category: string): number {
    return this.#indices.get(`${split}/${category}`) ?? 0;
  }

  add(record: TaskRecord, row: string): void {
    if (record.questions[0].prompt.length > LONGEST_PROMPT) return this.put(row, `the prompt is longer than ${LONGEST_PROMPT} characters`);
    this.#indices.set(`${record.split}/${record.category}`, record.index + 1);
    this.rows.push({ kind: 'task', record });
  }

  put(row: string, reason: string): void {
    this.rows.push({ kind: 'quarantined', row, reason });
  }

  /** Rows graded by sets of conflicts, and those by counts, apart. */
  finish(): ImportReport {
    const forms = new Map<string, number>();
    for (const row of this.rows) if (row.kind === 'task') forms.set(String(row.record.provenance['form']), (forms.get(String(row.record.provenance['form'])) ?? 0) + 1);
    return { rows: this.rows, recomputed: Object.fromEntries([...forms].toSorted().map(([form, rows]) => [`graded by ${form === 'count' ? 'has_error and inconsistencies' : 'the set of conflicts'}`, { rows }])), gradedBy: 'the published labels; nothing is computed anew' };
  }
}

const tablesOf = async (context: DataContext): Promise<string> => (await currentImport(context.tables, FAMILY))?.name ?? `${EHRCON.id}-imported-none`;

async function importRelease(places: readonly Place[], account: Account, context: DataContext): Promise<void> {
  if (context.sandbox === undefined) throw new ImportError('labels are pickles, which are read in a sandbox alone, and there is none here', places[0]?.pickles[0] ?? '');
  const tables = await tablesOf(context);
  const total = places.reduce((sum, { pickles }) => sum + pickles.length, 0);
  await using sandboxes = await context.sandbox();
  let done = 0;
  for (const { kind, split, csv, pickles } of places) {
    const notes = new Map((await readNotes(csv, context.signal)).map((note) => [note.row, note]));
    const labelled = new Map<string, readonly EntityLabel[]>();
    for (const file of pickles) {
      context.onProgress?.({ title: 'importing ehrcon: labels', done: ++done, total });
      for (const [row, labels] of labelsOf(await readPlainPickle(file, sandboxes, context.signal), file)) {
        if (labelled.has(row)) throw new ImportError(`note ${row} has labels in another file too`, file);
        if (!notes.has(row)) throw new ImportError(`it labels note ${row}, which ${path.basename(csv)} does not have`, file);
        labelled.set(row, labels);
      }
    }
    for (const note of notes.values()) addNote(account, { kind, split, tables, csv }, note, labelled.get(note.row) ?? []);
  }
}

function addNote(account: Account, { kind, split, tables, csv }: { readonly kind: Kind; readonly split: Split; readonly tables: string; readonly csv: string }, note: ReleasedNote, labels: readonly EntityLabel[]): void {
  const place = `${csv}:${note.line} (${note.row})`;
  if (labels.length === 0) return account.put(place, 'the note has no labels');
  account.add(noteRecord({ split, category: kind, index: account.next(split, kind), tables }, note, labels), place);
}

/** What stands in several kinds of notes is a task about all of them, under the kind of the longest. */
async function importRows(dir: string, account: Account, context: DataContext): Promise<void> {
  const rows = await readRows(dir, context.signal);
  const notes = new Map<string, { readonly kind: Kind; readonly text: string }[]>();
  for (const { kind, csv } of (await isFolder(dir)) ? await releaseOf(dir) : []) {
    for (const { hadm, text } of await readNotes(csv, context.signal)) notes.set(hadm, [...notes.get(hadm) ?? [], { kind, text }]);
  }
  const keyOf = (row: (typeof rows)[number]): string => JSON.stringify([row.split, row.admission, row.entity.trim().toLowerCase()]);
  const byKey = Map.groupBy(rows, keyOf);
  const tables = await tablesOf(context);
  for (const row of rows) {
    const alike = byKey.get(keyOf(row)) ?? [];
    if (alike.some(({ errors }) => errors !== row.errors)) {
      account.put(row.place, 'rows on the same admission and entity have other labels: it is not said which part of a note is meant');
      continue;
    }
    if (alike[0] !== row) {
      account.put(`${row.place} (as ${alike[0]?.place ?? ''})`, 'the same row stands before it');
      continue;
    }
    const own = (notes.get(row.admission) ?? []).toSorted((a, b) => b.text.length - a.text.length);
    // Rows do not say of which kind their note is.
    const category = own[0]?.kind ?? 'discharge-summary';
    account.add(rowRecord({ split: row.split, category, index: account.next(row.split, category), tables }, row, own.map(({ text }) => text)), row.place);
  }
}

/** @throws ImportError naming the file, and line where it has any, when something is not as published */
async function importPublished(dir: string, context: DataContext): Promise<ImportReport> {
  const account = new Account();
  const folder = await isFolder(dir);
  const entries = folder ? await readdir(dir) : [];
  if (!folder || entries.some((name) => ROW_FILES.names.includes(name))) {
    await importRows(dir, account, context);
    return account.finish();
  }
  const places = await releaseOf(dir);
  if (places.length === 0) throw new ImportError(`neither ${ROW_FILES.names.join(' or ')} nor EHRCon's original/{test,valid}/{${Object.keys(KINDS).join(',')}} here`, dir);
  await importRelease(places, account, context);
  return account.finish();
}

/** Labels stay as they are; the tables that the tasks stand on are the new ones. */
async function regrade(records: readonly TaskRecord[], context: DataContext): Promise<ImportReport> {
  const tables = await tablesOf(context);
  const account = new Account();
  for (const record of records) account.add({ ...record, mounts: record.mounts.map((mount) => (mount.name === EHRCON.id ? { ...mount, path: tables } : mount)) }, record.id);
  return account.finish();
}

export const ehrconImporter: Importer = { import: importPublished, tables: { ...ownTables(FAMILY), regrade } };
