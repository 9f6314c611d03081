/** Every rule: what it takes as right, and what it does not, through the wire form in which answers leave the sandbox. */
import t from 'tap';
import { decodeAnswer } from '../../../env/answer/value.ts';
import { type REWARD_RULES, solves } from '../../../env/rewards/index.ts';
import { RewardError } from '../../../env/rewards/rule.ts';
import type { RewardSpec } from '../../../env/task.ts';

const int = (digits: number | string) => ['int', String(digits)];
const float = (value: number | string) => ['float', value];
const str = (text: string) => ['str', text];
const list = (...items: unknown[]) => ['list', items];
const tuple = (...items: unknown[]) => ['tuple', items];

interface Case { readonly spec: RewardSpec; readonly right: readonly unknown[]; readonly wrong: readonly unknown[] }

/** What equals nothing, whatever the rule: shotguns, not-a-number, objects, absence. */
const NEVER: readonly unknown[] = [
  ['null'], float('nan'), float('inf'), float('-inf'), ['other', 'Liar'], str(''), str('   '), list(), ['dict', []],
  str(Array.from({ length: 2000 }, (_, i) => i).join(' ')), list(...Array.from({ length: 100 }, (_, i) => int(i))), str('yes no true false 47 25.2'),
];

/** Rules of other shapes have tests of their own. */
type Elsewhere = 'abstain' | 'value' | 'named' | 'predictions' | 'functions' | 'journal' | 'script';
const CASES: Readonly<Record<Exclude<keyof typeof REWARD_RULES, Elsewhere>, Case>> = {
  within: {
    spec: { rule: 'within', low: 23.98, high: 26.5 },
    right: [float(25.2), int(25), int('26'), str('25.238'), str(' 25.2 '), str('2.52e1'), list(float(25.2)), tuple(float(25.2)), ['table', { columns: ['x'], rows: [[float(25.2)]] }], float(23.98), float(26.5)],
    wrong: [float(23.979), float(26.501), float(-25.2), str('25.2 mL/min'), str('25.2, 25.3'), list(float(25.2), float(25.2)), ['bool', true], ['set', [float(25.2), float(1)]], str('0x19'), str('１２')],
  },
  any_within: {
    spec: { rule: 'any_within', intervals: [{ low: 0.79, high: 0.81 }, { low: 0.49, high: 0.51 }] },
    right: [float(0.8), float(0.5), str('0.8')],
    wrong: [float(0.65), int(80), str('80%'), ['bool', true]],
  },
  integer: {
    spec: { rule: 'integer', value: 47, accept: [52] },
    right: [int(47), float(47), str('47'), int(52), str('47.0')],
    wrong: [int(46), int(48), float(47.2), int(-47), str('47 patients'), int('47000000000000000000000'), ['bool', true], str('1,47')],
  },
  date: {
    spec: { rule: 'date', value: '2023-08-31' },
    right: [['date', '2023-08-31'], str('08/31/2023'), str('8/31/2023'), str('2023-08-31'), str('August 31, 2023'), str('31 Aug 2023'), str('2023/08/31'), str('2023.8.31'), ['datetime', '2023-08-31T00:00:00']],
    wrong: [['date', '2023-09-01'], ['datetime', '2023-08-31T00:00:00.5'], str('31/08/2023'), str('08-31-2023'), str('2023-08/31'), ['datetime', '2023-08-31T12:00:00'], int(20230831), str('08/31/23'), str('02/30/2023'), str('on 08/31/2023 or 09/01/2023')],
  },
  weeks_days: {
    spec: { rule: 'weeks_days', weeks: 4, days: 3 },
    right: [tuple(int(4), int(3)), list(int(4), int(3)), tuple(str('4 weeks'), str('3 days')), str('(4 weeks, 3 days)'), str('4 weeks, 3 days'), str("('4 weeks', '3 days')"), str('4 weeks and 3 days'), str('4+3'), str('4 + 3 weeks'), str('4 3/7'), str('4 3/7 weeks'), ['dict', [[str('weeks'), int(4)], [str('days'), int(3)]]], ['dict', [[str('Days'), int(3)], [str('Weeks'), float(4)]]], ['timedelta', 31 * 86_400]],
    wrong: [str('3+4'), str('4 3/8'), str('4.3'), ['dict', [[str('weeks'), int(3)], [str('days'), int(4)]]], ['dict', [[str('weeks'), int(4)]]], ['dict', [[str('a'), int(4)], [str('b'), int(3)]]], ['timedelta', 31.5 * 86_400], tuple(int(3), int(4)), tuple(int(4), int(3), int(0)), ['set', [int(4), int(3)]], int(31), str('31 days'), str('43'), str(`4${' '.repeat(900_000)}x`), tuple(str('4 days'), str('3 weeks'))],
  },
  rows: {
    spec: { rule: 'rows', rows: [['heparin'], ['500'], [7.4123], ['2105-01-31 08:00:00']] },
    right: [
      list(str('heparin'), int(500), float(7.4123), ['datetime', '2105-01-31T08:00:00']), list(str('2105-01-31T08:00'), float(7.41230), str(' Heparin'), str('500.0')),
      ['set', [str('heparin'), str('500'), float(7.41229), str('2105-01-31 08:00:00')]], ['table', { columns: ['x'], rows: [[str('heparin')], [int(500)], [float(7.4123)], [str('2105-01-31 08:00:00')]] }],
      list(tuple(str('heparin')), tuple(int(500)), tuple(float(7.4123)), tuple(str('2105-01-31 08:00:00'))),
    ],
    wrong: [
      str('heparin'), list(str('heparin'), int(500), float(7.4123)), list(str('heparin'), int(500), float(7.4123), str('2105-01-31 08:00:00'), str('aspirin')), list(str('heparin'), int(500), float(7.4123), str('2105-01-31')),
      list(str('heparin'), int(500), float(7.4133), str('2105-01-31 08:00:00')), list(str('heparin'), str('heparin'), float(7.4123), str('2105-01-31 08:00:00')), list(list(str('heparin'), int(500), float(7.4123), str('2105-01-31 08:00:00')), list(int(1))),
    ],
  },
  yes_no: {
    spec: { rule: 'yes_no', value: true },
    right: [['bool', true], int(1), str('Yes'), float(1), list(['bool', true]), str('1'), str('TRUE'), str('Yes.'), str('y'), str('Y.')],
    wrong: [['bool', false], int(0), int(2), str('no'), str('n'), str('No.'), str('yes or no'), str('yes, I think'), list(['bool', true], ['bool', false]), float(0.9)],
  },
};

