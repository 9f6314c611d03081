/** The catalogue as clients see it: found by words, page by page, each task as its agent sees it and nothing else. */
import path from 'node:path';
import t from 'tap';
import { FAMILIES } from '../../datasets/index.ts';
import { medcalc } from '../../datasets/medcalc/family.ts';
import { Catalogue } from '../../env/catalogue.ts';
import { describeFamilies, listTasks } from '../../env/catalogue-view.ts';
import { describeOpening } from '../../env/opening.ts';
import { OPERATOR_LIMITS, resolveOptions } from '../../env/episode-options.ts';
import { PublishedStore } from '../../env/published-store.ts';
import { previewTask } from '../../env/task-preview.ts';
import { isRestricted } from '../../env/task-view.ts';

const TABLES = path.join(import.meta.dirname, '../../.cache/tables');
const store = new PublishedStore(':memory:');
t.teardown(() => store[Symbol.dispose]());
const catalogue = new Catalogue(FAMILIES, store, TABLES);
const OPERATOR = { limits: OPERATOR_LIMITS, tablesFolder: TABLES };

function allOf(filter: Omit<Parameters<typeof listTasks>[1], 'cursor'>): { readonly ids: readonly string[]; readonly pages: number; readonly total: number } {
  const ids: string[] = [];
  let pages = 0;
  for (let cursor: string | undefined; ;) {
    const { tasks, total, next } = listTasks(catalogue, { ...filter, ...(cursor === undefined ? {} : { cursor }) });
    ids.push(...tasks.map(({ id }) => id));
    pages += 1;
    if (next === null) return { ids, pages, total };
    cursor = next;
  }
}

t.test('pages join without a gap or a repeat, over families and splits', (t) => {
  const all = allOf({ limit: 1_000 });
  t.equal(all.ids.length, all.total);
  t.equal(new Set(all.ids).size, all.total);
  t.same(all.ids, catalogue.list({}, 0, all.total).tasks.map(({ id }) => id));
  t.same(allOf({ family: 'npower', limit: 7 }).ids, allOf({ family: 'npower', limit: 1_000 }).ids);
  t.same(listTasks(catalogue, { family: 'npower', split: 'test', limit: 240 }).next, null, 'a page that ends with the list is the last');
  t.end();
});

t.test('an import in one family moves no page of another', async (t) => {
  using published = new PublishedStore(':memory:');
  const other = new Catalogue(FAMILIES, published, '/nowhere');
  const first = listTasks(other, { source: 'published', limit: 1 });
  t.match(first, { tasks: [], total: 0, next: null });
  const record = await catalogue.select({ family: 'npower', split: 'test', index: 0 }, 'twin', 0);
  const rows = (family: typeof record, count: number) => Array.from({ length: count }, (_, index) => ({ ...family, id: family.id.replace('/twin/', '/published/').replace(/\d+$/, String(index)), source: 'published' as const, index }));
  published.replace('npower', rows(record, 5));
  const page = listTasks(other, { source: 'published', limit: 2 });
  const medical = await catalogue.byId('medcalc-v2/twin/test/bmi/0');
  published.replace('medcalc', rows(medical, 9));
  t.same(listTasks(other, { source: 'published', limit: 9, cursor: page.next ?? '' }).tasks.map(({ family, index }) => [family, index]).filter(([family]) => family === 'npower'), [['npower', 2], ['npower', 3], ['npower', 4]]);
});

t.test('words find titles and ids, all of them, in any case', (t) => {
  const categories = (q: string): readonly string[] => [...new Set(allOf({ q, limit: 1_000 }).ids.map((id) => id.split('/').slice(0, 4).join('/')))];
  t.same(categories('medcalc-v2/twin/test/bmi'), ['medcalc-v2/twin/test/bmi']);
  t.same(categories('MedCalc BMI test').every((each) => /^medcalc-v2\/twin\/test\/bmi/.test(each)), true);
  const { title } = medcalc.info.categories.find(({ id }) => id === 'bmi') ?? { title: '' };
  t.ok(categories(title.toUpperCase()).includes('medcalc-v2/twin/train/bmi'));
  t.equal(allOf({ q: 'npower', limit: 1_000 }).total, 1_200, 'a family by its name');
  t.same(allOf({ q: 'medcalc venus' }).ids, []);
  t.same(allOf({ q: '  ', family: 'npower', limit: 1_000 }).total, 1_200, 'no words mean all');
  t.same(allOf({ q: '%' }).ids, []);
  t.same(allOf({ q: 'bmi', family: 'medcalc', category: 'bmi', split: 'test', limit: 1_000 }).ids, allOf({ family: 'medcalc', category: 'bmi', split: 'test', limit: 1_000 }).ids);
  t.end();
});

