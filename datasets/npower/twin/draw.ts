/** Draws that all tests share: what is asked, how many, at which level. */
import type { Rng } from '../../../env/rng.ts';
import { normalQuantile } from '../../distributions/normal.ts';
import type { Sides } from '../methods/study.ts';

/** What a task asks for, with the number that it gives: the wanted power, or the size. */
export interface Ask {
  readonly target: 'size' | 'power';
  /** Size to aim at, counted as the question counts; of a power question, the size that it states. */
  readonly n: number;
  /** Power to aim at; of a size question, the power that it states. */
  readonly power: number;
}

export const POWER_RANGE = { low: 0.3, high: 0.97 } as const;
const WANTED_POWERS = [0.7, 0.75, 0.8, 0.8, 0.8, 0.82, 0.85, 0.85, 0.88, 0.9, 0.9, 0.9, 0.92, 0.95] as const;

/** What a question asks for, and where its answer should lie in the range of answers: 0 (least) to 1. */
export interface Aim {
  readonly target: 'size' | 'power';
  readonly position: number;
}

/** Sizes spread evenly on a logarithmic scale, powers evenly; the answer lies where the aim says. */
export function drawAsk(rng: Rng, { target, position }: Aim, [least, most]: readonly [number, number]): Ask {
  const sizeAt = (share: number): number => Math.round(least * (most / least) ** share);
  return target === 'size'
    ? { target, n: sizeAt(position), power: rng.pick(WANTED_POWERS) }
    : { target, n: sizeAt(rng.float()), power: POWER_RANGE.low + position * (POWER_RANGE.high - POWER_RANGE.low) };
}

/** The answer aimed at. */
export function aimedAnswer({ target, n, power }: Ask): number {
  return target === 'size' ? n : power;
}

export function uniform(rng: Rng, low: number, high: number): number {
  return low + rng.float() * (high - low);
}

export interface Level { readonly alpha: number; readonly sides: Sides }

/** Mostly two-sided at 0.05, as in practice. */
export function drawLevel(rng: Rng): Level {
  return rng.chance(0.75)
    ? { sides: 2, alpha: rng.pick([0.05, 0.05, 0.05, 0.01, 0.02, 0.1]) }
    : { sides: 1, alpha: rng.pick([0.05, 0.05, 0.025, 0.01]) };
}

export function drawAlpha(rng: Rng): number {
  return rng.pick([0.05, 0.05, 0.05, 0.05, 0.01, 0.02, 0.1]);
}

/** z(1 - alpha/sides) + z(power): the noncentrality to aim at, by the normal approximation. */
export function aimedDelta({ alpha, sides }: Level, power: number): number {
  return normalQuantile(1 - alpha / sides) + normalQuantile(power);
}

/** The noncentrality at which a test reaches about `power`, to half a percent; `powerAt` rises with it. */
export function aimedNoncentrality(powerAt: (lambda: number) => number, power: number): number {
  let [low, high] = [0.1, 50];
  while (high - low > 0.005 * high) {
    const middle = (low + high) / 2;
    if (powerAt(middle) < power) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

export function roundTo(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}
