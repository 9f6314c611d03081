/** The form in which a calculator's questions are kept. */

/** Phrasings by split. `{when}` and other words come from the scenario. */
export interface Question {
  readonly train: readonly string[];
  readonly test: readonly string[];
  /** Said of whole numbers: `mL/min`. */
  readonly unit?: string;
}
