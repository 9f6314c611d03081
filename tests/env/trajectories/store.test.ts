/** Recorded episodes are found again: filters, pages, counts, and files of earlier releases. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import t from 'tap';
import type { TrajectoryFilter } from '../../../env/trajectories/filter.ts';
import { openTrajectories } from '../../../env/trajectories/open.ts';
import { OUTCOMES } from '../../../env/trajectories/outcomes.ts';
import { STORE_STEPS, STORE_VERSION } from '../../../env/trajectories/schema.ts';
import { SqliteRecorder } from '../../../env/trajectories/sqlite-recorder.ts';
import { outcomeOf } from '../../../env/trajectories/standing.ts';
import { TrajectoryStore } from '../../../env/trajectories/store.ts';
import { ENDS, record, start } from './episodes.ts';
import { FIRST_RELEASE } from './first-release.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'medagentgym-store-'));
t.teardown(() => rmSync(folder, { recursive: true }));

const file = path.join(folder, 'trajectories.sqlite');
const recorder = new SqliteRecorder(file);
t.teardown(() => recorder[Symbol.asyncDispose]());
const store = new TrajectoryStore(file);
t.teardown(() => store[Symbol.dispose]());

const FAMILIES = ['f', 'g'] as const;
const MODELS = ['m1', 'm2', 'm3'] as const;
const KINDS = Object.keys(ENDS) as (keyof typeof ENDS)[];
for (let i = 0; i < 240; i++) {
  const family = FAMILIES[i % 2] ?? 'f';
  record(recorder, `e${i}`, {
    family, category: `${family}-${i % 5}`, task: `${family}-v1/twin/train/c/${i % 7}`, split: i % 3 === 0 ? 'test' : 'train', startedAt: 1_000 + i,
    meta: { model: MODELS[i % 3], run: `run-${i % 4}`, ...(i % 10 === 0 ? { tag: 'odd' } : {}) },
  }, KINDS[Math.floor(i / 6) % 4] ?? 'solved');
}
recorder.start(start('open', { family: 'g', meta: { run: 7, model: ['m1'], tag: { a: 1 } }, startedAt: 5_000 }));
await recorder.flush();
const all = store.page({}, { limit: 1_000 }).trajectories;

const FILTERS: readonly { readonly filter: TrajectoryFilter; readonly fits: (episode: (typeof all)[number]) => boolean }[] = [
  { filter: {}, fits: () => true },
  { filter: { family: 'g' }, fits: ({ family }) => family === 'g' },
  { filter: { family: ['g', 'f'] }, fits: () => true },
  { filter: { category: 'g-3' }, fits: ({ category }) => category === 'g-3' },
  { filter: { split: 'test', model: ['m1', 'm2'] }, fits: ({ split, model }) => split === 'test' && (model === 'm1' || model === 'm2') },
  { filter: { run: 'run-1' }, fits: ({ run }) => run === 'run-1' },
  { filter: { run: ['run-1', 'run-2'] }, fits: ({ run }) => run === 'run-1' || run === 'run-2' },
  { filter: { run: 'run-1', outcome: 'failed' }, fits: ({ run, outcome }) => run === 'run-1' && outcome === 'failed' },
  { filter: { run: '7' }, fits: () => false },
  { filter: { run: [] }, fits: () => false },
  { filter: { outcome: ['faulty', 'unfinished'] }, fits: ({ outcome }) => outcome === 'faulty' || outcome === 'unfinished' },
  { filter: { fault: 'infra' }, fits: ({ fault }) => fault === 'infra' },
  { filter: { stopReason: 'attempts_used', tag: 'odd' }, fits: ({ stop_reason: reason, tag }) => reason === 'attempts_used' && tag === 'odd' },
  { filter: { task: 'f-v1/twin/train/c/4' }, fits: ({ task }) => task === 'f-v1/twin/train/c/4' },
  { filter: { task: 'f-v1/twin/train/c/4', outcome: 'solved' }, fits: ({ task, outcome }) => task === 'f-v1/twin/train/c/4' && outcome === 'solved' },
  { filter: { minReward: 0.5, since: 1_100, until: 1_150 }, fits: ({ reward, started_at: at }) => reward === 1 && at >= 1_100 && at < 1_150 },
  { filter: { feedback: 'interactive', solved: false }, fits: ({ solved }) => solved === false },
  { filter: { model: "m1' OR '1'='1" }, fits: () => false },
];

t.test('every filter lets through what it says, whole and page by page', (t) => {
  t.equal(all.length, 241);
  for (const { filter, fits } of FILTERS) {
    const wanted = all.filter(fits).map(({ id }) => id);
    const name = JSON.stringify(filter);
    t.same(store.page(filter, { limit: 1_000 }).trajectories.map(({ id }) => id), wanted, name);
    const found: string[] = [];
    let cursor: string | undefined;
    do {
      const page = store.page(filter, { cursor, limit: 7 });
      found.push(...page.trajectories.map(({ id }) => id));
      cursor = page.next ?? undefined;
      t.ok(page.trajectories.length === 7 || page.next === null, 'a page is full unless it is the last');
    } while (cursor !== undefined);
    t.same(found, wanted, `${name}, page by page`);
    t.same(new Set([...store.summaries(filter)].map(({ id }) => id)), new Set(wanted), `${name}, for exports`);
  }
  t.end();
});

t.test('what is recorded meanwhile moves no page', async (t) => {
  const first = store.page({ family: 'f' }, { limit: 10 });
  const before = store.page({ family: 'f' }, { cursor: first.next ?? '', limit: 10 });
  for (let i = 0; i < 5; i++) record(recorder, `late-${i}`, { family: 'f', category: 'late' });
  await recorder.flush();
  t.same(store.page({ family: 'f' }, { cursor: first.next ?? '', limit: 10 }), before);
  t.equal(store.page({ family: 'f' }, { limit: 1 }).trajectories[0]?.id, 'late-4', 'newest first');
});

t.test('a cursor that is none is refused', (t) => {
  const given = store.page({}, { limit: 1 }).next ?? '';
  for (const cursor of ['', 'junk', '%', given.slice(0, -2), Buffer.from('["trajectories"]').toString('base64url'), Buffer.from('["tasks",1]').toString('base64url'), Buffer.from('["trajectories","1"]').toString('base64url'), Buffer.from('["trajectories",-1]').toString('base64url'), Buffer.from('["trajectories",1.5]').toString('base64url'), Buffer.from('["trajectories",1,2]').toString('base64url'), Buffer.from('null').toString('base64url')]) {
    t.throws(() => store.page({}, { cursor, limit: 1 }), { code: 'bad_message', details: { path: '/cursor' } }, cursor);
  }
  t.end();
});

t.test('each facet is counted under all filters but its own', (t) => {
  const listed = store.page({}, { limit: 1_000 }).trajectories;
  const countOf = (values: readonly (string | null)[]): Record<string, number> => Object.fromEntries(Object.entries(Object.groupBy(values.filter((value) => value !== null), (value) => value)).map(([value, each = []]) => [value, each.length]));
  const told = ({ facets }: ReturnType<typeof store.facets>, name: keyof typeof facets): Record<string, number> => Object.fromEntries(facets[name].map(({ value, count }) => [value, count]));
  const plain = store.facets({});
  t.equal(plain.total, listed.length);
  for (const name of ['family', 'split', 'source', 'model', 'run', 'tag', 'feedback', 'outcome', 'fault', 'stop_reason'] as const) t.same(told(plain, name), countOf(listed.map((each) => each[name])), name);
  t.same(plain.facets.category, [], 'categories are told of families that were chosen');

  const filter: TrajectoryFilter = { family: 'f', outcome: ['failed', 'solved'], since: 1_050 };
  const under = (but: 'family' | 'outcome' | undefined) => listed.filter(({ family, outcome, started_at: at }) => at >= 1_050 && (but === 'family' || family === 'f') && (but === 'outcome' || outcome === 'failed' || outcome === 'solved'));
  const counted = store.facets(filter);
  t.equal(counted.total, under(undefined).length);
  t.same(told(counted, 'family'), countOf(under('family').map(({ family }) => family)), 'the other families are there to be chosen');
  t.same(told(counted, 'outcome'), countOf(under('outcome').map(({ outcome }) => outcome)));
  t.same(told(counted, 'model'), countOf(under(undefined).map(({ model }) => model)));
  t.same(told(counted, 'category'), countOf(under(undefined).map(({ category }) => category)));
  t.ok(counted.facets.model.every(({ count }, i, each) => i === 0 || count <= (each[i - 1]?.count ?? 0)), 'most frequent first');
  t.same(store.facets({ task: 'f-v1/twin/train/c/4' }).total, listed.filter(({ task }) => task === 'f-v1/twin/train/c/4').length);
  t.equal(store.facets({ model: 'nobody' }).total, 0);
  t.ok(store.facets({ model: 'nobody' }).facets.model.length > 0, 'who has chosen what is not there can choose again');
  using none = new TrajectoryStore(path.join(folder, 'nothing.sqlite'));
  t.match(none.facets({}), { total: 0, facets: { family: [], outcome: [] } });
  t.end();
});

t.test('what clients wrote does not disturb the counting', async (t) => {
  const odd = path.join(folder, 'odd.sqlite');
  await using recorder = new SqliteRecorder(odd);
  for (const [i, model] of ['a\x1fb\x1fc', '', "it's", '\u202Eevil', 'x'.repeat(4_000)].entries()) record(recorder, `e${i}`, { meta: { model, run: i } });
  await recorder.flush();
  using store = new TrajectoryStore(odd);
  t.match(store.facets({}), { total: 5, facets: { family: [{ value: 'f', count: 5 }], outcome: [{ value: 'solved', count: 5 }], stop_reason: [{ value: 'solved', count: 5 }], run: [] } });
  t.same(store.facets({}).facets.model.map(({ value }) => value).toSorted(), ['a b c', "it's", 'x'.repeat(4_000), '\u202Eevil'].toSorted());
  t.equal(store.facets({ model: "it's" }).total, 1);
});

t.test('the store and `outcomeOf` say the same, whatever an episode ended as', (t) => {
  const database = openTrajectories(path.join(folder, 'outcomes.sqlite'), 'write');
  const insert = database.prepare("INSERT INTO episode (id, session, task, family, category, split, source, seed, digest, release, image, options, observation, started_at, ended_at, reward, solved, stop_reason, fault) VALUES (?, '', '', '', '', '', '', 0, '', '', '', '{}', '{}', 0, ?, ?, ?, ?, ?)");
  let n = 0;
  for (const ended of [null, 5]) for (const reward of [null, 0, 0.5, 1]) for (const solved of [null, 0, 1]) for (const reason of [null, 'solved', 'context_length', 'episode_timeout', 'model_failed']) for (const fault of [null, 'policy', 'client', 'infra']) insert.run(`e${n++}`, ended, reward, solved, reason, fault);
  const rows = database.prepare('SELECT * FROM episode').all();
  t.equal(rows.length, n);
  const number = (value: unknown): number | null => (value === null ? null : Number(value));
  const text = (value: unknown): string | null => (value === null ? null : String(value));
  const differ = rows.filter(({ outcome, ended_at: ended, reward, solved, stop_reason: reason, fault }) => outcome !== outcomeOf({ ended_at: number(ended), reward: number(reward), solved: solved === null ? null : solved === 1, stop_reason: text(reason), fault: text(fault) }));
  t.same(differ, []);
  t.same(new Set(rows.map(({ outcome }) => outcome)), new Set(OUTCOMES));
  database.close();
  t.end();
});

t.test('a file of an earlier release is brought up to date, also by who only reads', async (t) => {
  const old = path.join(folder, 'old.sqlite');
  const first = new DatabaseSync(old);
  first.exec(`${FIRST_RELEASE}
    INSERT INTO episode VALUES (1, 'e', 's', 't', 'f', 'c', 'train', 'twin', 1, 'd', '0', 'i', '{"feedback":"final"}', '{"run":"r","model":"m","tag":"x"}', '{}', 1, 3, 1.0, 1, 0, 'solved', NULL, 'd')`);
  first.close();
  using store = new TrajectoryStore(old);
  t.match(store.page({ run: 'r', model: 'm', tag: 'x', feedback: 'final', outcome: 'solved' }, { limit: 1 }).trajectories, [{ id: 'e', solved: null, outcome: 'solved', run: 'r', model: 'm', tag: 'x', turns: 0 }]);
  await using recorder = new SqliteRecorder(old);
  record(recorder, 'e2', { meta: { run: 'r' } });
  await recorder.flush();
  t.equal(store.page({ run: 'r' }, { limit: 10 }).trajectories.length, 2);
  t.equal(Math.max(...Object.keys(STORE_STEPS).map(Number)), STORE_VERSION);
  const columns = (at: string): unknown[] => {
    const database = openTrajectories(at, 'read');
    const found = database.prepare("SELECT name FROM pragma_table_xinfo('episode') UNION SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY name").all().map(({ name }) => name);
    database.close();
    return found;
  };
  t.same(columns(old), columns(file), 'and is then like a new one');
});
