/** What a task template is: whom it asks about, in which words, what is right then, and how an excellent agent would do it. */
import type { Condition } from '../../../env/rewards/conditions.ts';
import type { Rng } from '../../../env/rng.ts';
import type { RewardSpec, Split } from '../../../env/task.ts';
import type { Chart } from '../charts/register.ts';

export interface Write { readonly method: 'POST'; readonly path: string; readonly where: readonly Condition[] }

/** Words for the placeholders of a wording, beside `mrn`. */
export type Slots = Readonly<Record<string, string | number>>;

export interface Case {
  /** What has to be created, and nothing else. */
  readonly writes: readonly Write[];
  /** The rule of the answer; none where nothing is asked. */
  readonly answer?: RewardSpec;
  /** A short text of what is right. */
  readonly gold: string;
  /** Python after `search` and `create`. */
  readonly reference: string;
  readonly difficulty: number;
}

export interface Template {
  readonly id: string;
  readonly title: string;
  readonly wordings: Readonly<Record<Split, readonly string[]>>;
  /** What is to be known beside the question: codes, dosing. */
  readonly context: string;
  /** What the answer is, where that is not the question itself. */
  readonly answered: string;
  /** Of tasks in which something is due or not: which of them, `undefined` where a patient does not fit. */
  due?(chart: Chart): boolean | undefined;
  /** What is asked of the patient; undefined where the patient does not fit. */
  ask(chart: Chart, rng: Rng): Slots | undefined;
  /** What is right then. @throws RangeError where that cannot be said */
  of(chart: Chart, slots: Slots): Case;
}

export const within = (value: number, tolerance: number): RewardSpec => ({ rule: 'within', low: value - tolerance, high: value + tolerance });
/** Which patient a resource is about. */
export const about = ({ mrn }: Chart): Condition => ({ path: 'subject.reference', equals: `Patient/${mrn}` });
export const python = (value: unknown): string => JSON.stringify(value);
/** As people write it: 1.9, not 1.90; at most so many decimals. */
export const plain = (value: number, decimals = 3): string => String(Number(value.toFixed(decimals)));
