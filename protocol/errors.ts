/**
 * Every error that a client can meet: one table, from which the class, the docs and the HTTP answers come.
 *
 * Codes are stable and never reused; clients branch on the code, never on the text. A message says what was wrong
 * and what to do; it never holds a stack trace, a path of the server, a secret or an answer.
 */
export type Fault = 'policy' | 'client' | 'infra';
export type Executed = 'yes' | 'no' | 'unknown';

interface ErrorEntry {
  readonly meaning: string;
  readonly retryable: boolean;
  readonly fault: Fault;
  /** WebSocket close code, where the error ends the connection. */
  readonly closeCode?: number;
  readonly httpStatus: number;
}

export const ERRORS = {
  bad_frame: { meaning: 'The frame is not a message or array of messages in the encoding of its door; the socket is closed, its episodes wait to be resumed.', retryable: false, fault: 'client', closeCode: 1007, httpStatus: 400 },
  bad_message: { meaning: 'The message does not fit its schema; the path says where.', retryable: false, fault: 'client', httpStatus: 400 },
  unknown_op: { meaning: 'There is no such operation.', retryable: false, fault: 'client', httpStatus: 404 },
  unauthorized: { meaning: 'No token, or a wrong one.', retryable: false, fault: 'client', closeCode: 1008, httpStatus: 401 },
  forbidden: { meaning: 'The token lacks the scope, or the page may not connect.', retryable: false, fault: 'client', closeCode: 1008, httpStatus: 403 },
  unknown_task: { meaning: 'No such family, split, category, index or task id.', retryable: false, fault: 'client', httpStatus: 404 },
  data_missing: { meaning: 'The task needs data that was not imported here; the message says how to get it.', retryable: false, fault: 'client', httpStatus: 409 },
  unknown_episode: { meaning: 'No such episode in this session: never made, closed, or abandoned.', retryable: false, fault: 'client', httpStatus: 404 },
  episode_over: { meaning: 'The episode is terminated or truncated; reset to begin another.', retryable: false, fault: 'client', httpStatus: 409 },
  seq_conflict: { meaning: 'This `seq` was used with another action, or is not the next one.', retryable: false, fault: 'client', httpStatus: 409 },
  busy: { meaning: 'A step of this episode is still running, or too many requests are in flight.', retryable: true, fault: 'client', httpStatus: 429 },
  rate_limited: { meaning: 'Too many wrong tokens were tried from this address; try again after `retry_after_ms`.', retryable: true, fault: 'client', httpStatus: 429 },
  capacity: { meaning: 'The server is full and its queue too; try again after `retry_after_ms`.', retryable: true, fault: 'infra', httpStatus: 503 },
  too_large: { meaning: 'A frame, string, array or group is over its limit.', retryable: false, fault: 'client', closeCode: 1009, httpStatus: 413 },
  cancelled: { meaning: 'The request was cancelled before it did anything.', retryable: true, fault: 'client', httpStatus: 409 },
  going_away: { meaning: 'The server is shutting down and takes no new episodes.', retryable: true, fault: 'infra', closeCode: 1001, httpStatus: 503 },
  sandbox_failed: { meaning: 'The sandbox could not be started or was lost through no fault of the code; there is no reward.', retryable: true, fault: 'infra', httpStatus: 503 },
  internal: { meaning: 'The server failed; there is no reward.', retryable: true, fault: 'infra', httpStatus: 500 },
} as const satisfies Readonly<Record<string, ErrorEntry>>;

export type ErrorCode = keyof typeof ERRORS;
export const ERROR_CODES = Object.keys(ERRORS) as readonly ErrorCode[];

export interface ErrorDetails {
  /** Where in the message, as a JSON pointer. */
  readonly path?: string;
  readonly retry_after_ms?: number;
  /** Did the guest's code run? */
  readonly executed?: Executed;
  readonly cause?: unknown;
}

/** The error as a client sees it. */
export interface WireError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly retryable: boolean;
  readonly fault: Fault;
  readonly path?: string;
  readonly retry_after_ms?: number;
  readonly executed?: Executed;
}

export class GymError extends Error {
  override readonly name = 'GymError';
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.details = details;
  }

  toWire(): WireError {
    const { retryable, fault } = ERRORS[this.code];
    const { path, retry_after_ms, executed } = this.details;
    return {
      code: this.code, message: this.message.toWellFormed(), retryable, fault,
      ...(path === undefined ? {} : { path }),
      ...(retry_after_ms === undefined ? {} : { retry_after_ms }),
      ...(fault === 'infra' || executed !== undefined ? { executed: executed ?? 'no' } : {}),
    };
  }
}
