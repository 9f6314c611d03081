/**
 * Patients and their visits: a person has an age, a frailty and long-standing illness of heart, metabolism, kidney, liver and
 * immunity, a visit has an acuity and an inflammation; all else follows from these, with chance. Directions and sizes of
 * the relations are those of common textbooks of internal medicine; they carry no patient's data.
 */
import type { Rng } from '../../env/rng.ts';
import { clip, poisson, sigmoid } from '../prediction/draws.ts';
import { Table } from '../prediction/table.ts';
import { COLUMNS, type ColumnName } from './columns.ts';

interface Traits {
  readonly age: number;
  readonly female: boolean;
  readonly bmi: number;
  readonly frailty: number;
  readonly heart: number;
  readonly metabolic: number;
  readonly immune: number;
  readonly kidney: number;
  readonly liver: number;
}
interface Person extends Traits { readonly has: Readonly<Record<Illness, boolean>> }

/** Presence of each in log odds: at average risk, and by what raises it. */
const ILLNESSES = {
  dx_heart_failure: ({ heart, age }: Traits) => -2.4 + 0.9 * heart + 0.03 * (age - 60),
  dx_coronary_disease: ({ heart, metabolic, age }: Traits) => -1.9 + 0.9 * heart + 0.4 * metabolic + 0.03 * (age - 60),
  dx_atrial_fibrillation: ({ heart, age }: Traits) => -2.3 + 0.7 * heart + 0.05 * (age - 60),
  dx_kidney_disease: ({ kidney, age }: Traits) => -2.1 + 1.3 * kidney + 0.02 * (age - 60),
  dx_diabetes: ({ metabolic, bmi }: Traits) => -1.4 + 1.2 * metabolic + 0.05 * (bmi - 28),
  dx_copd: ({ frailty, age }: Traits) => -2.2 + 0.5 * frailty + 0.02 * (age - 60),
  dx_cirrhosis: ({ liver }: Traits) => -3.2 + 1.4 * liver,
  dx_cancer: ({ frailty, age }: Traits) => -1.7 + 0.5 * frailty + 0.02 * (age - 60),
  dx_autoimmune: ({ immune }: Traits) => -2.5 + 1.1 * immune,
  dx_abdominal_pain: ({ frailty, immune }: Traits) => -1.6 + 0.3 * frailty + 0.3 * immune,
  dx_joint_pain: ({ immune, bmi }: Traits) => -1.5 + 0.5 * immune + 0.02 * (bmi - 28),
  dx_rash: ({ immune }: Traits) => -2.3 + 0.6 * immune,
} as const satisfies Partial<Record<ColumnName, unknown>>;
type Illness = keyof typeof ILLNESSES;
const ILLNESS_NAMES = Object.keys(ILLNESSES) as readonly Illness[];
const DECIMALS = new Map<string, number>(COLUMNS.map(({ name, decimals }) => [name, decimals]));

function personOf(rng: Rng): Person {
  const frailty = rng.normal();
  const metabolic = rng.normal();
  const age = Math.round(clip(57 + 16 * rng.normal() + 3 * frailty, 19, 97));
  const traits = {
    age, female: rng.chance(0.53), bmi: clip(27.5 + 5.2 * (0.5 * metabolic + 0.87 * rng.normal()), 15, 58), frailty,
    heart: 0.4 * frailty + 0.3 * metabolic + 0.87 * rng.normal(), metabolic, immune: rng.normal(), kidney: 0.4 * frailty + 0.3 * metabolic + 0.87 * rng.normal(), liver: rng.normal(),
  };
  return { ...traits, has: Object.fromEntries(ILLNESS_NAMES.map((name) => [name, rng.chance(sigmoid(ILLNESSES[name](traits)))])) as Record<Illness, boolean> };
}

