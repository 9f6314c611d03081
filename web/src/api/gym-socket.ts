/**
 * The native protocol from a browser: one WebSocket, plain msgpack, many requests in flight. A lost socket is dialled again
 * and its session resumed, and what was never answered is sent again under its own id, so that no step runs twice.
 */
import { Packr, Unpackr } from 'msgpackr';
import type { Reply } from '../../../protocol/envelope.ts';
import type { ServerEvent } from '../../../protocol/events.ts';
import type { Op, RequestId, Requests, Results } from '../../../protocol/messages/index.ts';
import { GYM_PATH, RELEASE, SUBPROTOCOLS } from '../../../protocol/version.ts';
import { ApiError } from './http.ts';

const packr = new Packr({ useRecords: false, variableMapSize: true });
const unpackr = new Unpackr({ useRecords: false, mapsAsObjects: true, int64AsType: 'number' });
const DIAL_AGAIN_MS = [100, 400, 1000, 2000, 5000];
/** After these it is no use to resume: closed by us, going away, taken by another socket. */
const FINAL_CODES = [1000, 1001, 4000];

interface Waiting { readonly frame: Uint8Array<ArrayBuffer>; readonly resolve: (result: never) => void; readonly reject: (error: Error) => void }

export type LinkState = 'connecting' | 'open' | 'lost' | 'closed';
export interface GymSocketOptions {
  readonly onEvent?: (event: ServerEvent) => void;
  readonly onState?: (state: LinkState) => void;
}

/** A view of its own, because msgpackr's lies in a buffer that it writes again. */
const frameOf = (message: unknown): Uint8Array<ArrayBuffer> => new Uint8Array(packr.pack(message));
const addressOf = (): string => `${location.origin.replace(/^http/, 'ws')}${GYM_PATH}`;

export class GymSocket {
  readonly #options: GymSocketOptions;
  readonly #waiting = new Map<RequestId, Waiting>();
  #socket: WebSocket | undefined;
  #hello: Results['hello'] | undefined;
  #nextId = 1;
  #attempt = 0;
  #closed = false;

  private constructor(options: GymSocketOptions) {
    this.#options = options;
  }

  /** @throws ApiError where the server lets nobody in; why, a browser is not told */
  static async connect(options: GymSocketOptions = {}): Promise<GymSocket> {
    const link = new GymSocket(options);
    await link.#dial();
    return link;
  }

  get hello(): Results['hello'] | undefined { return this.#hello; }

  /** Cancels at the server when the signal fires; the reply to the request then says so. @throws ApiError */
  call<O extends Exclude<Op, 'hello'>>(op: O, args: Requests[O], signal?: AbortSignal): Promise<Results[O]> {
    const id = this.#nextId++;
    return new Promise<Results[O]>((resolve, reject) => {
      if (this.#closed) return reject(new ApiError(0, 'unreachable', 'The connection is closed. Begin again.'));
      const frame = frameOf({ id, op, ...args });
      const cancel = (): void => { void this.call('cancel', { target: id }).catch(() => undefined); };
      const done = (): void => signal?.removeEventListener('abort', cancel);
      signal?.addEventListener('abort', cancel, { once: true });
      this.#waiting.set(id, { frame, resolve: (result) => { done(); resolve(result); }, reject: (error) => { done(); reject(error); } });
      if (this.#socket?.readyState === WebSocket.OPEN && this.#hello !== undefined) this.#socket.send(frame);
    });
  }

  /** The episodes of the session wait at the server for a while, and are then abandoned: close them first. */
  close(): void {
    this.#end();
    this.#socket?.close(1000);
  }

  #end(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#options.onState?.('closed');
    for (const { reject } of this.#waiting.values()) reject(new ApiError(0, 'unreachable', 'The connection was closed. Begin again.'));
    this.#waiting.clear();
  }

  #dial(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#options.onState?.(this.#hello === undefined ? 'connecting' : 'lost');
      const socket = new WebSocket(addressOf(), SUBPROTOCOLS.msgpack);
      socket.binaryType = 'arraybuffer';
      this.#socket = socket;
      let greeted = false;
      socket.addEventListener('open', () => socket.send(frameOf({ id: 0, op: 'hello', client: { name: 'web', version: RELEASE }, ...(this.#hello === undefined ? {} : { resume: this.#hello.resume_token }) })));
      socket.addEventListener('message', ({ data }: MessageEvent<ArrayBuffer>) => {
        for (const message of [unpackr.unpack(new Uint8Array(data)) as Reply | ServerEvent | readonly (Reply | ServerEvent)[]].flat()) {
          if ('event' in message) this.#options.onEvent?.(message);
          else if (greeted || message.id !== 0) this.#settle(message);
          else if (message.ok) {
            greeted = true;
            this.#attempt = 0;
            this.#greet(message.result as Results['hello']);
            resolve();
          } else reject(new ApiError(0, message.error.code, message.error.message));
        }
      });
      socket.addEventListener('close', ({ code }) => {
        if (!greeted) return reject(new ApiError(0, 'unreachable', 'The server did not open a connection for episodes.'));
        if (FINAL_CODES.includes(code)) this.#end();
        else if (!this.#closed) this.#dialAgain();
      });
    });
  }

  /** Episodes of a session that could not be taken over are gone: so are the requests about them. */
  #greet(hello: Results['hello']): void {
    const gone = this.#hello !== undefined && !hello.resumed;
    this.#hello = hello;
    if (gone) return this.close();
    this.#options.onState?.('open');
    for (const { frame } of this.#waiting.values()) this.#socket?.send(frame);
  }

  #dialAgain(): void {
    const wait = DIAL_AGAIN_MS[this.#attempt++];
    if (wait === undefined) return this.#end();
    this.#options.onState?.('lost');
    setTimeout(() => { if (!this.#closed) void this.#dial().catch(() => this.#dialAgain()); }, wait);
  }

  #settle(reply: Reply): void {
    const waiting = reply.id === null ? undefined : this.#waiting.get(reply.id);
    if (waiting === undefined || reply.id === null) return;
    this.#waiting.delete(reply.id);
    if (reply.ok) waiting.resolve(reply.result as never);
    else waiting.reject(new ApiError(0, reply.error.code, reply.error.message));
  }
}
