/** From a verdict to the reward of a question: named parts and weights, always in [0, 1]. */
import type { Verdict } from './rewards/verdict.ts';

export interface Score {
  readonly reward: number;
  readonly parts: Readonly<Record<string, number>>;
}

export interface ScoreInput {
  readonly verdict: Verdict;
  /** Graded attempts at the question, this one included; from 1. */
  readonly attempt: number;
  readonly attemptDiscount: number;
  readonly turns: number;
  readonly parsedTurns: number;
  readonly weights: { readonly correctness: number; readonly format: number };
}

export const NO_SCORE: Score = Object.freeze({ reward: 0, parts: Object.freeze({ correctness: 0, format: 0 }) });

/** `format` is the share of turns that parsed, and counts as far as the answer is right. */
export function score({ verdict, attempt, attemptDiscount, turns, parsedTurns, weights }: ScoreInput): Score {
  if (verdict.score <= 0) return verdict.parts === undefined ? NO_SCORE : { reward: 0, parts: { ...verdict.parts, ...NO_SCORE.parts } };
  const correctness = verdict.score * attemptDiscount ** (attempt - 1);
  const format = turns === 0 ? 1 : parsedTurns / turns;
  const total = Math.max(1, weights.correctness + weights.format);
  const reward = (weights.correctness * correctness + weights.format * format * verdict.score) / total;
  return { reward, parts: { ...verdict.parts, correctness, format } };
}
