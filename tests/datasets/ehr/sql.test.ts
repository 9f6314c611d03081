/** Gold queries: the answers that were worked out by hand on a hospital of three patients, from the tables and from their events. */
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import t from 'tap';
import { answerKind, type Query, SCHEMA_NAMES, type Window } from '../../../datasets/ehr/query.ts';
import { windowCondition } from '../../../datasets/ehr/sql/events.ts';
import { goldSql, sqlOver } from '../../../datasets/ehr/sql/index.ts';
import { literal } from '../../../datasets/ehr/sql/literals.ts';
import { materialize } from '../../../datasets/ehr/sql/views.ts';
import { type Answer, casesOf } from './tiny-cases.ts';
import { groupCases } from './tiny-group-cases.ts';
import { writeTinyHospital } from './tiny.ts';

type Cell = string | number | null;

const compare = (a: Cell, b: Cell): number => (typeof a === 'number' && typeof b === 'number' ? a - b : String(a) < String(b) ? -1 : 1);

/** One number, where the query gives one. */
const SINGLE: ReadonlySet<Query['op']> = new Set(['count', 'fold', 'fold-by', 'change', 'fold-difference', 'elapsed', 'patients', 'cohort', 'survival', 'visits', 'delay', 'readmissions', 'percent-below', 'compare']);

const OPERATIONS: readonly Query['op'][] = [
  ...SINGLE, 'pick', 'list', 'times', 'best-group', 'rank', 'person', 'code', 'patient-list', 'by-period', 'exists', 'followed', 'greater', 'less', 'more', 'all-within', 'exceeds', 'person-of', 'none',
];

/** To ten digits: the order of adding is SQLite's affair. */
const digits = (cell: Cell): Cell => (typeof cell === 'number' ? Number(cell.toPrecision(10)) : cell);

/** Rows as a reference program would give them: numbers that are not there as an empty list, lists in order. */
function answerOf(query: Query, rows: readonly (readonly Cell[])[]): Answer | readonly Cell[] | readonly (readonly Cell[])[] {
  if (query.op === 'by-period') return rows.map((row) => row.map(digits)).toSorted((a, b) => compare(a[0] ?? null, b[0] ?? null));
  const cells = rows.map(([cell]) => digits(cell ?? null));
  const [only = null] = cells;
  if (query.op === 'none') return null;
  if (answerKind(query) === 'yes_no') return Number(only) !== 0;
  if (SINGLE.has(query.op)) return only ?? [];
  return cells.toSorted(compare);
}

const expectedOf = (answer: Answer): Answer => (typeof answer === 'number' ? Number(answer.toPrecision(10)) : answer);

for (const schema of SCHEMA_NAMES) {
  t.test(`${schema}: answers worked out by hand`, async (t) => {
    const folder = t.testdir();
    writeTinyHospital(schema, folder);
    using database = new DatabaseSync(path.join(folder, 'hospital.sqlite'), { readOnly: true });
    const rowsOf = (sql: string): readonly (readonly Cell[])[] => database.prepare(sql).all().map((row) => Object.values(row).map((cell) => (typeof cell === 'string' || typeof cell === 'number' ? cell : null)));
    const views = materialize(schema, database);
    const seen = new Set<Query['op']>();
    for (const [what, query, expected] of [...casesOf(schema), ...groupCases(schema)]) {
      seen.add(query.op);
      const rows = rowsOf(goldSql(schema, query));
      t.strictSame(answerOf(query, rows), expectedOf(expected), `${query.op}: ${what}`);
      if (SINGLE.has(query.op) || answerKind(query) === 'yes_no') t.ok(rows.length === 1 && rows[0]?.length === 1, `${query.op}: ${what}: one number`);
      const sorted = (each: readonly (readonly Cell[])[]): readonly string[] => each.map((row) => JSON.stringify(row.map(digits))).toSorted();
      t.same(sorted(rowsOf(sqlOver(views, query))), sorted(rows), `${query.op}: ${what}: the same from events in tables of their own`);
    }
    // A list has each item once: nothing is told apart by how often it comes.
    for (const [what, query] of [...casesOf(schema), ...groupCases(schema)]) {
      const rows = rowsOf(goldSql(schema, query)).map((row) => JSON.stringify(row));
      t.equal(new Set(rows).size, rows.length, `${query.op}: ${what}: no row twice`);
    }
    t.same(OPERATIONS.filter((op) => !seen.has(op)), schema === 'mimic-iii' ? [] : ['survival', 'code', 'person-of'], 'every operation is asked for');
  });
}

