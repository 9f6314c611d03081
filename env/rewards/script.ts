/**
 * A grader that came with the task: a JavaScript program that defines `grade(answer, parameters)`. It runs in an isolate
 * with limits and sees the answer and its own parameters, nothing else. Whatever goes wrong with it is not the policy's
 * doing, so there is no reward then.
 */
import { type Static, Type } from 'typebox';
import { encodeWire } from '../answer/encode.ts';
import type { AnswerValue } from '../answer/value.ts';
import { answerFromJson } from '../answer/from-json.ts';
import { plainJson } from '../answer/plain.ts';
import { defineIsolated, GraderError, GraderOverrun } from './rule.ts';
import { malformed, type Verdict } from './verdict.ts';

const parameters = Type.Object({
  /** Defines `grade`, which gives true, false, or {score, solved?, parts?, metrics?, hint?}. */
  program: Type.String({ minLength: 1, maxLength: 200_000 }),
  parameters: Type.Optional(Type.Unknown()),
});
type Parameters = Static<typeof parameters>;

const CALL = '\nanswer = grade(__input__.answer, __input__.parameters);';
const HINT_CHARS = 500;
const MAX_NAMES = 64;

export const script = defineIsolated<typeof parameters>({
  summary: 'A grader in JavaScript that came with the task, run in an isolate; it sees the answer and its own parameters.',
  parameters,
  takes: 'answer',
  needs: 'isolate',
  async grade({ answer }, { program, parameters: own }: Parameters, service): Promise<Verdict> {
    const judged = async (given: AnswerValue): Promise<Verdict> => {
      const input = encodeWire({ type: 'dict', entries: [[{ type: 'str', value: 'answer' }, given], [{ type: 'str', value: 'parameters' }, answerFromJson(own)]] });
      return verdictOf(plainJson(await service.evaluate(program + CALL, input)));
    };
    try {
      return await judged(answer ?? { type: 'null' });
    } catch (error) {
      if (!(error instanceof GraderOverrun) || answer === undefined) throw error;
      // A grader that is well otherwise was overrun by this answer.
      await judged({ type: 'null' });
      return malformed('The answer is more than its grader can take.');
    }
  },
});

/** @throws GraderError for what is no verdict */
function verdictOf(said: unknown): Verdict {
  if (typeof said === 'boolean') return { score: Number(said), solved: said };
  if (typeof said !== 'object' || said === null || !('score' in said) || typeof said.score !== 'number' || !(said.score >= 0 && said.score <= 1)) throw new GraderError('the grader gave neither true, false nor a score from 0 to 1');
  const solved = 'solved' in said ? said.solved : said.score === 1;
  if (typeof solved !== 'boolean') throw new GraderError('the grader gave a `solved` that is neither true nor false');
  const parts = numbersOf(said, 'parts');
  const metrics = numbersOf(said, 'metrics');
  const hint = 'hint' in said && typeof said.hint === 'string' ? said.hint.slice(0, HINT_CHARS).toWellFormed() : undefined;
  return { score: said.score, solved, ...(parts === undefined ? {} : { parts }), ...(metrics === undefined ? {} : { metrics }), ...(hint === undefined ? {} : { hint }) };
}

function numbersOf(said: object, name: string): Readonly<Record<string, number>> | undefined {
  const value: unknown = Object.entries(said).find(([key]) => key === name)?.[1];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'object') throw new GraderError(`the grader gave \`${name}\` that are no object of numbers`);
  const entries = Object.entries(value).slice(0, MAX_NAMES);
  return Object.fromEntries(entries.map(([key, number]: [string, unknown]) => {
    if (typeof number !== 'number' || !Number.isFinite(number)) throw new GraderError(`the grader gave \`${name}.${key.slice(0, 40)}\` that is no finite number`);
    return [key.slice(0, 64), number];
  }));
}
