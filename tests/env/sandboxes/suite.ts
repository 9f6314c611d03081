/**
 * What every sandbox backend must do, whatever its language: a table of snippets goes in, the same tests come out.
 * Uses the real backend and real processes.
 */
import type { Test } from 'tap';
import type { AnswerValue } from '../../../env/answer/value.ts';
import { type Completion, type RunRequest, type Sandbox, type SandboxBackend, SandboxError, type SandboxSpec } from '../../../env/sandboxes/sandbox.ts';

/** One language's way to say what the tests need said. */
export interface Snippets {
  readonly runtime: SandboxSpec['runtime'];
  readonly answer42: string;
  readonly setsNoAnswer: string;
  readonly answerNull: string;
  /** Raises on line 2 with the message `boom`. */
  readonly raises: { readonly code: string; readonly type: string };
  readonly syntaxError: string;
  /** Prints `first`, `last`, and an empty line. */
  readonly prints: string;
  readonly printsInvalidUnicode: string;
  readonly endless: string;
  /** Ignores interruption; absent where nothing can. */
  readonly stubborn?: string;
  readonly memoryHog: string;
  readonly outputFlood: string;
  /** Leaves a mark in the interpreter that is no variable of the step, and reads it: `answer` is 1 or 0. */
  readonly leaveMark: string;
  /** Does `warm` hygiene keep such a mark, or does every step start in a fresh realm anyway? */
  readonly warmKeepsMark: boolean;
  readonly readMark: string;
  readonly exits?: readonly { readonly code: string; readonly status: number }[];
  readonly values: readonly (readonly [code: string, value: AnswerValue])[];
}

export interface SuiteOptions {
  readonly snippets: Snippets;
  readonly create: () => Promise<SandboxBackend>;
  readonly hygienes?: readonly SandboxSpec['hygiene'][];
}

export const OUTPUT_BYTES = 64 * 1024;

export function specFor(snippets: Pick<Snippets, 'runtime'>, more: Partial<SandboxSpec> = {}): SandboxSpec {
  return {
    runtime: snippets.runtime, variant: 'base', hygiene: 'warm', mounts: [], allowExec: false, seed: 7,
    limits: { memoryMib: 256, tmpfsMib: 16, threads: 8, outputBytes: OUTPUT_BYTES }, ...more,
  };
}

export function step(sandbox: Sandbox, source: string, more: Partial<RunRequest> = {}, signal?: AbortSignal): Promise<Completion> {
  return sandbox.run({ kind: 'code', source, timeoutMs: 10_000, collect: 'answer', ...more }, signal);
}

export async function sandboxSuite(t: Test, { snippets, create, hygienes = ['warm'] }: SuiteOptions): Promise<void> {
  await using backend = await create();
  t.type(backend.image, 'string');

  for (const hygiene of hygienes) {
    const spec = specFor(snippets, { hygiene });
    await t.test(`hygiene ${hygiene}`, async (t) => {
      await completions(t, backend, spec, snippets);
      await stopping(t, backend, spec, snippets);
      await t.test('what stays between steps', async (t) => {
        await using sandbox = await backend.acquire(spec);
        await step(sandbox, snippets.leaveMark);
        const seen = (await step(sandbox, snippets.readMark)).answer;
        t.match(seen, { type: 'int', value: hygiene === 'warm' && snippets.warmKeepsMark ? 1 : 0 });
        await using other = await backend.acquire(spec);
        t.match((await step(other, snippets.readMark)).answer, { type: 'int', value: 0 }, 'another episode starts clean');
      });
    });
  }

  await t.test('life cycle', async (t) => {
    const spec = specFor(snippets);
    const before = backend.stats().live;
    const sandbox = await backend.acquire(spec);
    t.equal(backend.stats().live, before + 1);
    const running = step(sandbox, snippets.answer42);
    await t.rejects(step(sandbox, snippets.answer42), /serial/, 'steps are serial');
    t.equal((await running).status, 'ok');
    await sandbox[Symbol.asyncDispose]();
    await sandbox[Symbol.asyncDispose]();
    t.equal(backend.stats().live, before);
    await t.rejects(step(sandbox, snippets.answer42), 'closed');
  });

  await t.test('many at once', async (t) => {
    const sandboxes = await Promise.all(Array.from({ length: 24 }, () => backend.acquire(specFor(snippets))));
    const answers = await Promise.all(sandboxes.map((sandbox) => step(sandbox, snippets.answer42)));
    t.ok(answers.every(({ answer }) => answer?.type === 'int' && answer.value === 42));
    await Promise.all(sandboxes.map((sandbox) => sandbox[Symbol.asyncDispose]()));
  });

  await t.test('disposing the backend ends its sandboxes', async (t) => {
    const own = await create();
    const sandbox = await own.acquire(specFor(snippets));
    await own[Symbol.asyncDispose]();
    await own[Symbol.asyncDispose]();
    await t.rejects(step(sandbox, snippets.answer42));
    await t.rejects(own.acquire(specFor(snippets)), SandboxError);
  });
}

