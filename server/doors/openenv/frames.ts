/**
 * JSON in text frames, one message each. Other than at the native door a frame that is no JSON is answered and leaves the
 * socket open, as OpenEnv's own server does; limits and checks are the same.
 */
import { CODECS, type Codec, GymError } from '../../../protocol/index.ts';

const OPEN_ARRAY = 0x5b;

export const frames: Codec = {
  ...CODECS.json,
  decode(data) {
    try {
      const [first, ...others] = CODECS.json.decode(data);
      if (first === undefined || others.length > 0 || data.toString('latin1', 0, 64).trimStart().charCodeAt(0) === OPEN_ARRAY) throw new GymError('bad_message', 'a frame holds one message');
      return ['violation' in first && first.violation.reason === 'not JSON' ? { id: undefined, violation: { ...first.violation, code: 'bad_frame' } } : first];
    } catch (error) {
      if (!(error instanceof GymError)) throw error;
      return [{ id: undefined, violation: { code: error.code, reason: error.message, path: '' } }];
    }
  },
};
