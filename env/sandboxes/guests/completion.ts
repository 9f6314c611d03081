/** From a guest's claim, or its end, to a `Completion`. */
import type { Completion, CompletionStatus } from '../sandbox.ts';
import type { GuestExit } from './guest.ts';
import type { Reply } from './reply.ts';

export interface Measured {
  readonly wallMs: number;
  readonly waitMs: number;
  readonly outputBytes: number;
}

const CLAIMABLE: ReadonlySet<unknown> = new Set<CompletionStatus>(['ok', 'error', 'memory', 'output_limit']);
const SIGKILL = 9;
/** How an interpreter may end that cannot allocate: SIGILL, SIGTRAP, SIGABRT, and SIGSEGV where the others have no effect, as in a first process. */
const ABORTS: ReadonlySet<number> = new Set([4, 5, 6, 11]);
const SIGNAL_NAMES: Readonly<Record<number, string>> = { 4: 'SIGILL', 5: 'SIGTRAP', 6: 'SIGABRT', 7: 'SIGBUS', 8: 'SIGFPE', 11: 'SIGSEGV', 31: 'SIGSYS, a forbidden system call' };

/**
 * @param written the bytes of stdout, then those of stderr
 * @param cause what we did to the step, if anything: it then counts, whatever the guest says
 */
export function completionFromReply(reply: Reply, written: Buffer, measured: Measured, cause: 'timeout' | 'cancelled' | undefined): Completion {
  const claimed = CLAIMABLE.has(reply.status) ? reply.status as CompletionStatus : 'killed';
  const status = cause ?? claimed;
  const well = status === 'ok';
  const { stdout, stderr } = boundedOutput(written.subarray(0, reply.stdoutBytes), written.subarray(reply.stdoutBytes), measured.outputBytes);
  const answer = well ? reply.answer : undefined;
  const last = lastLineOf(stdout);
  return {
    status,
    stdout,
    stderr,
    ...(reply.traceback === undefined || well ? {} : { traceback: reply.traceback }),
    ...(reply.error === undefined || well ? {} : { error: reply.error }),
    exitStatus: well ? 0 : reply.exitStatus ?? 1,
    ...(answer === undefined ? {} : { answer }),
    answerSet: answer !== undefined || (well && reply.defined),
    ...(reply.note === undefined || !well ? {} : { note: reply.note }),
    ...(last === undefined ? {} : { lastLine: last }),
    usage: { wallMs: measured.wallMs, cpuMs: reply.cpuMs, maxRssKb: reply.maxRssKb, waitMs: measured.waitMs },
  };
}

/** For a step whose process ended, or broke the protocol, before it answered. */
export function completionWithoutReply(status: CompletionStatus, message: string, exit: Pick<GuestExit, 'code' | 'signal' | 'cpuMs' | 'maxRssKb'> | undefined, measured: Measured): Completion {
  return {
    status,
    stdout: '',
    stderr: '',
    error: { type: 'ProcessEnded', message },
    exitStatus: exit === undefined ? 1 : exit.signal > 0 ? 128 + exit.signal : exit.code,
    answerSet: false,
    usage: { wallMs: measured.wallMs, cpuMs: exit?.cpuMs ?? 0, maxRssKb: exit?.maxRssKb ?? 0, waitMs: measured.waitMs },
  };
}

/**
 * Why a process ended that we did not kill.
 * @param outOfMemory was the kernel's out-of-memory killer at work? It then is what sent the SIGKILL.
 * @param abortsWithoutMemory does this kind of program abort where it cannot allocate?
 */
export function describeExit({ code, signal }: Pick<GuestExit, 'code' | 'signal'>, outOfMemory: boolean, abortsWithoutMemory: boolean): { readonly status: CompletionStatus; readonly message: string } {
  if (signal === SIGKILL && outOfMemory) return { status: 'memory', message: 'the process was killed for lack of memory' };
  if (abortsWithoutMemory && ABORTS.has(signal)) return { status: 'memory', message: 'the process ended for lack of memory' };
  if (signal > 0) return { status: 'killed', message: `the process was ended by signal ${signal}${SIGNAL_NAMES[signal] === undefined ? '' : ` (${SIGNAL_NAMES[signal]})`}` };
  return { status: 'killed', message: `the process ended itself with exit code ${code}` };
}

function boundedOutput(out: Buffer, err: Buffer, limit: number): { stdout: string; stderr: string } {
  if (out.length + err.length <= limit) return { stdout: out.toString(), stderr: err.toString() };
  const keptOut = Math.min(out.length, Math.max(limit - err.length, limit >> 1));
  const keptErr = limit - keptOut;
  return { stdout: cutText(out, keptOut), stderr: cutText(err, keptErr) };
}

/** The first bytes of a text, without a character cut in half. */
function cutText(bytes: Buffer, limit: number): string {
  if (bytes.length <= limit) return bytes.toString();
  let end = limit;
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end--;
  return bytes.toString('utf8', 0, end);
}

function lastLineOf(stdout: string): string | undefined {
  if (stdout === '') return undefined;
  let end = stdout.length;
  while (end > 0) {
    const start = stdout.lastIndexOf('\n', end - 1) + 1;
    const line = stdout.slice(start, end).trim();
    if (line !== '') return line;
    end = start - 1;
  }
  return undefined;
}
