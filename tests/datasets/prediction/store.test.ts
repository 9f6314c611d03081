/** The files of a split on disk: made once, whole or not at all, labels apart from what is mounted, by key. */
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import t from 'tap';
import { openSplit, type PredictionKind, readGold } from '../../../datasets/prediction/store.ts';
import type { Work } from '../../../env/families/work.ts';
import { twinKey } from '../../../env/twin-key.ts';

const kind: PredictionKind = { family: 'tiny', version: 3, module: new URL('./tiny.ts', import.meta.url), categories: [{ id: 'one' }, { id: 'two' }] };

t.test('made once, told as it goes, and hidden from others', async (t) => {
  const tables = t.testdir();
  const told: Work[] = [];
  const [folder, again] = await Promise.all([openSplit(kind, 'test', { tables, onProgress: (work) => told.push(work) }), openSplit(kind, 'test', { tables })]);
  t.same([folder, again], ['tiny/test-v3', 'tiny/test-v3']);
  t.match(told.at(-1), { title: 'making the tiny test cohorts', done: 2, total: 2 });
  t.equal(readFileSync(path.join(tables, folder, 'visible/one/test.csv'), 'utf8'), 'id\ntest-0\n');
  t.equal(statSync(path.join(tables, folder, 'hidden')).mode & 0o777, 0o700);
  t.equal(statSync(path.join(tables, folder, 'hidden/one.json')).mode & 0o777, 0o600);
  t.same(await readGold(folder, 'two', { tables }), { ids: '1 2', columns: [{ name: 'risk', labels: '01' }], floor: 0.6 });
  t.same(readdirSync(path.join(tables, 'tiny')), ['test-v3'], 'nothing else is left');
});

t.test("an operator's key has cohorts of its own", async (t) => {
  const tables = t.testdir();
  const key = twinKey('a secret of our own');
  const folder = await openSplit(kind, 'test', { tables, key });
  t.equal(folder, `tiny/test-v3-${key.fingerprint}`);
  t.match(await readGold(folder, 'one', { tables }), { columns: [{ labels: '10' }] });
});

t.test('what is not whole is made anew; a cancelled attempt leaves nothing', async (t) => {
  const tables = t.testdir();
  mkdirSync(path.join(tables, 'tiny/test-v3/visible/one'), { recursive: true });
  writeFileSync(path.join(tables, 'tiny/test-v3/visible/one/test.csv'), 'cut off');
  const controller = new AbortController();
  const cancelled = openSplit(kind, 'test', { tables, signal: controller.signal });
  controller.abort(new Error('enough'));
  await t.rejects(cancelled, { message: 'enough' });
  const folder = await openSplit(kind, 'test', { tables });
  t.equal(readFileSync(path.join(tables, folder, 'visible/one/test.csv'), 'utf8'), 'id\ntest-0\n');
  // Whoever has cancelled does not wait for the tidying up.
  const left = (): readonly string[] => readdirSync(path.join(tables, 'tiny'));
  for (let i = 0; i < 500 && left().length > 1; i++) await sleep(10);
  t.same(left(), ['test-v3']);
});
