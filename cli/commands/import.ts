import type { Command } from 'commander';
import type { TaskRecord } from '../../env/task.ts';
import { type CliCommand, CliError, printJson } from '../command.ts';
import { interruptSignal } from '../connect.ts';
import { showWork } from '../progress.ts';
import { openCatalogue } from '../local-catalogue.ts';
import { formatTable } from '../table.ts';

interface Options { readonly family: string; readonly from: string; readonly dataDir?: string; readonly json?: boolean }

export const importCommand: CliCommand = {
  register(program: Command) {
    program.command('import').description("import a benchmark's published rows")
      .requiredOption('--family <id>', 'the family')
      .requiredOption('--from <dir>', 'the folder with its published files')
      .option('--data-dir <dir>', 'where imports and trajectories are kept')
      .option('--json', 'print JSON')
      .action(async ({ family: id, from, dataDir, json }: Options) => {
        const signal = interruptSignal();
        using local = openCatalogue(dataDir);
        const family = local.catalogue.family(id);
        const { licence, source, citation } = family.info.published;
        console.error(`${family.info.title}: ${licence}. Source: ${source}. ${citation}`);
        const report = await family.import(from, { tables: local.tables, signal, onProgress: showWork(json) });
        if (signal.aborted) throw new CliError('interrupted; the earlier import is unchanged');
        const records: TaskRecord[] = [];
        const quarantined: Record<string, string[]> = {};
        for (const row of report.rows) {
          if (row.kind === 'task') records.push(row.record);
          else (quarantined[row.reason] ??= []).push(row.row);
        }
        if (records.length === 0) throw new CliError(`no row of ${from} could be imported; the earlier import is unchanged`);
        // All or nothing: one transaction.
        local.published.replace(id, records);
        const summary = { family: id, rows: report.rows.length, imported: records.length, quarantined, recomputed: report.recomputed };
        if (json === true) return printJson(summary);
        console.log(`${summary.rows} rows, ${summary.imported} imported`);
        for (const [reason, rows] of Object.entries(quarantined)) console.log(`quarantined: ${rows.length} (${reason}): ${rows.slice(0, 20).join(', ')}${rows.length > 20 ? ', ...' : ''}`);
        const groups = Object.entries(report.recomputed);
        if (groups.length > 0) {
          console.log(`\nOur own computation against the published answers:\n${formatTable(['group', 'rows', 'agree', 'share', 'differ'], groups.map(([group, agreement]) => 'agree' in agreement
            ? [group, agreement.rows, agreement.agree, `${((100 * agreement.agree) / Math.max(1, agreement.rows)).toFixed(1)} %`, agreement.differ.slice(0, 12).join(' ') + (agreement.differ.length > 12 ? ' ...' : '')]
            : [group, agreement.rows, '', '', '']))}`);
        }
      });
  },
};