function visitOf(rng: Rng, table: Table, row: number, person: Person): void {
  const { age, female, bmi, frailty, heart, metabolic, immune, kidney, liver, has } = person;
  const acuity = 0.35 * frailty + 0.94 * rng.normal();
  const fever = 0.35 * acuity + 0.94 * rng.normal();
  const put = (name: ColumnName, value: number, measured = true): number => table.set(row, name, value, DECIMALS.get(name) ?? 0, measured);
  const noise = (deviation: number): number => rng.normal(0, deviation);
  const log = (median: number, deviates: number): number => median * Math.exp(deviates);
  /** Measured the more often the sicker. */
  const seen = (at: number, byAcuity: number, more = 0): boolean => rng.chance(sigmoid(at + byAcuity * acuity + more));
  put('age', age);
  put('sex_female', Number(female));
  put('bmi', bmi + noise(0.6), rng.chance(0.85));
  put('admissions_1y', poisson(rng, 0.5 * Math.exp(0.5 * frailty)));
  put('ed_visits_6m', poisson(rng, 0.5 * Math.exp(0.4 * frailty + 0.15 * acuity)));
  put('outpatient_visits_1y', poisson(rng, 5 * Math.exp(0.25 * frailty + 0.15 * immune)));
  put('days_since_last_visit', Math.max(1, log(45, noise(1.1) - 0.3 * frailty)), rng.chance(0.9));
  put('codes_30d', log(38, 0.35 * acuity + 0.3 * frailty + noise(0.6)));
  put('distinct_drugs_1y', poisson(rng, clip(8 * Math.exp(0.35 * frailty + 0.008 * (age - 57)), 0, 50)));
  for (const name of ILLNESS_NAMES) put(name, has[name] && rng.chance(0.9) ? 1 + poisson(rng, 2.5) : 0);
  const orders = (name: ColumnName, logit: number, mean: number): number => put(name, rng.chance(sigmoid(logit)) ? 1 + poisson(rng, mean) : 0);
  orders('rx_loop_diuretic', -2.4 + (has.dx_heart_failure ? 2.6 : 0) + (has.dx_kidney_disease ? 0.9 : 0), 2);
  orders('rx_ace_arb', -1.6 + (has.dx_diabetes ? 0.9 : 0) + (has.dx_heart_failure ? 0.8 : 0) + 0.02 * (age - 57), 2);
  orders('rx_potassium_sparing', -2.6 + (has.dx_heart_failure ? 1.4 : 0) + (has.dx_cirrhosis ? 2 : 0), 1);
  orders('rx_insulin', -2.9 + (has.dx_diabetes ? 2.7 : 0) + 0.2 * acuity, 3);
  orders('rx_steroid', -1.9 + (has.dx_copd ? 0.9 : 0) + (has.dx_autoimmune ? 1.2 : 0), 1.5);
  orders('rx_chemotherapy', has.dx_cancer ? -0.4 : -5, 3);
  orders('rx_statin', -0.9 + 0.5 * metabolic + (has.dx_coronary_disease ? 1.3 : 0) + 0.02 * (age - 57), 2);
  const rate = clip(82 + 7 * acuity + 5 * fever + (has.dx_atrial_fibrillation ? 6 : 0) + noise(13), 36, 178);
  put('heart_rate', rate);
  put('heart_rate_change', 2 * acuity + noise(9));
  const usual = 126 + 5 * metabolic + 0.25 * (age - 57) + noise(9);
  put('sbp', clip(usual - 6 * acuity - 4 * fever + noise(14), 68, 225));
  put('sbp_mean_1y', clip(usual + noise(4), 85, 195), rng.chance(0.85));
  put('resp_rate', clip(17.5 + 2 * acuity + 0.8 * fever + noise(2.8), 8, 44));
  put('temperature', clip(36.9 + 0.28 * fever + noise(0.45), 33.8, 41), rng.chance(0.96));
  put('spo2', clip(96.8 - 0.9 * acuity - (has.dx_copd ? 1.5 : 0) + noise(1.7), 78, 100));
  const creatinine = put('creatinine', clip(log(0.92, 0.28 * kidney + (has.dx_kidney_disease ? 0.55 : 0) + 0.08 * acuity + (female ? -0.12 : 0.06) + noise(0.2)), 0.3, 13), seen(2.2, 0.3));
  put('creatinine_change', clip(0.05 * acuity * creatinine + noise(0.14 * creatinine), -4, 6), seen(0.8, 0.4));
  put('bun', clip(log(16, 0.6 * Math.log(creatinine / 0.95) + 0.12 * acuity + noise(0.28)), 3, 150), seen(2, 0.3));
  put('sodium', clip(138.6 - 0.8 * acuity - (has.dx_heart_failure ? 0.8 : 0) - (has.dx_cirrhosis ? 2 : 0) + noise(3.1), 112, 160), seen(2.1, 0.3));
  put('potassium', clip(4.1 + 0.25 * Math.log(creatinine / 0.95) + noise(0.45), 2.3, 7), seen(2.1, 0.3));
  put('bicarbonate', clip(25 - 0.9 * acuity - 1.2 * Math.log(creatinine / 0.95) + noise(2.6), 8, 42), seen(1.9, 0.3));
  put('glucose', clip(log(108, 0.16 * metabolic + (has.dx_diabetes ? 0.3 : 0) + 0.06 * acuity + noise(0.24)), 38, 620), seen(1.9, 0.3));
  put('hemoglobin', clip((female ? 12.6 : 13.6) - 0.5 * frailty - 0.4 * acuity - (has.dx_kidney_disease ? 0.9 : 0) - (has.dx_cancer ? 0.7 : 0) + noise(1.6), 4.5, 19), seen(2, 0.3));
  put('mcv', clip(90 + 1.5 * liver + noise(5.5), 62, 122), seen(1.6, 0.2));
  put('platelets', clip(log(235, -0.1 * liver - (has.dx_cirrhosis ? 0.55 : 0) - 0.05 * acuity + noise(0.33)), 8, 1100), seen(2, 0.3));
  put('wbc', clip(log(7.8, 0.18 * fever + 0.06 * acuity + noise(0.35)), 0.3, 70), seen(2, 0.3));
  put('albumin', clip(3.9 - 0.22 * frailty - 0.14 * acuity - (has.dx_cirrhosis ? 0.5 : 0) + noise(0.38), 1.3, 5.3), seen(0.5, 0.35));
  put('bilirubin', clip(log(0.6, 0.2 * liver + (has.dx_cirrhosis ? 0.9 : 0) + noise(0.42)), 0.1, 35), seen(0.6, 0.3));
  put('lactate', clip(log(1.4, 0.22 * acuity + 0.1 * fever + noise(0.36)), 0.4, 18), seen(-1.3, 1));
  put('crp', clip(log(9, 0.7 * fever + 0.2 * immune + noise(0.9)), 0.2, 420), seen(-0.8, 0.4, 0.4 * fever));
  put('troponin_t', clip(log(11, 0.3 * heart + 0.3 * Math.log(creatinine / 0.95) + 0.12 * acuity + noise(0.6)), 3, 4000), seen(-1.1, 0.4, 0.5 * heart));
  put('hba1c', clip(5.7 + 0.5 * metabolic + (has.dx_diabetes ? 1.1 : 0) + noise(0.6), 4.2, 15), seen(-0.6, 0, has.dx_diabetes ? 1.6 : 0));
  put('ldl', clip(112 + 12 * metabolic - (has.dx_coronary_disease ? 18 : 0) + noise(28), 25, 290), seen(-0.5, 0, 0.3 * metabolic));
}

/** Which patient each row is of: one to three visits each, together `rows` of them. */
export function visitTable(rng: Rng, rows: number): { readonly table: Table; readonly patients: readonly number[] } {
  const table = new Table(COLUMNS, rows);
  const patients: number[] = [];
  for (let patient = 0; patients.length < rows; patient++) {
    const person = personOf(rng);
    const visits = rng.pick([1, 1, 2, 2, 3]);
    for (let visit = 0; visit < visits && patients.length < rows; visit++) {
      visitOf(rng, table, patients.length, person);
      patients.push(patient);
    }
  }
  return { table, patients };
}
