/** A socket of the OpenEnv door that speaks raw: every frame in, in order. */
import { WebSocket } from 'ws';

export type Frame = { readonly type: string; readonly data: Record<string, unknown> & { readonly observation?: Record<string, unknown> & { readonly metadata: Record<string, unknown> } } };

export class OpenEnvSocket implements Disposable {
  readonly socket: WebSocket;
  readonly closed: Promise<{ readonly code: number }>;
  readonly #frames: string[] = [];
  #waiting: ((frame: string) => void)[] = [];

  private constructor(socket: WebSocket) {
    this.socket = socket;
    this.closed = new Promise((resolve) => socket.once('close', (code) => resolve({ code })));
    socket.on('error', () => {});
    socket.on('message', (data: Buffer, binary) => {
      const frame = binary ? 'binary' : data.toString();
      const waiting = this.#waiting.shift();
      if (waiting === undefined) this.#frames.push(frame);
      else waiting(frame);
    });
  }

  static async open(url: string, { path = '/ws', token }: { readonly path?: string; readonly token?: string } = {}): Promise<OpenEnvSocket> {
    const socket = new WebSocket(url.replace('http', 'ws') + path, token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } });
    const opened = new OpenEnvSocket(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once('open', () => resolve());
      socket.once('unexpected-response', (_, response) => reject(new Error(`HTTP ${response.statusCode}`)));
    });
    return opened;
  }

  /** Frames that nobody has asked for yet. */
  get unasked(): number { return this.#frames.length; }

  write(message: unknown): void {
    this.socket.send(typeof message === 'string' || Buffer.isBuffer(message) ? message : JSON.stringify(message));
  }

  /** The next frame. */
  next(): Promise<Frame> {
    const frame = this.#frames.shift();
    return (frame === undefined ? new Promise<string>((resolve) => this.#waiting.push(resolve)) : Promise.resolve(frame)).then((text) => JSON.parse(text) as Frame);
  }

  ask(message: unknown): Promise<Frame> {
    this.write(message);
    return this.next();
  }

  reset(data: Record<string, unknown> = {}): Promise<Frame> { return this.ask({ type: 'reset', data }); }
  step(reply: unknown): Promise<Frame> { return this.ask({ type: 'step', data: { reply } }); }
  state(): Promise<Frame> { return this.ask({ type: 'state' }); }

  [Symbol.dispose](): void {
    this.socket.terminate();
  }
}
