/**
 * A client of the native doors for this project's own programs: the command line, benches and tests. One socket, many
 * requests in flight; requests made in the same turn travel as one frame. Reconnects and resumes by itself.
 */
import { WebSocket } from 'ws';
import { type Codec, type CodecName, CODECS, GYM_PATH, type Op, RELEASE, type Reply, type RequestId, type Requests, type Results, type ServerEvent, SUBPROTOCOLS, type WireError } from '../protocol/index.ts';

const FRAME_MESSAGES = 64;
const RECONNECT_MS = [50, 200, 500, 1_000, 2_000, 5_000];

/** The server's typed error. */
export class RemoteError extends Error {
  override readonly name = 'RemoteError';
  readonly wire: WireError;
  constructor(wire: WireError) {
    super(`${wire.code}: ${wire.message}`);
    this.wire = wire;
  }
  get code(): WireError['code'] { return this.wire.code; }
}

interface Waiting { readonly message: Buffer; readonly resolve: (result: never) => void; readonly reject: (error: Error) => void }

export interface GymClientOptions {
  readonly token?: string | undefined;
  readonly name?: string;
  readonly onEvent?: (event: ServerEvent) => void;
  /** Give up after so many failed attempts in a row. */
  readonly reconnects?: number;
  /** The `resume_token` of a session that an earlier process began, to be taken over. */
  readonly resume?: string | undefined;
  /** How its messages travel; msgpack where nothing is said. */
  readonly codec?: CodecName;
}

export class GymClient implements AsyncDisposable {
  readonly #url: string;
  readonly #options: GymClientOptions;
  readonly #codec: Codec;
  readonly #subprotocol: string;
  readonly #waiting = new Map<RequestId, Waiting>();
  #socket: WebSocket | undefined;
  #outgoing: Buffer[] = [];
  #scheduled = false;
  #nextId = 1;
  #closed = false;
  #hello: Results['hello'] | undefined;

  private constructor(url: string, options: GymClientOptions) {
    this.#url = url.replace(/^http/, 'ws').replace(/\/$/, '') + GYM_PATH;
    this.#options = options;
    const { codec = 'msgpack', resume } = options;
    // The process before has used the first numbers, and would be given its replies again.
    if (resume !== undefined) this.#nextId = Date.now() * 1000;
    this.#codec = CODECS[codec];
    this.#subprotocol = SUBPROTOCOLS[codec];
  }

  /** @param url such as `http://127.0.0.1:8700` */
  static async connect(url: string, options: GymClientOptions = {}): Promise<GymClient> {
    const client = new GymClient(url, options);
    await client.#open();
    return client;
  }

  get hello(): Results['hello'] {
    if (this.#hello === undefined) throw new Error('not connected');
    return this.#hello;
  }

  /** @throws RemoteError */
  call<O extends Exclude<Op, 'hello'>>(op: O, args: Requests[O], id: RequestId = this.#nextId++): Promise<Results[O]> {
    return new Promise<Results[O]>((resolve, reject) => {
      if (this.#closed) return reject(new Error('the client is closed'));
      const message = this.#codec.encode({ id, op, ...args });
      this.#waiting.set(id, { message, resolve: resolve as (result: never) => void, reject });
      this.#send(message);
    });
  }

  /** Breaks the socket, as a network would; the client reconnects and resumes. */
  drop(): void {
    this.#socket?.terminate();
  }

  [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true;
    const socket = this.#socket;
    this.#fail(new Error('the client was closed'));
    if (socket === undefined || socket.readyState === socket.CLOSED) return Promise.resolve();
    return new Promise((resolve) => {
      socket.once('close', () => resolve());
      socket.close(1000);
      setTimeout(() => socket.terminate(), 500).unref();
    });
  }

  #send(message: Buffer): void {
    this.#outgoing.push(message);
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => this.#flush());
  }

  #flush(): void {
    this.#scheduled = false;
    const socket = this.#socket;
    // What cannot be sent now is sent again after the resume: the server knows it by its id.
    if (socket?.readyState !== WebSocket.OPEN || this.#hello === undefined) {
      this.#outgoing = [];
      return;
    }
    const { binary } = this.#codec;
    while (this.#outgoing.length > 0) socket.send(this.#codec.join(this.#outgoing.splice(0, FRAME_MESSAGES)), { binary });
  }

  #open(): Promise<void> {
    const { token, name = 'medagentgym-cli' } = this.#options;
    const resume = this.#hello?.resume_token ?? this.#options.resume;
    return new Promise((resolve, reject) => {
      const socket = new WebSocket(this.#url, this.#subprotocol, { perMessageDeflate: false, ...(token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } }) });
      this.#socket = socket;
      let greeted = false;
      socket.once('open', () => socket.send(this.#codec.encode({ id: 0, op: 'hello', client: { name, version: RELEASE }, ...(resume === undefined ? {} : { resume }) }), { binary: this.#codec.binary }));
      socket.on('message', (data: Buffer) => {
        for (const decoded of this.#codec.decode(data)) {
          if (!('value' in decoded)) continue;
          const message = decoded.value as Reply | ServerEvent;
          if ('event' in message) this.#options.onEvent?.(message);
          else if (!greeted && message.id === 0) {
            greeted = true;
            if (message.ok) {
              this.#hello = message.result as Results['hello'];
              for (const { message: pending } of this.#waiting.values()) this.#send(pending);
              resolve();
            } else reject(new RemoteError(message.error));
          } else this.#settle(message);
        }
      });
      socket.once('unexpected-response', (_, response) => {
        let body = '';
        response.on('data', (chunk: Buffer) => { body += chunk.toString(); });
        response.on('end', () => reject(new Error(`the server refused the connection: ${response.statusCode} ${body}`)));
      });
      socket.once('error', reject);
      socket.once('close', (code, reason) => {
        if (!greeted) return reject(new Error(`the connection was closed: ${code} ${reason.toString()}`));
        if (!this.#closed) void this.#reconnect();
      });
    });
  }

  async #reconnect(): Promise<void> {
    const attempts = this.#options.reconnects ?? RECONNECT_MS.length;
    for (let attempt = 0; attempt < attempts && !this.#closed; attempt++) {
      await new Promise((resolve) => setTimeout(resolve, RECONNECT_MS[Math.min(attempt, RECONNECT_MS.length - 1)]));
      try {
        await this.#open();
        return;
      } catch {
        // The next attempt follows; the last one's failure is told below.
      }
    }
    this.#fail(new Error('the connection was lost'));
  }

  #settle(reply: Reply): void {
    if (reply.id === null) return;
    const waiting = this.#waiting.get(reply.id);
    if (waiting === undefined) return;
    this.#waiting.delete(reply.id);
    if (reply.ok) waiting.resolve(reply.result as never);
    else waiting.reject(new RemoteError(reply.error));
  }

  #fail(error: Error): void {
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
