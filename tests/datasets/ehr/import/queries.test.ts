/** Published queries are text from a stranger's file: one SELECT is run, read-only, and for a limited time. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import t from 'tap';
import { bound } from '../../../../datasets/ehr/import/bind-query.ts';
import { VITAL_RANGES } from '../../../../datasets/ehr/vital-ranges.ts';
import { QueryRunner } from '../../../../datasets/ehr/import/queries/query-runner.ts';

const folder = t.testdir();
const file = path.join(folder, 'hospital.sqlite');
{
  using database = new DatabaseSync(file);
  database.exec('CREATE TABLE admissions (subject_id INTEGER, admittime TIMESTAMP, note TEXT)');
  const insert = database.prepare('INSERT INTO admissions VALUES (?, ?, ?)');
  for (let i = 0; i < 3_000; i++) insert.run(i, '2105-12-31 20:00:00', i === 0 ? 'a;b' : 'x');
}
const before = readFileSync(file);

t.test('an honest query gives its rows', async (t) => {
  await using runner = new QueryRunner(file);
  t.same(await runner.run("select count(*) > 0, note from admissions where note = 'a;b' ;"), { ok: true, rows: [[1, 'a;b']] });
  t.same(await runner.run("with a as (select 2.5 as x union all select null) select x from a"), { ok: true, rows: [[2.5], [null]] });
  const sql = bound("select 24 * ( strftime('%j',current_time) - strftime('%j',admissions.admittime) ) from admissions where admissions.subject_id = 1");
  const hours = await runner.run(sql);
  t.ok(hours.ok && Math.abs(Number(hours.rows[0]?.[0]) - 3.983) < 0.01, 'now is 2105-12-31 23:59:00');
});

t.test('what is bound', (t) => {
  t.equal(bound('x between heart_rate_lower and heart_rate_upper'), 'x between 60 and 100');
  t.equal(bound('x between sao2_lower and sao2_upper'), 'x between 95 and 100', 'names with figures in them, too');
  for (const [vital, [low, high]] of Object.entries(VITAL_RANGES)) t.equal(bound(`x BETWEEN ${vital}_lower AND ${vital}_upper`), `x BETWEEN ${low} AND ${high}`);
  t.equal(bound('a.current_lower'), 'a.current_lower', 'unknown names stay');
  t.equal(bound("strftime('%y-%m', current_time)"), "strftime('%Y-%m', '2105-12-31 23:59:00')");
  t.end();
});

t.test('hostile queries fail, and the next one runs', async (t) => {
  await using runner = new QueryRunner(file, { timeLimitMs: 1_500 });
  const victim = path.join(folder, 'victim.sqlite');
  for (const [sql, error] of [
    [`ATTACH '${victim}' AS v`, /not a SELECT/],
    ['PRAGMA writable_schema = ON', /not a SELECT/],
    ['DELETE FROM admissions', /not a SELECT/],
    ['with a as (select 1) delete from admissions', /not authorized|readonly/],
    ['select 1; delete from admissions', /more than one statement/],
    ["select 1 /* ' */; attach 'x' as y", /more than one statement/],
    ['select * from pragma_database_list', /not authorized|prohibited/],
    ['with recursive c(x) as (select 1 union all select x + 1 from c) select count(*) from c', /not authorized/],
    ['select count(*) from admissions a, admissions b, admissions c, admissions d', /longer than 1.5 s/],
    ['select subject_id from admissions', /more than 1000 rows/],
    ['select zeroblob(1000000000)', /not authorized|prohibited/],
    ["select load_extension('/tmp/x.so')", /not authorized|no such function/],
    ["select group_concat(note || hex(note) || replace(hex(a.subject_id), '3', hex(note) || hex(note) || hex(note))) from admissions a, (select 1 from admissions)", /too big|characters|longer/],
    ["select x'00ff'", /neither text nor a number/],
    ['select 1 from nowhere', /no such table/],
    ['null', /not a SELECT/],
  ] as const) {
    const result = await runner.run(sql);
    t.notOk(result.ok, sql);
    if (!result.ok) t.match(result.error, error, sql);
  }
  t.match(await runner.run('select count(*) from admissions'), { ok: true, rows: [[3_000]] });
  t.notOk(existsSync(victim));
  t.ok(readFileSync(file).equals(before), 'the file is as it was');
});

t.test('a running query holds up nobody and is cancelled', async (t) => {
  const controller = new AbortController();
  await using runner = new QueryRunner(file, { signal: controller.signal });
  let ticks = 0;
  const timer = setInterval(() => ticks++, 10);
  setTimeout(() => controller.abort(new Error('enough')), 300);
  await t.rejects(runner.run('select count(*) from admissions a, admissions b, admissions c, admissions d'), /enough/);
  clearInterval(timer);
  t.ok(ticks > 5, 'the event loop went on');
});
