/**
 * Serves a world over HTTP on the connections of one sandbox, with Node's own parser and no socket of its own.
 *
 * Guarantees: what comes is hostile and capped (headers, bodies, time, connections, requests of an episode); requests
 * reach the world one at a time, in the order in which they were complete; a request that is not well-formed never
 * reaches it. What the world throws is remembered as `failure`, and answered with 500. It does not own the world.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { LoopbackService } from '../sandboxes/sandbox.ts';
import type { World, WorldResponse } from './world.ts';

export interface ServiceLimits {
  readonly headerBytes: number;
  readonly bodyBytes: number;
  /** How long the body of a request may take to arrive. */
  readonly bodyMs: number;
  /** How long a connection may take to read an answer and bring the next request's head, also where it lies idle. */
  readonly idleMs: number;
  readonly connections: number;
  /** Of the whole episode; more are answered with 429. */
  readonly requests: number;
}

export const DEFAULT_SERVICE_LIMITS: ServiceLimits = {
  headerBytes: 16 << 10, bodyBytes: 1 << 20, bodyMs: 10_000, idleMs: 300_000, connections: 32, requests: 50_000,
};

export interface WorldService extends LoopbackService, AsyncDisposable {
  /** The first error of the world itself; the episode is our failure then. */
  readonly failure: unknown;
}

export function serveWorld(world: World, port: number, limits: Partial<ServiceLimits> = {}): WorldService {
  return new Service(world, port, { ...DEFAULT_SERVICE_LIMITS, ...limits });
}

/** Requests of one connection whose answers the client has not taken yet. */
const MAX_AHEAD = 4;
const METHODS = 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS';

class Service implements WorldService {
  readonly port: number;
  readonly #world: World;
  readonly #limits: ServiceLimits;
  readonly #server: Server;
  readonly #streams = new Map<Duplex, { unanswered: number; timer: NodeJS.Timeout | undefined }>();
  #requests = 0;
  #last: Promise<void> = Promise.resolve();
  #failure: unknown;
  #closed = false;

  constructor(world: World, port: number, limits: ServiceLimits) {
    this.port = port;
    this.#world = world;
    this.#limits = limits;
    this.#server = createServer({ maxHeaderSize: limits.headerBytes, insecureHTTPParser: false, requireHostHeader: true });
    // The server never listens, so its own timers would not run: each connection has one of ours.
    this.#server.keepAliveTimeout = 0;
    this.#server.on('request', (request, response) => this.#receive(request, response));
  }

  get failure(): unknown {
    return this.#failure;
  }

  connect(stream: Duplex): void {
    if (this.#closed || this.#streams.size >= this.#limits.connections) { stream.destroy(); return; }
    this.#streams.set(stream, { unanswered: 0, timer: undefined });
    stream.on('error', () => stream.destroy());
    stream.once('close', () => {
      clearTimeout(this.#streams.get(stream)?.timer);
      this.#streams.delete(stream);
    });
    this.#limit(stream, this.#limits.idleMs);
    this.#server.emit('connection', stream);
    stream.resume();
  }

  /** Ends all connections; resolves when the world is left alone. Safe to call twice. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true;
    for (const stream of this.#streams.keys()) stream.destroy();
    await this.#last;
  }

  /** From here on the connection has this long for what it must do next; `undefined`: it is our turn. */
  #limit(stream: Duplex, milliseconds: number | undefined): void {
    const state = this.#streams.get(stream);
    if (state === undefined) return;
    clearTimeout(state.timer);
    state.timer = milliseconds === undefined ? undefined : setTimeout(() => stream.destroy(), milliseconds).unref();
  }

  #receive(request: IncomingMessage, response: ServerResponse): void {
    const stream = request.socket;
    const state = this.#streams.get(stream);
    // Requests ahead of their answers: no client here needs that, and answers would pile up.
    if (state === undefined || state.unanswered >= MAX_AHEAD) { stream.destroy(); return; }
    state.unanswered++;
    response.once('close', () => { state.unanswered--; });
    response.sendDate = false;
    this.#limit(stream, this.#limits.bodyMs);
    const number = ++this.#requests;
    const parts: Buffer[] = [];
    let size = 0;
    request.on('data', (part: Buffer) => {
      size += part.length;
      if (size <= this.#limits.bodyBytes) parts.push(part);
      else parts.length = 0; // and taken to its end, so that the client gets to read the answer
    });
    request.once('end', () => {
      this.#limit(stream, undefined);
      if (number > this.#limits.requests) refuse(response, 429, 'too many requests in this episode');
      else if (size > this.#limits.bodyBytes) refuse(response, 413, 'the body is too large');
      else if (request.method === 'OPTIONS') send(response, { status: 204, headers: { allow: METHODS } });
      else this.#last = this.#last.then(() => this.#answer(request, Buffer.concat(parts), response));
      void this.#last.then(() => this.#limit(stream, this.#limits.idleMs));
    });
  }

  /** Never rejects. */
  async #answer(request: IncomingMessage, body: Buffer, response: ServerResponse): Promise<void> {
    // A connection that is gone wanted its request no more, or belonged to a guest that has ended.
    if (this.#closed || request.socket.destroyed) return;
    try {
      if (this.#failure !== undefined) throw this.#failure;
      const method = request.method === 'HEAD' ? 'GET' : request.method ?? '';
      send(response, await this.#world.request({ method, path: request.url ?? '', headers: headersOf(request), body }));
    } catch (error) {
      this.#failure ??= error ?? new Error('the world failed');
      if (!response.headersSent) refuse(response, 500, 'the service failed');
      else response.destroy();
    }
  }
}

function headersOf(request: IncomingMessage): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value ?? '']));
}

/** Node leaves the body out where HTTP has none. */
function send(response: ServerResponse, { status, headers, body = '' }: WorldResponse): void {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  response.writeHead(status, { ...headers, ...(status === 204 || status === 304 ? {} : { 'content-length': bytes.length }) });
  response.end(bytes);
}

/** An answer of ours. Whatever else comes on this connection is not read as a request. */
function refuse(response: ServerResponse, status: number, error: string): void {
  send(response, { status, headers: { 'content-type': 'application/json', connection: 'close' }, body: JSON.stringify({ error }) });
}
