/** What a phrase bank says about one finding, and what a note says about how it was told. */
import type { Section } from './section.ts';

/** How a reader comes to a finding: read as it stands, or by inference, conversion, choice among times, or derivation. */
export type Telling = 'stated' | 'inferred';

export interface Told {
  /** The finding, as the calculators name it. */
  readonly finding: string;
  readonly telling: Telling;
  readonly present: boolean;
}

/**
 * Ways to tell one yes/no finding. `stated` names it nearly as a score sheet does; `items` does so in a word or two, for a list of
 * diagnoses or findings; `inferred` gives what a clinician concludes it from; `denied` says that it is absent; `noun` completes "no
 * history of ..." or "no ..."; where it is empty, absence takes a sentence of its own. Each list belongs half to the train, half to the test
 * split (`split-pool.ts`).
 */
export interface FindingProse {
  readonly section: Section;
  readonly noun: string;
  readonly items?: readonly string[];
  readonly stated: readonly string[];
  readonly inferred: readonly string[];
  readonly denied: readonly string[];
  /** Silence is no denial: "no other complaints" says nothing of an operation, so that absence is always told. */
  readonly toldWhenAbsent?: true;
}
