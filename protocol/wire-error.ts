/** The error as a client sees it, as a schema. */
import { type Static, Type } from 'typebox';
import { ERROR_CODES, type WireError } from './errors.ts';
import { closed, oneOf } from './schema.ts';

export const WireErrorSchema = closed({
  code: oneOf(ERROR_CODES, 'Stable: branch on it, never on the message.'),
  message: Type.String(),
  retryable: Type.Boolean(),
  fault: oneOf(['policy', 'client', 'infra']),
  path: Type.Optional(Type.String({ description: 'Where in the message, as a JSON pointer.' })),
  retry_after_ms: Type.Optional(Type.Number()),
  executed: Type.Optional(oneOf(['yes', 'no', 'unknown'], "Did the guest's code run?")),
});

/** The body of an HTTP answer that is an error. */
export const ErrorBody = closed({ error: WireErrorSchema });

/** Does not compile when the schema and the type say different things. */
type Same<A, B> = [A, B] extends [B, A] ? true : never;
true satisfies Same<Static<typeof WireErrorSchema>, { -readonly [K in keyof WireError]: WireError[K] }>;
