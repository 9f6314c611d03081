/**
 * Runs attacks on the Python sandbox, each beside an honest control.
 *
 * An attack is guest code that sets `answer` to True if it got what it wanted; the property holds when it does not
 * (an exception, a kill, or any other answer). The control is honest code of the same kind, which must set `answer`
 * to True: it shows that the attack was stopped by the sandbox and not by a mistake in the test.
 */
import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Test } from 'tap';
import type { IsolationLevel, IsolationRequest } from '../../env/sandboxes/guests/isolation.ts';
import { createPythonBackend } from '../../env/sandboxes/python/backend.ts';
import type { Completion, SandboxBackend, SandboxSpec } from '../../env/sandboxes/sandbox.ts';
import { PUBLIC_PYTHON, pythonSnippets, SANDBOX_PYTHON } from '../env/sandboxes/python-snippets.ts';
import { specFor, step } from '../env/sandboxes/suite.ts';

export interface Attack {
  readonly name: string;
  readonly code: string;
  readonly control: string;
  /** Did the attack fail? By default: it did not claim success. */
  readonly fails?: (completion: Completion) => boolean;
  readonly spec?: Partial<SandboxSpec>;
  readonly timeoutMs?: number;
  /** Levels at which it must fail; by default all. A level that is left out is a gap stated in docs/sandbox.md. */
  readonly levels?: readonly IsolationLevel[];
}

/** What there is to steal or to reach on this host; guest code knows the names in capitals. */
export class Target implements AsyncDisposable {
  readonly folder: string;
  readonly secret: string;
  readonly #servers: readonly Server[];
  readonly #port: number;

  private constructor(folder: string, secret: string, servers: readonly Server[], port: number) {
    this.folder = folder;
    this.secret = secret;
    this.#servers = servers;
    this.#port = port;
  }

  static async create(): Promise<Target> {
    const folder = await mkdtemp(join(tmpdir(), 'medagentgym-target-'));
    await chmod(folder, 0o755);
    const secret = randomBytes(8).toString('hex');
    await writeFile(join(folder, 'gold.txt'), secret, { mode: 0o644 });
    process.env['MEDAGENTGYM_TEST_SECRET'] = secret;
    const tcp = createServer((socket) => socket.end('reached'));
    const unix = createServer((socket) => socket.end('reached'));
    await new Promise<void>((resolve) => tcp.listen(0, '127.0.0.1', resolve));
    await new Promise<void>((resolve) => unix.listen(join(folder, 'socket'), resolve));
    await chmod(join(folder, 'socket'), 0o777);
    const address = tcp.address();
    return new Target(folder, secret, [tcp, unix], typeof address === 'object' ? address?.port ?? 0 : 0);
  }

  get prelude(): string {
    return [
      `SECRET_FILE = ${JSON.stringify(join(this.folder, 'gold.txt'))}`,
      `UNIX_PATH = ${JSON.stringify(join(this.folder, 'socket'))}`,
      `SECRET = ${JSON.stringify(this.secret)}`,
      `PORT = ${this.#port}`,
      `SERVER = ${process.pid}`,
      PRELUDE,
    ].join('\n');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    delete process.env['MEDAGENTGYM_TEST_SECRET'];
    await Promise.all(this.#servers.map((server) => new Promise((resolve) => server.close(resolve))));
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** `call(x86, arm, ...)` makes a raw system call and gives its result or minus the errno. */
const PRELUDE = `
import os, ctypes, platform, stat, errno, sys
_libc = ctypes.CDLL(None, use_errno=True)
_libc.syscall.restype = ctypes.c_long
def call(x86, arm, *arguments):
    number = x86 if platform.machine() == 'x86_64' else arm
    ctypes.set_errno(0)
    result = _libc.syscall(ctypes.c_long(number), *[ctypes.c_long(a) if type(a) is int else a for a in arguments])
    return result if result >= 0 else -ctypes.get_errno()
def works(action):
    try:
        result = action()
        return True if result is None else result
    except Exception:
        return False
def sockets():
    found = []
    for number in range(1024):
        try:
            if stat.S_ISSOCK(os.fstat(number).st_mode): found.append(number)
        except OSError: pass
    return found
answer = False
`;

/** Runs a table of attacks at the best level of this machine and at `reduced`. */
export async function attackAll(t: Test, attacks: readonly Attack[], variant: SandboxSpec['variant'] = 'base'): Promise<void> {
  await using target = await Target.create();
  const root = process.getuid?.() === 0;
  const levels: readonly [IsolationRequest, string | undefined][] = [['auto', SANDBOX_PYTHON ?? PUBLIC_PYTHON], ['reduced', root ? PUBLIC_PYTHON : SANDBOX_PYTHON ?? PUBLIC_PYTHON]];
  for (const [isolation, python] of levels) {
    await t.test(`isolation ${isolation}`, { skip: python === undefined && 'no Python that the guests may read' }, async (t) => {
      await using backend = await createPythonBackend({ python: python ?? '', isolation, pool: { base: 3, data: 1 }, prewarm: [variant] });
      for (const attack of attacks) {
        const applies = attack.levels === undefined || attack.levels.includes(backend.isolation);
        await t.test(attack.name, { skip: !applies && `a stated gap of level ${backend.isolation}` }, (t) => attackOne(t, backend, target, attack, variant));
      }
    });
  }
}

async function attackOne(t: Test, backend: SandboxBackend, target: Target, attack: Attack, variant: SandboxSpec['variant']): Promise<void> {
  const spec = specFor(pythonSnippets, { variant, ...attack.spec });
  await using guest = await backend.acquire(spec);
  await using honest = await backend.acquire(spec);
  const [attacked, controlled] = await Promise.all([
    step(guest, `${target.prelude}\n${attack.code}`, { timeoutMs: attack.timeoutMs ?? 5_000 }),
    step(honest, `${target.prelude}\n${attack.control}`),
  ]);
  const fails = attack.fails ?? claimsNothing;
  t.ok(fails(attacked), 'the attack fails', { diagnostic: false, got: brief(attacked) });
  t.notOk(attacked.stdout.includes(target.secret) && attacked.answer !== undefined && claims(attacked), 'the secret stays');
  t.ok(controlled.status === 'ok' && claims(controlled), 'the control passes', { got: brief(controlled) });
  t.match((await step(guest, 'answer = 42')).answer, { value: 42 }, 'the episode goes on');
}

/** Did the code say True? */
export function claims(completion: Completion): boolean {
  return completion.answer?.type === 'bool' && completion.answer.value;
}

function claimsNothing(completion: Completion): boolean {
  return !claims(completion);
}

function brief({ status, answer, error, stdout, stderr }: Completion): object {
  return { status, answer, error, stdout: stdout.slice(0, 300), stderr: stderr.slice(0, 300) };
}
