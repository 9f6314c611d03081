/**
 * From an unknown value to a request, or a typed error that names the path. After this nobody checks shape again.
 * Validators are compiled once, when the module loads.
 */
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import type { Static, TSchema } from 'typebox';
import type { RequestMessage } from './envelope.ts';
import { GymError } from './errors.ts';
import { LIMITS } from './limits.ts';
import { MESSAGES, OPS, type Op, type RequestId } from './messages/index.ts';
import { RequestId as RequestIdSchema } from './messages/shared.ts';

const ajv = new Ajv({ strict: true, allErrors: false, allowUnionTypes: true });
const isRequestId = ajv.compile<RequestId>(RequestIdSchema);
const validators = Object.fromEntries(OPS.map((op) => [op, ajv.compile(MESSAGES[op].request)])) as Readonly<Record<Op, ValidateFunction>>;
const isOp = (value: unknown): value is Op => typeof value === 'string' && Object.hasOwn(validators, value);

/** The id of a message that may be broken otherwise, so that the error finds its request; null when there is none. */
export function requestIdOf(value: unknown): RequestId | null {
  if (typeof value !== 'object' || value === null || !('id' in value)) return null;
  return isRequestId(value.id) ? value.id : null;
}

/** @throws GymError `bad_message`, `unknown_op` or `too_large` */
export function parseRequest(value: unknown): RequestMessage {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new GymError('bad_message', 'a message is a map', { path: '' });
  const { id, op, ...args } = value as Record<string, unknown>;
  if (!isRequestId(id)) throw new GymError('bad_message', '`id` is an integer from 0 or a string of 1 to 64 characters', { path: '/id' });
  if (typeof op !== 'string') throw new GymError('bad_message', '`op` is a string', { path: '/op' });
  if (!isOp(op)) throw new GymError('unknown_op', `there is no operation ${JSON.stringify(op.slice(0, 40))}; there are ${OPS.join(', ')}`, { path: '/op' });
  const validate = validators[op];
  if (!validate(args)) {
    const errors = validate.errors ?? [];
    // Clients in languages whose structures have all their fields send nil for what is absent.
    if (!dropNil(args, MESSAGES[op].request) || !validate(args)) throw shapeError(validate.errors ?? errors);
  }
  if ('meta' in args) assertMeta(args['meta']);
  return { id, op, args } as RequestMessage;
}

/** @throws GymError `too_large` */
export function assertMeta(meta: unknown): void {
  if (Buffer.byteLength(JSON.stringify(meta)) > LIMITS.metaBytes) throw new GymError('too_large', `\`meta\` is over ${LIMITS.metaBytes} bytes as JSON`, { path: '/meta' });
}

/** A check of another shape than a request's, for doors that have envelopes of their own. What it gives throws `bad_message`. */
export function shapeOf<const S extends TSchema>(schema: S): (value: unknown) => Static<S> {
  const validate = ajv.compile<Static<S>>(schema);
  return (value) => {
    if (validate(value)) return value;
    const errors = validate.errors ?? [];
    if (dropNil(value, schema) && validate(value)) return value;
    throw shapeError(validate.errors ?? errors);
  };
}

/** Removes members that the schema names and that are null; nowhere does it take null. True when there were any. */
function dropNil(value: unknown, schema: TSchema): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const record = value as Record<string, unknown>;
  const alternatives = 'anyOf' in schema ? schema['anyOf'] as readonly TSchema[] : [schema];
  let found = false;
  for (const each of alternatives) {
    for (const [name, member] of Object.entries('properties' in each ? each['properties'] as Readonly<Record<string, TSchema>> : {})) {
      if (!Object.hasOwn(record, name)) continue;
      if (record[name] === null) {
        delete record[name];
        found = true;
      } else if (dropNil(record[name], member)) {
        found = true;
      }
    }
  }
  return found;
}

function shapeError(errors: readonly ErrorObject[]): GymError {
  // Of a union's errors the deepest one is what the client meant; among equals the last, from the widest alternative.
  const depth = (error: ErrorObject): number => error.instancePath.split('/').length;
  const error = errors.filter((each) => each.keyword !== 'anyOf').toSorted((a, b) => depth(a) - depth(b)).at(-1);
  if (error === undefined) return new GymError('bad_message', 'does not fit the schema');
  const extra: unknown = error.params['additionalProperty'];
  if (typeof extra === 'string') return new GymError('bad_message', `unknown field ${JSON.stringify(extra.slice(0, 64))}`, { path: `${error.instancePath}/${extra.slice(0, 64)}` });
  const types = new Set(errors.filter(({ keyword, instancePath }) => keyword === 'type' && instancePath === error.instancePath).map(({ params }) => String(params['type'])));
  const allowed: unknown = error.params['allowedValues'];
  const values = Array.isArray(allowed) ? `: ${allowed.join(', ')}` : '';
  return new GymError('bad_message', `${error.instancePath === '' ? 'the message' : error.instancePath.slice(1)} ${error.keyword === 'type' ? `must be ${[...types].join(' or ')}` : error.message ?? 'does not fit'}${values}`, { path: error.instancePath });
}
