/** What a grader says of an attempt. */
export interface Verdict {
  /** In [0, 1]. */
  readonly score: number;
  /** Does the attempt count as solved? A score alone does not say. */
  readonly solved: boolean;
  /** Shares of the score by name, such as one for each named answer; told in `info.reward_parts`. */
  readonly parts?: Readonly<Record<string, number>>;
  /** Measures beside the score, such as an area under a curve; told in `info.metrics`. */
  readonly metrics?: Readonly<Record<string, number>>;
  /** What was wrong with the form of the answer (rows missing, the name of a column), never with its value. */
  readonly hint?: string;
}

export const RIGHT: Verdict = Object.freeze({ score: 1, solved: true });
export const WRONG: Verdict = Object.freeze({ score: 0, solved: false });

/** Wrong for its form, with a word on what the form should be. */
export const malformed = (hint: string): Verdict => ({ score: 0, solved: false, hint });
