/**
 * The noncentral t distribution.
 *
 * Algorithm AS 243 (Lenth RV, Cumulative distribution function of the non-central t distribution, Applied Statistics
 * 1989;38:185-189): a sum of incomplete beta functions, each from the one before by recurrence. Absolute error below
 * 1e-12. Where |delta| is over 37 the Poisson weights underflow; there, as R's `pt` does, the normal approximation of
 * Abramowitz and Stegun 26.7.10 stands in.
 */
import { normalCdf } from './normal.ts';
import { betaRegularized, logBeta } from './special.ts';

const LARGEST_DELTA = 37;
const MAX_TERMS = 20_000;

/** P(T <= t) with `df` degrees of freedom and noncentrality `delta`. */
export function noncentralTCdf(t: number, df: number, delta: number): number {
  if (t < 0) return 1 - noncentralTCdf(-t, df, -delta);
  if (Math.abs(delta) > LARGEST_DELTA) return normalCdf((t * (1 - 1 / (4 * df)) - delta) / Math.sqrt(1 + (t * t) / (2 * df)));
  const x = (t * t) / (df + t * t);
  return clamp(normalCdf(-delta) + (x > 0 ? positivePart(x, df, delta) : 0));
}

/** P(0 < T <= t). */
function positivePart(x: number, df: number, delta: number): number {
  const b = df / 2;
  const half = (delta * delta) / 2;
  // Weights of the beta functions with first parameters j + 1/2 and j + 1.
  let oddWeight = 0.5 * Math.exp(-half);
  let evenWeight = delta * Math.sqrt(2 / Math.PI) * oddWeight;
  let odd = betaRegularized(x, 0.5, b);
  let even = betaRegularized(x, 1, b);
  const logX = Math.log(x);
  const logRest = b * Math.log1p(-x);
  // I(a + 1, b) = I(a, b) - x^a (1 - x)^b / (a B(a, b)).
  let oddStep = Math.exp(0.5 * logX + logRest - logBeta(0.5, b)) / 0.5;
  let evenStep = Math.exp(logX + logRest - logBeta(1, b));
  let rest = 1 - 2 * oddWeight;
  let sum = oddWeight * odd + evenWeight * even;
  for (let j = 1; j < MAX_TERMS; j++) {
    odd -= oddStep;
    even -= evenStep;
    oddStep *= (x * (b + j - 0.5)) / (j + 0.5);
    evenStep *= (x * (b + j)) / (j + 1);
    oddWeight *= half / j;
    evenWeight *= half / (j + 0.5);
    rest -= 2 * oddWeight;
    sum += oddWeight * odd + evenWeight * even;
    // What is left of the sum is at most the weights left times the beta function, which only falls.
    if (j > half && rest * Math.abs(odd) < 1e-15) return sum;
    if (j > half && (oddWeight < 1e-18 || odd <= 0)) return sum;
  }
  throw new RangeError(`noncentral t did not converge at df ${df}, delta ${delta}`);
}

/** P(T > t), to an absolute 1e-12. */
export function noncentralTSurvival(t: number, df: number, delta: number): number {
  return clamp(1 - noncentralTCdf(t, df, delta));
}

function clamp(probability: number): number {
  return Math.min(1, Math.max(0, probability));
}