async function completions(t: Test, backend: SandboxBackend, spec: SandboxSpec, snippets: Snippets): Promise<void> {
  await t.test('an answer', async (t) => {
    await using sandbox = await backend.acquire(spec);
    const done = await step(sandbox, snippets.answer42);
    t.match(done, { status: 'ok', exitStatus: 0, answerSet: true, answer: { type: 'int', value: 42, digits: '42' }, stdout: '', stderr: '' });
    t.ok(done.usage.wallMs > 0 && Number.isFinite(done.usage.cpuMs) && done.usage.waitMs >= 0);
    t.equal((await step(sandbox, snippets.answer42, { collect: 'nothing' })).answer, undefined, 'not asked for');
  });

  await t.test('no answer is not null', async (t) => {
    await using sandbox = await backend.acquire(spec);
    t.match(await step(sandbox, snippets.setsNoAnswer), { status: 'ok', answerSet: false, answer: undefined });
    t.match(await step(sandbox, snippets.answerNull), { status: 'ok', answerSet: true, answer: { type: 'null' } });
    t.match(await step(sandbox, ''), { status: 'ok', answerSet: false }, 'nothing at all');
  });

  await t.test('types of answers', async (t) => {
    await using sandbox = await backend.acquire(spec);
    for (const [code, value] of snippets.values) t.same((await step(sandbox, code)).answer, value, code);
  });

  await t.test('errors', async (t) => {
    await using sandbox = await backend.acquire(spec);
    const raised = await step(sandbox, snippets.raises.code);
    t.match(raised, { status: 'error', answerSet: false, error: { type: snippets.raises.type, message: 'boom', line: 2 } });
    t.match(raised.traceback, /boom/);
    t.notMatch(raised.traceback, /step\.py|child\.py|host\.ts|\/run\/sandbox/, 'no frame of the sandbox');
    t.match(await step(sandbox, snippets.syntaxError), { status: 'error', error: { type: 'SyntaxError' } });
    t.equal((await step(sandbox, snippets.answer42)).status, 'ok', 'and goes on');
  });

  await t.test('output', async (t) => {
    await using sandbox = await backend.acquire(spec);
    const done = await step(sandbox, snippets.prints);
    t.match(done, { status: 'ok', stdout: 'first\nlast\n\n', lastLine: 'last' });
    t.equal((await step(sandbox, snippets.setsNoAnswer)).lastLine, undefined, 'of this step only');
    const odd = await step(sandbox, snippets.printsInvalidUnicode);
    t.ok(odd.stdout.isWellFormed());
    const flood = await step(sandbox, snippets.outputFlood);
    t.equal(flood.status, 'output_limit');
    t.ok(Buffer.byteLength(flood.stdout + flood.stderr) <= OUTPUT_BYTES && flood.stdout.length > OUTPUT_BYTES / 4);
    t.equal((await step(sandbox, snippets.prints)).stdout, 'first\nlast\n\n', 'and the next step starts clean');
  });

  await t.test('exit status', { skip: snippets.exits === undefined && 'the language has none' }, async (t) => {
    await using sandbox = await backend.acquire(spec);
    for (const { code, status } of snippets.exits ?? []) {
      const done = await step(sandbox, code);
      t.match(done, { status: status === 0 ? 'ok' : 'error', exitStatus: status, answerSet: status === 0 }, code);
    }
  });
}

async function stopping(t: Test, backend: SandboxBackend, spec: SandboxSpec, snippets: Snippets): Promise<void> {
  await t.test('time limit', async (t) => {
    await using sandbox = await backend.acquire(spec);
    const late = await step(sandbox, snippets.endless, { timeoutMs: 100 });
    t.match(late, { status: 'timeout', answerSet: false });
    t.ok(late.usage.wallMs >= 95 && late.usage.wallMs < 5_000);
    t.match((await step(sandbox, snippets.answer42)).answer, { value: 42 }, 'the episode goes on');
  });

  await t.test('time limit of code that will not stop', { skip: snippets.stubborn === undefined && 'nothing resists there' }, async (t) => {
    await using sandbox = await backend.acquire(spec);
    const late = await step(sandbox, snippets.stubborn ?? '', { timeoutMs: 50 });
    t.equal(late.status, 'timeout');
    if (spec.hygiene === 'warm') t.match(late.lost, /replaced/, 'says what was lost');
    t.match((await step(sandbox, snippets.answer42)).answer, { value: 42 }, 'the episode goes on');
  });

  await t.test('memory limit', async (t) => {
    await using sandbox = await backend.acquire(spec);
    t.match(await step(sandbox, snippets.memoryHog), { status: 'memory', answerSet: false });
    t.equal((await step(sandbox, snippets.answer42)).status, 'ok', 'the episode goes on');
  });

  await t.test('cancelling', async (t) => {
    await using sandbox = await backend.acquire(spec);
    const controller = new AbortController();
    const running = step(sandbox, snippets.endless, { timeoutMs: 20_000 }, controller.signal);
    setTimeout(() => controller.abort(), 30);
    t.match(await running, { status: 'cancelled', answerSet: false });
    t.match(await step(sandbox, snippets.answer42, {}, AbortSignal.abort()), { status: 'cancelled' }, 'before it starts');
    t.match((await step(sandbox, snippets.answer42)).answer, { value: 42 });
  });
}
