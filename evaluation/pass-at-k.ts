/** Chances of success with several samples, from n of them: unbiased, and without binomials that overflow. */

/** C(a, k) / C(n, k): that k of n drawn without replacement all lie among a given a of them. */
export function allAmong(a: number, n: number, k: number): number {
  if (a < k) return 0;
  let share = 1;
  for (let i = 0; i < k; i++) share *= (a - i) / (n - i);
  return share;
}

/**
 * pass@k of one task: the chance that at least one of k samples succeeds. M. Chen et al., Evaluating Large Language Models
 * Trained on Code, 2021 (arXiv 2107.03374), equation 1.
 * @param n samples, of which `successes` succeeded
 * @returns undefined where there are fewer than k samples
 */
export function passAtK(n: number, successes: number, k: number): number | undefined {
  return n < k ? undefined : 1 - allAmong(n - successes, n, k);
}

export interface Scored { readonly score: number; readonly solved: boolean }

/**
 * best@k of one task: the chance that of k samples the one that a verifier scores highest succeeds. Exact over all subsets
 * of size k: the highest score of a subset is s with chance [C(less + equal, k) - C(less, k)] / C(n, k), where `less` and
 * `equal` count the samples that score below s and just s; among equals each is as likely to be the one that is taken.
 * @returns undefined where there are fewer than k samples
 */
export function bestAtK(samples: readonly Scored[], k: number): number | undefined {
  const n = samples.length;
  if (n < k) return undefined;
  const byScore = Map.groupBy(samples, ({ score }) => score);
  let less = 0;
  let chance = 0;
  for (const score of [...byScore.keys()].toSorted((a, b) => a - b)) {
    const equal = byScore.get(score) ?? [];
    const top = allAmong(less + equal.length, n, k) - allAmong(less, n, k);
    chance += top * (equal.filter(({ solved }) => solved).length / equal.length);
    less += equal.length;
  }
  return chance;
}
