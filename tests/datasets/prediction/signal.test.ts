/** How labels follow from what is true of rows: rates as asked for, slopes that a line follows and bends that it does not. */
import t from 'tap';
import { bestSingle } from '../../../datasets/prediction/floor.ts';
import { nominal, ordinal } from '../../../datasets/prediction/outcomes.ts';
import { type Column, Table } from '../../../datasets/prediction/table.ts';
import { extreme, logOdds, measured, slope, together, when } from '../../../datasets/prediction/terms.ts';
import { auroc, rankingOf } from '../../../env/rewards/ranking.ts';
import { Rng } from '../../../env/rng.ts';

const ROWS = 20_000;
const COLUMNS: readonly Column[] = ['a', 'b', 'c'].map((name) => ({ name, group: 'g', meaning: '', decimals: 3 }));
const rng = new Rng('signal');
const table = new Table(COLUMNS, ROWS);
for (let row = 0; row < ROWS; row++) for (const name of ['a', 'b', 'c']) table.set(row, name, rng.normal(), 3, name !== 'c' || rng.chance(0.7));
const deviation = (values: Float64Array): number => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
const correlation = (x: Float64Array, y: Float64Array): number => x.reduce((sum, value, i) => sum + value * (y[i] ?? 0), 0) / x.length / deviation(x) / deviation(y);
const share = (classes: Uint8Array, k: number): number => classes.filter((each) => each === k).length / classes.length;

t.test('a sum of slopes and a sum of bends, each as strong as is asked for', async (t) => {
  const straight = logOdds(table, { terms: [slope('a', 2), slope('b', -1)], linear: 0.9, bent: 0 });
  t.ok(Math.abs(deviation(straight) - 0.9) < 1e-9);
  t.ok(correlation(straight, table.truth('a')) > 0.85 && correlation(straight, table.truth('b')) < -0.4);
  const bent = logOdds(table, { terms: [extreme('a'), when([['a', '>', 0.5], ['b', '<', 0]]), together('b', 'c')], linear: 0, bent: 1.5 });
  t.ok(Math.abs(deviation(bent) - 1.5) < 1e-9);
  for (const name of ['a', 'b', 'c']) t.ok(Math.abs(correlation(bent, table.truth(name))) < 0.01, `nothing of it is linear in ${name}`);
  t.ok(correlation(bent, table.truth('a').map(Math.abs)) > 0.3);
  const seen = logOdds(table, { terms: [measured('c')], linear: 1, bent: 0 });
  t.ok([...seen].every((value, row) => (value > 0) !== Number.isNaN(table.shown('c')[row])), 'what is measured at all');
});

t.test('classes in order, with exactly their rates', async (t) => {
  const risk = { terms: [slope('a')], linear: 1.5, bent: 0 };
  const classes = ordinal(new Rng('o'), table, risk, [0.1, 0.05, 0.01]);
  t.same([1, 2, 3].map((k) => share(classes, k)), [0.1, 0.05, 0.01]);
  const mean = (k: number): number => { const own = table.truth('a').filter((_, row) => classes[row] === k); return own.reduce((sum, value) => sum + value, 0) / own.length; };
  t.ok(mean(0) < mean(1) && mean(1) < mean(2) && mean(2) < mean(3));
  t.same(ordinal(new Rng('o'), table, risk, [0.1, 0.05, 0.01]), classes, 'the same each time');
  // A logistic model with a standard deviation of 1.5: what the exact log odds reach.
  const exact = auroc(rankingOf(logOdds(table, risk), (row) => classes[row] !== 0));
  t.ok(exact > 0.8 && exact < 0.9, String(exact));
});

t.test('classes without order come to about their rates', async (t) => {
  const risk = (column: string) => ({ terms: [slope(column)], linear: 1, bent: 0 });
  const classes = nominal(new Rng('n'), table, [{ rate: 0.2, risk: risk('a') }, { rate: 0.05, risk: risk('b') }]);
  for (const [k, rate] of [0.75, 0.2, 0.05].entries()) t.ok(Math.abs(share(classes, k) - rate) < 0.01, `${k}: ${share(classes, k)}`);
});

t.test('the best single feature, in whichever direction and with gaps', async (t) => {
  const labels = '0011';
  t.equal(bestSingle([Float64Array.of(4, 3, 2, 1)], [labels]), 1, 'upside down');
  t.equal(bestSingle([Float64Array.of(5, Number.NaN, 2, 2)], ['0100']), 1, 'a gap says something');
  t.equal(bestSingle([Float64Array.of(1, 2, 1, 2)], [labels]), 0.5);
  // By hand: whatever value fills the gaps of hundreds of rows, none does better.
  const gapped = table.shown('c').subarray(0, 600);
  const digits = Array.from(gapped, (value) => Number((Number.isNaN(value) ? 0.3 : value) + rng.normal() > 0.2)).join('');
  const best = bestSingle([gapped], [digits]);
  const filled = Array.from({ length: 121 }, (_, i) => auroc(rankingOf(gapped.map((value) => (Number.isNaN(value) ? -3 + i / 20 : value)), (row) => digits[row] === '1')));
  t.ok(Math.max(...filled) <= best + 1e-12 && best - Math.max(...filled) < 0.01, `${best} and ${Math.max(...filled)}`);
  t.equal(bestSingle([Float64Array.of(1, 2, 3, 4), Float64Array.of(1, 2, 1, 2)], [labels, '0101']), 1, 'each label has its own');
});
