/** A family that is neither generated nor imported: its tasks lie in a folder, and are read there when asked for. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import t from 'tap';
import { FAMILIES } from '../../datasets/index.ts';
import { Catalogue } from '../../env/catalogue.ts';
import { answerChecks } from '../../env/families/checks.ts';
import type { Family } from '../../env/families/family.ts';
import type { TaskFilter, TaskSource } from '../../env/families/task-source.ts';
import { PublishedStore } from '../../env/published-store.ts';
import type { TaskRecord } from '../../env/task.ts';
import { checkRecord } from '../../env/task-check.ts';
import { describeFamilies } from '../../env/catalogue-view.ts';

/** `tasks.jsonl`: one task record a line. */
function folderSource(folder: string): TaskSource {
  const read = ({ split, category }: TaskFilter): readonly TaskRecord[] => readFileSync(path.join(folder, 'tasks.jsonl'), 'utf8').trim().split('\n').map((line) => checkRecord(JSON.parse(line))).filter((record) => record.split === split && (category === undefined || record.category === category));
  return {
    pure: false,
    count: (filter) => read(filter).length,
    page: (filter, offset, limit) => read(filter).slice(offset, offset + limit).map(({ split, category, index }) => ({ split, category, index })),
    record: (place) => read(place).find(({ index }) => index === place.index),
  };
}

const folder = t.testdir();
const sums: Family = {
  info: {
    id: 'sums', version: 3, title: 'Sums', summary: 'Add up.', grading: 'exact integer', scope: 'internal', categories: [{ id: 'plus', title: 'Plus' }, { id: 'minus', title: 'Minus' }], categoryNoun: 'signs',
    actions: ['submit'], runtimes: ['python'], variant: 'base', limits: {}, feedback: 'interactive', published: { licence: 'none', source: 'a folder', citation: 'none' },
  },
  sources: { published: folderSource(folder) },
  checks: answerChecks(() => ['0']),
};

const store = new PublishedStore(':memory:');
t.teardown(() => store[Symbol.dispose]());
const catalogue = new Catalogue([...FAMILIES, sums], store, '/nowhere');
const example = await catalogue.byId('npower-v2/twin/test/cox/0');
const task = (split: 'train' | 'test', category: string, index: number): TaskRecord => ({ ...example, id: `sums-v3/published/${split}/${category}/${index}`, family: 'sums', version: 3, source: 'published', split, category, index, questions: [{ ...example.questions[0], prompt: `What is ${index} ${category} 1?` }] });
const write = (tasks: readonly TaskRecord[]): void => writeFileSync(path.join(folder, 'tasks.jsonl'), tasks.map((each) => `${JSON.stringify(each)}\n`).join(''));
const TASKS = [task('test', 'plus', 0), task('test', 'minus', 0), task('test', 'plus', 1), task('train', 'minus', 4)];
write(TASKS);

t.test('it is listed and counted like the others', async (t) => {
  t.equal(catalogue.family('sums'), sums);
  t.same([catalogue.count(sums, 'test'), catalogue.count(sums, 'test', 'plus'), catalogue.count(sums, 'train'), catalogue.count(sums, 'train', 'plus')], [3, 2, 1, 0]);
  const { tasks } = catalogue.list({ family: 'sums' }, 1, 2);
  t.same(tasks.map(({ id }) => id), ['sums-v3/published/test/plus/0', 'sums-v3/published/test/minus/0'], 'train first, then test, each as the file has it');
  t.match(tasks[0], { family: 'sums', split: 'test', category: 'plus', source: 'published', index: 0 });
  const { total } = catalogue.list({}, 0, 0);
  t.equal(catalogue.list({}, total - 1, 5).tasks[0]?.family, 'sums', 'among all families by its first source');
  t.equal(catalogue.list({ source: 'twin' }, 0, 0).total, total - 4);
  t.match(describeFamilies(catalogue).at(-1), { id: 'sums', train: 1, test: 3, published: { train: 1, test: 3 } });
});

t.test('it is drawn, chosen and opened like the others', async (t) => {
  t.equal((await catalogue.select({ family: 'sums', split: 'test', index: 1 }, undefined, 0)).id, TASKS[1]?.id);
  t.equal((await catalogue.select({ family: 'sums', split: 'test', category: 'plus', index: 1 }, 'published', 0)).id, TASKS[2]?.id);
  const drawn = await Promise.all(Array.from({ length: 30 }, async (_, seed) => (await catalogue.select({ family: 'sums', split: 'test' }, undefined, seed)).id));
  t.equal(new Set(drawn).size, 3);
  t.same(await catalogue.byId('sums-v3/published/train/minus/4'), TASKS[3]);
});

t.test('what it does not have is refused, and nobody is told to import it', async (t) => {
  await t.rejects(catalogue.select({ family: 'sums', split: 'test', index: 3 }, undefined, 0), { code: 'unknown_task', message: /no index 3/ });
  await t.rejects(catalogue.select({ family: 'sums', split: 'train', category: 'plus' }, undefined, 0), { code: 'unknown_task' });
  await t.rejects(catalogue.byId('sums-v3/published/test/plus/9'), { code: 'unknown_task' });
  await t.rejects(catalogue.select({ family: 'sums', split: 'test' }, 'twin', 0), { code: 'unknown_task', message: /no twin tasks; it has published/ });
  await t.rejects(catalogue.byId('sums-v3/twin/test/plus/0'), { code: 'unknown_task' });
});

t.test('it is read anew each time, and its tasks can be quarantined', async (t) => {
  write([...TASKS, task('test', 'minus', 1)]);
  t.equal(catalogue.count(sums, 'test'), 4);
  t.equal((await catalogue.byId('sums-v3/published/test/minus/1')).index, 1);
  catalogue.quarantine('sums-v3/published/test/minus/1');
  await t.rejects(catalogue.byId('sums-v3/published/test/minus/1'), { code: 'unknown_task', message: /quarantined/ });
});
