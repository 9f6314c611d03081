/**
 * The operator's key to the generated tasks. The generators are public, so whoever knows a task's id could make the task,
 * with its answer. A secret key enters every draw of numbers: its tasks have ids of their own, which say which key it was
 * by a fingerprint, and nothing learned of one key's tasks helps with another's.
 */
import { hash } from 'node:crypto';

export interface TwinKey {
  readonly secret: string;
  /** Eight hexadecimal digits, in ids; empty for the public key. */
  readonly fingerprint: string;
}

/** Everybody's: the same tasks on every server. */
export const PUBLIC_TWIN: TwinKey = Object.freeze({ secret: '', fingerprint: '' });

/** Short ones could be found by trying, since a fingerprint can be checked. */
const LEAST_SECRET = 16;

/** @throws RangeError for a secret that is too short; the empty one means the public key */
export function twinKey(secret: string): TwinKey {
  if (secret === '') return PUBLIC_TWIN;
  if (secret.length < LEAST_SECRET) throw new RangeError(`a twin key has at least ${LEAST_SECRET} characters`);
  return Object.freeze({ secret, fingerprint: hash('sha256', `medagentgym twin key\n${secret}`).slice(0, 8) });
}
