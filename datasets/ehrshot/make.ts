/** The cohorts of a split: for each prediction its own visits, labels that follow from what is true of them, and files that hold what was recorded. */
import { Rng } from '../../env/rng.ts';
import type { Split } from '../../env/task.ts';
import { distinct } from '../prediction/draws.ts';
import { bestSingle } from '../prediction/floor.ts';
import type { MakeFiles, TaskGold } from '../prediction/made.ts';
import { nominalDigits, ordinal } from '../prediction/outcomes.ts';
import { cell, type Table } from '../prediction/table.ts';
import { COLUMNS } from './columns.ts';
import { EHRSHOT } from './info.ts';
import { type Outcome, type PredictionTask, TASKS } from './tasks.ts';
import { visitTable } from './visits.ts';

export const PARTS = ['train', 'validation', 'test'] as const;
/** Columns of ids in front of the features. */
export const KEYS = ['prediction_id', 'patient_id', 'prediction_time'] as const;

/** Patient ids of a split and task come from a range of their own. */
const IDS = { first: { train: 100_000_000, test: 300_000_000 }, range: 10_000_000 } as const;
const FIRST_DAY = Date.UTC(2010, 0, 4);
const DAYS = 4_000;

interface LabelColumn { readonly name: string; readonly values: Uint8Array; readonly classes?: string }

function labelsOf(rng: Rng, table: Table, outcome: Outcome): readonly LabelColumn[] {
  switch (outcome.kind) {
    case 'event': return [{ name: outcome.name, values: ordinal(rng, table, outcome.risk, [outcome.rate]) }];
    case 'severity': return nominalDigits(ordinal(rng, table, outcome.risk, outcome.rates), outcome.classes).map(({ name, values }) => ({ name, values, classes: 'severity' }));
    case 'findings': {
      const found = outcome.findings.map(({ name, rate, risk }) => ({ name, values: ordinal(rng, table, risk, [rate]) }));
      const pathologies = found.slice(0, -1);
      const none = new Uint8Array(table.length).map((_, row) => Number(pathologies.every(({ values }) => values[row] === 0)));
      return [{ name: outcome.none, values: none }, ...found];
    }
  }
}

/** Columns of labels in the files: of classes one, with the name of the class. */
function* labelCells(labels: readonly LabelColumn[], row: number): Generator<string> {
  const classes = labels.filter((label) => label.classes !== undefined);
  if (classes.length > 0) yield classes.find(({ values }) => values[row] === 1)?.name ?? '';
  for (const { classes: of, values } of labels) if (of === undefined) yield String(values[row]);
}

function timeOf(rng: Rng, { minutes }: PredictionTask): string {
  const at = FIRST_DAY + rng.int(0, DAYS) * 86_400_000 + (minutes ?? rng.int(0, 1_439)) * 60_000;
  return new Date(at).toISOString().slice(0, 19).replace('T', ' ');
}

function makeTask(task: PredictionTask, key: string, split: Split, write: (path: string, text: string) => void): TaskGold {
  const stream = (...parts: readonly string[]): Rng => new Rng(EHRSHOT.id, EHRSHOT.version, key, split, task.id, ...parts);
  const total = task.rows.train + task.rows.validation + task.rows.test;
  const { table, patients } = visitTable(stream('visits'), total);
  const labels = labelsOf(stream('labels'), table, task.outcome);
  const names = stream('ids');
  const first = IDS.first[split] + TASKS.indexOf(task) * IDS.range;
  const people = distinct(names, (patients.at(-1) ?? 0) + 1, first, first + IDS.range - 1);
  const ids = distinct(names, total, 1_000_000, 9_999_999);
  const times = stream('times');
  const labelNames = task.outcome.kind === 'severity' ? ['severity'] : labels.map(({ name }) => name);
  const order = stream('order');
  // The visits of a patient are in one part. Where the parts meet, a patient's visits go with the first of them.
  const rows = Array.from(PARTS, () => [] as number[]);
  const bounds = [task.rows.train, task.rows.train + task.rows.validation, total];
  let [part, last] = [0, -1];
  for (const [row, patient] of patients.entries()) {
    if (row >= (bounds[part] ?? total) && patient !== last) part++;
    last = patient;
    rows[part]?.push(row);
  }
  const shown = COLUMNS.map(({ name }) => table.shown(name));
  let gold: TaskGold | undefined;
  for (const [at, name] of PARTS.entries()) {
    const mixed = order.shuffle(rows[at] ?? []);
    const lines = mixed.map((row) => [ids[row] ?? '', people[patients[row] ?? 0] ?? '', timeOf(times, task), ...shown.map((values) => cell(values[row])), ...(name === 'test' ? [] : labelCells(labels, row))].join(','));
    write(`${task.id}/${name}.csv`, `${[[...KEYS, ...COLUMNS.map((column) => column.name), ...(name === 'test' ? [] : labelNames)].join(','), ...lines].join('\n')}\n`);
    if (name !== 'test') continue;
    const columns = labels.map(({ name: label, values, classes }) => ({ name: label, labels: mixed.map((row) => values[row]).join(''), ...(classes === undefined ? {} : { classes }) }));
    const features = [...shown.map((values) => Float64Array.from(mixed, (row) => values[row] ?? Number.NaN)), Float64Array.from(mixed, (row) => ids[row] ?? 0)];
    gold = { ids: mixed.map((row) => ids[row]).join(' '), columns, floor: bestSingle(features, columns.map((column) => column.labels)) };
  }
  if (gold === undefined) throw new Error('no test rows');
  return gold;
}

export const make: MakeFiles = function* make({ key, split }, write) {
  for (const task of TASKS) yield { category: task.id, gold: makeTask(task, key, split, write) };
};
