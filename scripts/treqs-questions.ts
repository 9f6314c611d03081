/**
 * Prints the measures of the treqs questions as the tables of their README: what a constant earns, how varied they are, how alike
 * train and test are, and how they compare with published ones where those are given: `node scripts/treqs-questions.ts [FILE]`,
 * FILE holding MIMICSQL's rows, one a line.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openPlan, perCategory } from '../datasets/ehr/planning/plan.ts';
import { goldText } from '../datasets/ehr/reward.ts';
import type { PlannedTask } from '../datasets/treqs/block.ts';
import { TREQS } from '../datasets/treqs/info.ts';
import { TREQS_PLAN } from '../datasets/treqs/planner.ts';
import { LANGUAGES } from '../datasets/treqs/words.ts';
import { SPLITS, type Split } from '../env/task.ts';
import { besidePublished, masked, mostOften, percent, withoutNumbers } from './question-measures.ts';

const TABLES = fileURLToPath(new URL('../.cache/tables', import.meta.url));

interface Asked { readonly category: string; readonly task: PlannedTask; readonly gold: string }

async function allOf(split: Split): Promise<readonly Asked[]> {
  const plan = await openPlan<PlannedTask>(TREQS_PLAN, split, TREQS.counts[split], { tables: TABLES });
  const all: Asked[] = [];
  for (const [category, count] of perCategory(TREQS.categories, TREQS.counts[split])) {
    for (let position = 0; position < count; position++) {
      const task = await plan.get(category, position);
      all.push({ category, task, gold: goldText('rows', task.rows) });
    }
  }
  return all;
}

/** The values that conditions compare with, and how they are said. */
function valuesOf(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => {
    if (key !== 'value' || typeof each === 'object') return valuesOf(each);
    return [String(each).toLowerCase(), (LANGUAGES[String(each)] ?? '').toLowerCase()];
  });
}
const skeleton = ({ question, query }: PlannedTask): string => masked(question, valuesOf(query));

const everything = new Map<Split, readonly Asked[]>();
for (const split of SPLITS) everything.set(split, await allOf(split));

console.log('| split | tasks | distinct (question, answer) pairs | best constant | worst category | skeletons among the first 1,000 | difficulty 1 / 2 / 3 / 4 / 5 |\n|---|---|---|---|---|---|---|');
for (const [split, all] of everything) {
  const [answer, times] = mostOften(all.map(({ gold }) => gold));
  const worst = Object.entries(Object.groupBy(all, ({ category }) => category)).map(([id, own = []]) => ({ id, share: mostOften(own.map(({ gold }) => gold))[1] / own.length })).reduce((a, b) => (b.share > a.share ? b : a));
  // In the order of the catalogue, which goes round the categories.
  const first = all.toSorted((a, b) => all.filter(({ category }) => category === a.category).indexOf(a) - all.filter(({ category }) => category === b.category).indexOf(b)).slice(0, 1_000);
  console.log(`| ${split} | ${all.length} | ${percent(new Set(all.map(({ task, gold }) => `${task.question}\n${gold}`)).size, all.length)} | ${percent(times, all.length)} (\`${answer}\`) | ${(100 * worst.share).toFixed(2)} % (${worst.id}) | ${new Set(first.map(({ task }) => skeleton(task))).size} | ${[1, 2, 3, 4, 5].map((level) => all.filter(({ task }) => task.difficulty === level).length).join(' / ')} |`);
}

console.log('\nTest questions that stand in train, too:\n\n| test questions | word for word | numbers and dates masked | values masked as well | wordings, with placeholders | wordings in train / test |\n|---|---|---|---|---|---|');
const [train = [], test = []] = SPLITS.map((split) => everything.get(split) ?? []);
const shared = (form: (task: PlannedTask) => string): number => {
  const known = new Set(train.map(({ task }) => form(task)));
  return test.filter(({ task }) => known.has(form(task))).length;
};
const wordings = (all: readonly Asked[]): number => new Set(all.map(({ task }) => task.wording)).size;
console.log(`| ${test.length} | ${shared(({ question }) => question)} | ${shared(({ question }) => withoutNumbers(question))} | ${shared(skeleton)} | ${shared(({ wording }) => wording)} | ${wordings(train)} / ${wordings(test)} |`);

const [, , file] = process.argv;
if (file !== undefined) {
  const rows: readonly { readonly question_refine: string; readonly format: { readonly cond: readonly (readonly unknown[])[] } }[] = readFileSync(file, 'utf8').trim().split('\n').map((line) => JSON.parse(line));
  const published = rows.map(({ question_refine: question, format }) => [question, masked(question, format.cond.map((each) => String(each[3]).toLowerCase()))]);
  const ours = test.filter(({ category }) => category === 'list-count').map(({ task }) => [task.question, skeleton(task)]);
  console.log('\nBeside published questions, all of which are of list-count:\n');
  console.log(besidePublished({ 'list-count': { ours, published } }));
}
