/** The world without tables: dates in order, values of living people, plausible shares, and diseases that show in the results. */
import t from 'tap';
import { NOW, patientOf, WORLD_VERSION, type Admission } from '../../../datasets/hospital/index.ts';
import { labTest } from '../../../datasets/hospital/vocabulary/labs.ts';
import { VITAL_KEYS, VITALS } from '../../../datasets/hospital/vocabulary/vitals.ts';
import { DAY, OPENING } from '../../../datasets/hospital/world/clock.ts';

const PATIENTS = Array.from({ length: 700 }, (_, number) => patientOf(WORLD_VERSION, number));
const ADMISSIONS = PATIENTS.flatMap(({ admissions }) => admissions);
const share = <T>(items: readonly T[], test: (item: T) => boolean): number => items.filter(test).length / items.length;
const having = (key: string): readonly Admission[] => ADMISSIONS.filter(({ conditions }) => conditions.includes(key));
const without = (key: string): readonly Admission[] => ADMISSIONS.filter(({ conditions }) => !conditions.includes(key));
const values = ({ labs }: Admission, test: string): readonly number[] => labs.filter((lab) => lab.test === test).map(({ value }) => value);
const measured = (admissions: readonly Admission[], test: string): readonly (readonly number[])[] => admissions.map((each) => values(each, test)).filter((each) => each.length > 0);
const median = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
const within = (t: { ok(value: unknown, message: string): boolean }, value: number, low: number, high: number, what: string): void => {
  t.ok(value >= low && value <= high, `${what}: ${value.toFixed(3)} in ${low}..${high}`);
};

t.test('a patient is a pure function of its number', (t) => {
  t.same(patientOf(WORLD_VERSION, 17), PATIENTS[17]);
  t.notSame(patientOf(WORLD_VERSION, 50_017), PATIENTS[17]);
  t.end();
});

t.test('dates are in order', (t) => {
  const wrong: string[] = [];
  for (const { number, birth, death, admissions } of PATIENTS) {
    const check = (condition: boolean, what: string): void => { if (!condition) wrong.push(`${number}: ${what}`); };
    check(admissions.length > 0, 'never admitted');
    check(death === null || death <= NOW, 'died after now');
    admissions.forEach((admission, index) => {
      const { admitted, discharged, until, died } = admission;
      check(birth < admitted && admission.age >= 18 && admission.age <= 95, `age ${admission.age}`);
      check(admitted >= OPENING && admitted < until && until <= NOW, 'stay outside of the years');
      check(discharged === null ? until === NOW && index === admissions.length - 1 : discharged === until, 'discharge');
      check(index === 0 || admitted > (admissions[index - 1]?.until ?? Infinity), 'overlapping admissions');
      check(died ? death === discharged && index === admissions.length - 1 : death === null || (discharged !== null && death > discharged), 'death');
      for (const list of [admission.diagnoses, admission.procedures, admission.treatments, admission.labs, admission.vitals, admission.weights, admission.fluids, admission.cultures]) for (const { at } of list) check(at >= admitted && at <= until, 'an event outside of the stay');
      for (const { from, to } of admission.prescriptions) check(from >= admitted && from <= until && (to === null || (to >= from && to <= until)), 'a prescription outside of the stay');
      check(admission.transfers[0]?.from === admitted && (admission.transfers.at(-1)?.to ?? NOW) === until, 'beds do not span the stay');
      admission.transfers.forEach(({ from }, bed) => check(bed === 0 || from === admission.transfers[bed - 1]?.to, 'a gap between beds'));
    });
  }
  t.same(wrong, []);
  t.end();
});