t.test('one value, and rows of several columns', (t) => {
  const one = { rule: 'rows', rows: [[12]] };
  for (const wire of [int(12), float(12), str('12'), list(int(12)), list(tuple(int(12)))]) t.ok(solves(one, decodeAnswer(wire)), JSON.stringify(wire));
  for (const wire of [int(13), float(12.001), list(int(12), int(12)), ['bool', true], ['dict', [[str('n'), int(12)]]]]) t.notOk(solves(one, decodeAnswer(wire)), JSON.stringify(wire));
  const large = { rule: 'rows', rows: [[46_361.316_666_7]] };
  t.ok(solves(large, decodeAnswer(float(46_361.3167))), 'rounded to four places');
  t.notOk(solves(large, decodeAnswer(float(46_361.32))), 'however large');
  const pairs = { rule: 'rows', rows: [['a', 1], ['b', 2]] };
  t.ok(solves(pairs, decodeAnswer(list(tuple(str('b'), int(2)), tuple(str('a'), int(1))))));
  t.ok(solves(pairs, decodeAnswer(['table', { columns: ['x', 'y'], rows: [[str('a'), int(1)], [str('b'), int(2)]] }])));
  t.ok(solves(pairs, decodeAnswer(['dict', [[str('b'), int(2)], [str('a'), int(1)]]])), 'pairs as a dict');
  t.ok(solves(pairs, decodeAnswer(list(['dict', [[str('x'), str('a')], [str('y'), int(1)]]], ['dict', [[str('x'), str('b')], [str('y'), int(2)]]]))), 'as records');
  const record = (...entries: readonly (readonly [string, unknown])[]) => ['dict', entries.map(([key, value]) => [str(key), value])];
  t.ok(solves(pairs, decodeAnswer(list(record(['n', int(1)], ['who', str('a')]), record(['who', str('b')], ['n', int(2)])))), 'as records, whatever the order of their keys');
  t.notOk(solves(pairs, decodeAnswer(list(record(['n', int(2)], ['who', str('a')]), record(['who', str('b')], ['n', int(1)])))), 'but each value with its own');
  t.notOk(solves(pairs, decodeAnswer(list(record(['n', int(1)], ['who', str('a')]), record(['m', int(2)], ['who', str('b')])))), 'and with the same keys');
  t.ok(solves(pairs, decodeAnswer(['table', { columns: ['n', 'who'], rows: [[int(1), str('a')], [int(2), str('b')]] }])), 'a table in another order of its columns');
  t.ok(solves({ rule: 'rows', rows: [['a', 1]] }, decodeAnswer(record(['n', int(1)], ['who', str('a')]))), 'one row as a record');
  const named = { rule: 'rows', rows: [[1, 2], [3, 4]], columns: ['first', 'second'] };
  const flipped = (a: string, b: string) => list(record([a, int(2)], [b, int(1)]), record([a, int(4)], [b, int(3)]));
  t.ok(solves(named, decodeAnswer(flipped('Second', 'first'))), 'by name where the question names them');
  t.notOk(solves(named, decodeAnswer(flipped('first', 'second'))), 'and then only so');
  const series = (index: readonly unknown[], items: readonly unknown[]) => ['series', { index, items }];
  t.ok(solves(pairs, decodeAnswer(series([str('b'), str('a')], [int(2), int(1)]))), 'a column whose rows have names, as value_counts gives it');
  t.notOk(solves(pairs, decodeAnswer(series([str('a'), str('b')], [int(2), int(1)]))));
  t.ok(solves({ rule: 'rows', rows: [['a', 'x', 1]] }, decodeAnswer(series([tuple(str('a'), str('x'))], [int(1)]))), 'names of two levels');
  t.ok(solves({ rule: 'rows', rows: [[1], [2]] }, decodeAnswer(series([int(7), int(9)], [int(2), int(1)]))), 'of one column the values count');
  t.notOk(solves({ rule: 'rows', rows: [[7], [9]] }, decodeAnswer(series([int(7), int(9)], [int(2), int(1)]))), 'not the names');
  t.notOk(solves(pairs, decodeAnswer(['dict', [[str('b'), int(2)]]])));
  t.notOk(solves(pairs, decodeAnswer(list(tuple(str('a'), int(2)), tuple(str('b'), int(1))))));
  t.notOk(solves({ ...pairs, ordered: true }, decodeAnswer(list(tuple(str('b'), int(2)), tuple(str('a'), int(1))))), 'where order was asked for');
  t.notOk(solves({ rule: 'rows', rows: [['0331']] }, decodeAnswer(int(331))), 'a code is not a number');
  t.ok(solves({ rule: 'rows', rows: [[null]] }, decodeAnswer(['null'])), 'NULL is None');
  t.ok(solves({ rule: 'rows', rows: [] }, decodeAnswer(list())), 'no row is an empty list');
  t.notOk(solves({ rule: 'rows', rows: [] }, decodeAnswer(list(int(0)))));
  t.end();
});

