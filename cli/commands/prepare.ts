import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { Tables } from '../../env/tables/tables.ts';
import { SPLITS, type Split } from '../../env/task.ts';
import { choiceOption, type CliCommand, CliError, printJson } from '../command.ts';
import { interruptSignal } from '../connect.ts';
import { openCatalogue } from '../local-catalogue.ts';
import { showWork } from '../progress.ts';
import { formatTable } from '../table.ts';

/** Longest making of one index. */
const INDEX_MS = 600_000;

interface Options { readonly family?: string; readonly split?: Split; readonly dataDir?: string; readonly json?: boolean }

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
            try {
              const { mounts } = await local.catalogue.select({ family: info.id, split, index: 0 }, 'twin', 0, { signal, onProgress: showWork(json) });
              // The first `request_info` would else wait for the index of values.
              for (const { name, path: folder } of mounts) {
                const files = readdirSync(path.join(local.tables, folder)).filter((file) => file.endsWith('.sqlite'));
                for (const at of [`/data/${name}`, ...files.map((file) => `/data/${name}/${file}`)]) await tables.query(mounts, { path: at, kind: 'term', term: 'a' }, { signal, timeoutMs: INDEX_MS });
              }
            } catch (error) {
              if (signal.aborted) throw new CliError('interrupted; what was finished stays');
              throw error;
            }
            made.push({ family: info.id, split, seconds: Number(((performance.now() - from) / 1000).toFixed(2)) });
          }
        }
        if (json === true) return printJson({ tables: local.tables, made });
        console.log(formatTable(['family', 'split', 'seconds'], made.map(({ family, split, seconds }) => [family, split, seconds])));
        console.log(`The tables lie in ${local.tables}`);
      });
  },
};
