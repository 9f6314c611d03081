/**
 * From a guest's claim to a `Completion`: every field is looked at, bounded, and replaced by something harmless when
 * it is not what it should be. Nothing here believes more than that the guest said so.
 */
import { type AnswerValue, AnswerFormatError, decodeAnswer } from '../../answer/value.ts';
import type { Completion, CompletionStatus } from '../sandbox.ts';
import type { GuestExit } from './guest.ts';

export interface Measured {
  readonly wallMs: number;
  readonly waitMs: number;
  readonly outputBytes: number;
}

type Frame = Readonly<Record<string, unknown>>;

const CLAIMABLE: ReadonlySet<unknown> = new Set<CompletionStatus>(['ok', 'error', 'memory', 'output_limit']);
const SIGKILL = 9;
const MAX_MESSAGE = 2_000;
const MAX_NOTE = 300;
const MAX_TRACEBACK = 8_000;

/** @param cause what we did to the step, if anything: it then counts, whatever the guest says */
export function completionFromFrame(frame: Frame, measured: Measured, cause: 'timeout' | 'cancelled' | undefined): Completion {
  const claimed = CLAIMABLE.has(frame['s']) ? frame['s'] as CompletionStatus : 'killed';
  const status = cause ?? claimed;
  const { stdout, stderr } = boundedOutput(text(frame['o']), text(frame['e']), measured.outputBytes);
  const answer = status === 'ok' ? answerOf(frame['a']) : undefined;
  const exitStatus = status === 'ok' ? 0 : integer(frame['x'], 0, 255) ?? 1;
  const line = integer(frame['el'], 1, 10_000_000);
  const last = lastLineOf(stdout);
  const note = status === 'ok' && typeof frame['no'] === 'string' ? frame['no'].slice(0, MAX_NOTE).toWellFormed() : undefined;
  return {
    status,
    stdout,
    stderr,
    ...(typeof frame['t'] === 'string' && status !== 'ok' ? { traceback: frame['t'].slice(0, MAX_TRACEBACK).toWellFormed() } : {}),
    ...(typeof frame['et'] === 'string' && status !== 'ok'
      ? { error: { type: frame['et'].slice(0, 200).toWellFormed(), message: text(frame['em']).slice(0, MAX_MESSAGE).toWellFormed(), ...(line === undefined ? {} : { line }) } }
      : {}),
    exitStatus,
    ...(answer === undefined ? {} : { answer }),
    answerSet: answer !== undefined || (status === 'ok' && frame['d'] === true),
    ...(note === undefined ? {} : { note }),
    ...(last === undefined ? {} : { lastLine: last }),
    usage: {
      wallMs: measured.wallMs,
      cpuMs: finite(frame['c']),
      maxRssKb: finite(frame['m']),
      waitMs: measured.waitMs,
    },
  };
}

/** For a step whose process ended, or broke the protocol, before it answered. */
export function completionWithoutFrame(status: CompletionStatus, message: string, exit: GuestExit | undefined, measured: Measured): Completion {
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

/** Why a process ended that we did not kill. A guest cannot send itself SIGKILL, so that is the kernel's out-of-memory killer. */
export function describeExit(exit: Pick<GuestExit, 'code' | 'signal'>): { readonly status: CompletionStatus; readonly message: string } {
  if (exit.signal === SIGKILL) return { status: 'memory', message: 'the process was killed for lack of memory' };
  if (exit.signal > 0) return { status: 'killed', message: `the process was ended by signal ${exit.signal}` };
  return { status: 'killed', message: `the process ended itself with exit code ${exit.code}` };
}

function answerOf(wire: unknown): AnswerValue | undefined {
  if (wire === undefined) return undefined;
  try {
    return decodeAnswer(wire);
  } catch (error) {
    if (error instanceof AnswerFormatError) return undefined;
    throw error;
  }
}

function boundedOutput(stdout: string, stderr: string, limit: number): { stdout: string; stderr: string } {
  // At most three bytes of UTF-8 for each UTF-16 unit: the usual case needs no counting.
  if ((stdout.length + stderr.length) * 3 <= limit) return { stdout, stderr };
  const out = Buffer.from(stdout);
  const err = Buffer.from(stderr);
  if (out.length + err.length <= limit) return { stdout, stderr };
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

function text(value: unknown): string {
  return typeof value === 'string' ? value.toWellFormed() : '';
}

function integer(value: unknown, low: number, high: number): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value >= low && value <= high ? value : undefined;
}

function finite(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : 0;
}
