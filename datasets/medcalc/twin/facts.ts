/** What a section of a note tells, before it is put into sentences. */
import { type Section, SECTIONS } from './section.ts';

export interface SectionFacts {
  /** Sentences as they stand, in their order: what comes first below zero, what comes last high. */
  readonly lines: { readonly order: number; readonly text: string }[];
  readonly clauses: string[];
  readonly items: string[];
  readonly absents: string[];
  readonly operations: string[];
  /** Investigations, `study: finding`. */
  readonly studies: string[];
  readonly treatments: string[];
  /** Sentences of the work-up. */
  readonly turns: string[];
  /** Clauses of later days. */
  readonly days: string[];
  readonly plans: string[];
}

export type Facts = { readonly [section in Section]: SectionFacts };

export function noFacts(): Facts {
  return Object.fromEntries(SECTIONS.map((section) => [section, { lines: [], clauses: [], items: [], absents: [], operations: [], studies: [], treatments: [], turns: [], days: [], plans: [] }])) as unknown as Facts;
}