t.test('a whole id finds that task, where there is one', (t) => {
  t.same(allOf({ q: ' medcalc-v2/twin/test/bmi/7 ' }), { ids: ['medcalc-v2/twin/test/bmi/7'], pages: 1, total: 1 });
  t.same(allOf({ q: 'medcalc-v2/twin/test/bmi/700000' }).ids, ['medcalc-v2/twin/test/bmi/700000'], 'also past those that are listed: there is no last one');
  for (const q of ['medcalc-v1/twin/test/bmi/7', 'medcalc-v2/twin/test/none/7', 'medcalc-v2/twin-0a1b2c3d/test/bmi/7', 'medcalc-v2/published/test/bmi/7']) t.same(allOf({ q }).ids, [], q);
  t.same(allOf({ q: 'medcalc-v2/twin/test/bmi/7', split: 'train' }).ids, []);
  t.end();
});

t.test('a cursor of another list, and junk, are refused', (t) => {
  const next = listTasks(catalogue, { family: 'medcalc', limit: 1 }).next ?? '';
  for (const [filter, cursor] of [[{}, 'junk'], [{}, Buffer.from('["tasks","medcalc","test","",-1]').toString('base64url')], [{ family: 'npower' }, next], [{ family: 'medcalc', category: 'bmi' }, next]] as const) t.throws(() => listTasks(catalogue, { ...filter, cursor }), { code: 'bad_message' });
  t.end();
});

t.test('families say what they hold and what is restricted', (t) => {
  for (const family of describeFamilies(catalogue)) {
    t.same(family.categories.reduce((sum, { train }) => sum + train, 0), family.train, family.id);
    t.same(family.sources, ['twin'], 'nothing was imported');
  }
  const restricted = describeFamilies(catalogue).filter((family) => family.restricted).map(({ id }) => id);
  t.ok(['ehrcon', 'ehrshot', 'mimic-iii', 'eicu', 'treqs', 'ehr-seqsql', 'mimic-extract', 'medagentbench'].every((id) => restricted.includes(id)), 'all that stand on records under an agreement');
  t.notOk(isRestricted(medcalc.info, 'published') || isRestricted(medcalc.info, 'twin') || isRestricted(undefined, 'twin'));
  t.ok(isRestricted(undefined, 'published'), 'what is not known is not shown');
  t.end();
});

t.test('a task is shown as its agent sees it, without what is hidden', async (t) => {
  for (const [family, more] of [['medcalc', { runtime: 'javascript' }], ['npower', {}], ['mimic-iii', { feedback: 'final' }], ['medcalc', { action_format: 'tools' }], ['medcalc', { feedback: 'paper' }]] as const) {
    const record = await catalogue.select({ family, split: 'test', index: 3 }, 'twin', 0);
    const { info } = catalogue.family(family);
    const shown = await previewTask(record, info, more, OPERATOR);
    const { observation } = describeOpening(record, resolveOptions(record, info, { ...more, allow_guessing: true }, OPERATOR_LIMITS), 0, '');
    t.same(shown.messages, observation.messages);
    t.same(shown.actions, observation.actions);
    t.match(shown, { id: record.id, restricted: false, runtime: 'runtime' in more ? more.runtime : 'python', limits: { max_steps: Number, attempts: Number, memory_mib: Number } });
    const text = JSON.stringify(shown);
    for (const { gold, reference } of record.questions) {
      for (const hidden of [reference.python, reference.javascript, gold.length > 8 ? gold : undefined]) if (hidden !== undefined) t.notOk(text.includes(JSON.stringify(hidden).slice(1, -1)), `${record.id}: nothing hidden`);
    }
    for (const hidden of ['provenance', 'reward', 'gold', 'reference']) t.notOk(hidden in shown);
  }
});

t.test('the files of a task are named as its code finds them', async (t) => {
  const record = await catalogue.select({ family: 'mimic-iii', split: 'test', index: 0 }, 'twin', 0);
  const { files } = await previewTask(record, catalogue.family('mimic-iii').info, {}, OPERATOR);
  t.equal(files.length, record.mounts.length);
  for (const { path: at, bytes } of files) {
    t.match(at, /^\/data\/[\w.-]+$/);
    t.ok(bytes > 0);
  }
  t.notMatch(JSON.stringify(files), TABLES, 'never where they lie here');
});
