import { Ajv } from 'ajv';
import t from 'tap';
import { TaskRecord } from '../../../env/task.ts';
import { CALCULATORS, calculatorBySlug } from '../../../datasets/medcalc/calculators/index.ts';
import { answerForm, buildRecord, difficultyOf, goldText } from '../../../datasets/medcalc/record.ts';

const parts = {
  ref: { split: 'test', category: 'bmi', index: 7 }, source: 'twin', calculator: calculatorBySlug('bmi'), note: ' A note.\n', question: 'What is the BMI?',
  result: { kind: 'decimal', value: 22.5 }, limits: { low: 23, high: 22 }, references: { python: 'answer = 22.5', javascript: 'var answer = 22.5' }, difficulty: 2, provenance: {},
} as const;

t.test('a record', async (t) => {
  const record = buildRecord(parts);
  const fits = new Ajv().compile(TaskRecord);
  t.ok(fits(record), JSON.stringify(fits.errors));
  t.match(record, {
    id: 'medcalc-v2/twin/test/bmi/7', family: 'medcalc', version: 2, category: 'bmi', index: 7, variant: 'base', limits: { attempts: 1, max_steps: 15 }, mounts: [],
    questions: [{ gold: '22.5', reward: { rule: 'within', low: 22, high: 23 }, prompt: 'Patient note:\n\nA note.\n\nQuestion: What is the BMI?\n\nAssign the answer to the variable `answer`: a number, in kg/m².' }],
  });
  t.same(record.actions, ['validate_code', 'debug', 'submit']);
  const { limits: _, ...without } = parts;
  t.throws(() => buildRecord(without), TypeError, 'a decimal without limits');
});

t.test('the form of the answer is named for every calculator', async (t) => {
  t.equal(answerForm(calculatorBySlug('gcs')), 'an integer');
  t.equal(answerForm(calculatorBySlug('due-date')), 'a date, as text MM/DD/YYYY');
  t.equal(answerForm(calculatorBySlug('gestational-age')), 'a pair of integers (weeks, days)');
  t.equal(answerForm(calculatorBySlug('delta-ratio')), 'a number');
  for (const calculator of CALCULATORS) t.ok(answerForm(calculator).length > 0);
});

t.test('gold text', async (t) => {
  t.equal(goldText({ kind: 'weeks-days', weeks: 4, days: 2 }), '4 weeks, 2 days');
  t.equal(goldText({ kind: 'date', value: '2024-01-31' }), '2024-01-31');
});

t.test('difficulty of a published row grows with its findings and with conversions', async (t) => {
  t.equal(difficultyOf({ weight: [70, 'kg'], height: [175, 'cm'] }), 1);
  t.equal(difficultyOf({ weight: [70, 'kg'], height: [5, 'ft', 9, 'in'] }), 2);
  t.equal(difficultyOf({ creatinine: [88, 'µmol/L'], age: [50, 'years'], sex: 'Male' }), 3);
  t.equal(difficultyOf(Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`finding ${index}`, true]))), 5);
});
