/** The index files: made once, kept, replaced when they do not fit, and never in the way of other questions. */
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import t, { type Test } from 'tap';
import { Tables, type TablesOptions } from '../../../env/tables/tables.ts';

const LONG = { timeoutMs: 60_000 };
const CSV = 'id,drug\n1,heparin\n2,warfarin\n';

interface Ward { readonly root: string; readonly file: string; readonly index: string; readonly fallback: string; open(options?: TablesOptions): Tables }

function ward(t: Pick<Test, 'teardown'>, content = CSV): Ward {
  const root = mkdtempSync(path.join(tmpdir(), 'medagentgym-index-test-'));
  const fallback = path.join(root, 'fallback');
  const file = path.join(root, 'w', 'drugs.csv');
  mkdirSync(path.dirname(file));
  writeFileSync(file, content);
  t.teardown(() => rmSync(root, { recursive: true, force: true }));
  return {
    root, file, fallback, index: path.join(root, '.index'),
    open(options = {}) {
      const tables = new Tables(root, { fallback, ...options });
      t.teardown(() => tables[Symbol.asyncDispose]());
      return tables;
    },
  };
}

const mounts = [{ name: 'w', path: 'w' }];
const find = (tables: Tables, term: string, at = '/data/w/drugs.csv') => tables.query(mounts, { path: at, kind: 'term', term }, LONG);
const indexes = (folder: string): readonly string[] => existsSync(folder) ? readdirSync(folder).toSorted() : [];
const HEPARIN = 'drugs.drug = "heparin" in 1 row';

t.test('an index is made once and kept for the next process', async (t) => {
  const { index, open } = ward(t);
  const first = open();
  t.equal(await find(first, 'heparin'), HEPARIN);
  const [file = '', ...others] = indexes(index);
  t.match(file, /^drugs\.csv-[0-9a-f]{16}\.sqlite$/);
  t.same(others, []);
  t.equal(statSync(index).mode & 0o777, 0o700, 'for the server alone');
  const { mtimeMs } = statSync(path.join(index, file));
  t.equal(await find(open({ builder: '/nowhere' }), 'warfarin'), 'drugs.drug = "warfarin" in 1 row', 'no build is needed');
  t.equal(statSync(path.join(index, file)).mtimeMs, mtimeMs);
});

t.test('a file that changed is indexed anew, and its old index goes', async (t) => {
  const { root, file, index, open } = ward(t);
  const tables = open();
  await find(tables, 'heparin');
  await find(tables, 'heparin', '/data/w');
  t.equal(indexes(index).length, 2);
  writeFileSync(file, 'id,drug\n1,saline\n');
  t.equal(await find(tables, 'saline'), 'drugs.drug = "saline" in 1 row');
  t.equal(await find(tables, 'saline', '/data/w'), 'drugs.drug = "saline" in 1 row', 'in a folder too, whose own time did not change');
  t.match(await find(tables, 'heparin'), /nor anything like it/);
  t.equal(indexes(index).length, 2);
  writeFileSync(path.join(root, 'w', 'other.csv'), 'a\nb\n');
  rmSync(file);
  await find(tables, 'b', '/data/w/other.csv');
  t.equal(indexes(index).length, 1, 'also when the source has gone');
});

t.test('what a crashed build left goes after an hour', async (t) => {
  const { index, open } = ward(t);
  for (const name of ['.building-1-old', '.building-1-new']) mkdirSync(path.join(index, name), { recursive: true });
  utimesSync(path.join(index, '.building-1-old'), new Date(0), new Date(0));
  await find(open(), 'heparin');
  t.same(indexes(index).filter((name) => name.startsWith('.')), ['.building-1-new']);
});

t.test('a broken or foreign index is replaced', async (t) => {
  const { index, open } = ward(t, `id,drug\n${Array.from({ length: 5000 }, (_, i) => `${i},drug ${i}`).join('\n')}\n`);
  await find(open(), 'drug 7');
  const file = path.join(index, indexes(index)[0] ?? '');
  const damage: Readonly<Record<string, () => void>> = {
    'no database': () => writeFileSync(file, 'nonsense'),
    empty: () => writeFileSync(file, ''),
    'cut off': () => truncateSync(file, 8192),
    'a damaged page': () => writeFileSync(file, readFileSync(file).fill(0xff, 4096)),
    'a database of someone else': () => { rmSync(file); new DatabaseSync(file).exec('CREATE TABLE value (x)'); },
    'a folder': () => { rmSync(file); mkdirSync(file); },
  };
  for (const [name, spoil] of Object.entries(damage)) {
    spoil();
    // Another process meets it, and one that has read it before.
    t.equal(await find(open(), 'drug 7'), 'drugs.drug = "drug 7" in 1 row', name);
    t.ok(statSync(file).size > 8192, `${name}: a whole one stands there now`);
  }
});

