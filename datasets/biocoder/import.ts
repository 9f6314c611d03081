/**
 * Imports the published rows of BioCoder. Each golden program is run in a sandbox, twice, with the published seeds and with
 * others; what it printed is what a candidate's function has to make it print. A row is quarantined with the reason where
 * its golden program crashes, needs a package that is not here, varies from run to run, or prints the same whatever the function does.
 */
import { readFile } from 'node:fs/promises';
import { encodeWire } from '../../env/answer/encode.ts';
import { sameValue } from '../../env/answer/equal.ts';
import { answerFromJson } from '../../env/answer/from-json.ts';
import { plainJson } from '../../env/answer/plain.ts';
import type { AnswerValue } from '../../env/answer/value.ts';
import { ImportError, type ImportedRow, type ImportReport } from '../../env/families/importer.ts';
import type { DataContext } from '../../env/families/work.ts';
import { Rng } from '../../env/rng.ts';
import { HARNESS } from '../../env/rewards/functions-harness.ts';
import type { Completion, SandboxBackend } from '../../env/sandboxes/sandbox.ts';
import { taskId } from '../../env/task-id.ts';
import type { TaskRecord } from '../../env/task.ts';
import { readTaskLines, type TaskLine, textField } from '../readers/task-files.ts';
import { BIOCODER } from './info.ts';
import { type Entry, throughMain } from './published/through.ts';
import { topicOf } from './published/topic.ts';

const PREPARE = new URL('published/prepare.py', import.meta.url);
const GUEST = { runtime: 'python', variant: 'science', hygiene: 'warm', mounts: [], allowExec: false, seed: 0, limits: { memoryMib: 1024, tmpfsMib: 16, threads: 1, outputBytes: 65_536 } } as const;
const TIME_MS = 20_000;
/** Beside the published seeds. */
const OTHER_SEEDS = 5;
const PROMPT_LIMIT = 12_000;

class UnusableRow extends Error {
  override readonly name = 'UnusableRow';
}

interface Prepared extends Entry {
  readonly context: string;
  readonly solution: string;
  readonly missing: readonly string[];
}

interface Case { readonly input: readonly [number]; readonly output: unknown }

/** @throws ImportError naming file and line when the files are not what they should be */
export async function importBiocoder(dir: string, context: DataContext): Promise<ImportReport> {
  const { signal, onProgress } = context;
  const lines: TaskLine[] = [];
  for await (const line of readTaskLines(dir, signal)) lines.push(line);
  if (context.sandbox === undefined) throw new ImportError('golden programs are run in a sandbox alone, and there is none here', dir);
  await using sandboxes = await context.sandbox();
  const prepare = await readFile(PREPARE, 'utf8');
  const rows: ImportedRow[] = [];
  const indices = new Map<string, number>();
  for (const [i, line] of lines.entries()) {
    onProgress?.({ title: 'running the golden programs of biocoder', done: i, total: lines.length });
    const problem = textField(line, 'problem');
    const given = { context: textField(line, 'context'), signature: textField(line, 'signature'), solution: textField(line, 'solution') };
    try {
      const prepared = preparedOf(await run(sandboxes, prepare, { type: 'dict', entries: Object.entries(given).map(([key, value]) => [{ type: 'str', value: key }, { type: 'str', value }]) }, signal));
      const cases = await casesOf(sandboxes, prepared, line, signal);
      const category = topicOf(`${given.signature}\n${problem}`);
      const key = `${line.split}/${category}`;
      const record = recordOf(line, problem, prepared, cases, { category, index: indices.get(key) ?? 0 });
      if (record.questions[0].prompt.length > PROMPT_LIMIT) throw new UnusableRow(`the prompt is longer than ${PROMPT_LIMIT} characters`);
      indices.set(key, record.index + 1);
      rows.push({ kind: 'task', record });
    } catch (error) {
      if (!(error instanceof UnusableRow)) throw error;
      rows.push({ kind: 'quarantined', row: `${line.split} line ${line.line} (${/def\s+(\w+)/.exec(given.signature)?.[1] ?? given.signature})`, reason: error.message });
    }
  }
  return { rows, gradedBy: 'Rows are graded by what their golden programs print here, with the published seeds and with others', recomputed: {} };
}

/** One program in a sandbox of its own. */
async function run(sandboxes: SandboxBackend, source: string, input: AnswerValue, signal: AbortSignal | undefined, around: { readonly prelude?: string; readonly epilogue?: string } = {}): Promise<Completion> {
  await using sandbox = await sandboxes.acquire(GUEST, signal);
  const done = await sandbox.run({ kind: 'code', source, input: encodeWire(input), timeoutMs: TIME_MS, collect: 'answer', ...around }, signal);
  signal?.throwIfAborted();
  return done;
}

const ENDS: { readonly [status in Completion['status']]: string } = {
  ok: 'what it prints is too much', error: 'it failed', timeout: 'it took too long', memory: 'it ran out of memory', output_limit: 'it wrote too much', killed: 'its process died', cancelled: 'it was stopped',
};

