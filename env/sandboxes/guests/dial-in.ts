/**
 * The unix socket that guests dial. A guest shows the one-time token that its spawn order held; a connection that
 * shows none within a short time, or a wrong one, is closed. A guest's token is forgotten at first use. The bridges of
 * the zygotes dial it too, once for each connection to a guest's loopback service, with the token of that service.
 */
import { chmod } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';

const HELLO_MS = 10_000;
const HELLO_BYTES = 512;

export interface Hello {
  readonly socket: Socket;
  /** The guest's process number on the host, 0 if unknown. Said before any guest code ran, so it can be believed. */
  readonly hostPid: number;
}

export class DialIn implements AsyncDisposable {
  readonly #server: Server;
  readonly #awaited = new Map<string, (hello: Hello) => void>();
  readonly #services = new Map<string, (socket: Socket) => void>();
  readonly #strangers = new Set<Socket>();

  constructor() {
    this.#server = createServer((socket) => this.#greet(socket));
  }

  async listen(path: string): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen({ path, backlog: 511 }, resolve);
    });
    // The token is the lock; guests run under another uid than the server.
    await chmod(path, 0o666);
  }

  /** `taken` is called when a guest shows the token. */
  await(token: string, taken: (hello: Hello) => void): void {
    this.#awaited.set(token, taken);
  }

  /** `taken` is called for every connection that shows the token, until it is forgotten; what follows the token is still unread. */
  serve(token: string, taken: (socket: Socket) => void): void {
    this.#services.set(token, taken);
  }

  forget(token: string): void {
    this.#awaited.delete(token);
    this.#services.delete(token);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.#strangers) socket.destroy();
    if (this.#server.listening) await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  #greet(socket: Socket): void {
    this.#strangers.add(socket);
    socket.on('error', () => socket.destroy());
    const timer = setTimeout(() => socket.destroy(), HELLO_MS);
    let heard = Buffer.alloc(0);
    const leave = (): void => {
      clearTimeout(timer);
      this.#strangers.delete(socket);
    };
    socket.once('close', leave);
    const listen = (chunk: Buffer): void => {
      heard = Buffer.concat([heard, chunk]);
      if (heard.length < 4) return;
      const length = heard.readUInt32BE(0);
      if (length > HELLO_BYTES) { socket.destroy(); return; }
      if (heard.length < length + 4) return;
      leave();
      socket.off('data', listen);
      socket.off('close', leave);
      this.#introduce(socket, heard.subarray(4, length + 4), heard.subarray(length + 4));
    };
    socket.on('data', listen);
  }

  #introduce(socket: Socket, payload: Buffer, rest: Buffer): void {
    let said: unknown;
    try {
      said = JSON.parse(payload.toString());
    } catch {
      said = undefined;
    }
    const { token, pid } = (typeof said === 'object' && said !== null ? said : {}) as { token?: unknown; pid?: unknown };
    const serve = typeof token === 'string' ? this.#services.get(token) : undefined;
    if (serve !== undefined) {
      socket.pause();
      if (rest.length > 0) socket.unshift(rest);
      // Either side may end before the other.
      socket.allowHalfOpen = true;
      serve(socket);
      return;
    }
    const taken = typeof token === 'string' ? this.#awaited.get(token) : undefined;
    if (taken === undefined || typeof token !== 'string' || rest.length > 0) { socket.destroy(); return; }
    this.#awaited.delete(token);
    taken({ socket, hostPid: typeof pid === 'number' && Number.isSafeInteger(pid) && pid > 0 ? pid : 0 });
  }
}
