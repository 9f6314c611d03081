/** Why a model endpoint gave no reply, and whether asking again makes sense. Never the policy's failure. */
const KINDS = {
  unreachable: { retryable: true, says: 'cannot be reached' },
  rate_limited: { retryable: true, says: 'asks for a pause (429)' },
  server_error: { retryable: true, says: 'failed' },
  timeout: { retryable: true, says: 'took too long' },
  stalled: { retryable: true, says: 'stopped in the middle of its reply' },
  junk: { retryable: true, says: 'gave what is no reply' },
  /** The conversation is longer than the model takes: the end of the episode, and the policy's. */
  context_length: { retryable: false, says: 'takes no conversation of this length' },
  /** Something in this request: a parameter, a filter of contents. */
  rejected: { retryable: false, says: 'rejected the request' },
  /** A wrong key, name or address: every other request would fare alike. */
  refused: { retryable: false, says: 'refuses to answer' },
} as const satisfies Readonly<Record<string, { readonly retryable: boolean; readonly says: string }>>;

export type ModelFailureKind = keyof typeof KINDS;

export class ModelFailure extends Error {
  override readonly name = 'ModelFailure';
  readonly kind: ModelFailureKind;
  readonly retryAfterMs: number | undefined;

  /** @param detail what was seen, in a few words */
  constructor(kind: ModelFailureKind, endpoint: string, detail: string, options: { readonly retryAfterMs?: number | undefined; readonly cause?: unknown } = {}) {
    super(`the model endpoint ${endpoint} ${KINDS[kind].says}: ${detail}`, options.cause === undefined ? undefined : { cause: options.cause });
    this.kind = kind;
    this.retryAfterMs = options.retryAfterMs;
  }

  get retryable(): boolean { return KINDS[this.kind].retryable; }
}
