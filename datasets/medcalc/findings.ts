/**
 * Typed reading of one finding out of `Entities`: presence, form and unit are checked here, so that a calculator
 * is only its formula.
 */
import { type Entities, EntityError } from './calculator.ts';
import {
  SUBSTANCES, toCelsius, toCm, toGramsPerDl, toKg, toMeqPerL, toMgPerDl, toMmHg, toPerMinute, toYears, type Substance,
} from './units.ts';

export type Sex = 'male' | 'female';

function missing(name: string): never {
  throw new EntityError(`${name}: missing`);
}

export function has(entities: Entities, name: string): boolean {
  return Object.hasOwn(entities, name);
}

/** A yes or no; absent means no. */
export function flag(entities: Entities, name: string): boolean {
  const entity = entities[name];
  if (entity === undefined) return false;
  if (typeof entity !== 'boolean') throw new EntityError(`${name}: not true or false`);
  return entity;
}

/** How many of the named findings are present. */
export function countFlags(entities: Entities, names: readonly string[]): number {
  return names.filter((name) => flag(entities, name)).length;
}

/** A number without a unit (a ratio, a pH, a count); `[number, unit]` is taken for its number. */
export function plainNumber(entities: Entities, name: string, fallback?: number): number {
  const entity = entities[name] ?? fallback ?? missing(name);
  const value = Array.isArray(entity) ? entity[0] : entity;
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new EntityError(`${name}: not a number`);
  return value;
}

/** A measure in the unit of `convert`; the parts of a measure in two units (feet and inches) are added. */
export function measure(entities: Entities, name: string, convert: (value: number, unit: string) => number, fallback?: number): number {
  const entity = entities[name];
  if (entity === undefined) return fallback ?? missing(name);
  if (typeof entity !== 'object') throw new EntityError(`${name}: not a number with a unit`);
  let sum = 0;
  for (let i = 0; i < entity.length; i += 2) {
    const value = entity[i];
    const unit = entity[i + 1];
    if (typeof value !== 'number' || !Number.isFinite(value) || typeof unit !== 'string') throw new EntityError(`${name}: not a number with a unit`);
    sum += convert(value, unit);
  }
  return sum;
}

/** The value of a text among `options`, compared without case and surrounding space. */
export function choice<T>(entities: Entities, name: string, options: { readonly [text: string]: T }, fallback?: T): T {
  const entity = entities[name];
  if (entity === undefined) return fallback ?? missing(name);
  const wanted = String(entity).trim().toLowerCase();
  for (const [text, value] of Object.entries(options)) if (text.toLowerCase() === wanted) return value;
  throw new EntityError(`${name}: ${JSON.stringify(entity)} is none of ${Object.keys(options).join(', ')}`);
}

export function sex(entities: Entities): Sex {
  return choice<Sex>(entities, 'sex', { Male: 'male', Female: 'female' });
}

export function age(entities: Entities): number {
  return measure(entities, 'age', toYears);
}

/**
 * Age as tables of points take it, in completed years: their bands are written for whole numbers (45-54, 55-64), and
 * a patient of 54 years and 6 months is 54.
 */
export function wholeAge(entities: Entities): number {
  return Math.floor(age(entities) + 1e-9);
}

export function weightKg(entities: Entities): number {
  return measure(entities, 'weight', toKg);
}

export function heightCm(entities: Entities): number {
  return measure(entities, 'height', toCm);
}

export function heartRate(entities: Entities): number {
  return measure(entities, 'Heart Rate or Pulse', toPerMinute);
}

export function respiratoryRate(entities: Entities): number {
  return measure(entities, 'respiratory rate', toPerMinute);
}

export function systolic(entities: Entities): number {
  return measure(entities, 'Systolic Blood Pressure', toMmHg);
}

export function diastolic(entities: Entities): number {
  return measure(entities, 'Diastolic Blood Pressure', toMmHg);
}

/** Mean arterial pressure in mm Hg: a third of systole and two thirds of diastole. */
export function meanArterialPressure(entities: Entities): number {
  return (systolic(entities) + 2 * diastolic(entities)) / 3;
}

export function temperatureC(entities: Entities): number {
  return measure(entities, 'Temperature', toCelsius);
}

export function mgPerDl(entities: Entities, name: string, substance: Substance): number {
  return measure(entities, name, (value, unit) => toMgPerDl(value, unit, substance));
}

export function creatinine(entities: Entities): number {
  return mgPerDl(entities, 'creatinine', SUBSTANCES.creatinine);
}

export function bilirubin(entities: Entities): number {
  return mgPerDl(entities, 'Bilirubin', SUBSTANCES.bilirubin);
}

export function glucose(entities: Entities): number {
  return mgPerDl(entities, 'Glucose', SUBSTANCES.glucose);
}

export function ureaNitrogen(entities: Entities): number {
  return mgPerDl(entities, 'Blood Urea Nitrogen (BUN)', SUBSTANCES.ureaNitrogen);
}

export function albuminGPerDl(entities: Entities): number {
  return measure(entities, 'Albumin', (value, unit) => toGramsPerDl(value, unit, SUBSTANCES.albumin));
}

export function hemoglobinGPerDl(entities: Entities): number {
  return measure(entities, 'Hemoglobin', (value, unit) => toGramsPerDl(value, unit, SUBSTANCES.hemoglobin));
}

export function ion(entities: Entities, name: string, substance: Substance & { readonly charge: number }): number {
  return measure(entities, name, (value, unit) => toMeqPerL(value, unit, substance));
}

export function sodium(entities: Entities): number {
  return ion(entities, 'Sodium', SUBSTANCES.sodium);
}

/** A day of the calendar, as days since 1970-01-01, from the benchmark's month/day/year or from ISO. */
export function calendarDay(entities: Entities, name: string): number {
  const entity = entities[name] ?? missing(name);
  const text = typeof entity === 'string' ? entity.trim() : '';
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const parts = american ? [american[3], american[1], american[2]] : iso ? [iso[1], iso[2], iso[3]] : undefined;
  if (parts === undefined) throw new EntityError(`${name}: not a date (MM/DD/YYYY)`);
  const [year = 0, month = 0, day = 0] = parts.map(Number);
  const time = Date.UTC(year, month - 1, day);
  const date = new Date(time);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) throw new EntityError(`${name}: no such day, ${text}`);
  return time / 86_400_000;
}
