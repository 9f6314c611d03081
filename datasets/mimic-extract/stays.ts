/**
 * ICU stays by the hour: a stay has a severity of shock, breathing, kidneys, brain and infection, each with a drift over the
 * hours; what is measured follows from these, with chance, and is measured the oftener the sicker somebody is. Nobody's data.
 */
import type { Rng } from '../../env/rng.ts';
import { clip, sigmoid } from '../prediction/draws.ts';
import { Table } from '../prediction/table.ts';
import { SUMMARY, type Variable, VARIABLES } from './variables.ts';

export interface Person { readonly gender: string; readonly age: number; readonly ethnicity: string; readonly insurance: string; readonly admission: string; readonly unit: string }

export interface Stays {
  readonly people: readonly Person[];
  /** Shown values: variable by variable, row by row, hour by hour. NaN where nothing was measured. */
  readonly shown: ReadonlyMap<Variable, Float64Array>;
  readonly summary: Table;
}

const ETHNICITIES = ['WHITE', 'WHITE', 'WHITE', 'WHITE', 'WHITE', 'WHITE', 'WHITE', 'BLACK/AFRICAN AMERICAN', 'HISPANIC OR LATINO', 'ASIAN', 'OTHER', 'UNKNOWN/NOT SPECIFIED'] as const;
const UNITS = ['MICU', 'MICU', 'MICU', 'SICU', 'SICU', 'CCU', 'CCU', 'CSRU', 'CSRU', 'TSICU'] as const;

function personOf(rng: Rng): Person {
  const age = Math.round(10 * clip(64 + 16.5 * rng.normal(), 16, 91)) / 10;
  const unit = rng.pick(UNITS);
  const elective = rng.chance(unit === 'CSRU' ? 0.45 : 0.08);
  return {
    gender: rng.chance(0.56) ? 'M' : 'F', age, ethnicity: rng.pick(ETHNICITIES), insurance: age >= 65 && rng.chance(0.85) ? 'Medicare' : rng.pick(['Private', 'Private', 'Private', 'Medicaid', 'Government', 'Self Pay']),
    admission: elective ? 'ELECTIVE' : rng.chance(0.03) ? 'URGENT' : 'EMERGENCY', unit,
  };
}

/** How a process goes over the hours: where it stands in the middle, and how it drifts. */
interface Course { readonly level: number; readonly drift: number }
const at = ({ level, drift }: Course, share: number): number => level + drift * (share - 0.5);

type Values = Readonly<Record<Variable, number>>;
/** What is true in an hour. */
function hourOf(rng: Rng, of: { readonly shock: number; readonly breath: number; readonly kidney: number; readonly brain: number; readonly infection: number; readonly age: number }, own: readonly number[]): Values {
  const { shock, breath, kidney, brain, infection, age } = of;
  const noise = (deviation: number): number => rng.normal(0, deviation);
  const person = (k: number): number => own[k] ?? 0;
  const systolic = clip(120 - 9 * shock + 0.12 * (age - 64) + 13 * person(0) + noise(6), 52, 225);
  const diastolic = clip(0.38 * systolic + 14 + 6 * person(1) + noise(4), 22, 130);
  return {
    heart_rate: clip(86 + 8 * shock + 5 * infection + 11 * person(2) + noise(4.5), 34, 180), systolic_blood_pressure: systolic, diastolic_blood_pressure: diastolic, mean_blood_pressure: clip((systolic + 2 * diastolic) / 3 + noise(3), 30, 160),
    respiratory_rate: clip(18.5 + 2.4 * breath + 0.8 * infection + 2.2 * person(3) + noise(2), 6, 48), oxygen_saturation: clip(97.2 - 0.9 * breath + 0.8 * person(4) + noise(0.9), 74, 100), temperature: clip(36.95 + 0.3 * infection + 0.35 * person(5) + noise(0.15), 33, 41.2),
    glascow_coma_scale_total: clip(Math.round(14.6 - 1.6 * Math.exp(0.75 * brain) + noise(0.5)), 3, 15), fraction_inspired_oxygen: clip(0.4 + 0.07 * breath + 0.06 * person(6) + noise(0.03), 0.21, 1), urine_output: clip(75 * Math.exp(-0.3 * kidney - 0.2 * shock + 0.3 * person(7) + noise(0.35)), 0, 900),
    glucose: clip(132 * Math.exp(0.05 * shock + 0.24 * person(8) + noise(0.08)), 40, 700), potassium: clip(4.15 + 0.15 * kidney + 0.42 * person(9) + noise(0.12), 2.4, 7.5), sodium: clip(138.6 + 3.8 * person(10) + noise(0.7), 115, 165),
    creatinine: clip(1.05 * Math.exp(0.4 * kidney + 0.22 * person(11) + noise(0.04)), 0.3, 14), blood_urea_nitrogen: clip(21 * Math.exp(0.38 * kidney + 0.005 * (age - 64) + 0.28 * person(12) + noise(0.04)), 3, 180), bicarbonate: clip(24 - 1.3 * shock - 0.9 * kidney + 2.5 * person(13) + noise(0.6), 7, 42),
    lactate: clip(1.7 * Math.exp(0.3 * shock + 0.28 * person(14) + noise(0.08)), 0.5, 20), white_blood_cell_count: clip(10.8 * Math.exp(0.2 * infection + 0.3 * person(15) + noise(0.05)), 0.4, 75), platelets: clip(205 * Math.exp(-0.08 * infection + 0.4 * person(16) + noise(0.03)), 8, 950),
    hemoglobin: clip(10.7 - 0.2 * shock + 1.5 * person(17) + noise(0.2), 4.5, 18), ph: clip(7.385 - 0.018 * shock - 0.012 * breath + 0.045 * person(18) + noise(0.012), 6.9, 7.7),
  };
}

