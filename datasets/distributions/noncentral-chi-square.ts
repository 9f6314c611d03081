/** The noncentral chi-square distribution: a Poisson mixture of incomplete gamma functions (Abramowitz and Stegun 26.4.25). */
import { poissonMixture, type Walk } from './poisson-mixture.ts';
import { gammaLower, logGamma } from './special.ts';

/** P(X <= x) with `df` degrees of freedom and noncentrality `lambda`. */
export function noncentralChiSquareCdf(x: number, df: number, lambda: number): number {
  if (x <= 0) return 0;
  const half = x / 2;
  /** P(a, x/2) and (x/2)^a e^(-x/2) / Γ(a + 1), the step to P(a + 1, x/2). */
  const at = (value: number, a: number, step: number): Walk => ({
    value,
    up: () => at(value - step, a + 1, (step * half) / (a + 1)),
    down: () => {
      const before = (step * a) / half;
      return at(value + before, a - 1, before);
    },
  });
  return poissonMixture(lambda / 2, (mode) => {
    const a = df / 2 + mode;
    return at(gammaLower(a, half), a, Math.exp(a * Math.log(half) - half - logGamma(a + 1)));
  });
}
