/** What a published question means: the calculation by the usual method first, then by the others that fit its words. */
import type { Question, Study } from '../methods/study.ts';

export interface Interpretation {
  /** Names method and reading, for provenance and for people. */
  readonly method: string;
  readonly question: Question;
}

/** Parses one test's questions. @throws UnusableRow */
export type Reader = (text: string, target: 'size' | 'power') => readonly Interpretation[];

/** Pairs a study with what its question asks. */
export function asking(study: Study, target: 'size' | 'power', wanted: () => number, size: () => number, count: 'each' | 'total' = 'each'): Question {
  return target === 'size' ? { target, study, power: wanted(), count } : { target, study, size: size(), count };
}