/** Chance of a measurement in an hour at average severity, in log odds, and what raises it. */
const OFTEN: Readonly<Record<Variable, readonly [base: number, by: 'shock' | 'breath' | 'kidney' | 'brain', weight: number]>> = {
  heart_rate: [2.8, 'shock', 0.2], systolic_blood_pressure: [2.4, 'shock', 0.2], diastolic_blood_pressure: [2.4, 'shock', 0.2], mean_blood_pressure: [2.2, 'shock', 0.2], respiratory_rate: [2.6, 'breath', 0.2], oxygen_saturation: [2.6, 'breath', 0.2], temperature: [-0.9, 'shock', 0.1], glascow_coma_scale_total: [-1, 'brain', 0.2],
  fraction_inspired_oxygen: [-2.6, 'breath', 0.5], urine_output: [0.4, 'kidney', 0.1], glucose: [-1.3, 'shock', 0.1], potassium: [-1.9, 'kidney', 0.2], sodium: [-2.1, 'kidney', 0.1], creatinine: [-2.3, 'kidney', 0.1], blood_urea_nitrogen: [-2.3, 'kidney', 0.1], bicarbonate: [-2.3, 'shock', 0.1], lactate: [-2.9, 'shock', 0.6],
  white_blood_cell_count: [-2.6, 'shock', 0.1], platelets: [-2.6, 'shock', 0.1], hemoglobin: [-2.2, 'shock', 0.1], ph: [-2.4, 'breath', 0.4],
};

const mean = (values: Float64Array, from: number, to: number): number => {
  let sum = 0;
  for (let i = from; i < to; i++) sum += values[i] ?? 0;
  return sum / (to - from);
};

export function staysOf(rng: Rng, count: number, hours: number): Stays {
  const shown = new Map(VARIABLES.map(({ name }) => [name, new Float64Array(count * hours).fill(Number.NaN)] as const));
  const truth = new Map(VARIABLES.map(({ name }) => [name, new Float64Array(hours)] as const));
  const summary = new Table(SUMMARY, count);
  const people: Person[] = [];
  for (let row = 0; row < count; row++) {
    const person = personOf(rng);
    people.push(person);
    const severity = rng.normal();
    const course = (share: number): Course => {
      const level = share * severity + Math.sqrt(1 - share * share) * rng.normal();
      return { level, drift: 0.9 * rng.normal() + 0.2 * level };
    };
    const courses = { shock: course(0.5), breath: course(0.4), kidney: course(0.35), brain: course(0.3), infection: course(0.35) };
    const own = Array.from({ length: 19 }, () => rng.normal());
    for (let hour = 0; hour < hours; hour++) {
      const share = hours === 1 ? 0.5 : hour / (hours - 1);
      const now = { shock: at(courses.shock, share), breath: at(courses.breath, share), kidney: at(courses.kidney, share), brain: at(courses.brain, share), infection: at(courses.infection, share), age: person.age };
      const values = hourOf(rng, now, own);
      for (const { name, decimals } of VARIABLES) {
        const scale = 10 ** decimals;
        const value = Math.round(values[name] * scale) / scale;
        const series = truth.get(name);
        if (series !== undefined) series[hour] = value;
        const [base, by, weight] = OFTEN[name];
        if (rng.chance(sigmoid(base + weight * now[by]))) (shown.get(name) ?? truth.get(name))?.fill(value, row * hours + hour, row * hours + hour + 1);
      }
    }
    const third = Math.max(1, Math.floor(hours / 3));
    for (const { name } of VARIABLES) {
      const series = truth.get(name) ?? new Float64Array(hours);
      summary.set(row, `${name}_mean`, mean(series, 0, hours), 3);
      summary.set(row, `${name}_last`, mean(series, hours - third, hours), 3);
      summary.set(row, `${name}_change`, mean(series, hours - third, hours) - mean(series, 0, third), 3);
    }
    summary.set(row, 'age', person.age, 1);
    summary.set(row, 'emergency', Number(person.admission !== 'ELECTIVE'), 0);
    summary.set(row, 'lactate_count', shown.get('lactate')?.subarray(row * hours, (row + 1) * hours).filter((value) => !Number.isNaN(value)).length ?? 0, 0);
  }
  return { people, shown, summary };
}
