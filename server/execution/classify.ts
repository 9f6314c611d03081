/** The one place where errors of the inner layers become errors of the wire. */
import { GymError } from '../../protocol/index.ts';
import type { Deps } from '../deps.ts';

export function classify(error: unknown, { logger }: Pick<Deps, 'logger'>): GymError {
  if (error instanceof GymError) {
    if (error.code === 'internal' || error.code === 'sandbox_failed') logger.error({ code: error.code, err: error.cause }, 'request failed');
    return error;
  }
  logger.error({ err: error }, 'request failed');
  return new GymError('internal', 'the server failed at this request', { executed: 'unknown', cause: error });
}
