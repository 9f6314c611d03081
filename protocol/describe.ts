/** The whole contract as data: for `/v1/schema`, the docs, and the Python client's fixtures. */
import { ERRORS } from './errors.ts';
import { LIMITS } from './limits.ts';
import { MESSAGES, OPS } from './messages/index.ts';
import { GYM_PATH, PROTOCOL_VERSION, SUBPROTOCOLS } from './version.ts';

export function describeProtocol() {
  return {
    protocol: PROTOCOL_VERSION, path: GYM_PATH, subprotocols: SUBPROTOCOLS, limits: LIMITS, errors: ERRORS,
    messages: Object.fromEntries(OPS.map((op) => [op, { request: MESSAGES[op].request, result: MESSAGES[op].result, example: MESSAGES[op].example }])),
  };
}
