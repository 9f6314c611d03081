import { type Static, Type } from 'typebox';
import { canonicalJson } from '../digest.ts';
import { RewardSpec } from '../task.ts';
import type { Journal } from '../worlds/world.ts';
import { Condition, meetsAll } from './conditions.ts';
import { definePlain } from './rule.ts';
import { RIGHT, WRONG } from './verdict.ts';

const Write = Type.Union([
  /** With this body, or none. */
  Type.Object({ method: Type.String(), path: Type.String(), body: Type.Optional(Type.Unknown()) }, { additionalProperties: false }),
  /** With a body that says these things, whatever else it says. */
  Type.Object({ method: Type.String(), path: Type.String(), where: Type.Array(Condition, { minItems: 1 }) }, { additionalProperties: false }),
]);
const parameters = Type.Object({
  /** Exactly these, in any order; none where nothing was to be done, and then `answer` says how that is shown. */
  writes: Type.Array(Write, { maxItems: 6 }),
  /** The rule of the answer that is submitted beside. */
  answer: Type.Optional(RewardSpec),
}, { anyOf: [{ required: ['answer'] }, { properties: { writes: { minItems: 1 } } }] });
type Parameters = Static<typeof parameters>;

function isDone(wanted: Parameters['writes'][number], { method, path, body }: Journal[number]): boolean {
  if (method !== wanted.method || path !== wanted.path) return false;
  return 'where' in wanted ? meetsAll(wanted.where, body) : canonicalJson(body ?? null) === canonicalJson(wanted.body ?? null);
}

/** One for one: the right write twice, one undone later, or one too many are all wrong. */
function sameWrites(done: Journal, wanted: Parameters['writes']): boolean {
  if (done.length !== wanted.length) return false;
  const [first, ...others] = wanted;
  return first === undefined || done.some((each, i) => isDone(first, each) && sameWrites(done.toSpliced(i, 1), others));
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
