/**
 * The product-limit estimator. Sources: E. L. Kaplan and P. Meier, J. Am. Stat. Assoc. 53 (1958) 457; Greenwood's variance (1926);
 * intervals on the log(-log) scale: J. D. Kalbfleisch and R. L. Prentice, The Statistical Analysis of Failure Time Data, 2nd ed. (2002),
 * section 1.4; restricted mean: J. P. Klein and M. L. Moeschberger, Survival Analysis, 2nd ed. (2003), section 4.5.
 */
import { normalQuantile } from '../../distributions/normal.ts';

/** Time to the event or to the end of follow-up, in any unit. */
export interface Observation { readonly time: number; readonly event: boolean }

export interface Step {
  readonly time: number;
  readonly atRisk: number;
  readonly events: number;
  /** From this time on. */
  readonly survival: number;
  /** Greenwood's sum of d / (n (n - d)). */
  readonly greenwood: number;
}

/** A step at each time of an event, in order. */
export function kaplanMeier(observations: readonly Observation[]): readonly Step[] {
  const sorted = observations.toSorted((a, b) => a.time - b.time);
  const steps: Step[] = [];
  let [survival, greenwood] = [1, 0];
  for (let i = 0; i < sorted.length;) {
    const time = sorted[i]?.time ?? 0;
    const atRisk = sorted.length - i;
    let events = 0;
    for (; i < sorted.length && sorted[i]?.time === time; i++) if (sorted[i]?.event === true) events++;
    if (events === 0) continue;
    survival *= 1 - events / atRisk;
    greenwood += events / (atRisk * (atRisk - events));
    steps.push({ time, atRisk, events, survival, greenwood });
  }
  return steps;
}

const lastBy = (steps: readonly Step[], time: number): Step | undefined => steps.findLast((step) => step.time <= time);

export const survivalAt = (steps: readonly Step[], time: number): number => lastBy(steps, time)?.survival ?? 1;

/** S ** exp(± z √V), V = greenwood / ln² S; undefined where the curve has not left 1, or has reached 0. */
function bandOf({ survival, greenwood }: Step, confidence: number): readonly [number, number] | undefined {
  if (survival <= 0 || survival >= 1) return undefined;
  const log = Math.log(survival);
  const width = normalQuantile(0.5 + confidence / 2) * Math.sqrt(greenwood) / Math.abs(log);
  return [survival ** Math.exp(width), survival ** Math.exp(-width)];
}

/** Lower and upper bound of the survival at a time. */
export function survivalInterval(steps: readonly Step[], time: number, confidence: number): readonly [number, number] | undefined {
  const step = lastBy(steps, time);
  return step === undefined ? undefined : bandOf(step, confidence);
}

/** The first time at which survival is at most 1 - share; undefined where it is never reached, or where a step comes within rounding of it. */
export function timeAt(steps: readonly Step[], share: number): number | undefined {
  if (steps.some(({ survival }) => Math.abs(survival - (1 - share)) < 1e-6)) return undefined;
  return steps.find(({ survival }) => survival <= 1 - share)?.time;
}

export const median = (steps: readonly Step[]): number | undefined => timeAt(steps, 0.5);

/** Where the band crosses one half (R. Brookmeyer and J. Crowley, Biometrics 38 (1982) 29). */
export function medianInterval(steps: readonly Step[], confidence: number): readonly [number, number] | undefined {
  const bands = steps.flatMap((step) => { const band = bandOf(step, confidence); return band === undefined ? [] : [{ time: step.time, lower: band[0], upper: band[1] }]; });
  if (bands.some(({ lower, upper }) => Math.abs(lower - 0.5) < 1e-5 || Math.abs(upper - 0.5) < 1e-5)) return undefined;
  const low = bands.find(({ lower }) => lower <= 0.5)?.time;
  const high = bands.find(({ upper }) => upper <= 0.5)?.time;
  return low === undefined || high === undefined ? undefined : [low, high];
}

/** The area under the curve from 0 to `horizon`. */
export function restrictedMean(steps: readonly Step[], horizon: number): number {
  let [area, from, level] = [0, 0, 1];
  for (const { time, survival } of steps) {
    if (time >= horizon) break;
    area += level * (time - from);
    [from, level] = [time, survival];
  }
  return area + level * (horizon - from);
}

export const atRiskAt = (observations: readonly Observation[], time: number): number => observations.filter((each) => each.time >= time).length;
