/**
 * What a reward rule is: a named judgement of one attempt by the task's parameters.
 *
 * Most rules are plain: pure and synchronous, so that a step waits for nothing, and a large answer can be judged in
 * another thread by the same code. A rule that has to run code names the service that it needs and is given it.
 */
import type { Static, TSchema } from 'typebox';
import type { AnswerValue } from '../answer/value.ts';
import type { RewardSpec, Runtime } from '../task.ts';
import type { Sandbox } from '../sandboxes/sandbox.ts';
import type { Journal } from '../worlds/world.ts';
import { RIGHT, type Verdict, WRONG } from './verdict.ts';

/** What is handed in to be graded. */
export interface Attempt {
  /** Absent where nothing was ever set or submitted. */
  readonly answer?: AnswerValue | undefined;
  /** The program that defines the function asked for. */
  readonly source?: string | undefined;
  /** What was done to the episode's world so far. */
  readonly journal?: Journal | undefined;
}

/** `answer`: the typed value. `source`: a program. `world`: what was done to the world, with the answer beside it. */
export type Takes = 'answer' | 'source' | 'world';

interface RuleBase<P extends TSchema> {
  /** One sentence for the docs. */
  readonly summary: string;
  /** JSON Schema of the parameters beside `rule`; checked once, when a record is loaded. */
  readonly parameters: P;
  readonly takes: Takes;
  /** The rules that this one is made of, as its parameters name them. */
  nested?(parameters: Static<P>): readonly RewardSpec[];
}

/** Judges by another plain rule. */
export type Nested = (spec: RewardSpec, attempt: Attempt) => Verdict;

export interface PlainRule<P extends TSchema = TSchema> extends RuleBase<P> {
  readonly needs?: undefined;
  /** Never throws for any attempt. */
  grade(attempt: Attempt, parameters: Static<P>, nested: Nested): Verdict;
}

/** Clean sandboxes that are not the policy's: their time is not its time, and their failure is ours. */
export interface SandboxService {
  readonly runtime: Runtime;
  /** The task's code context in that language, which runs before a candidate. */
  readonly context: string | undefined;
  readonly timeoutMs: number;
  /** A sandbox of its own for this attempt; freed after the verdict. @throws SandboxError */
  open(): Promise<Sandbox>;
}

export interface SandboxRule<P extends TSchema = TSchema> extends RuleBase<P> {
  readonly needs: 'sandbox';
  /** @throws SandboxError when the service failed */
  grade(attempt: Attempt, parameters: Static<P>, service: SandboxService): Promise<Verdict>;
}

/** Runs a grader that somebody else wrote, in JavaScript, in an isolate with limits. */
export interface IsolateService {
  /** The value of `answer` after the program ran with `input` as `__input__`. @throws GraderError when it has none; GraderOverrun when it was stopped for that */
  evaluate(program: string, input: string): Promise<AnswerValue>;
}

export interface IsolateRule<P extends TSchema = TSchema> extends RuleBase<P> {
  readonly needs: 'isolate';
  /** @throws GraderError when the grader failed */
  grade(attempt: Attempt, parameters: Static<P>, service: IsolateService): Promise<Verdict>;
}

export type RewardRule<P extends TSchema = TSchema> = PlainRule<P> | SandboxRule<P> | IsolateRule<P>;

/** A task's reward cannot be computed: our fault, never a zero. */
export class RewardError extends Error {
  override readonly name: string = 'RewardError';
}

/** A grader that came with the task failed. */
export class GraderError extends RewardError {
  override readonly name: 'GraderError' | 'GraderOverrun' = 'GraderError';
}

/** It took more time or memory than it may: its own fault, or that of an answer made for it. */
export class GraderOverrun extends GraderError {
  override readonly name = 'GraderOverrun';
}

/** Each keeps the parameters' type next to their schema. */
export const definePlain = <P extends TSchema>(rule: PlainRule<P>): PlainRule<P> => rule;
export const defineSandboxed = <P extends TSchema>(rule: SandboxRule<P>): SandboxRule<P> => rule;
export const defineIsolated = <P extends TSchema>(rule: IsolateRule<P>): IsolateRule<P> => rule;

export interface EqualityRule<P extends TSchema> {
  readonly summary: string;
  readonly parameters: P;
  /** Is this answer right? Never throws. */
  equals(answer: AnswerValue, parameters: Static<P>): boolean;
}

/** A plain rule that takes an answer as right or wrong; no answer is wrong. */
export function defineEquality<P extends TSchema>({ summary, parameters, equals }: EqualityRule<P>): PlainRule<P> {
  return { summary, parameters, takes: 'answer', grade: ({ answer }, given) => (answer !== undefined && equals(answer, given) ? RIGHT : WRONG) };
}
