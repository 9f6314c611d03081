/**
 * What a MedCalc-Bench calculator is: a pure function from clinical findings to one number, date or duration.
 *
 * Findings come in the exact form of the benchmark's `Relevant Entities`, so that the published rows check our
 * calculators and the generated notes are described in the same terms. A boolean that is absent is false; a
 * number, text or date that is absent and has no neutral value is an `EntityError`.
 */

/**
 * One finding. A quantity is `[value, unit]` (`[1.4, 'mg/dL']`); a steroid dose is `[drug and route, dose, unit]`
 * (`['PredniSONE PO', 20, 'mg']`); numbers without a unit are ratios, pH, points and counts.
 */
export type Entity =
  | boolean | number | string
  | readonly [number, string]
  | readonly [string, number, string]
  /** Two units of one measure: `[5, 'ft', 7, 'in']`, `[2, 'years', 3, 'months']`. */
  | readonly [number, string, number, string];
export type Entities = { readonly [name: string]: Entity };

export type Result =
  | { readonly kind: 'decimal'; readonly value: number }
  | { readonly kind: 'integer'; readonly value: number }
  /** `value` is an ISO date, `2024-01-31`. */
  | { readonly kind: 'date'; readonly value: string }
  /** Completed weeks, and days from 0 to 6. */
  | { readonly kind: 'weeks-days'; readonly weeks: number; readonly days: number };

export interface Calculator {
  /** The benchmark's `Calculator ID`. */
  readonly id: number;
  /** The category of its tasks: lower case, digits, hyphens. */
  readonly slug: string;
  readonly name: string;
  readonly group: 'equation' | 'score';
  /**
   * How the answer is graded. Wells' PE is a score whose points come in halves: it is a `decimal` score, since the
   * benchmark grades it by limits.
   */
  readonly output: Result['kind'];
  /** Of the answer, as the question names it; `''` for points, dates and ratios. */
  readonly unit: string;
  /** Guideline or paper that defines it. */
  readonly source: string;
  /** @throws EntityError when a finding that it needs is missing, of another form, or in an unknown unit. */
  compute(entities: Entities): Result;
}

/** The findings do not allow the computation: says which one and why. */
export class EntityError extends Error {
  override readonly name = 'EntityError';
}
