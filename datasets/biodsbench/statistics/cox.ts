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

/** From the last time to the first, so that the risk set only grows. */
function slopeAt(groups: readonly (readonly Subject[])[], beta: readonly number[]): Slope {
  const p = beta.length;
  let value = 0;
  const gradient = new Array<number>(p).fill(0);
  const information = Array.from({ length: p }, () => new Array<number>(p).fill(0));
  let s0 = 0;
  const s1 = new Array<number>(p).fill(0);
  const s2 = new Array<number>(p * p).fill(0);
  for (const group of groups) {
    let [d, t0] = [0, 0];
    const t1 = new Array<number>(p).fill(0);
    const t2 = new Array<number>(p * p).fill(0);
    for (const { x, event } of group) {
      let eta = 0;
      for (let a = 0; a < p; a++) eta += (x[a] ?? 0) * (beta[a] ?? 0);
      const risk = Math.exp(eta);
      s0 += risk;
      if (event) { d++; t0 += risk; value += eta; }
      for (let a = 0; a < p; a++) {
        const xa = x[a] ?? 0;
        s1[a] = (s1[a] ?? 0) + risk * xa;
        if (event) { t1[a] = (t1[a] ?? 0) + risk * xa; gradient[a] = (gradient[a] ?? 0) + xa; }
        for (let b = 0; b < p; b++) {
          const each = risk * xa * (x[b] ?? 0);
          s2[a * p + b] = (s2[a * p + b] ?? 0) + each;
          if (event) t2[a * p + b] = (t2[a * p + b] ?? 0) + each;
        }
      }
    }
    for (let l = 0; l < d; l++) {
      const share = l / d;
      const z0 = s0 - share * t0;
      value -= Math.log(z0);
      for (let a = 0; a < p; a++) {
        const za = (s1[a] ?? 0) - share * (t1[a] ?? 0);
        gradient[a] = (gradient[a] ?? 0) - za / z0;
        const row = information[a] ?? [];
        for (let b = 0; b < p; b++) {
          const zb = (s1[b] ?? 0) - share * (t1[b] ?? 0);
          row[b] = (row[b] ?? 0) + ((s2[a * p + b] ?? 0) - share * (t2[a * p + b] ?? 0)) / z0 - (za * zb) / (z0 * z0);
        }
      }
    }
  }
  return { value, gradient, information };
}

/** Undefined where it does not converge, as when a covariate separates the events. */
export function fitCox(subjects: readonly Subject[], covariates: number): CoxFit | undefined {
  const means = Array.from({ length: covariates }, (_, a) => subjects.reduce((sum, { x }) => sum + (x[a] ?? 0), 0) / subjects.length);
  const scales = means.map((mean, a) => Math.sqrt(subjects.reduce((sum, { x }) => sum + ((x[a] ?? 0) - mean) ** 2, 0) / subjects.length));
  if (scales.some((scale) => !(scale > 0))) return undefined;
  const scaled = subjects.map((each) => ({ ...each, x: means.map((mean, a) => ((each.x[a] ?? 0) - mean) / (scales[a] ?? 1)) }));
  const groups = [...Map.groupBy(scaled.toSorted((a, b) => b.time - a.time), ({ time }) => time).values()];
  let beta = new Array<number>(covariates).fill(0);
  let at = slopeAt(groups, beta);
  const nullLogLikelihood = at.value;
  for (let step = 0; ; step++) {
    const move = solve(at.information, at.gradient);
    if (move === undefined || step > 40) return undefined;
    // Halved until the likelihood grows.
    let factor = 1;
    let next = at;
    for (; factor > 1e-6; factor /= 2) {
      const size = factor;
      const tried = slopeAt(groups, beta.map((each, a) => each + size * (move[a] ?? 0)));
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
  let [pairs, right] = [0, 0];
  for (const [i, a] of observations.entries()) {
    if (!a.event) continue;
    for (const [j, b] of observations.entries()) {
      // Of two with one time only an event beside a censored one is ordered.
      if (i === j || b.time < a.time || (b.time === a.time && b.event)) continue;
      const difference = (risks[i] ?? 0) - (risks[j] ?? 0);
      pairs++;
      right += difference > 1e-12 ? 1 : difference < -1e-12 ? 0 : 0.5;
    }
  }
  return right / pairs;
}
