import type { Command } from 'commander';
import { installedPacks, installPack } from '../../datasets/packs/installed.ts';
import { readPack } from '../../datasets/packs/read-pack.ts';
import type { Importer, ImportReport, TablesReport } from '../../env/families/importer.ts';
import type { DataContext } from '../../env/families/work.ts';
import type { TaskRecord } from '../../env/task.ts';
import { type CliCommand, CliError, integerOption, printJson } from '../command.ts';
import { interruptSignal } from '../connect.ts';
import { type LocalCatalogue, openCatalogue } from '../local-catalogue.ts';
import { assertFree, checkPack } from '../packs.ts';
import { showWork } from '../progress.ts';
import { formatTable } from '../table.ts';

interface Options { readonly family?: string; readonly pack?: string; readonly check: boolean; readonly from?: string; readonly tables?: string; readonly server?: string; readonly patients?: number; readonly dataDir?: string; readonly json?: boolean }

/** Rows that became tasks, and the others by the reason. */
interface Sorted { readonly records: readonly TaskRecord[]; readonly quarantined: Readonly<Record<string, readonly string[]>> }

export const importCommand: CliCommand = {
  register(program: Command) {
    program.command('import').description("import a benchmark's published rows, or real tables of your own")
      .option('--family <id>', 'the family')
      .option('--pack <dir>', 'a task pack: a family in a folder')
      .option('--no-check', 'with --pack: do not try some of its tasks first')
      .option('--from <dir>', 'the folder with its published files')
      .option('--tables <dir>', 'the folder (or SQLite file) with real tables that its questions are about')
      .option('--server <url>', 'with --from: the FHIR R4 server on whose charts the tasks stand; it is read and never changed')
      .option('--patients <n>', 'with --tables: how many patients to take', integerOption('--patients', 1))
      .option('--data-dir <dir>', 'where imports and trajectories are kept')
      .option('--json', 'print JSON')
      .action(async (options: Options) => {
        const { family: id, from, tables: tablesDir, json } = options;
        if (options.pack !== undefined) return await importPack(options.pack, options);
        if (id === undefined) throw new CliError('name the family with --family, or a task pack with --pack');
        using local = openCatalogue(options.dataDir);
        const family = local.catalogue.family(id);
        const { importer } = family;
        if (importer === undefined) throw new CliError(`the tasks of ${id} are not imported: they are here as they are`);
        if (from === undefined && tablesDir === undefined) throw new CliError('nothing to import: name the published files with --from, real tables with --tables, or both');
        if (tablesDir !== undefined && importer.tables === undefined) throw new CliError(`the tasks of ${id} do not stand on tables: --tables is for families that do`);
        if (options.server !== undefined && (importer.server !== true || from === undefined)) throw new CliError(importer.server === true ? '--server goes with --from' : `the tasks of ${id} do not stand on a server`);
        if (options.patients !== undefined && tablesDir === undefined) throw new CliError('--patients goes with --tables');
        const signal = interruptSignal();
        const { licence, source, citation } = family.info.published;
        console.error(`${family.info.title}: ${licence}. Source: ${source}. ${citation}`);
        const context = { tables: local.tables, signal, onProgress: showWork(json), sandbox: local.sandbox };
        const tables = tablesDir === undefined ? undefined : await unlessInterrupted(signal, 'the earlier import is unchanged', () => importer.tables?.import(tablesDir, context, { patients: options.patients }));
        const report = from === undefined
          ? await unlessInterrupted(signal, 'the questions stand on the earlier tables, as before; run the same command to go on', () => regrade(id, importer, local, context))
          : await unlessInterrupted(signal, 'the earlier import is unchanged; run the same command to go on', () => importRows(id, importer, local, from, tables !== undefined, context, options.server));
        const { records, quarantined } = sorted(report);
        if (report !== undefined && records.length === 0) throw new CliError('no imported question can be graded on these tables; the questions are left as they were: import them again with --from');
        // All or nothing: one transaction.
        if (report !== undefined) local.published.replace(id, records);
        if (tables !== undefined) await importer.tables?.removeOlder(context);
        const summary = { family: id, rows: report?.rows.length ?? 0, imported: records.length, quarantined, recomputed: report?.recomputed ?? {}, ...(report?.gradedBy === undefined ? {} : { graded_by: report.gradedBy }), ...(report?.queries === undefined ? {} : { queries: report.queries }), ...(tables === undefined ? {} : { tables }) };
        if (json === true) return printJson(summary);
        if (tables !== undefined) printTables(tables);
        if (report === undefined) return console.log('No questions are imported yet: name the published files with --from.');
        printReport(report, records, quarantined);
      });
  },
};

/** Tasks of a pack that are tried before it is taken. */
const TRIED = 24;