t.test('values are those of living people, and agree with each other', (t) => {
  const wrong: string[] = [];
  for (const { labs, vitals } of ADMISSIONS) {
    for (const { test, value } of labs) if (!(value >= labTest(test).floor && value <= labTest(test).ceiling)) wrong.push(`${test} ${value}`);
    for (const { values: set } of vitals) {
      for (const key of VITAL_KEYS) {
        const value = set[key];
        if (value !== undefined && !(value >= VITALS[key].floor - 8 && value <= VITALS[key].ceiling)) wrong.push(`${key} ${value}`);
      }
      if (set.sbp !== undefined && set.dbp !== undefined && set.mbp !== undefined && !(set.dbp < set.mbp && set.mbp < set.sbp)) wrong.push(`pressure ${set.sbp}/${set.dbp}`);
    }
    const byTime = Map.groupBy(labs, ({ at }) => at);
    for (const draw of byTime.values()) {
      const of = (test: string): number | undefined => draw.find((lab) => lab.test === test)?.value;
      const [sodium, potassium, chloride, bicarbonate, gap, hematocrit, hemoglobin] = ['sodium', 'potassium', 'chloride', 'bicarbonate', 'anion gap', 'hematocrit', 'hemoglobin'].map(of);
      if (sodium !== undefined && potassium !== undefined && chloride !== undefined && bicarbonate !== undefined && gap !== undefined && gap > 3 && gap < 45 && Math.abs(sodium + potassium - chloride - bicarbonate - gap) > 2.6) wrong.push(`anion gap ${gap}`);
      if (hematocrit !== undefined && hemoglobin !== undefined && Math.abs(hematocrit / hemoglobin - 3) > 0.45) wrong.push(`hematocrit ${hematocrit} for hemoglobin ${hemoglobin}`);
    }
  }
  t.same(wrong.slice(0, 10), []);
  t.end();
});

t.test('shares are plausible', (t) => {
  within(t, share(PATIENTS, ({ sex }) => sex === 'F'), 0.38, 0.55, 'women');
  within(t, share(ADMISSIONS, ({ died }) => died), 0.05, 0.15, 'deaths in hospital');
  within(t, share(PATIENTS, ({ admissions }) => admissions.some(({ discharged }) => discharged === null)), 0.04, 0.12, 'patients in hospital now');
  within(t, median(ADMISSIONS.map(({ age }) => age)), 58, 70, 'median age');
  within(t, median(ADMISSIONS.map(({ admitted, until }) => (until - admitted) / DAY)), 3.5, 7.5, 'median days of stay');
  within(t, ADMISSIONS.length / PATIENTS.length, 1.2, 1.6, 'admissions a patient');
  within(t, share(ADMISSIONS, ({ transfers }) => transfers.some(({ stay }) => stay !== null)), 0.9, 1, 'stays with intensive care');
  within(t, share(ADMISSIONS, ({ diagnoses }) => diagnoses.some(({ code }) => code.startsWith('401'))), 0.25, 0.6, 'hypertension');
  within(t, share(ADMISSIONS.flatMap(({ cultures }) => cultures), ({ organism }) => organism !== null), 0.15, 0.5, 'cultures that grew');
  const years = Map.groupBy(ADMISSIONS, ({ admitted }) => new Date(admitted * 60_000).getUTCFullYear());
  t.same([...years.keys()].toSorted(), [2100, 2101, 2102, 2103, 2104, 2105]);
  const [dead, alive] = [ADMISSIONS.filter(({ died }) => died), ADMISSIONS.filter(({ died }) => !died)];
  const lactate = (list: readonly Admission[]): number => median(measured(list, 'lactate').map((each) => Math.max(...each)));
  t.ok(lactate(dead) > lactate(alive), 'who dies had more lactate');
  t.end();
});

