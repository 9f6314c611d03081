/** What the reply to a step says beside its observation and reward. */
import { type Fault, GymError, type Info, type Results } from '../protocol/index.ts';
import type { ActionResult } from './actions/action.ts';
import type { EpisodeOptions } from './episode-options.ts';
import type { Judge, Ruling, Stop } from './judge.ts';
import type { EpisodeOutcome } from './outcome.ts';
import type { Question } from './task.ts';

export type StepResult = Results['step'];

/** What a step came to, on the way to its reply. */
export interface Judged {
  readonly result: ActionResult;
  readonly footer: readonly string[];
  /** Of a question that this step has ended. */
  readonly ruling: Ruling | undefined;
  /** Of the question that was open when the episode was cut off. */
  readonly atTheEnd: Ruling | undefined;
  readonly stop: Stop | undefined;
  /** The question to which the step belongs. */
  readonly before: Question;
  readonly timing: Readonly<Record<string, number>>;
  readonly span: { readonly start: number; readonly end: number } | undefined;
}

/** Milliseconds as they are told. */
export const milliseconds = (ms: number): number => Math.round(ms * 1000) / 1000;

/** @param fault of an episode that the step has ended */
export function infoOf({ result, ruling, atTheEnd, stop, timing, span }: Judged, judge: Judge, feedback: EpisodeOptions['feedback'], fault: Fault | undefined): Info {
  const { stepsLeft, attempts, attemptsLeft, position } = judge;
  const over = atTheEnd ?? ruling;
  const usage = result.completion?.usage;
  return {
    steps_left: stepsLeft,
    ...(position.of === 1 ? {} : { question: position }),
    ...(feedback === 'final' ? {} : { attempt: attempts, attempts_left: attemptsLeft }),
    ...(over === undefined ? {} : { reward_parts: over.score.parts, ...(over.metrics === undefined ? {} : { metrics: over.metrics }), ...(feedback === 'final' ? {} : { correct: over.solved }) }),
    ...(stop === undefined ? {} : { stop_reason: stop.reason, ...(fault === undefined ? {} : { fault }) }),
    ...(feedback === 'paper' ? { guessable: true } : {}),
    ...(span === undefined ? {} : { parsed: span }),
    ...(result.debugBy === undefined ? {} : { debug_by: result.debugBy }),
    timing_ms: timing,
    ...(usage === undefined ? {} : { usage: { cpu_ms: milliseconds(usage.cpuMs), max_rss_kb: usage.maxRssKb } }),
  };
}

/**
 * To the first step after the episode's time was up.
 * @param earned by what stood when it was up
 * @throws GymError where that could not be graded
 */
export function lateReply({ reward, stopReason, fault }: EpisodeOutcome, earned: number, stepsLeft: number): StepResult {
  if (reward === undefined) throw new GymError('internal', 'the server failed when the episode ended; this sample has no reward', { executed: 'no' });
  return {
    observation: { kind: 'code_result', status: 'cancelled', text: 'The time of the episode is up: this action was not taken.' },
    reward: earned, terminated: false, truncated: true,
    info: { steps_left: stepsLeft, stop_reason: stopReason, ...(fault === undefined ? {} : { fault }) },
  };
}
