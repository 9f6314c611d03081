/**
 * Tasks by index, of every family, in random order: making the record, nothing kept. What the first task of a split brings
 * with it (tables made or opened, once for a server) is done before.
 */
import { openCatalogue } from '../cli/local-catalogue.ts';
import { quantile, sortedCopy } from '../cli/statistics.ts';
import { FAMILIES } from '../datasets/index.ts';
import type { TaskPlace } from '../env/families/task-source.ts';
import { Rng } from '../env/rng.ts';
import { SPLITS } from '../env/task.ts';
import { startPython } from './baseline.ts';
import { type Bench, type BenchResult, timesOf } from './bench.ts';

const MOST = 3_000;
/** Longer than this the first task may take: all tables of a split. */
const OPENED_FROM_SECONDS = 5;

export const records: Bench = async ({ seconds }) => {
  using local = openCatalogue(undefined);
  const baseline = startPython();
  const results: BenchResult[] = [];
  for (const { info, sources: { twin } } of FAMILIES) {
    if (twin === undefined) continue;
    for (const split of SPLITS.filter((each) => each === 'test' || seconds >= OPENED_FROM_SECONDS)) {
      const places: TaskPlace[] = info.categories.flatMap(({ id }) => [...twin.page({ split, category: id }, 0, twin.count({ split, category: id }))]);
      for (const { id } of info.categories) await twin.record({ split, category: id, index: 0 }, { tables: local.tables });
      const times: number[] = [];
      for (const place of new Rng('bench', info.id, split).shuffle(places).slice(0, MOST)) {
        const from = performance.now();
        await twin.record(place, { tables: local.tables });
        times.push(performance.now() - from);
      }
      const sorted = sortedCopy(times);
      results.push(timesOf(`record by index: ${info.id}, ${split} (${times.length})`, sorted, { baseline, notes: `p99 ${quantile(sorted, 0.99).toFixed(2)} ms` }));
    }
  }
  return results;
};
