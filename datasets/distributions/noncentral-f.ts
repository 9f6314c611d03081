/** The noncentral F distribution: a Poisson mixture of incomplete beta functions (Abramowitz and Stegun 26.6.20). */
import { poissonMixture, type Walk } from './poisson-mixture.ts';
import { betaRegularized, logBeta } from './special.ts';

/** P(F <= f) with `df1` and `df2` degrees of freedom and noncentrality `lambda` (the sum of squared means). */
export function noncentralFCdf(f: number, df1: number, df2: number, lambda: number): number {
  if (f <= 0) return 0;
  const x = (df1 * f) / (df1 * f + df2);
  const b = df2 / 2;
  /** Iₓ(a, b) and x^a (1 - x)^b / (a B(a, b)), the step to Iₓ(a + 1, b). */
  const at = (value: number, a: number, step: number): Walk => ({
    value,
    up: () => at(value - step, a + 1, (step * x * (a + b)) / (a + 1)),
    down: () => {
      const before = (step * a) / (x * (a + b - 1));
      return at(value + before, a - 1, before);
    },
  });
  return poissonMixture(lambda / 2, (mode) => {
    const a = df1 / 2 + mode;
    return at(betaRegularized(x, a, b), a, Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBeta(a, b)) / a);
  });
}
