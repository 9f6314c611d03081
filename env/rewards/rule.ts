/** What a reward rule is: a named, pure comparison of one typed answer with the task's parameters. */
import type { Static, TSchema } from 'typebox';
import type { AnswerValue } from '../answer/value.ts';

export interface RewardRule<P extends TSchema = TSchema> {
  /** One sentence for the docs. */
  readonly summary: string;
  /** JSON Schema of the parameters beside `rule`; checked once, when a record is loaded. */
  readonly parameters: P;
  /** Is the answer right? Never throws for any answer. */
  grade(answer: AnswerValue, parameters: Static<P>): boolean;
}

/** Keeps the parameters' type next to their schema. */
export const defineRule = <P extends TSchema>(rule: RewardRule<P>): RewardRule<P> => rule;
