/** Finds the user's tables in a folder or file, and tells PhysioNet's form from the benchmark's own by the columns. */
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { ImportError } from '../../../../env/families/importer.ts';
import type { ImportFamily } from '../../ehr-family.ts';
import { openCsv } from './csv-source.ts';
import { formsOf } from './forms.ts';
import type { TablesForm } from './manifest.ts';
import type { Plan } from './plan.ts';
import { openSqlite } from './sqlite-source.ts';
import type { TableForms } from './table-forms.ts';
import type { TableSource } from './table-source.ts';

export interface FoundTables {
  readonly form: TablesForm;
  readonly plan: Plan;
  /** By the names of the plan's tables. */
  readonly sources: ReadonlyMap<string, TableSource>;
  /** The files to read, each once. */
  readonly files: readonly string[];
  readonly warnings: readonly string[];
}

const SQLITE = /\.(sqlite|sqlite3|db)$/i;
const CSV = /\.csv(\.gz)?$/i;

/** @throws ImportError when the tables are not there, one is missing, or a file cannot be read */
export async function findTables(family: ImportFamily, dir: string): Promise<FoundTables> {
  const kind = await stat(dir).catch((cause: unknown) => {
    throw new ImportError(`cannot be read (${cause instanceof Error ? cause.message : String(cause)})`, dir);
  });
  const forms = formsOf(family);
  if (kind.isFile()) {
    if (!SQLITE.test(dir)) throw new ImportError('a folder with CSV files is expected, or one SQLite file', dir);
    return whole({ form: `${forms.readyForm}-sqlite`, plan: forms.ready, files: [dir], warnings: [] }, await openSqlite(dir), dir);
  }
  const names = (await readdir(dir)).toSorted();
  const csv = names.filter((name) => CSV.test(name));
  const sqlite = names.filter((name) => SQLITE.test(name));
  // Beside such CSV files lies the database made of them, which is the same.
  const database = sqlite.find((name) => name.replace(SQLITE, '') === family.dbId) ?? (csv.length === 0 && sqlite.length === 1 ? sqlite[0] : undefined);
  if (database !== undefined) return findTables(family, path.join(dir, database));
  if (csv.length === 0) throw new ImportError(`no tables here: ${family.dbId}.sqlite or CSV files such as ${forms.ready.shapes[0]?.source}.csv or .csv.gz are expected`, dir);
  return findCsv(forms, dir, csv);
}

async function findCsv({ physionet, ready, readyForm }: TableForms, dir: string, names: readonly string[]): Promise<FoundTables> {
  const needed = new Set([...physionet.shapes, ...ready.shapes].map(({ source }) => source.toUpperCase()));
  const [sources, warnings] = [new Map<string, TableSource>(), new Array<string>()];
  for (const name of names) {
    const table = name.replace(CSV, '').toUpperCase();
    if (!needed.has(table)) continue;
    // The names are sorted, so x.csv comes before x.csv.gz.
    if (sources.has(table)) warnings.push(`${name} is not read: ${path.basename(sources.get(table)?.file ?? '')} holds the same table`);
    else sources.set(table, await openCsv(path.join(dir, name)));
  }
  const lacking = (plan: Plan): number => plan.shapes.reduce((sum, { source, columns }) => {
    const present = new Set(sources.get(source.toUpperCase())?.columns.map((column) => column.toUpperCase()));
    return sum + columns.filter((column) => present.size > 0 && !present.has(column.toUpperCase())).length;
  }, 0);
  const absent = (plan: Plan): number => plan.shapes.filter(({ source }) => !sources.has(source.toUpperCase())).length;
  const isReady = lacking(ready) < lacking(physionet) || (lacking(ready) === lacking(physionet) && absent(ready) < absent(physionet));
  const plan = isReady ? ready : physionet;
  return whole({ form: isReady ? `${readyForm}-csv` : 'physionet', plan, files: [], warnings }, sources, dir);
}

/** Puts the plan's tables in its order. @throws ImportError when one is missing */
function whole(found: Omit<FoundTables, 'sources'>, present: ReadonlyMap<string, TableSource>, dir: string): FoundTables {
  const sources = new Map<string, TableSource>();
  const missing: string[] = [];
  for (const { source } of found.plan.shapes) {
    const table = present.get(source.toUpperCase());
    if (table === undefined) missing.push(source);
    else sources.set(source, table);
  }
  const [first] = missing;
  if (first !== undefined) {
    const inDatabase = found.form.endsWith('-sqlite');
    throw new ImportError(`${missing.length === 1 ? 'a table is' : `${missing.length} tables are`} missing: ${missing.join(', ')}${inDatabase ? '' : ` (as ${first}.csv or ${first}.csv.gz)`}; found: ${[...present.keys()].join(', ') || 'none'}`, inDatabase ? dir : path.join(dir, `${first}.csv`));
  }
  return { ...found, sources, files: found.files.length > 0 ? found.files : [...sources.values()].map(({ file }) => file) };
}
