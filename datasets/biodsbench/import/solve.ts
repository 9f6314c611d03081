/** Runs a row's published solution in a sandbox, on the user's tables, and takes what its assertions look at as typed values. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { encodeWire } from '../../../env/answer/encode.ts';
import { plainJson } from '../../../env/answer/plain.ts';
import type { AnswerValue } from '../../../env/answer/value.ts';
import type { Completion, Sandbox, SandboxBackend, SandboxSpec } from '../../../env/sandboxes/sandbox.ts';
import type { Mount } from '../../../env/task.ts';
import { pyLiteral } from '../python/literal.ts';
import { goldenOf } from './golden.ts';
import type { Golden } from '../../../env/rewards/value.ts';

const READ_ASSERTIONS = readFileSync(fileURLToPath(new URL('./read_assertions.py', import.meta.url)), 'utf8');
const TIME_MS = 60_000;

export interface PublishedProgram { readonly context: string; readonly solution: string; readonly assertions: string }

/** A variable to hand in: a result itself, or what the assertions read of one that has no plain value. */
export interface Wanted { readonly name: string; readonly golden: Golden; readonly reads?: string }
export type Solved = { readonly wanted: readonly Wanted[]; readonly holds: boolean } | { readonly refused: string };

const guest = (mounts: readonly Mount[], seed: number): SandboxSpec => ({
  runtime: 'python', variant: 'science', hygiene: 'warm', mounts, allowExec: false, seed,
  limits: { memoryMib: 2_048, tmpfsMib: 64, threads: 1, outputBytes: 256 * 1024 },
});
const text = (value: string): AnswerValue => ({ type: 'str', value });
const what = ({ status, error }: Completion): string => (status === 'timeout' ? `takes over ${TIME_MS / 1000} s` : error === undefined ? `ends with ${status}` : `fails: ${error.type}: ${error.message.slice(0, 160)}`);

/** By name, the chains that are read of it. */
async function readsOf(sandbox: Sandbox, { solution, assertions }: PublishedProgram, signal?: AbortSignal): Promise<Readonly<Record<string, readonly string[]>> | string> {
  const done = await sandbox.run({ kind: 'code', source: READ_ASSERTIONS, input: encodeWire({ type: 'list', items: [text(solution), text(assertions)] }), timeoutMs: TIME_MS, collect: 'answer' }, signal);
  const told = done.answer === undefined ? undefined : plainJson(done.answer);
  if (typeof told !== 'object' || told === null || !('reads' in told)) return typeof told === 'object' && told !== null && 'refused' in told ? `its program cannot be read (${String(told.refused)})` : `its program cannot be read (${what(done)})`;
  return told.reads as Readonly<Record<string, readonly string[]>>;
}

/** Stands for all assertions of a row: no expression has this name. */
const HOLDS = 'all assertions';

/** The values of expressions after the solution has run, and whether its assertions hold: what has no value is left out. */
async function valuesOf(sandboxes: SandboxBackend, mounts: readonly Mount[], seed: number, program: PublishedProgram, expressions: readonly string[], signal?: AbortSignal): Promise<ReadonlyMap<string, AnswerValue> | string> {
  await using sandbox = await sandboxes.acquire(guest(mounts, seed), signal);
  const epilogue = `answer = {}\nfor __each__ in ${pyLiteral(expressions)}:\n    try:\n        answer[__each__] = eval(__each__)\n    except Exception:\n        pass\ntry:\n    exec(${pyLiteral(program.assertions)})\n    answer[${pyLiteral(HOLDS)}] = True\nexcept BaseException:\n    pass\n`;
  const done = await sandbox.run({ kind: 'code', prelude: program.context === '' ? undefined : program.context, source: program.solution, epilogue, timeoutMs: TIME_MS, collect: { from: 'variable', name: 'answer', max_bytes: 2 ** 20 } }, signal);
  if (done.status !== 'ok' || done.answer?.type !== 'dict') return done.note ?? what(done);
  return new Map(done.answer.entries.flatMap(([key, value]) => (key.type === 'str' ? [[key.value, value] as const] : [])));
}

/** A name for what is read of a result: `kmf.median_survival_time_` is `kmf_median_survival_time`. */
const nameOf = (chain: string): string => (chain.startsWith('len(') ? `${chain.slice(4, -1)}_len` : chain).replaceAll(/[^A-Za-z0-9]+/g, '_').replaceAll(/^_+|_+$/g, '').slice(0, 64);

/** Where programs are parsed, and none is run. */
export const openReader = (sandboxes: SandboxBackend, signal?: AbortSignal): Promise<Sandbox> => sandboxes.acquire({ ...guest([], 0), variant: 'base' }, signal);

/** @throws SandboxError when our side failed */
export async function solvePublished(sandboxes: SandboxBackend, reader: Sandbox, mounts: readonly Mount[], program: PublishedProgram, signal?: AbortSignal): Promise<Solved> {
  const reads = await readsOf(reader, program, signal);
  if (typeof reads === 'string') return { refused: reads };
  const results = Object.entries(reads);
  if (results.length === 0) return { refused: 'its assertions read no result of the solution' };
  const expressions = results.flatMap(([name, chains]) => [name, ...chains]);
  const [first, second] = [await valuesOf(sandboxes, mounts, 1, program, expressions, signal), await valuesOf(sandboxes, mounts, 2, program, expressions, signal)];
  if (typeof first === 'string') return { refused: `the published solution ${first}` };
  if (typeof second === 'string') return { refused: `the published solution ${second}, in one of two runs` };
  const ordered = /\.iloc\b|\.index\b|\.head\b/.test(program.assertions);
  const wanted: Wanted[] = [];
  for (const [name, chains] of results) {
    const golden = goldenAt(first, name, ordered);
    const parts = golden === undefined ? chains.map((chain) => ({ chain, golden: goldenAt(first, chain, ordered) })) : [];
    if (golden === undefined && (parts.length === 0 || parts.some((part) => part.golden === undefined))) return { refused: `the result ${name} is a plot or a fitted object, and its assertions read nothing of it that has a plain value` };
    for (const each of golden === undefined ? parts.map(({ chain }) => chain) : [name]) {
      if (encodeWire(first.get(each) ?? { type: 'null' }) !== encodeWire(second.get(each) ?? { type: 'null' })) return { refused: `two runs of the published solution give another ${each}` };
    }
    if (golden !== undefined) wanted.push({ name, golden });
    else for (const part of parts) if (part.golden !== undefined) wanted.push({ name: nameOf(part.chain), golden: part.golden, reads: part.chain });
  }
  if (new Set(wanted.map(({ name }) => name)).size < wanted.length || wanted.length > 32) return { refused: 'its results have no names of their own' };
  return { wanted, holds: first.has(HOLDS) };
}

function goldenAt(values: ReadonlyMap<string, AnswerValue>, expression: string, ordered: boolean): Golden | undefined {
  const value = values.get(expression);
  return value === undefined ? undefined : goldenOf(value, ordered);
}
