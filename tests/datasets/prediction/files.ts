/** Tables that a family has made, as tests look at them. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { MakeFiles, TaskGold } from '../../../datasets/prediction/made.ts';
import type { Split } from '../../../env/task.ts';
import { auroc, rankingOf } from '../../../env/rewards/ranking.ts';

export interface Csv { readonly names: readonly string[]; readonly rows: readonly (readonly string[])[]; column(name: string): readonly string[] }

export function readCsvText(text: string): Csv {
  const [heading = '', ...lines] = text.trimEnd().split('\n');
  const names = heading.split(',');
  const rows = lines.map((line) => line.split(','));
  return { names, rows, column: (name) => { const at = names.indexOf(name); return rows.map((row) => row[at] ?? ''); } };
}
export const readCsvFile = (file: string): Csv => readCsvText(readFileSync(file, 'utf8'));

/** How far the area under the curve of some numbers is from a half, in standard errors of a ranking that says nothing (Mann and Whitney, 1947). */
export function deviateOf(numbers: readonly number[], labels: string): number {
  const positives = labels.replaceAll('0', '').length;
  const negatives = labels.length - positives;
  return (auroc(rankingOf(numbers, (row) => labels[row] === '1')) - 0.5) / Math.sqrt((positives + negatives + 1) / (12 * positives * negatives));
}

/** Digests of the files and the hidden side of the first tasks that are made: what is kept on disk under one version. */
export function digestsOf(make: MakeFiles, split: Split, count: number): Record<string, string> {
  const found: Record<string, string> = {};
  let hash = createHash('sha256');
  for (const { category, gold } of make({ split, key: '' }, (file, text) => hash.update(`${file}\n${text}`))) {
    found[category] = hash.update(JSON.stringify({ ...gold, floor: gold.floor.toFixed(9) } satisfies Record<keyof TaskGold, unknown>)).digest('hex').slice(0, 16);
    hash = createHash('sha256');
    if (Object.keys(found).length === count) break;
  }
  return found;
}
