/**
 * A planned study as data: what is compared, what is assumed, how it will be tested. Everything that the six power
 * calculations need, in one shape each. Alpha is the type I error of the whole test; `sides` 2 splits it over two tails.
 */

export type Sides = 1 | 2;

interface OfOneMean {
  /** Assumed true difference from the null, in the outcome's unit; its sign does not matter. */
  readonly difference: number;
  /** Standard deviation of the observations (paired: of the within-pair differences), in the same unit. */
  readonly sd: number;
  readonly sides: Sides;
  readonly alpha: number;
}

export interface OneSampleT extends OfOneMean { readonly test: 'one-sample-t' }
export interface PairedT extends OfOneMean { readonly test: 'paired-t' }

export interface TwoSampleT {
  readonly test: 'two-sample-t';
  readonly difference: number;
  /** Standard deviations of the first and the second group. */
  readonly sds: readonly [number, number];
  /** `pooled`: Student's test with a common variance; `welch`: unequal variances, Satterthwaite degrees of freedom. */
  readonly method: 'pooled' | 'welch';
  /** Participants of the second group for each one of the first; a whole number. */
  readonly ratio: number;
  readonly sides: Sides;
  readonly alpha: number;
}

export interface Anova {
  readonly test: 'anova';
  /** Assumed true group means; groups are of equal size. */
  readonly means: readonly number[];
  /** Common standard deviation within groups. */
  readonly sd: number;
  readonly alpha: number;
}

export interface ChiSquare {
  readonly test: 'chi-square';
  /** Assumed distribution over the categories, one row a group; each row sums to 1. */
  readonly proportions: readonly (readonly number[])[];
  /** Share of each group in the whole sample; sums to 1. */
  readonly shares: readonly number[];
  readonly alpha: number;
}

export interface Cox {
  readonly test: 'cox';
  /** Hazard of the first (experimental) group over that of the second (control). */
  readonly hazardRatio: number;
  /** Probability of the event during the study, in the first and in the second group. */
  readonly eventProbabilities: readonly [number, number];
  readonly method: 'freedman' | 'schoenfeld';
  /** Participants of the first group for each one of the second; a whole number. */
  readonly ratio: number;
  readonly sides: Sides;
  readonly alpha: number;
}

export type Study = OneSampleT | TwoSampleT | PairedT | Anova | ChiSquare | Cox;
export type TestId = Study['test'];

/**
 * What a sample size counts: `each` group's members (in an unequal allocation, those of the group that counts one), or
 * the `total` of all groups.
 */
export type Count = 'each' | 'total';

export type Question =
  | { readonly target: 'size'; readonly study: Study; readonly power: number; readonly count: Count }
  | { readonly target: 'power'; readonly study: Study; /** Participants (pairs, patients), counted as `count` says. */ readonly size: number; readonly count: Count };
