/**
 * Cox's model of proportional hazards, by Newton's method on the partial likelihood with Efron's treatment of ties.
 * Sources: D. R. Cox, J. R. Stat. Soc. B 34 (1972) 187; B. Efron, J. Am. Stat. Assoc. 72 (1977) 557; T. M. Therneau and
 * P. M. Grambsch, Modeling Survival Data (2000), section 3.3. Concordance: F. E. Harrell et al., Stat. Med. 15 (1996) 361.
 */
import { chiSquareSurvival } from '../../distributions/chi-square.ts';
import { normalQuantile, normalTwoSided } from '../../distributions/normal.ts';
import type { Observation } from './kaplan-meier.ts';
import { inverse, solve } from './linear.ts';

export interface Subject extends Observation { readonly x: readonly number[] }

export interface CoxFit {
  readonly coefficients: readonly number[];
  readonly errors: readonly number[];
  readonly p: readonly number[];
  readonly logLikelihood: number;
  /** Of the model without covariates. */
  readonly nullLogLikelihood: number;
  readonly likelihoodRatio: { readonly statistic: number; readonly degrees: number; readonly p: number };
}

interface Slope { readonly value: number; readonly gradient: number[]; readonly information: number[][] }

/** Subjects from the last time to the first, their covariates in one array, so that the risk set only grows. */
interface Ordered { readonly n: number; readonly p: number; readonly times: Float64Array; readonly events: Uint8Array; readonly x: Float64Array }

function slopeAt({ n, p, times, events, x }: Ordered, beta: readonly number[]): Slope {
  let value = 0;
  let s0 = 0;
  const [gradient, s1, t1] = [new Float64Array(p), new Float64Array(p), new Float64Array(p)];
  const [information, s2, t2] = [new Float64Array(p * p), new Float64Array(p * p), new Float64Array(p * p)];
  for (let i = 0; i < n;) {
    const time = times[i];
    let [d, t0] = [0, 0];
    t1.fill(0);
    t2.fill(0);
    for (; i < n && times[i] === time; i++) {
      const died = events[i] === 1;
      let eta = 0;
      for (let a = 0; a < p; a++) eta += (x[i * p + a] ?? 0) * (beta[a] ?? 0);
      const risk = Math.exp(eta);
      s0 += risk;
      if (died) { d++; t0 += risk; value += eta; }
      for (let a = 0; a < p; a++) {
        const xa = x[i * p + a] ?? 0;
        s1[a] = (s1[a] ?? 0) + risk * xa;
        if (died) { t1[a] = (t1[a] ?? 0) + risk * xa; gradient[a] = (gradient[a] ?? 0) + xa; }
        for (let b = 0; b < p; b++) {
          const each = risk * xa * (x[i * p + b] ?? 0);
          s2[a * p + b] = (s2[a * p + b] ?? 0) + each;
          if (died) t2[a * p + b] = (t2[a * p + b] ?? 0) + each;
        }
      }
    }
    for (let l = 0; l < d; l++) {
      const share = l / d;
      const z0 = s0 - share * t0;
      value -= Math.log(z0);
      for (let a = 0; a < p; a++) {
        const za = ((s1[a] ?? 0) - share * (t1[a] ?? 0)) / z0;
        gradient[a] = (gradient[a] ?? 0) - za;
        for (let b = 0; b < p; b++) {
          const zb = ((s1[b] ?? 0) - share * (t1[b] ?? 0)) / z0;
          information[a * p + b] = (information[a * p + b] ?? 0) + ((s2[a * p + b] ?? 0) - share * (t2[a * p + b] ?? 0)) / z0 - za * zb;
        }
      }
    }
  }
  return { value, gradient: [...gradient], information: Array.from({ length: p }, (_, a) => [...information.slice(a * p, a * p + p)]) };
}

