/** Typed values by value: what counts as the same number, list, dict, Series and table, and what is said of a wrong form. */
import t from 'tap';
import { answerFromJson } from '../../../env/answer/from-json.ts';
import type { AnswerValue } from '../../../env/answer/value.ts';
import { faultOf, gradePlainly } from '../../../env/rewards/index.ts';
import type { Golden } from '../../../env/rewards/value.ts';

const grade = (value: Golden, answer: AnswerValue, tolerance: { readonly absolute?: number; readonly relative?: number } = {}) => gradePlainly({ rule: 'value', value, ...tolerance }, { answer });
const json = answerFromJson;
const series = (index: readonly unknown[], items: readonly unknown[]): AnswerValue => ({ type: 'series', index: index.map((each) => json(each)), items: items.map((each) => json(each)) });
const table = (columns: readonly string[], rows: readonly (readonly unknown[])[]): AnswerValue => ({ type: 'table', columns, rows: rows.map((row) => row.map((cell) => json(cell))) });

t.test('a number', async (t) => {
  const right: Golden = { is: 'cell', value: 12.5 };
  for (const given of [12.5, '12.5', [12.5], 12.5004]) t.ok(grade(right, json(given), { relative: 1e-4 }).solved, JSON.stringify(given));
  for (const given of [12.52, '12.5 months', [12.5, 12.6], null, true, { a: 12.5 }, 125]) t.notOk(grade(right, json(given), { relative: 1e-4 }).solved, JSON.stringify(given));
  t.notOk(grade(right, { type: 'float', value: Number.NaN }).solved);
  t.notOk(gradePlainly({ rule: 'value', value: right }, {}).solved, 'nothing at all');
});

t.test('counts are exact, whatever the tolerance', async (t) => {
  t.ok(grade({ is: 'cell', value: 43_637 }, json(43_637), { relative: 1e-3 }).solved);
  t.notOk(grade({ is: 'cell', value: 43_637 }, json(43_638), { relative: 1e-3 }).solved);
  t.notOk(grade({ is: 'cell', value: 43_637 }, json(43_637.5), { relative: 1e-3 }).solved);
  t.ok(grade({ is: 'cell', value: 100 }, json(100.000_000_01), { relative: 1e-6 }).solved);
});

t.test('texts, booleans, nothing', async (t) => {
  t.ok(grade({ is: 'cell', value: 'KRAS' }, json(' kras ')).solved);
  t.notOk(grade({ is: 'cell', value: 'KRAS' }, json('KRAS, EGFR')).solved);
  t.ok(grade({ is: 'cell', value: true }, json(true)).solved);
  t.notOk(grade({ is: 'cell', value: true }, json(1)).solved);
  t.ok(grade({ is: 'cell', value: null }, { type: 'float', value: Number.NaN }).solved);
  t.notOk(grade({ is: 'cell', value: 0 }, json(null)).solved);
});

t.test('lists, in order or not', async (t) => {
  const ordered: Golden = { is: 'list', items: [0, 7, 22, 32], ordered: true };
  const loose: Golden = { ...ordered, ordered: false };
  t.ok(grade(ordered, json([0, 7, 22, 32])).solved && grade(ordered, { type: 'tuple', items: [0, 7, 22, 32].map((each) => json(each)) }).solved);
  t.notOk(grade(ordered, json([7, 0, 22, 32])).solved);
  t.ok(grade(loose, json([7, 0, 32, 22])).solved);
  for (const given of [[0, 7, 22], [0, 7, 22, 32, 40], [0, 7, 22, 22], '0, 7, 22, 32']) for (const right of [ordered, loose]) t.notOk(grade(right, json(given)).solved, JSON.stringify(given));
  t.match(grade(ordered, json(7)), { score: 0, hint: 'A list is asked for.' });
});

t.test('dicts and Series by their keys', async (t) => {
  const right: Golden = { is: 'entries', entries: [['A', 0.25], ['B', 0.5]] };
  t.ok(grade(right, json({ B: 0.5, A: 0.25 })).solved);
  t.ok(grade(right, series(['B', 'A'], [0.5, 0.25])).solved);
  t.ok(grade(right, table(['arm', 'rate'], [['A', 0.25], ['B', 0.5]])).solved, 'or two columns');
  t.notOk(grade(right, json({ A: 0.5, B: 0.25 })).solved, 'swapped');
  for (const given of [{ A: 0.25 }, { A: 0.25, B: 0.5, C: 1 }, { a2: 0.25, B: 0.5 }]) t.match(grade(right, json(given)), { score: 0, hint: 'The keys are not those that are asked for.' });
  t.match(grade(right, json([0.25, 0.5])), { score: 0, hint: /dict/ });
  t.ok(grade({ is: 'entries', entries: [['250', 3]] }, { type: 'dict', entries: [[json(250), json(3)]] }).solved, 'a level in digits');
  const pairs: Golden = { is: 'entries', entries: [['A', [1, 2.5]], ['B', [3, 4]]] };
  t.ok(grade(pairs, json({ A: [1, 2.5], B: [3, 4] })).solved);
  t.notOk(grade(pairs, json({ A: [2.5, 1], B: [3, 4] })).solved);
});

