/**
 * One episode's isolate, inside a host process. Each step runs in a fresh context of it, so that plain globals and
 * patched built-ins of one step do not reach the next. An isolate that was stopped or ran out of memory is replaced.
 */
import ivm from 'isolated-vm';
import { ANSWER_BYTES, THE_ANSWER } from '../../task.ts';
import type { Collect } from '../sandbox.ts';
import { ENCODER, INPUT, missingOf, PRELUDE, readVariable, readVariables } from './guest-source.ts';
import type { HostCompletion, ToHost } from './messages.ts';

const FILE = '<agent>';
/** Texts before and after the agent's: no frame of them is shown. */
const [CONTEXT, GRADER] = ['<context>', '<grader>'];
/** Own frames of a traceback; the rest is ours. */
const AGENT_FRAME = /<agent>:(\d+)(?::\d+)?/;

type Open = Extract<ToHost, { kind: 'open' }>;
type Run = Extract<ToHost, { kind: 'run' }>;
type Ending = 'stop' | 'output' | undefined;

export class IsolateSandbox {
  readonly #open: Open;
  #isolate: ivm.Isolate;
  #ending: Ending;

  constructor(open: Open) {
    this.#open = open;
    this.#isolate = this.#create();
  }

  #create(): ivm.Isolate {
    return new ivm.Isolate({ memoryLimit: this.#open.memoryMib });
  }

  stop(): void {
    this.#end('stop');
  }

  close(): void {
    this.#end('stop');
  }

  #end(why: Ending): void {
    this.#ending = why;
    if (!this.#isolate.isDisposed) this.#isolate.dispose();
  }

  async run({ request: { prelude, source, epilogue, input, timeoutMs, collect } }: Run): Promise<HostCompletion> {
    this.#ending = undefined;
    if (this.#isolate.isDisposed) this.#isolate = this.#create();
    const isolate = this.#isolate;
    const out = { text: ['', ''], bytes: 0 };
    const started = performance.now();
    const cpuBefore = isolate.cpuTime;
    let cpuMs = 0;
    let heapKb = 0;
    const measure = (): { cpuMs: number; wallMs: number; heapKb: number } => {
      if (!isolate.isDisposed) {
        cpuMs = Number(isolate.cpuTime - cpuBefore) / 1e6;
        heapKb = Math.round(isolate.getHeapStatisticsSync().total_physical_size / 1024);
      }
      return { cpuMs, wallMs: performance.now() - started, heapKb };
    };
    const left = (): number => Math.ceil(Math.max(50, timeoutMs - (performance.now() - started)));
    const [stdout, stderr] = [() => out.text[0] ?? '', () => out.text[1] ?? ''];
    try {
      const context = await isolate.createContext();
      const write = new ivm.Callback((stream: unknown, text: unknown) => {
        if (typeof text !== 'string') return;
        const room = this.#open.outputBytes - out.bytes;
        const size = Buffer.byteLength(text);
        out.text[stream === 1 ? 1 : 0] += size > room ? Buffer.from(text).subarray(0, room).toString() : text;
        out.bytes += Math.min(size, room);
        if (size > room) this.#end('output');
      });
      await context.evalClosure(PRELUDE, [write, this.#open.seed]);
      const encode = await context.eval(ENCODER, { reference: true });
      if (input !== undefined) await context.evalClosure(INPUT, [input], { timeout: left() });
      if (prelude !== undefined) await context.eval(prelude, { filename: CONTEXT, timeout: left() });
      const script = await isolate.compileScript(source, { filename: FILE });
      const value = await script.run(context, { timeout: left(), reference: true });
      if (epilogue !== undefined) await context.eval(epilogue, { filename: GRADER, timeout: left() });
      const collected = await this.#collect(collect, context, encode, value, left);
      const usage = measure();
      context.release();
      return { status: 'ok', stdout: stdout(), stderr: stderr(), ...collected, ...usage };
    } catch (error) {
      const failure = this.#failure(error, isolate);
      const usage = measure();
      // What was stopped in the middle may have left the heap nearly full; steps share nothing, so nothing is lost.
      if (failure.status === 'timeout' && !isolate.isDisposed) isolate.dispose();
      return { ...failure, stdout: stdout(), stderr: stderr(), ...usage };
    }
  }

  /** What is asked for, as the guest's code has left it: a claim. */
  async #collect(collect: Collect, context: ivm.Context, encode: ivm.Reference, value: ivm.Reference, left: () => number): Promise<Pick<HostCompletion, 'answer' | 'defined' | 'note'>> {
    if (collect === 'nothing') return {};
    const place = collect === 'answer' ? THE_ANSWER : collect;
    const read = (code: string): Promise<ivm.Reference> => context.eval(code, { reference: true, timeout: left() });
    if (place.from === 'function') return { defined: (await read(readVariable(place.name))).typeof === 'function' };
    if (place.from === 'file') return {};
    if (place.from === 'variables') {
      const missing: unknown = await context.eval(missingOf(place.names), { timeout: left() });
      if (missing !== '') return String(missing).split(', ').length === place.names.length ? {} : { note: `Not set: ${String(missing)}. All of them have to be set by one program.` };
    }
    const variable = await read(place.from === 'variables' ? readVariables(place.names) : readVariable(place.name));
    const chosen = variable.typeof === 'undefined' ? value : variable;
    if (chosen.typeof === 'undefined') return {};
    const limit = place.max_bytes ?? ANSWER_BYTES;
    const encoded: unknown = await encode.apply(undefined, [chosen.derefInto(), limit], { timeout: left(), result: { copy: true } });
    return typeof encoded === 'string' ? { answer: encoded } : { note: `The answer was not taken, because it is over its limit of ${limit} bytes.` };
  }

  #failure(error: unknown, isolate: ivm.Isolate): Pick<HostCompletion, 'status' | 'error' | 'traceback' | 'lost'> {
    const message = error instanceof Error ? error.message : String(error);
    if (this.#ending === 'stop') return { status: 'cancelled', lost: 'The interpreter was replaced.' };
    if (this.#ending === 'output') return { status: 'output_limit' };
    if (/execution timed out/i.test(message)) return { status: 'timeout' };
    if (isolate.isDisposed) return /memory/i.test(message) ? { status: 'memory' } : { status: 'killed' };
    const type = error instanceof Error ? error.name : typeof error;
    const stack = error instanceof Error ? error.stack ?? '' : '';
    const frames = stack.split('\n').filter((frame) => /^\s+at /.test(frame) && AGENT_FRAME.test(frame)).map((frame) => frame.trimEnd());
    const line = AGENT_FRAME.exec(stack) ?? AGENT_FRAME.exec(message);
    const clean = message.replace(/\s*\[<agent>:\d+:\d+\]$/, '');
    return {
      status: 'error',
      error: { type, message: clean, ...(line?.[1] === undefined ? {} : { line: Number(line[1]) }) },
      traceback: `${type}: ${clean}${frames.length === 0 ? (line === null ? '' : `\n    at ${line[0]}`) : `\n${frames.join('\n')}`}`,
    };
  }
}