/** Undefined where it does not converge, as when a covariate separates the events. */
export function fitCox(subjects: readonly Subject[], covariates: number): CoxFit | undefined {
  const means = Array.from({ length: covariates }, (_, a) => subjects.reduce((sum, { x }) => sum + (x[a] ?? 0), 0) / subjects.length);
  const scales = means.map((mean, a) => Math.sqrt(subjects.reduce((sum, { x }) => sum + ((x[a] ?? 0) - mean) ** 2, 0) / subjects.length));
  if (scales.some((scale) => !(scale > 0))) return undefined;
  const sorted = subjects.toSorted((a, b) => b.time - a.time);
  const ordered: Ordered = {
    n: sorted.length, p: covariates, times: Float64Array.from(sorted, ({ time }) => time), events: Uint8Array.from(sorted, ({ event }) => Number(event)),
    x: Float64Array.from(sorted.flatMap(({ x }) => means.map((mean, a) => ((x[a] ?? 0) - mean) / (scales[a] ?? 1)))),
  };
  let beta = new Array<number>(covariates).fill(0);
  let at = slopeAt(ordered, beta);
  const nullLogLikelihood = at.value;
  for (let step = 0; ; step++) {
    const move = solve(at.information, at.gradient);
    if (move === undefined || step > 40) return undefined;
    // Halved until the likelihood grows.
    let factor = 1;
    let next = at;
    for (; factor > 1e-6; factor /= 2) {
      const size = factor;
      const tried = slopeAt(ordered, beta.map((each, a) => each + size * (move[a] ?? 0)));
      if (tried.value >= at.value - 1e-10) { next = tried; break; }
    }
    const size = factor;
    beta = beta.map((each, a) => each + size * (move[a] ?? 0));
    at = next;
    if (beta.some((each) => !(Math.abs(each) < 8))) return undefined;
    if (Math.max(...move.map(Math.abs)) < 1e-10) break;
  }
  const covariance = inverse(at.information);
  if (covariance === undefined) return undefined;
  const coefficients = beta.map((each, a) => each / (scales[a] ?? 1));
  const errors = covariance.map((row, a) => Math.sqrt(row[a] ?? 0) / (scales[a] ?? 1));
  const statistic = 2 * (at.value - nullLogLikelihood);
  return {
    coefficients, errors, p: coefficients.map((each, a) => normalTwoSided(each / (errors[a] ?? 1))),
    logLikelihood: at.value, nullLogLikelihood, likelihoodRatio: { statistic, degrees: covariates, p: chiSquareSurvival(statistic, covariates) },
  };
}

/** Hazard ratio with its Wald interval. */
export function hazardRatio({ coefficients, errors }: CoxFit, covariate: number, confidence = 0.95): readonly [ratio: number, lower: number, upper: number] {
  const [b, se] = [coefficients[covariate] ?? 0, errors[covariate] ?? 0];
  const z = normalQuantile(0.5 + confidence / 2);
  return [Math.exp(b), Math.exp(b - z * se), Math.exp(b + z * se)];
}

/** Share of comparable pairs in which the higher risk fails first; equal risks count half. */
export function concordance(observations: readonly Observation[], risks: readonly number[]): number {
  const n = observations.length;
  const [times, events] = [Float64Array.from(observations, ({ time }) => time), Uint8Array.from(observations, ({ event }) => Number(event))];
  let [pairs, right] = [0, 0];
  for (let i = 0; i < n; i++) {
    if (events[i] !== 1) continue;
    const [time, risk] = [times[i] ?? 0, risks[i] ?? 0];
    for (let j = 0; j < n; j++) {
      const other = times[j] ?? 0;
      // Of two with one time only an event beside a censored one is ordered.
      if (i === j || other < time || (other === time && events[j] === 1)) continue;
      const difference = risk - (risks[j] ?? 0);
      pairs++;
      right += difference > 1e-12 ? 1 : difference < -1e-12 ? 0 : 0.5;
    }
  }
  return right / pairs;
}
