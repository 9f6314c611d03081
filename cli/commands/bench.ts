import { availableParallelism, cpus, release } from 'node:os';
import type { Command } from 'commander';
import { RELEASE } from '../../protocol/index.ts';
import { type CliCommand, CliError, integerOption, printJson } from '../command.ts';
import { BENCHES } from '../../bench/index.ts';
import type { BenchResult } from '../../bench/bench.ts';
import { formatTable } from '../table.ts';

interface Options { readonly only?: string; readonly seconds: number; readonly json?: boolean }

export const benchCommand: CliCommand = {
  register(program: Command) {
    program.command('bench').description('measure speed, beside baselines that run in the same minute')
      .option('--only <names>', `some of ${Object.keys(BENCHES).join(', ')}, separated by commas`)
      .option('--seconds <n>', 'length of each measurement', integerOption('--seconds', 1), 5)
      .option('--json', 'print JSON: a list of {name, unit, p50, p95, rate, baseline, ratio}')
      .action(async ({ only, seconds, json }: Options) => {
        const names = only === undefined ? Object.keys(BENCHES) : only.split(',');
        const results: BenchResult[] = [];
        console.error(`${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${availableParallelism()} processors, Linux ${release()}, Node ${process.version}, release ${RELEASE}`);
        for (const name of names) {
          const bench = Object.entries(BENCHES).find(([each]) => each === name)?.[1];
          if (bench === undefined) throw new CliError(`there is no bench ${name}; there are ${Object.keys(BENCHES).join(', ')}`);
          console.error(`bench ${name} ...`);
          // What the others measured, for minutes perhaps, is shown all the same.
          await bench({ seconds }).then((measured) => results.push(...measured), (error: unknown) => {
            console.error(`bench ${name} failed: ${error instanceof Error ? error.message : String(error)}`);
            process.exitCode = 1;
          });
        }
        // Every entry has every key; null where a measure has none.
        if (json === true) return printJson(results.map(({ name, unit, p50, p95, rate, baseline, ratio, notes }) => ({ name, unit, p50: p50 ?? null, p95: p95 ?? null, rate: rate ?? null, baseline: baseline ?? null, ratio: ratio ?? null, notes: notes ?? null })));
        const show = (value: number | undefined): string => value === undefined ? '' : value >= 100 ? value.toFixed(0) : value.toPrecision(3);
        console.log(formatTable(['name', 'unit', 'p50', 'p95', 'rate/s', 'baseline', 'its p50', 'ratio', 'notes'], results.map(({ name, unit, p50, p95, rate, baseline, ratio, notes }) => [name, unit, show(p50), show(p95), show(rate), baseline?.name ?? '', show(baseline?.p50), show(ratio), notes ?? ''])));
      });
  },
};