t.test('abstaining is saying None, not saying nothing', (t) => {
  const spec = { rule: 'abstain' };
  for (const wire of [['null'], str('None'), str('null'), list(['null']), float('nan'), str('NaN')]) t.ok(solves(spec, decodeAnswer(wire)), JSON.stringify(wire));
  for (const wire of [...NEVER.slice(2), int(0), ['bool', false], str('unknown')]) t.notOk(solves(spec, decodeAnswer(wire)), JSON.stringify(wire).slice(0, 60));
  t.notOk(solves(spec, undefined), 'no answer');
  t.end();
});

for (const [name, { spec, right, wrong }] of Object.entries(CASES)) {
  t.test(name, (t) => {
    for (const wire of right) t.ok(solves(spec, decodeAnswer(wire)), JSON.stringify(wire));
    for (const wire of [...wrong, ...NEVER]) t.notOk(solves(spec, decodeAnswer(wire)), JSON.stringify(wire).slice(0, 80));
    t.notOk(solves(spec, undefined), 'no answer');
    t.end();
  });
}

t.test('dates in the order that the task says', (t) => {
  const due = (order: string, text: string) => solves({ rule: 'date', value: '2009-10-11', order }, decodeAnswer(str(text)));
  for (const text of ['10/11/2009', '10-11-2009', '10.11.2009', '2009-10-11', '2009/10/11']) t.ok(due('MDY', text), text);
  for (const text of ['11/10/2009', '11-10-2009', '11.10.2009', '2009-10-11']) t.ok(due('DMY', text), text);
  t.notOk(due('DMY', '10-11-2009'));
  t.notOk(due('MDY', '11-10-2009'));
  t.end();
});

t.test('official rounding of scores', (t) => {
  const spec = { rule: 'integer', value: 4, round: true };
  for (const value of [4, 3.6, 4.4, 4.5, 3.5]) t.ok(solves(spec, decodeAnswer(float(value))), String(value));
  for (const value of [3.4, 4.6, 5, -4]) t.notOk(solves(spec, decodeAnswer(float(value))), String(value));
  t.end();
});

t.test('a rule or parameters that do not exist are our failure, never a zero', (t) => {
  t.throws(() => solves({ rule: 'vibes' }, undefined), RewardError);
  t.throws(() => solves({ rule: 'within', low: 'a', high: 2 }, undefined), RewardError);
  t.end();
});

t.test('a claim that is no typed value is refused', (t) => {
  let deep: unknown = int(1);
  for (let i = 0; i < 30; i++) deep = list(deep);
  for (const wire of [null, 5, 'x', [], ['int'], ['int', 5], ['int', '5x'], ['int', '9'.repeat(5000)], ['float', '1'], ['bool', 1], ['date', 'today'], ['list', 5], ['dict', [[int(1)]]], ['table', { columns: ['a'], rows: [[]] }], ['table', {}], ['pickle', 'x'], ['str', 'x', 'y'], deep]) {
    t.throws(() => decodeAnswer(wire), { name: 'AnswerFormatError' }, JSON.stringify(wire)?.slice(0, 60));
  }
  t.end();
});
