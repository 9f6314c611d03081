/**
 * One guest process as the server sees it: a socket on which one question has one answer, and an exit.
 *
 * Everything that arrives here was possibly written by hostile code. `ask` resolves in every case, once, with what
 * happened; it never throws for anything that a guest did.
 */
import type { Socket } from 'node:net';
import { FrameReader, type Violation } from './frame-reader.ts';
import { isEnding } from './processor-time.ts';
import { READ_AT_ONCE_BYTES, readReply, type Reply } from './reply.ts';
import type { ReplyReader } from './reply-reader.ts';
import type { ServiceLine } from './service-line.ts';

export interface GuestExit {
  readonly code: number;
  /** Signal number, 0 for none. */
  readonly signal: number;
  readonly cpuMs: number;
  readonly maxRssKb: number;
  /** Did we have it killed, while it lived? Also done to one that has closed its channel and lives on. */
  readonly ordered: boolean;
  /** The zygote went down, so this says nothing about the guest. */
  readonly infra: boolean;
}

export type GuestReply =
  /** `written`: what went to stdout, then what went to stderr. */
  | { readonly kind: 'reply'; readonly reply: Reply; readonly written: Buffer }
  | { readonly kind: 'bytes'; readonly bytes: Buffer }
  | { readonly kind: 'exit'; readonly exit: GuestExit }
  | { readonly kind: 'malformed'; readonly reason: string };

/**
 * What is done to a guest from outside. `kill`: SIGKILL. `demote` puts it behind the others, where that is permitted, until
 * `restore`; `pause` stops all its threads where they are, until `resume`.
 */
export type GuestOrder = 'kill' | 'demote' | 'restore' | 'pause' | 'resume';

/** What a guest needs of its zygote. */
export interface GuestKeeper {
  order(id: number, order: GuestOrder): void;
  /** Resolves when the signal has been sent, or cannot be any more. */
  interrupt(id: number): Promise<void>;
}

const PREFIX = 4;

export class Guest {
  readonly id: number;
  readonly hostPid: number;
  readonly exited: Promise<GuestExit>;
  /** The kind of episode that it has entered; undefined while it can still enter any. */
  enteredAs: string | undefined;
  /** Its connections to its loopback service, if it was forked with one. */
  readonly line: ServiceLine | undefined;
  readonly #keeper: GuestKeeper;
  readonly #socket: Socket;
  readonly #frames: FrameReader;
  readonly #replies: ReplyReader;
  #settle: ((reply: GuestReply) => void) | undefined;
  #wantsBytes = false;
  /** Told when a reply has come in full: to read it takes our time, not the guest's. */
  #arrived: () => void = () => {};
  #exit: GuestExit | undefined;
  #killed = false;
  #endedFirst = false;
  #violated: Violation | undefined;
  #announceExit: (exit: GuestExit) => void = () => {};

  constructor(id: number, hostPid: number, socket: Socket, keeper: GuestKeeper, replies: ReplyReader, line?: ServiceLine) {
    this.id = id;
    this.hostPid = hostPid;
    this.#socket = socket;
    this.#keeper = keeper;
    this.#replies = replies;
    this.line = line;
    this.exited = new Promise((resolve) => { this.#announceExit = resolve; });
    this.#frames = new FrameReader((payload) => this.#take(payload), (violation) => this.#violate(violation));
    socket.on('data', (chunk: Buffer) => this.#frames.push(chunk));
    // A guest that closed its socket can never answer again. Of one that closed it by dying, of whatever, it is not our kill.
    socket.on('close', () => {
      this.#endedFirst = this.#exit === undefined && !this.#killed && isEnding(hostPid);
      this.kill();
    });
  }

  /** False once it is dead, dying, or has broken the protocol: then it must be replaced. */
  get usable(): boolean {
    return this.#exit === undefined && this.#violated === undefined && !this.#socket.destroyed;
  }

  /** Sends one request; the reply may have at most `cap` bytes, and is parsed unless it is asked for as bytes. One at a time. */
  ask(request: string, cap: number, form: 'reply' | 'bytes' = 'reply', arrived: () => void = () => {}): Promise<GuestReply> {
    return new Promise((resolve) => {
      if (this.#exit !== undefined) { resolve({ kind: 'exit', exit: this.#exit }); return; }
      if (this.#violated !== undefined) { resolve({ kind: 'malformed', reason: this.#violated }); return; }
      this.#settle = resolve;
      this.#arrived = arrived;
      this.#wantsBytes = form === 'bytes';
      this.#frames.expect(cap);
      const body = Buffer.allocUnsafe(4 + Buffer.byteLength(request));
      body.writeUInt32BE(body.length - 4, 0);
      body.write(request, 4);
      this.#socket.write(body);
    });
  }

  interrupt(): Promise<void> {
    return this.#keeper.interrupt(this.id);
  }

  order(order: Exclude<GuestOrder, 'kill'>): void {
    this.#keeper.order(this.id, order);
  }

  /** SIGKILL to the guest, which is its whole pid namespace where it has one. Safe to call at any time. */
  kill(): void {
    if (this.#exit === undefined) {
      this.#killed = true;
      this.#keeper.order(this.id, 'kill');
    }
    this.line?.close();
    this.#socket.destroy();
  }

  /** The zygote's word, once. */
  hasExited(told: GuestExit): void {
    if (this.#exit !== undefined) return;
    const exit = { ...told, ordered: told.ordered && !this.#endedFirst };
    this.#exit = exit;
    this.line?.close();
    this.#socket.destroy();
    this.#finish({ kind: 'exit', exit });
    this.#announceExit(exit);
  }

  #take(payload: Buffer): void {
    if (this.#wantsBytes) { this.#finish({ kind: 'bytes', bytes: payload }); return; }
    const end = PREFIX + (payload.length < PREFIX ? Number.POSITIVE_INFINITY : payload.readUInt32BE(0));
    if (end > payload.length) { this.#malformed('frame cut short'); return; }
    const json = payload.subarray(PREFIX, end);
    this.#arrived();
    if (json.length <= READ_AT_ONCE_BYTES) { this.#read(readReply(json), payload.subarray(end)); return; }
    const written = Buffer.from(payload.subarray(end));
    void this.#replies.read(json).then((reply) => this.#read(reply, written));
  }

  #read(reply: Reply | string, written: Buffer): void {
    if (typeof reply === 'string') this.#malformed(reply);
    else if (reply.stdoutBytes + reply.stderrBytes !== written.length) this.#malformed('frame of another length than it says');
    else this.#finish({ kind: 'reply', reply, written });
  }

  #violate(violation: Violation): void {
    this.#violated = violation;
    this.#malformed(violation);
  }

  #malformed(reason: string): void {
    this.#violated ??= 'unexpected frame';
    this.#finish({ kind: 'malformed', reason });
    this.kill();
  }

  #finish(reply: GuestReply): void {
    const settle = this.#settle;
    this.#settle = undefined;
    settle?.(reply);
  }
}
