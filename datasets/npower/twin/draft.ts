/** A question of the twin before it becomes a record. */
import type { Question } from '../methods/study.ts';
import type { Givens } from '../reference/index.ts';

export interface Draft {
  readonly question: Question;
  /** Python expressions for what the text gives in another form than the study has it. */
  readonly givens: Givens;
  /** Sentences with the assumptions, in an order that reads well. */
  readonly facts: readonly string[];
  /** The analysis: test, method, sides, level. */
  readonly design: string;
  readonly ask: string;
  /** The size or the power that was aimed at; the answer should be near it. */
  readonly aimed: number;
  /** Steps and traps beyond a plain question. */
  readonly hardness: number;
}

/** A number that the text gives, perhaps in disguise. */
export interface Given {
  /** What the displayed numbers give exactly. */
  readonly value: number;
  /** The Python expression that derives it from the displayed numbers. */
  readonly python: string;
  readonly text: string;
  /** Steps that it takes to derive. */
  readonly cost: number;
}
