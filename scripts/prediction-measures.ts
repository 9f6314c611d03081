/**
 * Measures the prediction families: what a constant, the best single feature, a linear model, the reference solution and a
 * strong blend reach on every task, the rates of the labels, and the sizes of the files. Prints the table of the README and
 * the literal of `measured.ts`.
 *
 * node scripts/prediction-measures.ts ehrshot [TABLES]
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { FAMILIES } from '../datasets/index.ts';
import { lightModel, type ProgramParts, reference } from '../datasets/prediction/programs.ts';
import { HIDDEN, type TaskGold, VISIBLE } from '../datasets/prediction/made.ts';
import { openSplit, type PredictionKind } from '../datasets/prediction/store.ts';
import { EHRSHOT_FILES } from '../datasets/ehrshot/family.ts';
import { programParts, taskOf } from '../datasets/ehrshot/programs.ts';
import { MIMIC_EXTRACT_FILES } from '../datasets/mimic-extract/family.ts';
import { mimicParts } from '../datasets/mimic-extract/programs.ts';
import { SPLITS } from '../env/task.ts';

const [family = 'ehrshot', tables = path.join(import.meta.dirname, '../.cache/tables')] = process.argv.slice(2);
const KINDS: Readonly<Record<string, readonly [PredictionKind, (category: string) => ProgramParts]>> = {
  ehrshot: [EHRSHOT_FILES, (category) => programParts(taskOf(category))],
  'mimic-extract': [MIMIC_EXTRACT_FILES, mimicParts],
};
const [kind, partsOf] = KINDS[family] ?? [];
const info = FAMILIES.find((each) => each.info.id === family)?.info;
if (kind === undefined || partsOf === undefined || info === undefined) throw new Error(`no family of predictions ${family}`);
const python = path.join(import.meta.dirname, '../.venv/sandbox/bin/python');

interface Result { readonly floor: number; readonly linear: number; readonly light: number; readonly reference: number; readonly ceiling: number; readonly seconds: number; readonly single: readonly string[] }
const measured: Record<string, Record<string, Result>> = {};
const sizeOf = (place: string): number => readdirSync(place, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).reduce((sum, entry) => sum + statSync(path.join(entry.parentPath, entry.name)).size, 0);

for (const split of SPLITS) {
  const folder = path.join(tables, await openSplit(kind, split, { tables }));
  console.log(`${split}: ${(sizeOf(path.join(folder, VISIBLE)) / 1e6).toFixed(1)} MB of files`);
  const rows: Record<string, Result> = measured[split] = {};
  for (const { id: category } of info.categories) {
    const gold = JSON.parse(readFileSync(path.join(folder, HIDDEN, `${category}.json`), 'utf8')) as TaskGold;
    const parts = partsOf(category);
    const local = (program: string): string => program.replaceAll('/data/ehrshot', path.join(folder, VISIBLE, category)).replaceAll('/data/mimic-extract-labels', path.join(folder, VISIBLE, category, 'labels')).replaceAll('/data/mimic-extract', path.join(folder, VISIBLE, category === 'intervention' ? 'windows' : 'stays'));
    const input = JSON.stringify({ gold, reference: local(reference({ ...parts, handIn: '' })), light: local(lightModel({ ...parts, handIn: '' })) });
    const { stdout, stderr } = spawnSync(python, [path.join(import.meta.dirname, 'prediction_measures.py')], { input, encoding: 'utf8', maxBuffer: 2 ** 26, env: { ...process.env, OMP_NUM_THREADS: '1' } });
    if (stdout === '') throw new Error(stderr);
    const result = JSON.parse(stdout) as Result;
    rows[category] = { ...result, floor: gold.floor };
    const rates = gold.columns.map(({ name, labels }) => `${name} ${((100 * labels.replaceAll('0', '').length) / labels.length).toFixed(1)} %`);
    const share = (area: number): string => Math.max(0, (area - gold.floor) / (result.ceiling - gold.floor)).toFixed(2);
    const least = Math.min(...gold.columns.map(({ labels }) => labels.replaceAll('0', '').length));
    console.log(`| ${[split, category, gold.columns[0]?.labels.length, rates.join(', '), least, ...[gold.floor, result.linear, result.light, result.reference, result.ceiling].map((area) => area.toFixed(3)), share(result.linear), share(result.reference), `${result.seconds.toFixed(1)} s`].join(' | ')} | ${result.single.join(' ')}`);
  }
}
const literal = SPLITS.map((split) => `  ${split}: {\n${Object.entries(measured[split] ?? {}).map(([category, { floor, linear, reference: own, ceiling }]) => `    '${category}': { floor: ${floor.toFixed(4)}, linear: ${linear.toFixed(4)}, reference: ${own.toFixed(4)}, ceiling: ${ceiling.toFixed(4)} },`).join('\n')}\n  },`).join('\n');
console.log(`export const MEASURED: Measured = {\n${literal}\n};`);