t.test('what a patient has shows in the results', (t) => {
  const highest = (key: string, test: string): readonly number[] => measured(having(key), test).map((each) => Math.max(...each));
  const lowest = (key: string, test: string): readonly number[] => measured(having(key), test).map((each) => Math.min(...each));
  const ketoacidosis = having('diabetic ketoacidosis');
  t.ok(ketoacidosis.length > 10);
  t.equal(share(highest('diabetic ketoacidosis', 'glucose'), (value) => value > 250), 1, 'ketoacidosis: glucose over 250 mg/dL in all');
  t.ok(share(lowest('diabetic ketoacidosis', 'bicarbonate'), (value) => value < 18) > 0.95, 'and bicarbonate under 18 mEq/L');
  t.ok(share(lowest('diabetic ketoacidosis', 'ph'), (value) => value < 7.35) > 0.85, 'and an acid pH');
  t.ok(share(highest('diabetic ketoacidosis', 'anion gap'), (value) => value > 18) > 0.9, 'and a wide anion gap');

  const warfarin = ADMISSIONS.filter(({ prescriptions, until }) => prescriptions.some(({ drug, from }) => drug === 'warfarin' && until - from > DAY));
  t.ok(warfarin.length > 30);
  t.equal(share(warfarin, (each) => values(each, 'inr').length > 0), 1, 'everyone on warfarin has an INR');
  t.ok(median(measured(warfarin, 'inr').map((each) => Math.max(...each))) > 1.5, 'which is raised');

  // In KDIGO's terms: at least 1.5 times the lowest value of the same person, over all admissions.
  const injured = PATIENTS.filter(({ admissions }) => admissions.some(({ conditions }) => conditions.includes('acute kidney injury') && !conditions.includes('end-stage renal disease')));
  const ratios = injured.map(({ admissions }) => admissions.flatMap((each) => values(each, 'creatinine'))).filter((each) => each.length > 2).map((each) => Math.max(...each) / Math.min(...each));
  t.ok(ratios.length > 60);
  t.ok(share(ratios, (ratio) => ratio >= 1.5) > 0.8, `kidney injury: creatinine over 1.5 times baseline in ${(100 * share(ratios, (ratio) => ratio >= 1.5)).toFixed(0)} %`);

  t.ok(median(highest('septic shock', 'lactate')) > 3.5 && median(measured(without('sepsis'), 'lactate').map((each) => Math.max(...each))) < 3, 'lactate in septic shock');
  t.ok(share(highest('pancreatitis', 'lipase'), (value) => value > 180) > 0.9, 'pancreatitis: lipase over three times the limit');
  t.ok(share(highest('myocardial infarction', 'troponin t'), (value) => value > 0.1) > 0.9, 'infarction: troponin T');
  t.ok(share(lowest('upper gastrointestinal bleed', 'hemoglobin'), (value) => value < 10) > 0.8, 'bleeding: haemoglobin under 10 g/dL');
  t.ok(share(lowest('neutropenia', 'wbc'), (value) => value < 2.5) > 0.85, 'neutropenia');
  t.ok(share(lowest('hyponatremia', 'sodium'), (value) => value < 135) > 0.8, 'hyponatremia');
  t.ok(median(highest('cirrhosis', 'bilirubin')) > 1.5 && median(lowest('cirrhosis', 'platelets')) < 150, 'cirrhosis');
  t.ok(median(measured(having('end-stage renal disease'), 'creatinine').flat()) > 4, 'end-stage renal disease');
  const heartRate = (admissions: readonly Admission[]): number => median(admissions.flatMap(({ vitals }) => vitals.slice(0, 2).flatMap(({ values: { hr } }) => hr ?? [])));
  t.ok(heartRate(having('rapid atrial fibrillation')) > heartRate(ADMISSIONS) + 10, 'rapid atrial fibrillation');
  t.ok(share(having('pneumonia'), ({ cultures }) => cultures.some(({ culture }) => culture === 'sputum')) > 0.7, 'pneumonia: sputum is sent');
  t.ok(share(having('sepsis'), ({ prescriptions }) => prescriptions.some(({ drug }) => /vancomycin|piper|cef|merop|floxacin|metronid|aztreon/.test(drug))) > 0.95, 'sepsis: antibiotics');
  t.ok(PATIENTS.filter(({ sex }) => sex === 'F').every(({ admissions }) => admissions.every(({ diagnoses }) => !diagnoses.some(({ code }) => /^(600|185|V1046)/.test(code)))), 'no woman has a prostate');
  t.end();
});
