import { type Static, Type } from 'typebox';
import { canonicalJson } from '../digest.ts';
import { RewardSpec } from '../task.ts';
import type { Journal } from '../worlds/world.ts';
import { definePlain } from './rule.ts';
import { RIGHT, WRONG } from './verdict.ts';

const Write = Type.Object({ method: Type.String(), path: Type.String(), body: Type.Optional(Type.Unknown()) }, { additionalProperties: false });
const parameters = Type.Object({
  /** Exactly these, in any order; none where nothing was to be done, and then `answer` says how that is shown. */
  writes: Type.Array(Write),
  /** The rule of the answer that is submitted beside. */
  answer: Type.Optional(RewardSpec),
}, { anyOf: [{ required: ['answer'] }, { properties: { writes: { minItems: 1 } } }] });
type Parameters = Static<typeof parameters>;

const keyOf = ({ method, path, body }: Pick<Journal[number], 'method' | 'path' | 'body'>): string => canonicalJson([method, path, body ?? null]);

/** Equal as multisets: the right write twice, one undone later, or one too many are all wrong. */
function sameWrites(done: Journal, wanted: Parameters['writes']): boolean {
  if (done.length !== wanted.length) return false;
  const left = wanted.map(keyOf).toSorted();
  return done.map(keyOf).toSorted().every((key, i) => key === left[i]);
}

export const journal = definePlain<typeof parameters>({
  summary: 'What was done to the world: exactly the writes asked for and no other, with the answer that goes with them.',
  parameters,
  takes: 'world',
  nested: ({ answer }: Parameters) => (answer === undefined ? [] : [answer]),
  grade(attempt, { writes, answer }: Parameters, nested) {
    if (attempt.journal === undefined || !sameWrites(attempt.journal, writes)) return WRONG;
    return answer === undefined ? RIGHT : nested(answer, { answer: attempt.answer });
  },
});