async function importPack(dir: string, { family, from, tables, dataDir, json, check }: Options): Promise<void> {
  if (family !== undefined || from !== undefined || tables !== undefined) throw new CliError('--pack stands alone: the pack says which family it is');
  const signal = interruptSignal();
  const pack = await unlessInterrupted(signal, 'nothing was imported', () => readPack(dir, signal));
  const { id, version, title, licence, source, citation } = pack.manifest;
  console.error(`${title}: ${licence}. Source: ${source}. ${citation}`);
  assertFree(pack);
  if (check) {
    const { faults } = await unlessInterrupted(signal, 'nothing was imported', () => checkPack(pack, TRIED, signal, () => {}));
    if (faults.length > 0) throw new CliError(`the pack is not taken, for ${faults.length === 1 ? 'a fault' : `${faults.length} faults`} among its first tasks (all of them: gym pack check ${dir}):\n${faults.slice(0, 10).join('\n')}`);
  }
  using local = openCatalogue(dataDir);
  const earlier = installedPacks(local).find(({ manifest }) => manifest.id === id);
  if (earlier?.manifest.version === version && earlier.digest !== pack.digest) throw new CliError(`${id} v${version} is imported here with other contents (digest ${earlier.digest.slice(0, 16)}): raise the version in pack.json, so that results of different tasks do not go by one name; or take the earlier one off: gym pack remove ${id}`);
  await installPack(pack, local, local.published);
  const summary = { pack: id, version, digest: pack.digest, tasks: pack.records.length };
  if (json === true) return printJson(summary);
  console.log(`${id} v${version}, ${pack.records.length} tasks, digest ${pack.digest.slice(0, 16)}. A server that is started from now on has it: npm run -s gym -- play --family ${id}`);
}

async function unlessInterrupted<T>(signal: AbortSignal, state: string, work: () => T | Promise<T>): Promise<T> {
  try {
    const done = await work();
    if (!signal.aborted) return done;
  } catch (error) {
    if (!signal.aborted) throw error;
  }
  throw new CliError(`interrupted; ${state}`);
}

/** Rows from published files. Where new tables were imported before, a failure leaves the stored questions graded on these. */
async function importRows(id: string, importer: Importer, local: LocalCatalogue, from: string, newTables: boolean, context: DataContext, server: string | undefined): Promise<ImportReport> {
  try {
    const report = await importer.import(from, context, { server });
    if (report.rows.some(({ kind }) => kind === 'task') || context.signal?.aborted === true) return report;
    const [first] = report.rows;
    throw new CliError(`no row of ${from} could be imported${first?.kind === 'quarantined' ? ` (${first.row}: ${first.reason})` : ''}; the earlier import is unchanged`);
  } catch (error) {
    if (newTables && context.signal?.aborted !== true) {
      const report = await regrade(id, importer, local, context);
      if (report !== undefined) local.published.replace(id, sorted(report).records);
    }
    throw error;
  }
}

/** The stored questions on the tables imported now; undefined when there are none. */
async function regrade(id: string, importer: Importer, { published }: LocalCatalogue, context: DataContext): Promise<ImportReport | undefined> {
  const records = published.records(id);
  return records.length === 0 ? undefined : importer.tables?.regrade(records, context);
}

function sorted(report: ImportReport | undefined): Sorted {
  const records: TaskRecord[] = [];
  const quarantined: Record<string, string[]> = {};
  for (const row of report?.rows ?? []) {
    if (row.kind === 'task') records.push(row.record);
    else (quarantined[row.reason] ??= []).push(row.row);
  }
  return { records, quarantined };
}

const shown = (list: readonly string[], most: number): string => `${list.slice(0, most).join(', ')}${list.length > most ? `, and ${list.length - most} more` : ''}`;
/** Ids of rows that are named for each group. */
const NAMED = 12;

function printTables({ tables, patients, warnings }: TablesReport): void {
  console.log(`${patients} patients\n${formatTable(['table', 'rows'], Object.entries(tables))}`);
  for (const warning of warnings) console.log(`warning: ${warning}`);
}

function printReport({ rows, recomputed, queries, gradedBy }: ImportReport, records: readonly TaskRecord[], quarantined: Sorted['quarantined']): void {
  console.log(`${rows.length} rows, ${records.length} imported`);
  for (const [reason, places] of Object.entries(quarantined)) console.log(`quarantined: ${places.length} (${reason}): ${shown(places, 20)}`);
  if (queries !== undefined) console.log(`${queries.filter(({ executes }) => executes).length} of ${queries.length} answerable rows have a query that executes on the tables at hand`);
  const groups = Object.entries(recomputed);
  if (groups.length > 0) {
    const start = commonStart(groups.flatMap(([, agreement]) => 'differ' in agreement ? agreement.differ : []));
    console.log(`\nOur own computation against the published answers${start === '' ? '' : ` (ids without their beginning, ${start})`}:\n${formatTable(['group', 'rows', 'agree', 'share', 'differ'], groups.map(([group, agreement]) => 'agree' in agreement
      ? [group, agreement.rows, agreement.agree, `${((100 * agreement.agree) / Math.max(1, agreement.rows)).toFixed(1)} %`, shown(agreement.differ.map((id) => id.slice(start.length)), NAMED)]
      : [group, agreement.rows, '', '', '']))}`);
  }
  if (gradedBy !== undefined) console.log(`\n${gradedBy}.`);
  const disputed = records.filter(({ provenance }) => provenance['disputed'] === true).length;
  if (disputed > 0) console.log(`\nGraded by their published answers, ${disputed} of ${records.length} rows are disputed: our computation gives another answer, which earns nothing.`);
}

/** What ids have in common, up to a slash. */
function commonStart(ids: readonly string[]): string {
  const [first = ''] = ids;
  let length = first.length;
  for (const id of ids) while (!id.startsWith(first.slice(0, length))) length -= 1;
  return first.slice(0, first.lastIndexOf('/', length - 1) + 1);
}
