/** From what an action gave to what the model sees: bounded, well-formed text. */
import type { Observation } from '../protocol/index.ts';
import type { ActionResult } from './actions/action.ts';
import { showAnswer } from './answer/show.ts';

export const OBSERVATION_DEFAULTS = Object.freeze({ chars: 4_000, episodeChars: 64_000 });

/** Cuts a text in the middle, and says so; replaces lone surrogates, which break other decoders. */
export function cutMiddle(text: string, limit: number): string {
  if (text.length <= limit) return text.toWellFormed();
  const marker = `\n[... ${text.length - limit} characters cut ...]\n`;
  const keep = Math.max(0, limit - marker.length);
  const head = Math.ceil(keep / 2);
  return (text.slice(0, head) + marker + text.slice(text.length - (keep - head))).toWellFormed();
}

/** @param footer lines that are never cut: the verdict, what is left */
export function buildObservation(result: ActionResult, footer: readonly string[], limit: number, goesOn: boolean): Observation {
  const tail = footer.length === 0 ? '' : `\n${footer.join('\n')}`;
  const text = (cutMiddle(result.text, Math.max(100, limit - tail.length)) + tail).toWellFormed();
  const { completion } = result;
  const part = Math.floor(limit / 2);
  return {
    kind: result.kind,
    text,
    ...(goesOn ? { messages: [{ role: 'user', content: text }] } : {}),
    ...(completion === undefined ? {} : {
      status: completion.status,
      ...(completion.stdout === '' ? {} : { stdout: cutMiddle(completion.stdout, part) }),
      ...(completion.stderr === '' ? {} : { stderr: cutMiddle(completion.stderr, part) }),
      ...(completion.traceback === undefined ? {} : { traceback: cutMiddle(completion.traceback, part) }),
      ...(completion.answer === undefined ? {} : { answer: showAnswer(completion.answer).toWellFormed() }),
    }),
  };
}
