/** The body of a request to the OpenEnv routes: read by the codec of their door, so that its limits hold here too. */
import type { FastifyInstance } from 'fastify';
import { type Decoded, GymError, LIMITS } from '../../protocol/index.ts';
import { frames } from '../doors/openenv/frames.ts';

export function readByCodec(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer', bodyLimit: LIMITS.frameBytes }, (_, body, done) => done(null, Buffer.isBuffer(body) && body.length > 0 ? frames.decode(body)[0] : undefined));
}

export const failureOfBody = ({ violation: { code, reason, path } }: Extract<Decoded, { readonly violation: unknown }>): GymError => new GymError(code, reason, { path });

/** Undefined where there was none. */
export const decodedBody = (body: unknown): Decoded | undefined => (body ?? undefined) as Decoded | undefined;

/** None is an empty one. @throws GymError */
export function bodyOf(body: unknown): unknown {
  const decoded = decodedBody(body);
  if (decoded === undefined) return {};
  if ('violation' in decoded) throw decoded.violation.code === 'bad_frame' ? new GymError('bad_message', decoded.violation.reason) : failureOfBody(decoded);
  return decoded.value;
}
