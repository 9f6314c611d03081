/**
 * Power of the comparison of two groups' hazards (log-rank test, Cox model with the group as its only covariate).
 *
 * With m events and `ratio` k = n_first / n_second, power = Φ(sqrt(m) effect - z(1 - alpha/sides)), where the effect of
 * - Freedman (Statistics in Medicine 1982;1:121-129) is sqrt(k) |HR - 1| / (k HR + 1), as Rosner, Fundamentals of
 *   Biostatistics, equation 14.41, and R's powerSurvEpi have it;
 * - Schoenfeld (Biometrics 1983;39:499-503) is sqrt(k) / (1 + k) |ln HR|.
 * The other tail of a two-sided test is left out in both: below 1e-4 wherever the power is over 0.3.
 * Expected events are n_first p_first + n_second p_second; the probabilities already include follow-up and censoring.
 */
import { normalCdf, normalQuantile } from '../../distributions/normal.ts';
import type { Cox } from './study.ts';

/** sqrt(information per event). */
function effectPerEvent({ hazardRatio, method, ratio }: Cox): number {
  return method === 'freedman'
    ? (Math.sqrt(ratio) * Math.abs(hazardRatio - 1)) / (ratio * hazardRatio + 1)
    : (Math.sqrt(ratio) / (1 + ratio)) * Math.abs(Math.log(hazardRatio));
}

/** @param second participants of the second (control) group; the first has `ratio` times as many */
export function proportionalHazardsPower(study: Cox, second: number): number {
  const [first, control] = study.eventProbabilities;
  const events = second * (study.ratio * first + control);
  return normalCdf(Math.sqrt(events) * effectPerEvent(study) - normalQuantile(1 - study.alpha / study.sides));
}