/** One cell of a query that reads no table. */
function value(expression: string): unknown {
  using database = new DatabaseSync(':memory:');
  return database.prepare(`SELECT ${expression} AS it`).get()?.['it'];
}

t.test('months and years ago are clipped to the month\'s last day, and their edge belongs to both sides', async (t) => {
  for (const [n, unit, moment] of [
    [1, 'month', '2105-11-30 23:59:00'], [10, 'month', '2105-02-28 23:59:00'], [22, 'month', '2104-02-29 23:59:00'], [12, 'month', '2104-12-31 23:59:00'],
    [1, 'year', '2104-12-31 23:59:00'], [365, 'day', '2104-12-31 23:59:00'], [31, 'day', '2105-11-30 23:59:00'],
  ] as const) {
    const [before, at, after] = [-1, 0, 1].map((seconds) => `datetime('${moment}', '${seconds} seconds')`);
    const holds = (edge: 'since' | 'until'): readonly unknown[] => [before, at, after].map((time = '') => value(windowCondition({ is: 'ago', edge, n, unit }, time)));
    t.same(holds('since'), [0, 1, 1], `since ${n} ${unit} ago`);
    t.same(holds('until'), [1, 1, 0], `until ${n} ${unit} ago`);
  }
});

t.test('calendar windows end with their last second', async (t) => {
  const holds = (window: Window, ...times: readonly string[]): readonly unknown[] => times.map((time) => value(windowCondition(window, `'${time}'`)));
  t.same(holds({ is: 'in', year: 2104, month: 2 }, '2104-01-31 23:59:59', '2104-02-01 00:00:00', '2104-02-29 23:59:59', '2104-03-01 00:00:00'), [0, 1, 1, 0]);
  t.same(holds({ is: 'in', year: 2104, month: 12, day: 31 }, '2104-12-30 23:59:59', '2104-12-31 00:00:00', '2104-12-31 23:59:59', '2105-01-01 00:00:00'), [0, 1, 1, 0]);
  t.same(holds({ is: 'until', year: 2104 }, '2104-12-31 23:59:59', '2105-01-01 00:00:00'), [1, 0]);
  t.same(holds({ is: 'since', year: 2105, month: 2, day: 28 }, '2105-02-27 23:59:59', '2105-02-28 00:00:00'), [0, 1]);
  t.same(holds({ is: 'last', unit: 'month' }, '2105-10-31 23:59:59', '2105-11-01 00:00:00', '2105-11-30 23:59:59', '2105-12-01 00:00:00'), [0, 1, 1, 0]);
  t.same(holds({ is: 'last', unit: 'day' }, '2105-12-29 23:59:59', '2105-12-30 00:00:00', '2105-12-30 23:59:59', '2105-12-31 00:00:00'), [0, 1, 1, 0]);
  t.same(holds({ is: 'last', unit: 'year' }, '2103-12-31 23:59:59', '2104-01-01 00:00:00', '2104-12-31 23:59:59', '2105-01-01 00:00:00'), [0, 1, 1, 0]);
  t.same(holds({ is: 'this', unit: 'year' }, '2104-12-31 23:59:59', '2105-01-01 00:00:00', '2105-12-31 23:59:00'), [0, 1, 1]);
  t.same(holds({ is: 'this', unit: 'day' }, '2105-12-30 23:59:59', '2105-12-31 00:00:00', '2105-12-31 23:59:00'), [0, 1, 1]);
});

t.test('any text and number is a literal, and what is none is refused', async (t) => {
  for (const text of ['plain', 'it\'s "so"', '\'\'', 'a\\b%_', 'line\nbreak', 'é ü €', '😀', '; DROP TABLE x --']) t.equal(value(literal(text)), text);
  for (const number of [0, -1.5, 1e21, 0.1]) t.equal(value(literal(number)), number);
  t.throws(() => literal(Number.NaN), RangeError);
  t.throws(() => literal(Number.POSITIVE_INFINITY), RangeError);
  t.throws(() => goldSql('mimic-iii', { op: 'exists', of: { kind: 'allergy' } }), RangeError);
});
