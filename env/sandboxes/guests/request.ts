/** A run as the guest is asked for it; see `inside/step.py`. */
import { ANSWER_BYTES } from '../../task.ts';
import type { Collect, RunRequest } from '../sandbox.ts';

/** Most bytes that the collected value may have. */
export const bytesOf = (collect: Collect): number => (typeof collect === 'object' && 'max_bytes' in collect ? collect.max_bytes ?? ANSWER_BYTES : ANSWER_BYTES);

function wanted(collect: Collect): unknown {
  if (typeof collect === 'string') return collect === 'answer';
  return [collect.from, collect.from === 'variables' ? collect.names : collect.name, bytesOf(collect)];
}

/** @param seed with a guest's first run, which may have entered before its episode was known */
export function requestText({ kind, prelude, source, variables, epilogue, input, collect }: RunRequest, nonce: number, seed: number | undefined): string {
  const text = JSON.stringify({ n: nonce, k: kind, s: source.toWellFormed(), w: wanted(collect), p: prelude?.toWellFormed(), v: variables === 'kept' || undefined, q: epilogue, r: seed });
  // It is JSON text already.
  return input === undefined ? text : `${text.slice(0, -1)},"i":${input}}`;
}
