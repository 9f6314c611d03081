/** What a scenario of the twin states: a study in words, and the ranges from which its numbers are drawn. */

export type Range = readonly [low: number, high: number];

interface Common {
  /** One or two sentences that say what is studied and why. */
  readonly setting: string;
  /** Plural of those who take part: patients, nurses, infants. */
  readonly who: string;
}

/** A measured outcome. */
interface Measured extends Common {
  /** Noun phrase without article: "systolic blood pressure". */
  readonly outcome: string;
  readonly unit: string;
  /** Decimals with which the outcome is reported. */
  readonly decimals: number;
  /** Range of the standard deviation. */
  readonly sd: Range;
  /** Another unit in which the literature reports it: 1 `unit` of it is `per` of ours. */
  readonly alt?: { readonly unit: string; readonly per: number };
}

export interface OneSampleScenario extends Measured {
  /** Range of the value to compare with. */
  readonly reference: Range;
  /** Where that value comes from: "the national average". */
  readonly standard: string;
  /** The change looked for: -1 lower, 1 higher. */
  readonly direction: 1 | -1;
}

export interface TwoSampleScenario extends Measured {
  readonly arms: readonly [string, string];
  /** Mean of the second arm. */
  readonly mean: Range;
  /** Of the first arm against the second. */
  readonly direction: 1 | -1;
}

export interface PairedScenario extends Measured {
  /** "at baseline", "after eight weeks". */
  readonly moments: readonly [string, string];
  readonly mean: Range;
  readonly direction: 1 | -1;
}

export interface AnovaScenario extends Measured {
  /** Three to five; the first is the reference group. */
  readonly groups: readonly string[];
  readonly mean: Range;
}

export interface ChiSquareScenario extends Common {
  /** Two or three. */
  readonly groups: readonly string[];
  /** What is classified: "severity of depression". */
  readonly outcome: string;
  /** Two to five, in order where there is one. */
  readonly categories: readonly string[];
  /** Proportions to start from, one per category. */
  readonly base: readonly number[];
  /** True where people are sampled as they come, so that groups may differ in size. */
  readonly crossSectional: boolean;
}

export interface CoxScenario extends Common {
  /** Experimental or exposed, then control. */
  readonly arms: readonly [string, string];
  /** Noun phrase: "death or hospitalisation for heart failure". */
  readonly event: string;
  /** "three years". */
  readonly horizon: string;
  /** Length of the horizon in months. */
  readonly months: number;
  /** Probability of the event in the control group within the horizon. */
  readonly control: Range;
  /** -1: the first arm should do better (hazard ratio below 1); 1: worse. */
  readonly direction: 1 | -1;
}

/** The scenarios of one test; the two splits share none. */
export interface Pools<S> {
  readonly train: readonly S[];
  readonly test: readonly S[];
}
