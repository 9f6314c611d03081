/** The thread behind `judging-thread.ts`: decodes a large answer and applies a plain rule to it. */
import { parentPort } from 'node:worker_threads';
import { AnswerFormatError, type AnswerValue, decodeAnswer, LARGE_LIMITS } from '../answer/value.ts';
import { gradePlainly } from '../rewards/index.ts';
import { malformed } from '../rewards/verdict.ts';
import type { RewardSpec } from '../task.ts';
import { HELD_SPECS, type Judged, type ToJudge } from './judging-thread.ts';

/** The value; undefined for bytes that are none. */
function decoded(answer: AnswerValue | undefined): AnswerValue | undefined {
  if (answer?.type !== 'large') return answer;
  try {
    // Text is not decoded from memory that is shared.
    return decodeAnswer(JSON.parse(new TextDecoder().decode(new Uint8Array(answer.bytes))), LARGE_LIMITS);
  } catch (error) {
    if (error instanceof AnswerFormatError || error instanceof SyntaxError || error instanceof RangeError) return undefined;
    throw error;
  }
}

/** By number, the latest ones, as the sender counts on. */
const held = new Map<number, RewardSpec>();

function specOf({ specId, spec }: ToJudge): RewardSpec {
  if (spec !== undefined) {
    held.set(specId, spec);
    const oldest = held.keys().next().value;
    if (held.size > HELD_SPECS && oldest !== undefined) held.delete(oldest);
  }
  const found = held.get(specId);
  if (found === undefined) throw new Error('a rule that was never sent');
  return found;
}

function judge(work: ToJudge): Judged {
  const { attempt } = work;
  try {
    const spec = specOf(work);
    const answer = decoded(attempt.answer);
    return { verdict: answer === undefined ? malformed('The answer could not be read as a value.') : gradePlainly(spec, { ...attempt, answer }) };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.on('message', (work: ToJudge) => parentPort?.postMessage(judge(work)));