t.test('tables by the names of their columns', async (t) => {
  const byKey: Golden = { is: 'table', columns: ['gene', 'n', 'share'], rows: [['TP53', 10, 0.5], ['KRAS', 8, 0.4]], key: ['gene'] };
  const inOrder: Golden = { is: 'table', columns: ['gene', 'n', 'share'], rows: [['TP53', 10, 0.5], ['KRAS', 8, 0.4]] };
  const turned = table(['share', 'gene', 'n'], [[0.4, 'KRAS', 8], [0.5, 'TP53', 10]]);
  t.ok(grade(byKey, turned).solved);
  t.notOk(grade(inOrder, turned).solved);
  t.ok(grade(inOrder, json([{ gene: 'TP53', n: 10, share: 0.5 }, { gene: 'KRAS', n: 8, share: 0.4 }])).solved, 'records');
  t.ok(grade(inOrder, json({ gene: ['TP53', 'KRAS'], n: [10, 8], share: [0.5, 0.4] })).solved, 'lists by name');
  t.match(grade(byKey, table(['Gene', 'n', 'share'], [['TP53', 10, 0.5], ['KRAS', 8, 0.4]])), { score: 0, hint: /missing: "gene"; there are instead: "Gene"/ });
  t.match(grade(byKey, table(['gene', 'n', 'share', 'p'], [['TP53', 10, 0.5, 1], ['KRAS', 8, 0.4, 1]])), { score: 0, hint: /more columns.*"p"/ });
  t.match(grade(byKey, table(['gene', 'n', 'share'], [['TP53', 10, 0.5]])), { score: 0, hint: /number of rows/ });
  t.match(grade(byKey, table(['gene', 'n', 'share'], [['TP53', 10, 0.5], ['TP53', 8, 0.4]])), { score: 0, hint: /by "gene"/ });
  t.match(grade(byKey, json(0.5)), { score: 0, hint: /DataFrame/ });
  t.notOk(grade(byKey, table(['gene', 'n', 'share'], [['TP53', 10, 0.4], ['KRAS', 8, 0.5]])).solved, 'a value in another row');
  t.match(grade(byKey, table(['gene', 'gene', 'n'], [['TP53', 'KRAS', 10]])), { score: 0, hint: /same name/ });
});

t.test('many rows in any order, and decimals that are equal within the tolerance alone', async (t) => {
  const rows = Array.from({ length: 5_000 }, (_, i) => [`P-${i}`, i % 7, i / 7]);
  const right: Golden = { is: 'table', columns: ['patient', 'n', 'share'], rows, key: ['patient'] };
  const from = performance.now();
  t.ok(grade(right, table(['patient', 'n', 'share'], rows.toReversed())).solved);
  t.notOk(grade(right, table(['patient', 'n', 'share'], rows.toReversed().map(([patient, n, share], i) => [patient, i === 17 ? 9 : n, share]))).solved);
  t.notOk(grade(right, table(['patient', 'n', 'share'], rows.map(([, n, share], i) => [`Q-${i}`, n, share]))).solved, 'none of them');
  t.ok(performance.now() - from < 5_000, 'in linear time');
  const shares = Array.from({ length: 200 }, (_, i) => i / 3);
  t.ok(grade({ is: 'list', items: shares, ordered: false }, json(shares.map((each) => each + 1e-10).toReversed())).solved);
});

t.test('no hint tells a value', async (t) => {
  const right: Golden = { is: 'table', columns: ['gene', 'n'], rows: [['TP53', 3127]], key: ['gene'] };
  for (const given of [table(['gene', 'n'], [['KRAS', 1]]), table(['gene', 'n'], []), table(['n'], [[1]]), json(1)]) t.notMatch(grade(right, given).hint, /TP53|3127/);
});

t.test('parameters that do not fit are refused', async (t) => {
  t.match(faultOf({ rule: 'value', value: { is: 'cell' } }), /value/);
  t.match(faultOf({ rule: 'value', value: { is: 'entries', entries: [] } }), /value/);
  t.equal(faultOf({ rule: 'value', value: { is: 'cell', value: 1 }, relative: 1e-3 }), undefined);
});
