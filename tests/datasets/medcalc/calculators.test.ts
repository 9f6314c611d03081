/** Worked examples: each value is from the source that `by` names or computed by hand as `by` shows. */
import t from 'tap';
import type { Entities, Result } from '../../../datasets/medcalc/calculator.ts';
import { EntityError } from '../../../datasets/medcalc/calculator.ts';
import { CALCULATORS, calculatorById, calculatorBySlug } from '../../../datasets/medcalc/calculators/index.ts';
import { UnitError } from '../../../datasets/medcalc/units.ts';
import { EQUATION_EXAMPLES } from './equation-examples.ts';
import { SCORE_EXAMPLES } from './score-examples.ts';

const EXAMPLES = [...EQUATION_EXAMPLES, ...SCORE_EXAMPLES];

t.test('the table', async (t) => {
  t.equal(CALCULATORS.length, 55);
  t.equal(new Set(CALCULATORS.map(({ id }) => id)).size, 55, 'ids are distinct');
  t.equal(new Set(CALCULATORS.map(({ slug }) => slug)).size, 55, 'slugs are distinct');
  t.equal(CALCULATORS.filter(({ group }) => group === 'equation').length, 36);
  t.equal(CALCULATORS.filter(({ group }) => group === 'score').length, 19);
  for (const { slug, source } of CALCULATORS) {
    t.match(slug, /^[a-z0-9]+(-[a-z0-9]+)*$/);
    t.match(source, /\d{4}/, `${slug} names a source with its year`);
  }
  // The benchmark's own list of those that it grades as integers; Wells' PE has halves.
  t.same(CALCULATORS.filter(({ output }) => output === 'integer').map(({ id }) => id).sort((a, b) => a - b),
    [4, 15, 16, 17, 18, 20, 21, 25, 27, 28, 29, 32, 33, 36, 43, 45, 48, 51]);
  t.equal(calculatorBySlug('sofa').id, 43);
  t.throws(() => calculatorById(1), RangeError);
  t.throws(() => calculatorBySlug('none'), RangeError);
});

t.test('every calculator has an example', async (t) => {
  const shown = new Set(EXAMPLES.map(({ slug }) => slug));
  t.same(CALCULATORS.filter(({ slug }) => !shown.has(slug)).map(({ slug }) => slug), []);
});

for (const { slug, by, entities, expected } of EXAMPLES) {
  t.test(`${slug}: ${by}`, async (t) => {
    const result: Result = calculatorBySlug(slug).compute(entities);
    if (typeof expected !== 'number') {
      t.same(result, expected);
      return;
    }
    t.ok(result.kind === 'decimal' || result.kind === 'integer', 'a number');
    const value = result.kind === 'decimal' || result.kind === 'integer' ? result.value : Number.NaN;
    const margin = result.kind === 'integer' ? 0 : Math.max(Math.abs(expected) * 5e-4, 5e-4);
    t.ok(Math.abs(value - expected) <= margin, `${value} is ${expected}`);
  });
}

t.test('findings that do not allow the computation', async (t) => {
  const compute = (slug: string, entities: Entities) => () => calculatorBySlug(slug).compute(entities);
  t.throws(compute('bmi', { weight: [70, 'kg'] }), EntityError, 'a number is missing');
  t.throws(compute('bmi', { weight: [70, 'stone'], height: [170, 'cm'] }), UnitError, 'an unknown unit');
  t.throws(compute('bmi', { weight: 70, height: [170, 'cm'] }), EntityError, 'a number without its unit');
  t.throws(compute('bmi', { weight: [Number.NaN, 'kg'], height: [170, 'cm'] }), EntityError, 'not a number');
  t.throws(compute('gcs', { 'Best eye response': 'wide', 'Best verbal response': 'oriented', 'Best motor response': 'obeys commands' }), EntityError, 'an unknown response');
  t.throws(compute('wells-dvt', { 'Active cancer': 'yes' }), EntityError, 'a text where a boolean belongs');
  t.throws(compute('due-date', { 'Last menstrual date': '02/30/2023', 'cycle length': 28 }), EntityError, 'no such day');
  t.throws(compute('gestational-age', { 'Last menstrual date': '03/02/2023', 'Current Date': '03/01/2023' }), EntityError, 'dates the wrong way round');
  t.throws(compute('delta-ratio', { Sodium: [140, 'mEq/L'], Chloride: [100, 'mEq/L'], Bicarbonate: [24, 'mEq/L'] }), EntityError, 'nothing fell');
  t.throws(compute('mme', { 'Heroin Dose': [1, 'mg'], 'Heroin Dose Per Day': [1, 'per day'] }), EntityError, 'an opioid without a factor');
  t.throws(compute('mme', { 'FentANYL patch Dose': [1, 'ml'], 'FentANYL patch Dose Per Day': [1, 'per day'] }), UnitError, 'a patch in an unknown unit');
  t.throws(compute('sofa', { 'FiO₂': [40, '%'], 'Partial pressure of oxygen (PaO₂) for Apache II': [90, 'mm Hg'], 'Platelet count': [2e5, 'µL'], Bilirubin: [1, 'mg/dL'] }), EntityError, 'neither creatinine nor urine');
  t.throws(compute('steroid-conversion', { 'input steroid': [20, 'mg'], 'target steroid': 'PredniSONE PO' }), EntityError, 'a dose without its drug');
});
