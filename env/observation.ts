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

/** The question that follows, and what is permitted in it. */
export interface NextQuestion { readonly text: string; readonly actions: NonNullable<Observation['actions']> }

/**
 * @param footer lines that are never cut: the verdict, what is left
 * @param next what is asked now, where this step has answered a question; it is never cut either, and comes on top of the limit
 */
export function buildObservation(result: ActionResult, footer: readonly string[], limit: number, goesOn: boolean, next?: NextQuestion): Observation {
  const tail = footer.length === 0 ? '' : `\n${footer.join('\n')}`;
  const asked = next === undefined ? '' : `\n\n${next.text}`;
  const text = (cutMiddle(result.text, Math.max(100, limit - tail.length)) + tail + asked).toWellFormed();
  const { completion } = result;
  const part = Math.floor(limit / 2);
  return {
    kind: next === undefined ? result.kind : 'task',
    text,
    ...(goesOn ? { messages: [{ role: 'user', content: text }] } : {}),
    ...(next === undefined ? {} : { actions: next.actions }),
    ...(completion === undefined ? {} : {
      status: completion.status,
      ...(completion.stdout === '' ? {} : { stdout: cutMiddle(completion.stdout, part) }),
      ...(completion.stderr === '' ? {} : { stderr: cutMiddle(completion.stderr, part) }),
      ...(completion.traceback === undefined ? {} : { traceback: cutMiddle(completion.traceback, part) }),
      ...(completion.answer === undefined ? {} : { answer: showAnswer(completion.answer).toWellFormed() }),
    }),
  };
}
