/** Tasks that stand on tables: made at the first task of a split, told while they are, missing where they are the user's own. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import t from 'tap';
import { driveEpisode, program, scripted } from '../../client/episode-driver.ts';
import { eicu } from '../../datasets/eicu/family.ts';
import { PublishedStore } from '../../env/published-store.ts';
import { taskId } from '../../env/task-id.ts';
import { testServer } from './harness.ts';

const TASK = { family: 'eicu', split: 'test', category: 'count', index: 1 } as const;

t.test('the first reset waits for the tables and says so; others wait with it; a cancelled one leaves', async (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'medagentgym-first-'));
  // The agent's code runs as another user.
  const tables = path.join(folder, 'tables');
  await using gym = await testServer({ tables_dir: tables });
  const socket = await gym.raw();
  await socket.hello();
  socket.send({ id: 1, op: 'reset', task: TASK, seed: 0 });
  socket.send({ id: 2, op: 'reset', task: { ...TASK, index: 2 }, seed: 0 });
  socket.send({ id: 3, op: 'reset', task: { ...TASK, index: 3 }, seed: 0 });
  t.match(await socket.event('preparing'), { request: 1, title: /eicu test/, done: Number, total: Number });
  t.equal((await socket.call(4, 'cancel', { target: 3 })).ok, true);
  t.match(await socket.reply(3), { ok: false, error: { code: 'cancelled', executed: 'no' } });
  const [first, second] = await Promise.all([socket.reply(1), socket.reply(2)]);
  t.match([first.ok, second.ok], [true, true]);
  t.match(first.result, { observation: { text: /\/data\/eicu/ }, info: { family: 'eicu' } });
  t.same(readdirSync(tables).filter((name) => name.startsWith('.') && name !== '.index'), [], 'nothing half-made is left');
  t.equal(readdirSync(tables).filter((name) => name.startsWith('eicu-test-full')).length, 2, 'a hospital and a plan, once');
  socket.terminate();
  rmSync(folder, { recursive: true });
});

t.test('nobody waits any more: the making is stopped, and begun anew for the next', async (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'medagentgym-stop-'));
  await using gym = await testServer({ tables_dir: path.join(folder, 'tables') });
  const socket = await gym.raw();
  await socket.hello();
  socket.send({ id: 1, op: 'reset', task: { ...TASK, family: 'mimic-iii' }, seed: 0 });
  await socket.event('preparing');
  await socket.call(2, 'cancel', { target: 1 });
  t.match(await socket.reply(1), { ok: false, error: { code: 'cancelled' } });
  t.match(await socket.call(3, 'reset', { task: { ...TASK, family: 'mimic-iii' }, seed: 0 }), { ok: true });
  socket.terminate();
  rmSync(folder, { recursive: true });
});

t.test('an imported row without its tables says data_missing, and how to get them', async (t) => {
  await using gym = await testServer();
  await using client = await gym.connect();
  const twin = await gym.server.deps.catalogue.select(TASK, 'twin', 0);
  const published = new PublishedStore(path.join(gym.dataDir, 'published.sqlite'));
  const id = taskId(eicu.info, 'published', { split: 'test', category: 'count', index: 0 });
  published.replace('eicu', [{ ...twin, id, source: 'published', index: 0, mounts: [{ name: 'eicu', path: 'eicu-imported-none' }] }]);
  published[Symbol.dispose]();
  await t.rejects(client.call('reset', { task: { id } }), { code: 'data_missing', message: /physionet\.org.*import --family eicu --tables DIR/s });
});

t.test('code sees CSV files, SQLite and notes, read-only, and only its own split', async (t) => {
  await using gym = await testServer();
  await using client = await gym.connect();
  for (const family of ['mimic-iii', 'eicu']) {
    const record = await gym.server.deps.catalogue.select({ ...TASK, family }, 'twin', 0);
    const seen = await driveEpisode(client, record.id, scripted(program(`
import os, sqlite3
top = '/data/${family}'
names = sorted(os.listdir(top))
assert os.listdir('/data') == ['${family}'], os.listdir('/data')
assert 'hospital.sqlite' in names and 'schema.md' in names and not [n for n in names if 'question' in n or 'gold' in n], names
db = sqlite3.connect(f'file:{top}/hospital.sqlite?mode=ro', uri=True)
tables = [n for (n,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")]
assert {f'{n}.csv' for n in tables} <= set(names), tables
for act in (lambda: open(f'{top}/x', 'w'), lambda: os.remove(f'{top}/schema.md'), lambda: sqlite3.connect(f'{top}/hospital.sqlite').execute('CREATE TABLE t (a)')):
    try:
        act()
    except (OSError, sqlite3.OperationalError):
        continue
    raise AssertionError('written')
print(len(tables), 'tables', open(f'{top}/schema.md').read().count('mmHg'))`)), { seed: 0 });
    t.match(seen.lastText, family === 'eicu' ? /10 tables 1/ : /17 tables 1/);
  }
});
