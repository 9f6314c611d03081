/** The thread behind `judging-thread.ts`: decodes a large answer and applies a plain rule to it. */
import { parentPort } from 'node:worker_threads';
import { type AnswerValue, wholeAnswer } from '../answer/value.ts';
import { gradePlainly } from '../rewards/index.ts';
import { malformed } from '../rewards/verdict.ts';
import type { RewardSpec } from '../task.ts';
import { HELD_SPECS, type Judged, type ToJudge } from './judging-thread.ts';

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
    const answer = attempt.answer === undefined ? undefined : wholeAnswer(attempt.answer);
    return { verdict: attempt.answer !== undefined && answer === undefined ? malformed('The answer could not be read as a value.') : gradePlainly(spec, { ...attempt, answer }) };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.on('message', (work: ToJudge | AnswerValue) => parentPort?.postMessage('specId' in work ? judge(work) : wholeAnswer(work) !== undefined));
