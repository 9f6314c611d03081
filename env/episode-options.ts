/** The settings of one episode: the request's options, else the task's, else the operator's. */
import { type ActionFormat, GymError, type ResetOptions } from '../protocol/index.ts';
import type { FamilyInfo } from './families/family-info.ts';
import { OBSERVATION_DEFAULTS } from './observation.ts';
import type { SandboxLimits } from './sandboxes/sandbox.ts';
import type { FeedbackMode, Runtime, SandboxVariant, TaskRecord } from './task.ts';

/** The operator's defaults and ceilings. */
export interface OperatorLimits {
  readonly stepTimeoutMs: number;
  /** No request may ask for a longer step. */
  readonly maxStepTimeoutMs: number;
  /** Sandbox time of a whole episode. */
  readonly episodeTimeMs: number;
  /** Wall clock of a whole episode; undefined: without end. No request may ask for more. */
  readonly episodeTimeoutMs: number | undefined;
  readonly maxSteps: number;
  readonly memoryMib: { readonly [variant in SandboxVariant]: number };
  readonly tmpfsMib: number;
  readonly threads: number;
  readonly outputBytes: number;
}

export const OPERATOR_LIMITS: OperatorLimits = Object.freeze({
  stepTimeoutMs: 120_000,
  maxStepTimeoutMs: 600_000,
  episodeTimeMs: 1_800_000,
  episodeTimeoutMs: undefined,
  maxSteps: 15,
  memoryMib: Object.freeze({ base: 1024, data: 1024, science: 4096 }),
  tmpfsMib: 64,
  threads: 64,
  outputBytes: 1024 * 1024,
});

export interface EpisodeOptions {
  readonly maxSteps: number;
  readonly stepTimeoutMs: number;
  readonly episodeTimeMs: number;
  readonly episodeTimeoutMs: number | undefined;
  readonly feedback: FeedbackMode;
  readonly attempts: number;
  readonly attemptDiscount: number;
  readonly weights: { readonly correctness: number; readonly format: number };
  readonly maxObservationChars: number;
  readonly episodeChars: number;
  /** Absent: `text`. */
  readonly actionFormat?: ActionFormat;
  readonly runtime: Runtime;
  readonly sandbox: SandboxLimits;
}

const PAPER_ATTEMPTS = 15;

/** @throws GymError `bad_message` for a runtime that the task does not have, or feedback that it is not given in */
export function resolveOptions(task: TaskRecord, { feedback, guessable }: Pick<FamilyInfo, 'feedback' | 'guessable'>, wanted: ResetOptions, operator: OperatorLimits): EpisodeOptions {
  const runtime = wanted.runtime ?? task.runtimes[0] ?? 'python';
  if (!task.runtimes.includes(runtime)) throw new GymError('bad_message', `${task.family} cannot be solved in ${runtime}; it can in ${task.runtimes.join(', ')}`, { path: '/options/runtime' });
  const mode = wanted.feedback ?? feedback;
  if (mode === 'paper' && guessable === true && wanted.allow_guessing !== true) {
    throw new GymError('bad_message', `in \`paper\` feedback ${PAPER_ATTEMPTS} guesses find most answers of ${task.family}: ask for \`allow_guessing\` to have it all the same, and do not compare its results with others`, { path: '/options/feedback' });
  }
  return Object.freeze({
    maxSteps: wanted.max_steps ?? task.limits.max_steps ?? operator.maxSteps,
    stepTimeoutMs: Math.min(wanted.step_timeout_ms ?? task.limits.step_timeout_ms ?? operator.stepTimeoutMs, operator.maxStepTimeoutMs),
    episodeTimeMs: operator.episodeTimeMs,
    episodeTimeoutMs: wanted.episode_timeout_ms === undefined ? operator.episodeTimeoutMs : Math.min(wanted.episode_timeout_ms, operator.episodeTimeoutMs ?? Number.POSITIVE_INFINITY),
    feedback: mode,
    attempts: mode === 'paper' ? wanted.attempts ?? PAPER_ATTEMPTS : Math.min(wanted.attempts ?? Number.POSITIVE_INFINITY, task.limits.attempts ?? 1),
    attemptDiscount: wanted.attempt_discount ?? 1,
    weights: { correctness: wanted.reward_weights?.correctness ?? 1, format: wanted.reward_weights?.format ?? 0 },
    maxObservationChars: wanted.max_observation_chars ?? OBSERVATION_DEFAULTS.chars,
    episodeChars: OBSERVATION_DEFAULTS.episodeChars,
    ...(wanted.action_format === 'tools' ? { actionFormat: 'tools' } : {}),
    runtime,
    sandbox: Object.freeze({
      memoryMib: task.limits.memory_mib ?? operator.memoryMib[task.variant],
      tmpfsMib: task.limits.tmpfs_mib ?? operator.tmpfsMib,
      threads: task.limits.threads ?? operator.threads,
      outputBytes: task.limits.output_bytes ?? operator.outputBytes,
    }),
  });
}