function failureOf({ status, error }: Completion): string {
  if (error === undefined) return ENDS[status];
  return `${error.type}: ${error.message.slice(0, 120)}`;
}

function preparedOf(done: Completion): Prepared {
  const fields = done.answer?.type === 'dict' ? new Map(done.answer.entries.map(([key, value]) => [key.type === 'str' ? key.value : '', value])) : undefined;
  const text = (name: string): string => { const value = fields?.get(name); return value?.type === 'str' ? value.value : ''; };
  if (fields === undefined) throw new UnusableRow(`the program could not be read: ${failureOf(done)}`);
  if (fields.has('error')) throw new UnusableRow(text('error'));
  const missing = fields.get('missing');
  return {
    context: text('context'), entry: text('entry'), function: text('function'), owner: text('owner') || null, solution: text('solution'),
    missing: missing?.type === 'list' ? missing.items.map((each) => (each.type === 'str' ? each.value : '')) : [],
  };
}

/** What the golden program prints with each seed. @throws UnusableRow where that says nothing */
async function casesOf(sandboxes: SandboxBackend, prepared: Prepared, line: TaskLine, signal: AbortSignal | undefined): Promise<readonly Case[]> {
  const rng = new Rng('biocoder', 'published', line.split, line.line);
  const offsets = [0, ...Array.from({ length: OTHER_SEEDS }, () => rng.int(1, 1_000_000))];
  const inputs = answerFromJson(offsets.map((offset) => [offset]));
  /** The output of each run, or the name of the exception. */
  const printedBy = async (source: string): Promise<readonly (AnswerValue | string)[]> => {
    const done = await run(sandboxes, source, inputs, signal, { prelude: prepared.context, epilogue: HARNESS.python(prepared.function, throughMain(prepared)) });
    if (done.answer?.type !== 'list' || done.answer.items.length !== offsets.length) return offsets.map(() => failureOf(done));
    return done.answer.items.map((item) => {
      const [returned, value] = item.type === 'list' ? item.items : [];
      return returned?.type === 'bool' && returned.value && value !== undefined ? value : value?.type === 'str' ? value.value : 'no result';
    });
  };
  const exact = { absolute: 0, relative: 0 };
  const [first, second] = [await printedBy(prepared.solution), await printedBy(prepared.solution)];
  const cases: Case[] = [];
  const seen: AnswerValue[] = [];
  for (const [i, output] of first.entries()) {
    const again = second[i];
    if (typeof output === 'string') {
      // Seeds that we chose may lead where the program was never meant to go.
      if (i > 0) continue;
      throw new UnusableRow(`the golden program crashes: ${output}${prepared.missing.length === 0 ? '' : `; not to be had here: ${prepared.missing.join(', ')}`}`);
    }
    if (again === undefined || typeof again === 'string' || !sameValue(again, output, exact)) throw new UnusableRow('the golden program varies from run to run');
    if (output.type !== 'list' || output.items.length === 0) throw new UnusableRow('the golden program prints nothing');
    // Other seeds that change nothing are no other inputs.
    if (seen.some((each) => sameValue(each, output, exact))) continue;
    seen.push(output);
    cases.push({ input: [offsets[i] ?? 0], output: plainJson(output) });
  }
  const [idle] = await printedBy(`def ${prepared.function}(*args, **named):\n    return None`);
  if (typeof idle === 'object' && seen[0] !== undefined && sameValue(idle, seen[0], exact)) throw new UnusableRow('what the program prints does not depend on the function');
  return cases;
}

function recordOf({ split, line, fields }: TaskLine, problem: string, prepared: Prepared, cases: readonly Case[], { category, index }: { readonly category: string; readonly index: number }): TaskRecord {
  const place = { split, category, index };
  const belongs = prepared.owner === null ? '' : ` It is a member of the class \`${prepared.owner}\`: define it by itself, with its decorators, outside of the class.`;
  return {
    id: taskId(BIOCODER, 'published', place), family: BIOCODER.id, version: BIOCODER.version, source: 'published', ...place,
    difficulty: prepared.solution.split('\n').length > 25 ? 4 : 3,
    questions: [{
      prompt: `${problem.trim()}\n\nThe function is \`${prepared.function}\`, in place of the line \`# <<insert solution here>>\` of the module.${belongs} It is graded by what the module's \`main\` prints, with the seeds that stand there and with others.`,
      reward: { rule: 'functions', function: prepared.function, through: throughMain(prepared), cases, absolute: 1e-9, relative: 1e-6 },
      gold: `${prepared.function}: what main prints, ${cases.length} ${cases.length === 1 ? 'run' : 'runs'}`,
      reference: { python: prepared.solution },
    }],
    actions: [...BIOCODER.actions], runtimes: ['python'], variant: 'science', context: { python: prepared.context }, mounts: [], limits: BIOCODER.limits,
    provenance: { dataset: 'BioCoder', row: line, idx: String(fields['idx'] ?? ''), function: prepared.function, inputs: cases.length > 1 ? 'other seeds' : 'as published', left_out: [...prepared.missing] },
  };
}
