/**
 * Prints the measures of the questions of mimic-iii and eicu as the tables of their READMEs: what a constant earns, how alike
 * train and test are, and how they compare with published questions where those are given: `node scripts/ehr-questions.ts [FOLDER]`,
 * FOLDER holding EHRSQL's `mimic_iii/valid.json` and `eicu/valid.json`.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { eicu } from '../datasets/eicu/family.ts';
import type { PlannedTask } from '../datasets/ehr/block.ts';

import { EHR_CATEGORIES } from '../datasets/ehr/categories.ts';
import { perCategory } from '../datasets/ehr/planning/plan.ts';
import { openQuestions } from '../datasets/ehr/questions.ts';
import { SCHEMA_NAMES, type SchemaName } from '../datasets/ehr/query.ts';
import { goldText } from '../datasets/ehr/reward.ts';
import { sayName } from '../datasets/ehr/words.ts';
import { mimicIii } from '../datasets/mimic-iii/family.ts';
import { SPLITS, type Split } from '../env/task.ts';
import { besidePublished, escaped, masked, mostOften, percent, withoutNumbers } from './question-measures.ts';

const here = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const TABLES = here('../.cache/tables');
const FAMILIES = { 'mimic-iii': { family: mimicIii, published: 'mimic_iii' }, eicu: { family: eicu, published: 'eicu' } } as const;

interface Asked { readonly category: string; readonly task: PlannedTask; readonly gold: string }

async function allOf(schema: SchemaName, split: Split): Promise<readonly Asked[]> {
  const total = FAMILIES[schema].family.sources.twin?.count({ split }) ?? 0;
  const questions = await openQuestions(schema, split, total, { tables: TABLES });
  const all: Asked[] = [];
  for (const [category, count] of perCategory(EHR_CATEGORIES, total)) {
    for (let position = 0; position < count; position++) {
      const task = await questions.get(category, position);
      all.push({ category, task, gold: goldText(task.kind, task.rows) });
    }
  }
  return all;
}

/** All texts and numbers of a query, and how they are said. */
function valuesOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value.toLowerCase(), sayName('vital', value).toLowerCase()];
  if (typeof value === 'number') return [String(value)];
  return typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, each]) => (['op', 'is', 'which', 'kind', 'unit', 'fn', 'by', 'inner', 'measure', 'what', 'field', 'edge', 'of'].includes(key) && typeof each === 'string' ? [] : valuesOf(each))) : [];
}

/** What stands in the placeholders of an unanswerable question: what its wording does not say. */
function slotsOf({ wording, question, query }: PlannedTask): readonly string[] {
  if (query.op !== 'none') return valuesOf(query);
  const frame = new RegExp(`${wording.slice(1).split(/\{\w+\}/).map(escaped).join('(.*?)').replaceAll(' (.*?)', '\\s?(.*?)')}$`, 'i').exec(question);
  return (frame ?? []).slice(1).map((text) => text.toLowerCase()).filter((text) => text !== '');
}
const maskedTask = (task: PlannedTask): string => masked(task.question, slotsOf(task));

console.log('| family, split | tasks | distinct (question, answer) pairs | best constant of what is neither yes-no nor unanswerable | worst kind | abstaining always earns | yes among yes-no | its most uneven template | difficulty 1 / 2 / 3 / 4 / 5 |\n|---|---|---|---|---|---|---|---|---|');
const everything = new Map<string, readonly Asked[]>();
for (const schema of SCHEMA_NAMES) {
  for (const split of SPLITS) {
    const all = await allOf(schema, split);
    everything.set(`${schema} ${split}`, all);
    const rows = all.filter(({ task }) => task.kind === 'rows');
    const [answer, times] = mostOften(rows.map(({ gold }) => gold));
    const worst = Math.max(...Object.values(Object.groupBy(rows, ({ category }) => category)).map((own = []) => mostOften(own.map(({ gold }) => gold))[1] / own.length));
    const yesNo = all.filter(({ task }) => task.kind === 'yes_no');
    const yes = (own: readonly Asked[]): number => own.filter(({ gold }) => gold === 'yes').length;
    const uneven = Object.entries(Object.groupBy(yesNo, ({ task }) => task.template)).map(([id, own = []]) => ({ id, n: own.length, yes: yes(own) })).reduce((a, b) => (Math.abs(b.yes / b.n - 0.5) > Math.abs(a.yes / a.n - 0.5) ? b : a));
    console.log(`| ${schema}, ${split} | ${all.length} | ${percent(new Set(all.map(({ task, gold }) => `${task.question}\n${gold}`)).size, all.length)} | ${percent(times, rows.length)} (\`${answer}\`) | ${(100 * worst).toFixed(2)} % | ${percent(all.filter(({ task }) => task.kind === 'abstain').length, all.length)} | ${percent(yes(yesNo), yesNo.length, 1)} of ${yesNo.length} | ${uneven.yes} of ${uneven.n} (\`${uneven.id}\`) | ${[1, 2, 3, 4, 5].map((level) => all.filter(({ task }) => task.difficulty === level).length).join(' / ')} |`);
  }
}

console.log('\nTest questions that stand in train, too:\n\n| family | test questions | word for word | numbers and dates masked | items and patients masked as well | wordings, with placeholders | wordings in train / test |\n|---|---|---|---|---|---|---|');
for (const schema of SCHEMA_NAMES) {
  const [train = [], test = []] = SPLITS.map((split) => everything.get(`${schema} ${split}`) ?? []);
  const shared = (form: (task: PlannedTask) => string): number => {
    const known = new Set(train.map(({ task }) => form(task)));
    return test.filter(({ task }) => known.has(form(task))).length;
  };
  const wordings = (all: readonly Asked[]): number => new Set(all.map(({ task }) => task.wording)).size;
  console.log(`| ${schema} | ${test.length} | ${shared(({ question }) => question)} | ${shared(({ question }) => withoutNumbers(question))} | ${shared(maskedTask)} | ${shared(({ wording }) => wording)} | ${wordings(train)} / ${wordings(test)} |`);
}

const [, , folder] = process.argv;
if (folder !== undefined) {
  const input = Object.fromEntries(SCHEMA_NAMES.flatMap((schema) => {
    const rows: readonly { readonly question: string; readonly value?: unknown; readonly is_impossible: boolean }[] = JSON.parse(readFileSync(path.join(folder, FAMILIES[schema].published, 'valid.json'), 'utf8'));
    const published = rows.map((row) => ({ answerable: !row.is_impossible, pair: [row.question, masked(row.question, valuesOf(row.value))] }));
    const ours = (everything.get(`${schema} test`) ?? []).map(({ task }) => ({ answerable: task.kind !== 'abstain', pair: [task.question, maskedTask(task)] }));
    const part = (answerable: boolean) => ({ ours: ours.filter((each) => each.answerable === answerable).map(({ pair }) => pair), published: published.filter((each) => each.answerable === answerable).map(({ pair }) => pair) });
    return [[`${schema}, answerable`, part(true)], [`${schema}, unanswerable`, part(false)]];
  }));
  console.log('\nBeside published questions:\n');
  console.log(besidePublished(input));
}
