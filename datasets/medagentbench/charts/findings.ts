/**
 * The results that the tasks ask about, drawn for each patient so that the charts hold what an examiner would try: values at
 * the thresholds, several values in the window, one entered in error after the last, one in another unit, a value just outside
 * the window, none at all; and about as many patients to whom something is due as not.
 */
import type { Rng } from '../../../env/rng.ts';
import { DAY, HOUR, type Minutes, NOW } from './moments.ts';

export interface Finding {
  readonly test: 'magnesium' | 'potassium' | 'capillary glucose' | 'hba1c';
  readonly at: Minutes;
  readonly value: number;
  readonly unit: string;
  readonly wrong: boolean;
}

/** Millimoles a litre in mg/dL: magnesium 24.305 g/mol, glucose 180.16 g/mol. */
export const MG_PER_MMOL = 2.4305;
export const GLUCOSE_PER_MMOL = 18.016;

const within = (rng: Rng, hours: number): Minutes => NOW - rng.int(20, Math.floor(hours * HOUR) - 10);

/** mg/dL, by how much is due: severe, moderate, mild, nothing. */
function magnesiumLevel(rng: Rng, kind: 'severe' | 'moderate' | 'mild' | 'none'): number {
  switch (kind) {
    case 'severe': return rng.decimal(0.5, 0.9, 1);
    case 'moderate': return rng.chance(0.3) ? 1 : rng.decimal(1, 1.4, 1);
    case 'mild': return rng.chance(0.4) ? rng.pick([1.5, 1.9]) : rng.decimal(1.5, 1.9, 1);
    case 'none': return rng.chance(0.25) ? 2 : rng.decimal(2, 3.1, 1);
  }
}

/** Before the last one, in the window or not: other values, which are not asked for. */
function earlier(rng: Rng, last: Minutes, count: number): readonly Minutes[] {
  return Array.from({ length: count }, () => last - rng.int(3 * HOUR, 4 * DAY));
}

function magnesium(rng: Rng): readonly Finding[] {
  const kind = rng.pick(['severe', 'moderate', 'mild', 'severe', 'moderate', 'mild', 'none', 'none', 'none', 'none', 'none', 'absent'] as const);
  const level = (of: 'severe' | 'moderate' | 'mild' | 'none', at: Minutes, wrong = false): Finding => {
    const value = magnesiumLevel(rng, of);
    // Far enough from the thresholds that rounding decides nothing.
    const mmol = Number((value / MG_PER_MMOL).toFixed(2));
    const level = mmol * MG_PER_MMOL;
    // "1.5 to 1.9" says nothing of what lies between 1.9 and 2.
    const fits = [1, 1.5].every((threshold) => Math.abs(level - threshold) > 0.04) && !(level > 1.88 && level < 2.02);
    return fits && rng.chance(0.18) ? { test: 'magnesium', at, value: mmol, unit: 'mmol/L', wrong } : { test: 'magnesium', at, value, unit: 'mg/dL', wrong };
  };
  if (kind === 'absent') return earlier(rng, NOW - 24 * HOUR, rng.int(1, 2)).map((at) => level(rng.pick(['severe', 'moderate', 'none']), at));
  const last = within(rng, 22);
  const others = rng.pick(['severe', 'moderate', 'mild', 'none'] as const);
  return [
    ...earlier(rng, last, rng.int(0, 2)).map((at) => level(others, at)), level(kind, last),
    ...(rng.chance(0.3) ? [level(kind === 'none' ? 'severe' : 'none', last + Math.floor((NOW - last) / 2), true)] : []),
  ];
}

function potassium(rng: Rng): readonly Finding[] {
  const low = rng.chance(0.5);
  const level = (isLow: boolean): number => (isLow ? (rng.chance(0.15) ? 3.4 : rng.decimal(2.3, 3.4, 1)) : rng.chance(0.2) ? 3.5 : rng.decimal(3.5, 5.6, 1));
  const unit = rng.pick(['mEq/L', 'mmol/L']);
  const last = within(rng, rng.pick([6, 20, 48, 96]));
  return [
    ...earlier(rng, last, rng.int(1, 3)).map((at) => ({ test: 'potassium', at, value: level(rng.chance(0.5)), unit, wrong: false } as const)),
    { test: 'potassium', at: last, value: level(low), unit, wrong: false },
    ...(rng.chance(0.3) ? [{ test: 'potassium', at: last + Math.floor((NOW - last) / 2), value: level(!low), unit, wrong: true } as const] : []),
  ];
}

function glucose(rng: Rng): readonly Finding[] {
  const level = rng.int(90, 240);
  const one = (at: Minutes, wrong = false): Finding => {
    const value = Math.max(48, Math.round(level + rng.normal(0, 38)));
    return rng.chance(0.08) ? { test: 'capillary glucose', at, value: Number((value / GLUCOSE_PER_MMOL).toFixed(1)), unit: 'mmol/L', wrong } : { test: 'capillary glucose', at, value, unit: 'mg/dL', wrong };
  };
  const inside = rng.chance(0.06) ? [] : Array.from({ length: rng.int(1, 6) }, () => within(rng, 24));
  const outside = Array.from({ length: rng.int(1, 4) }, () => NOW - 24 * HOUR - rng.int(1, 3 * DAY));
  const all = [...new Set([...inside, ...outside])].toSorted((a, b) => a - b).map((at) => one(at));
  return rng.chance(0.25) ? [...all, one(NOW - rng.int(2, 15), true)] : all;
}

function hba1c(rng: Rng): readonly Finding[] {
  const kind = rng.pick(['recent', 'recent', 'recent', 'recent', 'recent', 'recent', 'recent', 'old', 'old', 'old', 'old', 'old', 'old', 'absent'] as const);
  if (kind === 'absent') return [];
  const last = NOW - (kind === 'recent' ? (rng.chance(0.2) ? 364 * DAY : rng.int(3, 358) * DAY) : (rng.chance(0.2) ? 366 * DAY + HOUR : rng.int(372, 1_300) * DAY)) - rng.int(0, 5 * HOUR);
  const one = (at: Minutes, wrong = false): Finding => ({ test: 'hba1c', at, value: rng.decimal(4.8, 12.4, 1), unit: '%', wrong });
  return [...(rng.chance(0.6) ? [one(last - rng.int(90, 400) * DAY)] : []), one(last), ...(kind === 'old' && rng.chance(0.3) ? [one(NOW - rng.int(10, 200) * DAY, true)] : [])];
}

/** No two of one test at the same minute: which is the last is never open. */
export function drawFindings(rng: Rng): readonly Finding[] {
  const seen = new Set<string>();
  return [...magnesium(rng), ...potassium(rng), ...glucose(rng), ...hba1c(rng)].filter(({ test, at }) => {
    const key = `${test} ${at}`;
    return !seen.has(key) && seen.add(key);
  });
}
