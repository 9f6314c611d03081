/**
 * One HTTP request to a model endpoint, over kept connections. Node's own client: it costs about half of `fetch`
 * (`bench/sampling.ts`), on which most packages for this stand; with hundreds of episodes that is what a processor does.
 */
import http from 'node:http';
import https from 'node:https';
import { ModelFailure } from './failure.ts';

export interface Limits {
  /** Until the whole reply is there. */
  readonly timeoutMs: number;
  /** Between two pieces of it, once it has begun. */
  readonly stallMs: number;
}

const SOCKETS = { keepAlive: true, maxSockets: 1024, noDelay: true } as const;
const AGENTS = { 'http:': new http.Agent(SOCKETS), 'https:': new https.Agent(SOCKETS) } as const;
/** A reply that is longer is none. */
const MOST_BYTES = 16 * 2 ** 20;

/**
 * Sends `body` and gives the whole answer, or hands its pieces to `onPiece` as they come.
 * @throws ModelFailure `unreachable`, `timeout`, `stalled`, `junk` for one that is too long; the signal's reason when aborted
 */
export function post(url: URL, headers: Readonly<Record<string, string>>, body: Buffer, { timeoutMs, stallMs }: Limits, signal: AbortSignal | undefined, onPiece?: (piece: Buffer, status: number) => void): Promise<{ readonly status: number; readonly headers: http.IncomingHttpHeaders; readonly text: string }> {
  const { promise, resolve, reject } = Promise.withResolvers<{ readonly status: number; readonly headers: http.IncomingHttpHeaders; readonly text: string }>();
  const where = url.origin;
  const secure = url.protocol === 'https:';
  const request = (secure ? https : http).request(url, { method: 'POST', agent: AGENTS[secure ? 'https:' : 'http:'], headers: { ...headers, 'content-type': 'application/json', 'content-length': body.length } });
  let begun = false;
  let stall: NodeJS.Timeout | undefined;
  const fail = (error: unknown): void => {
    reject(error);
    request.destroy();
  };
  const overdue = setTimeout(() => fail(new ModelFailure('timeout', where, `no whole reply after ${timeoutMs / 1000} s`)), timeoutMs);
  const aborted = (): void => fail(signal?.reason);
  signal?.addEventListener('abort', aborted, { once: true });
  request.once('response', (response) => {
    begun = true;
    const status = response.statusCode ?? 0;
    const pieces: Buffer[] = [];
    let bytes = 0;
    stall = setTimeout(() => fail(new ModelFailure('stalled', where, `nothing for ${stallMs / 1000} s`)), stallMs);
    response.on('data', (piece: Buffer) => {
      stall?.refresh();
      bytes += piece.length;
      if (bytes > MOST_BYTES) return fail(new ModelFailure('junk', where, `more than ${MOST_BYTES} bytes`));
      if (onPiece === undefined) pieces.push(piece);
      else {
        try {
          onPiece(piece, status);
        } catch (error) {
          fail(error);
        }
      }
    });
    response.once('end', () => resolve({ status, headers: response.headers, text: Buffer.concat(pieces).toString() }));
    // Also told when the connection breaks off in the middle.
    response.once('error', (cause) => fail(new ModelFailure('stalled', where, 'the connection broke off', { cause })));
  });
  request.once('error', (cause: NodeJS.ErrnoException) => fail(new ModelFailure(begun ? 'stalled' : 'unreachable', where, cause.code ?? cause.message, { cause })));
  request.end(body);
  const settled = promise.finally(() => {
    clearTimeout(overdue);
    clearTimeout(stall);
    signal?.removeEventListener('abort', aborted);
  });
  if (signal?.aborted === true) aborted();
  return settled;
}
