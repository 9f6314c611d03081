/** What is recorded is on disk when `flush` says so, in order, for every episode, from many at once. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseSync } from 'node:sqlite';
import t from 'tap';
import { SqliteRecorder } from '../../../env/trajectories/sqlite-recorder.ts';
import { TrajectoryStore } from '../../../env/trajectories/store.ts';
import { end, start, step } from './episodes.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'medagentgym-recorder-'));
t.teardown(() => rmSync(folder, { recursive: true }));

t.test('episodes interleaved come back whole', async (t) => {
  const file = path.join(folder, 'a', 'trajectories.sqlite');
  await using recorder = new SqliteRecorder(file);
  using store = new TrajectoryStore(file);
  t.same(store.page({}, { limit: 10 }), { trajectories: [], next: null }, 'before the first batch there is nothing');
  const ids = Array.from({ length: 50 }, (_, i) => `episode-${i}`);
  for (const id of ids) recorder.start(start(id));
  for (let seq = 0; seq < 20; seq++) for (const id of ids) recorder.step(step(id, seq));
  for (const id of ids) recorder.end(end(id));
  await recorder.flush();
  t.equal(recorder.backlog, 0);
  t.equal(store.page({ family: 'f' }, { limit: 100 }).trajectories.length, 50);
  const whole = store.get('episode-7');
  t.match(whole, { id: 'episode-7', reward: 1, stop_reason: 'solved', trajectory_digest: 'chain', meta: { model: 'm' }, options: { maxSteps: 2 } });
  t.same(whole?.steps.map(({ seq }) => seq), Array.from({ length: 20 }, (_, seq) => seq));
  recorder.step(step('episode-7', 20));
  await recorder.flush();
  t.equal(store.get('episode-7')?.steps.length, 21, 'a step that ends after its episode is still recorded with it');
  t.equal(store.get('nobody'), undefined);
});

t.test('flushing from many sides at once', async (t) => {
  const file = path.join(folder, 'b.sqlite');
  await using recorder = new SqliteRecorder(file);
  await Promise.all(Array.from({ length: 200 }, async (_, i) => {
    recorder.start(start(`e${i}`));
    await recorder.flush();
    using store = new TrajectoryStore(file);
    t.ok(store.get(`e${i}`));
  }));
});

t.test('a teller that is far ahead of the disk waits', async (t) => {
  await using recorder = new SqliteRecorder(path.join(folder, 'c.sqlite'));
  t.equal(recorder.ready(), undefined);
  recorder.start(start('e'));
  for (let seq = 0; seq < 25_000; seq++) recorder.step(step('e', seq));
  const wait = recorder.ready();
  t.ok(wait instanceof Promise);
  await wait;
  t.ok(recorder.backlog < 25_000);
});

t.test('two servers may write to one file', async (t) => {
  const file = path.join(folder, 'shared.sqlite');
  await using recorder = new SqliteRecorder(file);
  recorder.start(start('e'));
  recorder.end(end('e'));
  await recorder.flush();
  const other = new DatabaseSync(file);
  other.exec("BEGIN IMMEDIATE; UPDATE episode SET session = 'other'");
  // A step after the end looks its episode up before it writes.
  recorder.step(step('e', 0));
  const flushed = recorder.flush();
  await sleep(200);
  other.exec('COMMIT');
  other.close();
  await flushed;
  using store = new TrajectoryStore(file);
  t.equal(store.get('e')?.steps.length, 1);
});

t.test('when the disk fails, flush says so and nothing pretends', async (t) => {
  const file = path.join(folder, 'no-database.sqlite');
  writeFileSync(file, 'not a database at all, but long enough to be taken for a header of one'.repeat(100));
  const recorder = new SqliteRecorder(file);
  recorder.start(start('e'));
  await t.rejects(recorder.flush(), /can no longer be recorded/);
  t.match(recorder.failure, { message: /can no longer be recorded/ });
  await t.rejects(recorder[Symbol.asyncDispose]());
});

t.test('a file of a newer release is refused', (t) => {
  const file = path.join(folder, 'newer.sqlite');
  const database = new DatabaseSync(file);
  database.exec('PRAGMA user_version = 99');
  database.close();
  using store = new TrajectoryStore(file);
  t.throws(() => store.page({}, { limit: 1 }), /version 99/);
  t.end();
});
