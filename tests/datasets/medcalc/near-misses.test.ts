import t from 'tap';
import { decodeAnswer, type AnswerValue } from '../../../env/answer/value.ts';
import { solves } from '../../../env/rewards/index.ts';
import type { RewardSpec, TaskRecord } from '../../../env/task.ts';
import { calculatorBySlug } from '../../../datasets/medcalc/calculators/index.ts';
import { nearMisses } from '../../../datasets/medcalc/near-misses.ts';
import { buildRecord } from '../../../datasets/medcalc/record.ts';

/** What the sandbox would send for these few forms of Python expression. */
function evaluate(expression: string): AnswerValue {
  if (expression === 'None') return { type: 'null' };
  if (expression.startsWith('float(')) return decodeAnswer(['float', expression.slice(7, -2)]);
  if (expression.startsWith("'")) return { type: 'str', value: expression.slice(1, -1) };
  if (/^[([]/.test(expression)) {
    const inner = expression.slice(1, -1).trim();
    return { type: expression.startsWith('(') ? 'tuple' : 'list', items: inner === '' ? [] : inner.split(',').map((item) => evaluate(item.trim())) };
  }
  const value = Number(expression);
  if (!Number.isFinite(value)) throw new TypeError(`not an expression of the test: ${expression}`);
  return /^-?\d+$/.test(expression) ? { type: 'int', value, digits: expression } : { type: 'float', value };
}

const record = (reward: RewardSpec): TaskRecord => {
  const built = buildRecord({
    ref: { split: 'test', category: 'gcs', index: 0 }, source: 'twin', calculator: calculatorBySlug('gcs'), note: 'n', question: 'q', result: { kind: 'integer', value: 9 },
    references: { python: '', javascript: '' }, difficulty: 1, provenance: {},
  });
  return { ...built, questions: [{ ...built.questions[0], reward }] };
};

const interval = (low: number, high: number): RewardSpec => ({ rule: 'within', low, high });
const SPECS: readonly RewardSpec[] = [
  interval(22.1, 23.3), interval(-4.2, -3.8), interval(-0.005, 0.005), interval(0, 0), interval(0.001, 0.011), interval(35_618, 39_367), interval(1e-9, 2e-9), interval(-1, 2), interval(5, 95),
  ...[-2, -1, 0, 1, 2, 9, 15, 160].map((value) => ({ rule: 'integer', value, round: true })),
  ...['2023-01-15', '2024-02-29', '2023-12-31', '2023-05-05', '2024-02-11'].map((value) => ({ rule: 'date', value, order: 'MDY' })),
  ...[[0, 0], [0, 6], [5, 5], [35, 4], [6, 0], [40, 6]].map(([weeks, days]) => ({ rule: 'weeks_days', weeks, days })),
];

for (const spec of SPECS) {
  t.test(JSON.stringify(spec), async (t) => {
    const wrong = nearMisses(record(spec));
    t.ok(wrong.length >= 8, `${wrong.length} near misses`);
    t.equal(new Set(wrong).size, wrong.length, 'distinct');
    for (const expression of wrong) t.notOk(solves(spec, evaluate(expression)), `${expression} earns nothing`);
  });
}

t.test('a rule of another family', async (t) => {
  t.throws(() => nearMisses(record({ rule: 'other' })), TypeError);
  t.throws(() => nearMisses(record({ rule: 'integer' })), TypeError);
});
