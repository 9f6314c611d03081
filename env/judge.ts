/**
 * When a question is right, wrong or over, and when an episode is: the feedback modes, attempts and budgets, question by
 * question. Pure bookkeeping over completions and verdicts; knows no sandbox, no grader and no clock.
 */
import type { ActionResult } from './actions/action.ts';
import type { EpisodeOptions } from './episode-options.ts';
import { type HandIn, handInOf } from './hand-in.ts';
import type { Attempt } from './rewards/rule.ts';
import type { Verdict } from './rewards/verdict.ts';
import type { Completion } from './sandboxes/sandbox.ts';
import { NO_SCORE, type Score, score } from './scoring.ts';
import type { Question, Questions } from './task.ts';
import { verdictLine } from './verdict-line.ts';

/** How a step ends the episode. */
export interface Stop { readonly reason: string; readonly kind: 'terminated' | 'truncated' }

/** What a step hands in. */
export interface HandedIn { readonly attempt: Attempt; readonly reason: 'submitted' | 'solved' }

/** What became of a question that is over. */
export interface Ruling { readonly score: Score; readonly solved: boolean; readonly reason: string; readonly metrics?: Verdict['metrics'] }

/** Why an episode ends whose wall clock has run out. */
export const EPISODE_TIMEOUT = 'episode_timeout';

/** What the episode has used of its budgets. */
export interface Spent { readonly sandboxMs: number; readonly observationChars: number; readonly overdue: boolean }

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;

export class Judge {
  readonly #questions: Questions;
  readonly #options: EpisodeOptions;
  #at = 0;
  #question: Question;
  #turns = 0;
  #parsedTurns = 0;
  #solved = 0;
  #attempts = 0;
  #latest: Score = NO_SCORE;
  #standing: Attempt = {};
  #everSet = false;

  constructor(questions: Questions, options: EpisodeOptions) {
    this.#questions = questions;
    this.#question = questions[0];
    this.#options = options;
  }

