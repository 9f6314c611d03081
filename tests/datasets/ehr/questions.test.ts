/** Plans of questions on disk: made once, made again when damaged, stopped when nobody waits; blocks beyond them when asked for. */
import { readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import t from 'tap';
import { openQuestions } from '../../../datasets/ehr/questions.ts';
import { SharedWork } from '../../../datasets/ehr/planning/shared-work.ts';

t.test('a plan is made once; a damaged one again', async (t) => {
  const root = t.testdir({ tables: {} });
  const tables = path.join(root, 'tables');
  const titles = new Set<string>();
  const first = await openQuestions('eicu', 'test', 611, { tables, onProgress: ({ title }) => titles.add(title) });
  t.match([...titles].join(), /hospital.*questions/);
  const plan = readdirSync(tables).find((name) => name.includes('-questions-')) ?? '';
  t.equal(statSync(path.join(tables, plan)).mode & 0o077, 0, 'its answers are for this account alone');
  const task = await first.get('count', 5);
  writeFileSync(path.join(tables, plan), 'not a database');
  writeFileSync(path.join(tables, 'eicu-test-full-v2-questions-000000000000.sqlite'), 'of other code');
  // Under another name, since what is open in this process stays open.
  symlinkSync(tables, path.join(root, 'again'));
  const second = await openQuestions('eicu', 'test', 611, { tables: path.join(root, 'again') });
  t.same(await second.get('count', 5), task);
  t.same(readdirSync(tables).filter((name) => name.includes('questions')), [plan], 'the other is gone');

  const far = await Promise.all(Array.from({ length: 12 }, (_, i) => second.get('lookup', 64 * (20 + i))));
  t.equal(new Set(far.map(({ question }) => question)).size, 12, 'many blocks at once, beyond the plan');
});

t.test('work is shared, followed by all, and stopped when none is left', async (t) => {
  const shared = new SharedWork<number>();
  let started = 0;
  let stopped = 0;
  const { promise, resolve } = Promise.withResolvers<number>();
  const work = (signal: AbortSignal, onProgress: (work: { title: string; done: number; total: number }) => void): Promise<number> => {
    started++;
    onProgress({ title: 'x', done: started, total: 2 });
    signal.addEventListener('abort', () => stopped++);
    return started === 1 ? promise : Promise.reject(new Error('broken'));
  };
  const [one, two] = [new AbortController(), new AbortController()];
  const a = shared.get('k', { signal: one.signal }, work);
  const b = shared.get('k', { signal: two.signal }, work);
  one.abort(new Error('one leaves'));
  await t.rejects(a, /one leaves/);
  t.same([started, stopped], [1, 0]);
  two.abort(new Error('two leaves'));
  await t.rejects(b, /two leaves/);
  t.equal(stopped, 1, 'nobody waits any more');
  await t.rejects(shared.get('k', {}, work), /broken/, 'begun anew, and a failure is told');
  resolve(7);
  t.equal(await shared.get('j', {}, () => Promise.resolve(8)), 8);
  t.equal(await shared.get('j', {}, () => Promise.reject(new Error('asked twice'))), 8, 'what is done stays');
});
