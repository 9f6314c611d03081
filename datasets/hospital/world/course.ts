/** Which conditions an admission has, since when, and how likely they are to kill. */
import type { Rng } from '../../../env/rng.ts';
import { ACUTE } from '../vocabulary/acute.ts';
import { CHRONIC } from '../vocabulary/chronic.ts';
import type { Condition } from '../vocabulary/condition.ts';
import type { Presentation } from '../vocabulary/presentations.ts';
import { DAY, HOUR, type Minutes } from './clock.ts';

export interface ActiveCondition {
  readonly condition: Condition;
  /** When it began to act; before admission where it was the reason to come. */
  readonly from: Minutes;
  /** When doctors wrote it down, never before admission. */
  readonly noted: Minutes;
  readonly chronic: boolean;
}

const BY_KEY: ReadonlyMap<string, Condition> = new Map([...CHRONIC, ...ACUTE].map((condition) => [condition.key, condition]));

/** @throws RangeError for a key that no table has */
export function conditionOf(key: string): Condition {
  const condition = BY_KEY.get(key);
  if (condition === undefined) throw new RangeError(`no condition is called '${key}'`);
  return condition;
}

/** What can happen to anyone during a stay, with the chance a day in hospital. */
const HOSPITAL_ACQUIRED: readonly (readonly [key: string, perDay: number])[] = [
  ['urinary infection', 0.006], ['pneumonia', 0.005], ['delirium', 0.006], ['hypokalemia', 0.014], ['hypomagnesemia', 0.006], ['pressure ulcer', 0.004], ['acute kidney injury', 0.004],
  ['rapid atrial fibrillation', 0.004], ['difficile colitis', 0.003], ['vein thrombosis', 0.003], ['thrombocytopenia', 0.004], ['malnutrition', 0.006], ['fever', 0.006], ['thrush', 0.003], ['hypotension', 0.004], ['hyponatremia', 0.004],
  ['hypernatremia', 0.004], ['sepsis', 0.002], ['postoperative infection', 0.001], ['hypophosphatemia', 0.004], ['hemorrhagic anemia', 0.003], ['hyperchloremia', 0.002], ['hypervolemia', 0.004], ['hypocalcemia', 0.002],
];

export function conditionsAt(rng: Rng, presentation: Presentation, chronic: readonly string[], admitted: Minutes, stay: Minutes): readonly ActiveCondition[] {
  const active: ActiveCondition[] = [];
  const has = new Set<string>();
  const add = (key: string, from: Minutes, noted: Minutes, isChronic: boolean): void => {
    if (has.has(key)) return;
    has.add(key);
    active.push({ condition: conditionOf(key), from, noted, chronic: isChronic });
  };
  const main = presentation.main;
  add(main, admitted - rng.int(1, 8) * HOUR, admitted + rng.int(5, 90), false);
  for (const { key, probability } of presentation.with) {
    if (!rng.chance(probability)) continue;
    const early = rng.chance(0.75) || stay < 2 * DAY;
    const from = early ? admitted - rng.int(0, 5) * HOUR : admitted + rng.int(Math.floor(0.5 * DAY), Math.floor(Math.min(stay * 0.6, 6 * DAY)));
    add(key, from, Math.max(admitted, from) + rng.int(20, 12 * HOUR), false);
  }
  for (const key of chronic) add(key, admitted - 100 * DAY, admitted + rng.int(30, 20 * HOUR), true);
  for (const [key, perDay] of HOSPITAL_ACQUIRED) {
    if (stay < 2 * DAY || !rng.chance(1 - (1 - perDay) ** (stay / DAY))) continue;
    const from = admitted + rng.int(DAY, Math.floor(stay * 0.8));
    add(key, from, from + rng.int(30, 10 * HOUR), false);
  }
  return active;
}

/** The probability of death in hospital, from what the patient has. */
export function deathRisk(presentation: Presentation, active: readonly ActiveCondition[], age: number): number {
  let odds = presentation.base + 0.75 + (age - 65) * 0.028;
  for (const { condition, chronic } of active) odds += condition.risk * (chronic ? 0.6 : 0.62);
  return 1 / (1 + Math.exp(-odds));
}
