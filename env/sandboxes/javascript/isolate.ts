/** One step's isolate: trusted code is in it when the request comes, and the agent's program is all that it ever runs. */
import type { Context, Isolate, Reference } from 'isolated-vm';
import { createRequire } from 'node:module';
import { collecting, ENCODER, INPUT, missingOf, PRELUDE, readVariable, readVariables } from './guest-source.ts';

/** As `guests/request.ts` writes it. */
export interface Request {
  readonly n: number;
  /** The program; what runs before and after it. */
  readonly s: string;
  readonly p?: string;
  readonly q?: string;
  /** The JSON text of a value in its wire form is in it as a value. */
  readonly i?: unknown;
  /** What is taken: nothing, the variable `answer`, or kind, name or names, and most bytes. */
  readonly w: boolean | readonly ['variable' | 'function' | 'file', string, number] | readonly ['variables', readonly string[], number];
  /** The random seed, with the first request. */
  readonly r?: number;
}

export interface Done {
  readonly report: Readonly<Record<string, unknown>>;
  /** The wire form of the answer, as JSON text: a claim of the guest. */
  readonly answer?: string;
  readonly stdout: Buffer;
  readonly stderr: Buffer;
}

const { ivm } = createRequire(import.meta.url)(process.argv[2] ?? '') as { ivm: typeof import('isolated-vm') };
const FILE = '<agent>';
/** Texts before and after the agent's: no frame of them is shown. */
const [CONTEXT, GRADER] = ['<context>', '<grader>'];
/** Own frames of a traceback; the rest is ours. */
const AGENT_FRAME = /<agent>:(\d+)(?::\d+)?/;
const ANSWER_BYTES = 1 << 20;
/** Before anything else is done to them, texts that the guest made are cut to this. */
const MAX_TEXT = 8_000;
const MAX_FRAMES = 50;
/** Of the process's limit, for the heap: what a collection needs besides, and buffers, share the rest. */
const HEAP_SHARE = 0.75;

export class StepIsolate {
  readonly #isolate: Isolate;
  readonly #context: Context;
  readonly #encode: Reference;
  readonly #reseed: Reference;
  readonly #outputBytes: number;
  readonly #written: [Buffer[], Buffer[]] = [[], []];
  #bytes = 0;
  #full = false;

  constructor(memoryMib: number, outputBytes: number) {
    this.#outputBytes = outputBytes;
    this.#isolate = new ivm.Isolate({ memoryLimit: Math.max(8, Math.floor(memoryMib * HEAP_SHARE)) });
    this.#context = this.#isolate.createContextSync();
    const write = new ivm.Callback((stream: unknown, text: unknown) => this.#write(stream === 1 ? 1 : 0, text));
    this.#reseed = this.#context.evalClosureSync(PRELUDE, [write], { result: { reference: true } }) as Reference;
    this.#encode = this.#context.evalSync(ENCODER, { reference: true }) as Reference;
  }

  /** Also ends what runs, in its midst. */
  dispose(): void {
    if (!this.#isolate.isDisposed) this.#isolate.dispose();
  }

  async run(request: Request, seed: number): Promise<Done> {
    const cpuBefore = process.cpuUsage();
    let report: Record<string, unknown> = {};
    let answer: string | undefined;
    try {
      this.#reseed.applySync(undefined, [seed]);
      const context = this.#context;
      if (request.i !== undefined) await context.evalClosure(INPUT, [JSON.stringify(request.i)]);
      if (request.p !== undefined) await context.eval(request.p, { filename: CONTEXT });
      const value = await context.eval(request.s, { filename: FILE, reference: true }) as Reference;
      if (request.q !== undefined) await context.eval(request.q, { filename: GRADER });
      ({ answer, ...report } = await this.#collect(request.w, value));
      report = { s: 'ok', ...report };
    } catch (error) {
      report = this.#failure(error);
    }
    // What was ended in its midst may hold most of the process's memory for a while: another process goes on.
    const { user, system } = process.cpuUsage(cpuBefore);
    const usage = { c: (user + system) / 1000, ...(this.#isolate.isDisposed ? { p: 'damage' } : {}) };
    const [stdout, stderr] = this.#written.map((parts) => Buffer.concat(parts)) as [Buffer, Buffer];
    return { report: { ...report, ...usage }, ...(answer === undefined ? {} : { answer }), stdout, stderr };
  }

  #write(stream: 0 | 1, text: unknown): void {
    if (typeof text !== 'string' || this.#full) return;
    const bytes = Buffer.from(text);
    const room = this.#outputBytes - this.#bytes;
    this.#written[stream].push(bytes.length > room ? bytes.subarray(0, room) : bytes);
    this.#bytes += Math.min(bytes.length, room);
    if (bytes.length <= room) return;
    this.#full = true;
    this.dispose();
  }

  /** What is asked for, as the guest's code has left it, in one turn of the isolate. */
  async #collect(wanted: Request['w'], value: Reference): Promise<{ answer?: string; d?: boolean; no?: string }> {
    if (wanted === false) return {};
    const [from, name, limit] = wanted === true ? ['variable', 'answer', ANSWER_BYTES] as const : wanted;
    if (from === 'file') return {};
    if (from === 'function') return { d: await this.#context.eval(`typeof ${name} === 'function'`) === true };
    if (from === 'variables') {
      const missing = String(await this.#context.eval(missingOf(name)));
      if (missing !== '') return missing.split(', ').length === name.length ? {} : { no: `Not set: ${missing}. All of them have to be set by one program.` };
    }
    const encoded: unknown = await this.#context.evalClosure(collecting(from === 'variables' ? readVariables(name) : readVariable(name)), [this.#encode.derefInto(), value.derefInto(), limit], { result: { copy: true } });
    if (encoded === undefined) return {};
    return typeof encoded === 'string' ? { answer: encoded } : { no: `The answer was not taken, because it is over its limit of ${limit} bytes.` };
  }

  #failure(error: unknown): Record<string, unknown> {
    if (this.#full) return { s: 'output_limit', et: 'OutputLimit', em: `the step wrote more than ${this.#outputBytes} bytes` };
    const message = (error instanceof Error ? error.message : String(error)).slice(0, MAX_TEXT);
    if (this.#isolate.isDisposed) return { s: /memory/i.test(message) ? 'memory' : 'killed' };
    const type = error instanceof Error ? error.name.slice(0, 200) : typeof error;
    const stack = error instanceof Error ? (error.stack ?? '').slice(-MAX_TEXT) : '';
    const frames = stack.split('\n').slice(-MAX_FRAMES).filter((frame) => frame.trimStart().startsWith('at ') && AGENT_FRAME.test(frame)).map((frame) => frame.trimEnd());
    const line = AGENT_FRAME.exec(stack) ?? AGENT_FRAME.exec(message.slice(-200));
    const clean = message.replace(/ ?\[<agent>:\d+:\d+\]$/, '');
    return {
      s: 'error', x: 1, et: type, em: clean, ...(line?.[1] === undefined ? {} : { el: Number(line[1]) }),
      t: `${type}: ${clean}${frames.length === 0 ? (line === null ? '' : `\n    at ${line[0]}`) : `\n${frames.join('\n')}`}`,
    };
  }
}
