/** From correct-or-not to the reward of an episode: named parts and weights, always in [0, 1]. */
export interface Score {
  readonly reward: number;
  readonly parts: { readonly correctness: number; readonly format: number };
}

export interface ScoreInput {
  readonly correct: boolean;
  /** Graded attempts, this one included; from 1. */
  readonly attempt: number;
  readonly attemptDiscount: number;
  readonly turns: number;
  readonly parsedTurns: number;
  readonly weights: { readonly correctness: number; readonly format: number };
}

/** `format` is the share of turns that parsed, and counts only when the answer is right. */
export function score({ correct, attempt, attemptDiscount, turns, parsedTurns, weights }: ScoreInput): Score {
  if (!correct) return { reward: 0, parts: { correctness: 0, format: 0 } };
  const correctness = attemptDiscount ** (attempt - 1);
  const format = turns === 0 ? 1 : parsedTurns / turns;
  const total = Math.max(1, weights.correctness + weights.format);
  return { reward: (weights.correctness * correctness + weights.format * format) / total, parts: { correctness, format } };
}
