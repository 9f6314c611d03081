import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { Tables } from '../../env/tables/tables.ts';
import { type Mount, SPLITS, type Split } from '../../env/task.ts';
import { choiceOption, type CliCommand, CliError, printJson } from '../command.ts';
import { interruptSignal } from '../connect.ts';
import { openCatalogue } from '../local-catalogue.ts';
import { showWork } from '../progress.ts';
import { readyTables } from '../task-options.ts';
import { formatTable } from '../table.ts';

/** Longest making of one index. */
const INDEX_MS = 600_000;

interface Options { readonly family?: string; readonly split?: Split; readonly dataDir?: string; readonly json?: boolean }

/** The first `request_info` would else wait for the index of values. */
async function indexTables(mounts: readonly Mount[], root: string, tables: Tables, signal: AbortSignal): Promise<void> {
  for (const { name, path: folder } of mounts) {
    const files = readdirSync(path.join(root, folder)).filter((file) => file.endsWith('.sqlite'));
    for (const at of [`/data/${name}`, ...files.map((file) => `/data/${name}/${file}`)]) {
      await tables.query(mounts, { path: at, kind: 'term', term: 'a' }, { timeoutMs: INDEX_MS, signal }).catch((error: unknown) => {
        throw signal.aborted ? new CliError('interrupted; what was finished stays') : error;
      });
    }
  }
}

export const prepareCommand: CliCommand = {
  register(program: Command) {
    program.command('prepare').description('make ahead of time the tables that tasks stand on, which else the first task of a split waits for')
      .option('--family <id>', 'one family (default: all)')
      .option('--split <name>', `${SPLITS.join(' or ')} (default: both)`, choiceOption('--split', SPLITS))
      .option('--data-dir <dir>', 'where imports and trajectories are kept')
      .option('--json', 'print JSON')
      .action(async ({ family: only, split: one, dataDir, json }: Options) => {
        const signal = interruptSignal();
        using local = openCatalogue(dataDir);
        await using tables = new Tables(local.tables);
        const families = only === undefined ? local.catalogue.families : [local.catalogue.family(only)];
        const made: { family: string; split: Split; seconds: number }[] = [];
        for (const { info } of families) {
          for (const split of one === undefined ? SPLITS : [one]) {
            const from = performance.now();
            const first = local.catalogue.list({ family: info.id, split }, 0, 1).tasks;
            await readyTables(local.catalogue, first, { signal, onProgress: showWork(json) });
            for (const { id } of first) await indexTables((await local.catalogue.byId(id)).mounts, local.tables, tables, signal);
            made.push({ family: info.id, split, seconds: Number(((performance.now() - from) / 1000).toFixed(2)) });
          }
        }
        if (json === true) return printJson({ tables: local.tables, made });
        console.log(formatTable(['family', 'split', 'seconds'], made.map(({ family, split, seconds }) => [family, split, seconds])));
        console.log(`The tables lie in ${local.tables}`);
      });
  },
};
