/** A pickle of features, opened in a sandbox and nowhere else: what it holds is asked for there, and comes out as numbers and text. */
import { open, readFile, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { asItems } from '../../../env/answer/compare.ts';
import { wholeAnswer } from '../../../env/answer/value.ts';
import { ImportError } from '../../../env/families/importer.ts';
import type { Collect, Sandbox, SandboxBackend } from '../../../env/sandboxes/sandbox.ts';

const PROGRAM = fileURLToPath(new URL('./features.py', import.meta.url));
const MOST_BYTES = 6 * 2 ** 30;
/** Of the file, sent at a time. */
const PIECE_BYTES = 4 * 2 ** 20;
const TEXT = 400_000;
const TIME_MS = 300_000;
const ANSWER: Collect = { from: 'variable', name: 'answer', max_bytes: 64 * 2 ** 20 };

export class Features implements AsyncDisposable {
  readonly #sandbox: Sandbox;
  readonly #file: string;
  readonly columns: number;
  /** Row by patient and minute of the prediction time. */
  readonly #rows: ReadonlyMap<string, number>;

  private constructor(sandbox: Sandbox, file: string, columns: number, rows: ReadonlyMap<string, number>) {
    this.#sandbox = sandbox;
    this.#file = file;
    this.columns = columns;
    this.#rows = rows;
  }

  /** @throws ImportError when it is no pickle of features; SandboxError when our side failed */
  static async open(file: string, sandboxes: SandboxBackend, signal?: AbortSignal): Promise<Features> {
    const { size } = await stat(file);
    if (size > MOST_BYTES) throw new ImportError(`the pickle has ${size} bytes, over ${MOST_BYTES}`, file);
    const mib = Math.ceil(size / 2 ** 20);
    const sandbox = await sandboxes.acquire({ runtime: 'python', variant: 'science', hygiene: 'warm', mounts: [], allowExec: false, seed: 0, limits: { memoryMib: 1_024 + 4 * mib, tmpfsMib: 16 + mib, threads: 4, outputBytes: 4_096 } }, signal);
    try {
      await using source = await open(file);
      const buffer = Buffer.alloc(PIECE_BYTES);
      for (let at = 0; at < size;) {
        signal?.throwIfAborted();
        const { bytesRead } = await source.read(buffer, 0, PIECE_BYTES, at);
        if (bytesRead === 0) break;
        await run(sandbox, file, 'import base64\nwith open("features.pkl", "ab") as file:\n    file.write(base64.b64decode("".join(__input__)))\nanswer = [""]', textsOf(buffer.subarray(0, bytesRead).toString('base64')), signal);
        at += bytesRead;
      }
      const [fault = '', columns = '0', ...rest] = await run(sandbox, file, await readFile(PROGRAM, 'utf8'), [], signal);
      if (fault !== '') throw new ImportError(fault, file);
      const [patients, times] = [rest.slice(0, rest.indexOf('|')), rest.slice(rest.indexOf('|') + 1)].map((part) => part.join('').split(' '));
      return new Features(sandbox, file, Number(columns), new Map((patients ?? []).map((patient, row) => [`${patient} ${times?.[row]}`, row])));
    } catch (error) {
      await sandbox[Symbol.asyncDispose]();
      throw error;
    }
  }

  rowOf(patient: string, minute: number): number | undefined {
    return this.#rows.get(`${patient} ${minute}`);
  }

  /** Lines of CSV. */
  async lines(rows: readonly number[], signal?: AbortSignal): Promise<readonly string[]> {
    const lines: string[] = [];
    // So many that their text fits into one answer.
    const step = Math.max(1, Math.floor(3_000_000 / Math.max(1, this.columns)));
    for (let at = 0; at < rows.length; at += step) lines.push(...(await run(this.#sandbox, this.#file, 'answer = rows(list(map(int, "".join(__input__).split(" "))))', textsOf(rows.slice(at, at + step).join(' ')), signal)).join('').split('\n'));
    return lines;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#sandbox[Symbol.asyncDispose]();
  }
}

const textsOf = (text: string): readonly string[] => Array.from({ length: Math.ceil(text.length / TEXT) }, (_, i) => text.slice(i * TEXT, (i + 1) * TEXT));

async function run(sandbox: Sandbox, file: string, source: string, input: readonly string[], signal: AbortSignal | undefined): Promise<readonly string[]> {
  const { status, answer, error } = await sandbox.run({ kind: 'code', source, input: JSON.stringify(['list', input.map((text) => ['str', text])]), variables: 'kept', timeoutMs: TIME_MS, collect: ANSWER }, signal);
  signal?.throwIfAborted();
  const whole = answer?.type === 'large' ? wholeAnswer(answer) : answer;
  const items = whole === undefined ? undefined : asItems(whole);
  if (status !== 'ok' || items === undefined) throw new ImportError(`the pickle cannot be read (${status}${error === undefined ? '' : `: ${error.type}`})`, file);
  return items.map((each) => (each.type === 'str' ? each.value : ''));
}
