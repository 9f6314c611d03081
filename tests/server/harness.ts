/** A real server in this process, on a free port, with a data folder of its own; and sockets that speak to it raw. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Test } from 'tap';
import { WebSocket } from 'ws';
import { GymClient, type GymClientOptions } from '../../client/gym-client.ts';
import { type Codec, type CodecName, CODECS, GYM_PATH, SUBPROTOCOLS } from '../../protocol/index.ts';
import type { DepsOptions } from '../../server/deps.ts';
import { loadConfig, type SettingName } from '../../server/config.ts';
import { type RunningServer, startServer } from '../../server/main.ts';

export interface RawOptions { readonly headers?: Record<string, string>; readonly codec?: CodecName; readonly protocol?: string | null; readonly path?: string; /** Are pings answered? */ readonly answers?: boolean }

export interface TestServer extends AsyncDisposable {
  readonly server: RunningServer;
  readonly url: string;
  readonly dataDir: string;
  connect(options?: GymClientOptions): Promise<GymClient>;
  raw(options?: RawOptions): Promise<RawSocket>;
}

/** Tables are made once for all tests. */
export const TABLES = path.join(import.meta.dirname, '../../.cache/tables');

/** A light task of a light variant. */
export const BMI = { family: 'medcalc', split: 'train', category: 'bmi', index: 0 } as const;
export const run = (code: string) => ({ action: 'validate_code', code });

export async function testServer(settings: Partial<Record<SettingName, string>> = {}, options: DepsOptions = {}): Promise<TestServer> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'medagentgym-server-'));
  const server = await startServer(loadConfig({ host: '127.0.0.1', port: '0', pool: '2', log_level: 'silent', data_dir: dataDir, tables_dir: TABLES, grace_ms: '0', ...settings }, {}), options);
  server.ready();
  const sockets: RawSocket[] = [];
  return {
    server, url: server.url, dataDir,
    connect: (options) => GymClient.connect(server.url, options),
    async raw(options = {}) {
      const socket = await RawSocket.open(server.url, options);
      sockets.push(socket);
      return socket;
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.terminate();
      await server[Symbol.asyncDispose]();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The command `serve` as a process that leads a group of its own, once it is ready. */
export async function serveCommand(t: Test, settings: readonly string[]): Promise<{ readonly child: ChildProcess; readonly folder: string; readonly pid: number; readonly ready: { readonly url: string } & Record<string, unknown>; readonly exited: Promise<unknown> }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'medagentgym-serve-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  const child = spawn(process.execPath, [path.join(import.meta.dirname, '../../cli/main.ts'), 'serve', '--json', '--port', '0', '--data-dir', folder, '--log-level', 'silent', ...settings], { stdio: ['ignore', 'pipe', 'inherit'], detached: true });
  // Whatever the test comes to, it leaves no server behind.
  t.teardown(() => { child.kill('SIGKILL'); });
  const exited = new Promise((resolve) => child.once('exit', resolve));
  const started = await new Promise<string>((resolve) => {
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => { text += chunk; if (text.endsWith('}\n')) resolve(text); });
  });
  return { child, folder, pid: child.pid ?? 0, ready: JSON.parse(started) as { url: string }, exited };
}

export type Message = { readonly id?: number | string | null; readonly ok?: boolean; readonly result?: Record<string, unknown>; readonly error?: Record<string, unknown>; readonly event?: string } & Record<string, unknown>;

/** A WebSocket without a client's manners. */
export class RawSocket {
  readonly socket: WebSocket;
  readonly codec: Codec;
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>;
  readonly #messages: Message[] = [];
  #waiting: { readonly fits: (message: Message) => boolean; readonly resolve: (message: Message) => void }[] = [];

  private constructor(socket: WebSocket, codec: Codec) {
    this.socket = socket;
    this.codec = codec;
    this.closed = new Promise((resolve) => socket.once('close', (code, reason) => resolve({ code, reason: reason.toString() })));
    socket.on('message', (data: Buffer) => {
      for (const decoded of codec.decode(data)) if ('value' in decoded) this.#take(decoded.value as Message);
    });
    socket.on('error', () => {});
  }

  /** Rejects with the HTTP status and body when the upgrade is refused. */
  static open(url: string, { headers = {}, codec = 'msgpack', protocol = SUBPROTOCOLS[codec], path: at = GYM_PATH, answers = true }: RawOptions): Promise<RawSocket> {
    return new Promise((resolve, reject) => {
      const socket = new WebSocket(url.replace('http', 'ws') + at, protocol === null ? [] : [protocol], { headers, perMessageDeflate: false, autoPong: answers });
      const raw = new RawSocket(socket, CODECS[codec]);
      socket.once('open', () => resolve(raw));
      socket.once('unexpected-response', (_, response) => {
        let body = '';
        response.on('data', (chunk: Buffer) => { body += chunk.toString(); });
        response.on('end', () => reject(Object.assign(new Error(body), { status: response.statusCode, code: (JSON.parse(body) as { error: { code: string } }).error.code })));
      });
    });
  }

  send(message: unknown): void { this.socket.send(this.codec.encode(message), { binary: this.codec.binary }); }
  /** A frame as it is: a string as a text frame, a buffer as a binary one. */
  sendFrame(frame: Buffer | string): void { this.socket.send(frame); }
  terminate(): void { this.socket.terminate(); }

  /** The first message, kept or to come, that fits. */
  next(fits: (message: Message) => boolean): Promise<Message> {
    const index = this.#messages.findIndex(fits);
    if (index >= 0) return Promise.resolve(this.#messages.splice(index, 1)[0] as Message);
    return new Promise((resolve) => this.#waiting.push({ fits, resolve }));
  }

  reply(id: number | string | null): Promise<Message> { return this.next((message) => !('event' in message) && message.id === id); }
  event(name: string): Promise<Message> { return this.next((message) => message.event === name); }

  async call(id: number | string, op: string, args: Record<string, unknown> = {}): Promise<Message> {
    this.send({ id, op, ...args });
    return this.reply(id);
  }

  async hello(resume?: string): Promise<Message> {
    return this.call('hello', 'hello', { client: { name: 'test' }, ...(resume === undefined ? {} : { resume }) });
  }

  async reset(id: number | string, args: Record<string, unknown> = {}): Promise<string> {
    const reply = await this.call(id, 'reset', { task: BMI, ...args });
    if (reply.ok !== true) throw new Error(JSON.stringify(reply.error));
    return String(reply.result?.['episode']);
  }

  #take(message: Message): void {
    const index = this.#waiting.findIndex(({ fits }) => fits(message));
    if (index < 0) return void this.#messages.push(message);
    this.#waiting.splice(index, 1)[0]?.resolve(message);
  }
}