t.test('where the folder for tables cannot be written, the index lies elsewhere', async (t) => {
  await t.test('an obstacle', async (t) => {
    const { index, fallback, open } = ward(t);
    writeFileSync(index, 'in the way');
    t.equal(await find(open(), 'heparin'), HEPARIN);
    t.equal(indexes(fallback).length, 1);
    t.equal(await find(open({ builder: '/nowhere' }), 'heparin'), HEPARIN, 'and is kept there');
  });
  await t.test('read-only', { skip: process.getuid?.() === 0 ? 'root writes everywhere' : false }, async (t) => {
    const { root, open } = ward(t);
    const fallback = mkdtempSync(path.join(tmpdir(), 'medagentgym-index-test-'));
    t.teardown(() => { chmodSync(root, 0o755); rmSync(fallback, { recursive: true }); });
    chmodSync(root, 0o555);
    t.equal(await find(open({ fallback }), 'heparin'), HEPARIN);
    t.equal(indexes(fallback).length, 1);
  });
  await t.test('a fallback that others may write is not believed', async (t) => {
    const { index, fallback, open } = ward(t);
    writeFileSync(index, 'in the way');
    mkdirSync(fallback);
    chmodSync(fallback, 0o777);
    t.match(await find(open(), 'heparin'), /cannot be looked up here/);
    t.same(indexes(fallback), []);
  });
});

t.test('many who ask at once, in several processes, get one index', async (t) => {
  const { index, open } = ward(t);
  const servers = [open(), open(), open()];
  const answers = await Promise.all(servers.flatMap((tables) => Array.from({ length: 20 }, () => find(tables, 'heparin'))));
  t.same([...new Set(answers)], [HEPARIN]);
  t.equal(indexes(index).length, 1);
});

t.test('a build that takes long holds up only those who need it, and is told', async (t) => {
  const { root, file, index, open } = ward(t);
  await find(open(), 'heparin');
  const builder = path.join(root, 'endless.mjs');
  writeFileSync(builder, `import { mkdirSync } from 'node:fs'; process.once('message', ({ places }) => { mkdirSync(places[0].folder + '/.building-' + process.pid + '-x'); setInterval(() => {}, 1000); });`);
  writeFileSync(path.join(path.dirname(file), 'slow.csv'), 'a\nb\n');
  const tables = open({ builder });
  const from = performance.now();
  const slow = tables.query(mounts, { path: '/data/w/slow.csv', kind: 'term', term: 'b' }, { timeoutMs: 1_500 });
  t.equal(await find(tables, 'heparin'), HEPARIN);
  t.equal(await tables.query(mounts, { path: '/data/w/slow.csv', kind: 'column_names' }), 'slow: a', 'columns need no index');
  t.ok(performance.now() - from < 1_500, 'before the slow one ended');
  t.match(await slow, /still being built\. Ask again/);
  const controller = new AbortController();
  const aborted = tables.query(mounts, { path: '/data/w/slow.csv', kind: 'term', term: 'b' }, { ...LONG, signal: controller.signal });
  const reason = new Error('cancelled');
  setTimeout(() => controller.abort(reason), 50);
  await t.rejects(aborted, reason);
  await t.rejects(tables.query(mounts, { path: '/data/w/slow.csv', kind: 'column_names' }, { signal: controller.signal }), reason);
  for (let i = 0; i < 50 && indexes(index).length < 2; i++) await sleep(50);
  await tables[Symbol.asyncDispose]();
  t.equal(indexes(index).length, 1, 'closing ends the build and leaves nothing of it');
  t.equal(await tables[Symbol.asyncDispose](), undefined, 'twice is fine');
});

t.test('a question that came too early is answered later', async (t) => {
  const { open } = ward(t);
  const tables = open();
  t.match(await tables.query(mounts, { path: '/data/w/drugs.csv', kind: 'term', term: 'heparin' }, { timeoutMs: 1 }), /still being built/);
  t.equal(await find(tables, 'heparin'), HEPARIN);
});

t.test('a build that dies is told, and not tried again at once', async (t) => {
  const { root, open } = ward(t);
  const builder = path.join(root, 'dying.mjs');
  const count = path.join(root, 'count');
  writeFileSync(builder, `import { appendFileSync } from 'node:fs'; appendFileSync(${JSON.stringify(count)}, 'x'); process.exit(3);`);
  const tables = open({ builder });
  for (let i = 0; i < 3; i++) t.match(await find(tables, 'heparin'), /cannot be looked up here\. Read the data with code/);
  t.equal(readFileSync(count, 'utf8'), 'x');
});