  /** The question that is asked now; the last one once all are over. */
  get question(): Question { return this.#question; }
  get handIn(): HandIn { return handInOf(this.#question); }
  /** Which it is, from 1, and of how many. */
  get position(): { readonly number: number; readonly of: number } { return { number: Math.min(this.#at + 1, this.#questions.length), of: this.#questions.length }; }
  get allSolved(): boolean { return this.#solved === this.#questions.length; }
  /** What stands: the latest that code has set, or where none ever was, the last printed line. */
  get standing(): Attempt { return this.#standing; }
  /** Graded attempts at this question so far. */
  get attempts(): number { return this.#attempts; }
  get attemptsLeft(): number { return Math.max(0, this.#options.attempts - this.#attempts); }
  get stepsLeft(): number { return Math.max(0, this.#options.maxSteps - this.#turns); }

  /** Counts a reply of the model, and whether it could be read as an action. */
  turn(parsed: boolean): void {
    this.#turns += 1;
    if (parsed) this.#parsedTurns += 1;
  }

  /** Takes note of what a program has set, defined or printed: the attempt that stands. */
  remember(completion: Completion, source: string): void {
    if (completion.status !== 'ok') return;
    const { takes, lastLineCounts } = this.handIn;
    if (completion.answerSet) {
      this.#standing = takes === 'source' ? { source } : { answer: completion.answer };
      this.#everSet = true;
    } else if (!this.#everSet && lastLineCounts && completion.lastLine !== undefined) {
      this.#standing = { answer: { type: 'str', value: completion.lastLine } };
    }
  }

  /** What this step hands in to be graded; undefined when it hands in nothing. */
  handedIn(action: string | undefined, { completion, submitted }: ActionResult): HandedIn | undefined {
    if (submitted !== undefined) return { attempt: submitted, reason: 'submitted' };
    if (action !== 'validate_code' || completion === undefined || !this.handIn.programs) return undefined;
    const well = completion.status === 'ok';
    const set = well && completion.answerSet;
    switch (this.#options.feedback) {
      case 'final': return undefined;
      case 'interactive': return set ? { attempt: this.#standing, reason: 'solved' } : undefined;
      // Every run counts: one that failed is a wrong answer, one that only prints has answered with its last line.
      case 'paper': return { attempt: well ? this.#standing : {}, reason: 'solved' };
    }
  }

  /**
   * Takes the verdict on what was handed in, and adds it to the footer where the mode shows it. Undefined while the
   * question is still open; else what became of it, and the next one is asked.
   */
  rule(verdict: Verdict, reason: HandedIn['reason'], footer: string[]): Ruling | undefined {
    const { feedback, attempts } = this.#options;
    this.#attempts += 1;
    this.#latest = this.#score(verdict);
    if (feedback !== 'final') {
      footer.push(verdictLine(verdict, this.handIn.takes));
      if (verdict.hint !== undefined) footer.push(verdict.hint);
    }
    const usedUp = this.#attempts >= attempts;
    if (!verdict.solved && !usedUp && !(reason === 'submitted' && feedback === 'final')) return undefined;
    return this.#over(verdict, verdict.solved || reason === 'submitted' ? reason : 'attempts_used');
  }

  /** Does the episode end with this step? Says what is left where it does not. */
  stop(ruling: Ruling | undefined, spent: Spent, footer: string[]): Stop | undefined {
    const { feedback, episodeTimeMs, episodeChars } = this.#options;
    if (ruling !== undefined && this.#at === this.#questions.length) return { reason: ruling.reason, kind: 'terminated' };
    const outOfTime = spent.sandboxMs >= episodeTimeMs;
    if (spent.overdue) {
      footer.push('The time of the episode is up.');
      return { reason: EPISODE_TIMEOUT, kind: 'truncated' };
    }
    if (this.stepsLeft > 0 && !outOfTime && spent.observationChars < episodeChars) {
      footer.push(`(${count(this.stepsLeft, 'step')} left${feedback === 'final' ? '' : `, ${count(this.attemptsLeft, 'graded attempt')}`})`);
      return undefined;
    }
    return { reason: this.stepsLeft <= 0 ? 'max_steps' : outOfTime ? 'time_budget' : 'observation_budget', kind: 'truncated' };
  }

  /**
   * What is still to be graded when the episode is cut off: in `final` feedback what stands, once. Elsewhere it was
   * graded already, and the question that is open has earned what its latest attempt has.
   */
  get toGradeAtTheEnd(): Attempt | undefined {
    const { takes } = this.handIn;
    if (this.#options.feedback !== 'final' || this.#at === this.#questions.length) return undefined;
    return takes === 'world' || this.#standing.answer !== undefined || this.#standing.source !== undefined ? this.#standing : undefined;
  }

  /** What the open question earns at the end. @param verdict on `toGradeAtTheEnd`, where that was something */
  ruleAtTheEnd(verdict: Verdict | undefined): Ruling {
    if (this.#at === this.#questions.length) return { score: NO_SCORE, solved: this.allSolved, reason: 'over' };
    if (verdict === undefined) return { score: this.#latest, solved: false, reason: 'cut_off' };
    this.#attempts += 1;
    this.#latest = this.#score(verdict);
    return this.#over(verdict, 'cut_off');
  }

  #over(verdict: Verdict, reason: string): Ruling {
    const ruling: Ruling = { score: this.#latest, solved: verdict.solved, reason, ...(verdict.metrics === undefined ? {} : { metrics: verdict.metrics }) };
    if (verdict.solved) this.#solved += 1;
    this.#at += 1;
    const next = this.#questions[this.#at];
    if (next !== undefined) {
      this.#question = next;
      this.#attempts = 0;
      this.#latest = NO_SCORE;
      this.#standing = {};
      this.#everSet = false;
    }
    return ruling;
  }

  /** Each question pays an equal share. */
  #score(verdict: Verdict): Score {
    const { attemptDiscount, weights } = this.#options;
    const whole = score({ verdict, attempt: Math.max(1, this.#attempts), attemptDiscount, turns: this.#turns, parsedTurns: this.#parsedTurns, weights });
    return this.#questions.length === 1 ? whole : { ...whole, reward: whole.reward / this.#questions.length };
  }
}
