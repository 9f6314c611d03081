import { type Static, Type } from 'typebox';
import type { AnswerValue } from '../answer/value.ts';
import { RewardSpec } from '../task.ts';
import { definePlain } from './rule.ts';
import { malformed } from './verdict.ts';

const parameters = Type.Object({
  /** The rule of each name. */
  answers: Type.Record(Type.String(), RewardSpec, { minProperties: 1 }),
  /** Is the score 0 unless all are solved? Which are is told in the parts. */
  all: Type.Optional(Type.Boolean()),
});
type Parameters = Static<typeof parameters>;

/** The members of a dict whose keys are texts. */
function membersOf(answer: AnswerValue | undefined): ReadonlyMap<string, AnswerValue> | undefined {
  if (answer?.type !== 'dict') return undefined;
  return new Map(answer.entries.flatMap(([key, value]) => (key.type === 'str' ? [[key.value, value] as const] : [])));
}

export const named = definePlain<typeof parameters>({
  summary: 'Several answers by name, each by a rule of its own; the score is the mean of theirs, and all of them have to be solved; with `all`, nothing is earned before.',
  parameters,
  takes: 'answer',
  nested: ({ answers }: Parameters) => Object.values(answers),
  grade({ answer }, { answers, all }: Parameters, nested) {
    const members = membersOf(answer);
    if (members === undefined) return malformed('The answer is a dict of the names that are asked for.');
    const names = Object.keys(answers);
    const missing = names.filter((name) => !members.has(name));
    const verdicts = Object.entries(answers).map(([name, spec]) => [name, nested(spec, { answer: members.get(name) })] as const);
    const hints = [missing.length === 0 ? undefined : `Missing: ${missing.join(', ')}.`, ...verdicts.map(([name, { hint }]) => (hint === undefined ? undefined : `${name}: ${hint}`))].filter((hint) => hint !== undefined);
    const solved = verdicts.every(([, verdict]) => verdict.solved);
    return {
      score: all === true && !solved ? 0 : verdicts.reduce((sum, [, { score }]) => sum + score, 0) / names.length,
      solved,
      parts: Object.fromEntries(verdicts.map(([name, { score }]) => [name, score])),
      ...(hints.length === 0 ? {} : { hint: hints.join(' ') }),
    };
  },
});
