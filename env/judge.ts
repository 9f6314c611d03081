/**
 * When an episode is right, wrong or over: the feedback modes, attempts and budgets. Pure bookkeeping over completions
 * and answers; knows no sandbox and no clock.
 */
import type { ActionResult } from './actions/action.ts';
import type { AnswerValue } from './answer/value.ts';
import type { EpisodeOptions } from './episode-options.ts';
import { grade } from './rewards/index.ts';
import type { Completion } from './sandboxes/sandbox.ts';
import { type Score, score } from './scoring.ts';
import type { RewardSpec } from './task.ts';

/** How a step ends the episode. */
export interface Stop { readonly reason: string; readonly kind: 'terminated' | 'truncated'; readonly score: Score }

/** What the episode has used of its budgets. */
export interface Spent { readonly sandboxMs: number; readonly observationChars: number }

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;

export class Judge {
  readonly #reward: RewardSpec;
  readonly #options: EpisodeOptions;
  #turns = 0;
  #parsedTurns = 0;
  #attempts = 0;
  #standing: AnswerValue | undefined;
  #everSet = false;

  constructor(reward: RewardSpec, options: EpisodeOptions) {
    this.#reward = reward;
    this.#options = options;
  }

  /** The answer that stands: the latest one that code has set, or where none ever was, the last printed line. */
  get standing(): AnswerValue | undefined { return this.#standing; }
  /** Graded attempts so far. */
  get attempts(): number { return this.#attempts; }
  get attemptsLeft(): number { return Math.max(0, this.#options.attempts - this.#attempts); }
  get stepsLeft(): number { return Math.max(0, this.#options.maxSteps - this.#turns); }

  /** Counts a reply of the model, and whether it could be read as an action. */
  turn(parsed: boolean): void {
    this.#turns += 1;
    if (parsed) this.#parsedTurns += 1;
  }

  /** Takes note of what a program has set or printed: the answer that stands. */
  remember(completion: Completion): void {
    if (completion.status !== 'ok') return;
    if (completion.answer !== undefined && completion.answerSet) {
      this.#standing = completion.answer;
      this.#everSet = true;
    } else if (!this.#everSet && completion.lastLine !== undefined) {
      this.#standing = { type: 'str', value: completion.lastLine };
    }
  }

  /** Does this step end the episode, and with what score? Adds the verdict to the footer where the mode shows it. */
  judge(action: string | undefined, result: ActionResult, spent: Spent, footer: string[]): Stop | undefined {
    const { feedback, episodeTimeMs, episodeChars } = this.#options;
    const attempt = this.#attemptIn(action, result);
    const stop = attempt === undefined ? undefined : this.#attempt(attempt.answer, footer, attempt.reason);
    if (stop !== undefined) return stop;
    const outOfTime = spent.sandboxMs >= episodeTimeMs;
    if (this.stepsLeft > 0 && !outOfTime && spent.observationChars < episodeChars) {
      footer.push(`(${count(this.stepsLeft, 'step')} left${feedback === 'final' ? '' : `, ${count(this.attemptsLeft, 'graded attempt')}`})`);
      return undefined;
    }
    const reason = this.stepsLeft <= 0 ? 'max_steps' : outOfTime ? 'time_budget' : 'observation_budget';
    return { reason, kind: 'truncated', score: this.standingScore() };
  }

  /** What this step hands in to be graded; undefined when it hands in nothing. */
  #attemptIn(action: string | undefined, { completion, submitted }: ActionResult): { readonly answer: AnswerValue | undefined; readonly reason: 'submitted' | 'solved' } | undefined {
    if (submitted !== undefined) return { answer: submitted.answer, reason: 'submitted' };
    if (action !== 'validate_code' || completion === undefined) return undefined;
    const well = completion.status === 'ok';
    switch (this.#options.feedback) {
      case 'final': return undefined;
      case 'interactive': return well && completion.answerSet ? { answer: completion.answer, reason: 'solved' } : undefined;
      // Every run counts: one that failed is a wrong answer, one that only prints has answered with its last line.
      case 'paper': return { answer: !well ? undefined : completion.answerSet ? completion.answer : this.#standing, reason: 'solved' };
    }
  }

  /** Grades an answer as one attempt. */
  #attempt(answer: AnswerValue | undefined, footer: string[], reason: 'submitted' | 'solved'): Stop | undefined {
    const { feedback, attempts } = this.#options;
    const correct = grade(this.#reward, answer);
    this.#attempts += 1;
    const result = this.#score(correct);
    if (feedback !== 'final') footer.push(correct ? 'The answer is right.' : 'The answer is wrong.');
    if (correct) return { reason, kind: 'terminated', score: result };
    if (reason === 'submitted' && (feedback === 'final' || this.#attempts >= attempts)) return { reason: 'submitted', kind: 'terminated', score: result };
    return this.#attempts >= attempts ? { reason: 'attempts_used', kind: 'terminated', score: result } : undefined;
  }

  #score(correct: boolean): Score {
    return score({ correct, attempt: Math.max(1, this.#attempts), attemptDiscount: this.#options.attemptDiscount, turns: this.#turns, parsedTurns: this.#parsedTurns, weights: this.#options.weights });
  }

  /** In `final` feedback what stands when the episode is cut off is graded, once; elsewhere it was graded already. */
  standingScore(): Score {
    return this.#score(this.#options.feedback === 'final' && this.#standing !== undefined && grade(this.#reward, this.#standing));
  }
}
