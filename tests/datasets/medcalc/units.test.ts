import t from 'tap';
import {
  SUBSTANCES, toCelsius, toCellsPerMicrolitre, toCm, toGramsPerDl, toKg, toMcgPerKgPerMin, toMeqPerL, toMgPerDl, toMmHg, toYears, UnitError,
} from '../../../datasets/medcalc/units.ts';

const near = (t: { ok(value: boolean, message: string): void }, found: number, wanted: number, what: string): void => {
  t.ok(Math.abs(found - wanted) <= Math.abs(wanted) * 1e-3, `${what}: ${found} is ${wanted}`);
};

t.test('factors that laboratories print', async (t) => {
  near(t, toMgPerDl(88.4, 'µmol/L', SUBSTANCES.creatinine), 1, 'creatinine 88.4 µmol/L');
  near(t, toMgPerDl(17.1, 'μmol/L', SUBSTANCES.bilirubin), 1, 'bilirubin 17.1, with the Greek mu');
  near(t, toMgPerDl(5.55, 'mmol/L', SUBSTANCES.glucose), 100, 'glucose 5.55 mmol/L');
  near(t, toMgPerDl(1, 'mmol/L', SUBSTANCES.ureaNitrogen), 2.8, 'urea 1 mmol/L as nitrogen');
  near(t, toMgPerDl(1, 'mmol/L', SUBSTANCES.cholesterol), 38.67, 'cholesterol');
  near(t, toMgPerDl(1, 'mmol/L', SUBSTANCES.triglycerides), 88.57, 'triglycerides');
  near(t, toMgPerDl(2.5, 'mmol/L', SUBSTANCES.calcium), 10.02, 'calcium');
  near(t, toMgPerDl(5, 'mEq/L', SUBSTANCES.calcium), 10.02, 'calcium by its charge of two');
  near(t, toGramsPerDl(8.69, 'mmol/L', SUBSTANCES.hemoglobin), 14, 'haemoglobin as monomer');
  near(t, toGramsPerDl(40, 'g/L', SUBSTANCES.albumin), 4, 'albumin');
  near(t, toMmHg(8, 'kPa'), 60, 'pressure');
  near(t, toKg(150, 'lbs'), 68.04, 'pounds');
  near(t, toCm(6, 'ft') + toCm(2, 'in'), 187.96, 'feet and inches');
  near(t, toYears(18, 'months'), 1.5, 'months');
  near(t, toCelsius(98.6, 'degrees fahreinheit'), 37, 'Fahrenheit');
  t.equal(toMcgPerKgPerMin(0.1, 'mc/kg/min'), 0.1);
});

t.test('a value in the unit asked for keeps every digit', async (t) => {
  for (let tenths = 1000; tenths <= 1800; tenths++) {
    const value = tenths / 10;
    if (toMeqPerL(value, 'mmol/L', SUBSTANCES.sodium) !== value || toMeqPerL(value, 'mEq/L', SUBSTANCES.sodium) !== value
      || toMgPerDl(value, 'mg/dL', SUBSTANCES.glucose) !== value) t.fail(`${value} changed`);
  }
});

t.test('counts of cells', async (t) => {
  t.equal(toCellsPerMicrolitre(9400, 'µL'), 9400);
  t.equal(toCellsPerMicrolitre(9400, 'mm^3'), 9400);
  t.equal(toCellsPerMicrolitre(9400, 'm^3'), 9400, 'as the benchmark writes cubic millimetres');
  t.ok(Math.abs(toCellsPerMicrolitre(9.4e9, 'L') - 9400) < 1e-6);
  t.equal(toCellsPerMicrolitre(150, '10^9/L'), 150_000);
});

t.test('an unknown unit is named', async (t) => {
  t.throws(() => toKg(1, 'stone'), new UnitError('unknown unit "stone" of weight'));
  t.throws(() => toMgPerDl(1, 'mg', SUBSTANCES.glucose), new UnitError('unknown unit "mg" of glucose'));
  t.throws(() => toMgPerDl(1, 'mg/dL/h', SUBSTANCES.glucose), UnitError);
  t.throws(() => toMgPerDl(1, 'mEq/L', SUBSTANCES.glucose), UnitError, 'glucose has no charge');
  t.throws(() => toCelsius(300, 'kelvin'), UnitError);
  t.throws(() => toKg(1, 'constructor'), UnitError, 'a property of objects is no unit');
});
