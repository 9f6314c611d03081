/** The whole contract as data: for `/v1/schema`, the docs, and the Python client's fixtures. */
import { Type } from 'typebox';
import { ERRORS } from './errors.ts';
import { EVENTS } from './events.ts';
import { LIMITS } from './limits.ts';
import { MESSAGES, OPS } from './messages/index.ts';
import { closed } from './schema.ts';
import { GYM_PATH, PROTOCOL_VERSION, SUBPROTOCOLS } from './version.ts';

const jsonSchema = Type.Record(Type.String(), Type.Unknown(), { description: 'A JSON Schema.' });

export const ProtocolDescription = closed({
  protocol: Type.Integer(),
  path: Type.String({ description: 'Where the WebSocket is.' }),
  subprotocols: Type.Record(Type.String(), Type.String(), { description: 'By codec.' }),
  limits: Type.Record(Type.String(), Type.Integer()),
  errors: Type.Record(Type.String(), closed({
    meaning: Type.String(), retryable: Type.Boolean(), fault: Type.String(), closeCode: Type.Optional(Type.Integer()), httpStatus: Type.Integer(),
  }), { description: 'By code.' }),
  messages: Type.Record(Type.String(), closed({ request: jsonSchema, result: jsonSchema, example: Type.Unknown() }), { description: 'By operation.' }),
  events: Type.Record(Type.String(), jsonSchema, { description: 'By name.' }),
});

export function describeProtocol() {
  return {
    protocol: PROTOCOL_VERSION, path: GYM_PATH, subprotocols: SUBPROTOCOLS, limits: LIMITS, errors: ERRORS,
    messages: Object.fromEntries(OPS.map((op) => [op, { request: MESSAGES[op].request, result: MESSAGES[op].result, example: MESSAGES[op].example }])),
    events: EVENTS,
  };
}
