/**
 * How facts are framed: the frames of sentences, without the facts. The frames of the two splits are written apart (`train.ts`, `test.ts`),
 * so that a sentence of one is none of the other, whatever facts it holds.
 *
 * `{list}` is a list of noun phrases, `{clause}` a fact with subject and verb, `{Clause}` the same with a capital, `{voice}` one
 * who tells (`the daughter`), `{doctor}` one who examines, `{n}` a number.
 */
import type { Place } from '../illness.ts';
import type { Section } from '../section.ts';
import type { Style } from '../style.ts';

type Frames = readonly string[];

export interface Wording {
  /** First sentences by place; `{who}`, `{known}`, `{past}`, `{on}`, `{clinic}`, `{reason}` and `{since}`, which may be empty. */
  readonly openings: { readonly [place in Place]: Frames };
  /** First sentences of short notes, which are in the present tense. */
  readonly present: Frames;
  /** First sentences in the manner of a letter and of a telegram. */
  readonly letter: Frames;
  readonly telegram: Frames;
  readonly greeting: Frames;
  readonly farewell: Frames;
  /** Lines above a note, by style. */
  readonly head: { readonly [style in Style]?: Frames };
  readonly onset: Frames;
  /** Lists of what is there, and of what is not. */
  readonly items: { readonly [section in Section]?: Frames };
  readonly denials: { readonly [section in Section]?: Frames };
  /** Lists of both: `{list}` and `{none}`. */
  readonly both: { readonly [section in Section]?: Frames };
  /** That there is nothing else. */
  readonly rest: { readonly [section in Section]?: Frames };
  /** Facts that have a verb of their own. */
  readonly clauses: { readonly [section in Section]?: Frames };
  /** Two facts in one sentence: `{One}`, `{other}`. */
  readonly pairs: Frames;
  /** `{Study}`, `{finding}`. */
  readonly studies: Frames;
  /** Verbs between a study and what it found. */
  readonly showed: Frames;
  /** `{Study}`, `{finding}` and perhaps `{others}`, or a `{list}` of values. */
  readonly assays: Frames;
  readonly pending: Frames;
  readonly operations: Frames;
  /** Facts of a visit to a clinic. */
  readonly visit: Frames;
  readonly treatments: Frames;
  readonly days: Frames;
  /** A sentence of its own, introduced or signed: `{clause}` or `{Clause}`. */
  readonly turns: Frames;
  readonly diagnosis: Frames;
  readonly outcome: Frames;
  readonly plans: Frames;
  readonly vitals: Frames;
  readonly panels: Frames;
  /** The rest of a long panel: `{list}`. */
  readonly alsoInPanel: Frames;
  /** The same in notes that are short of words. */
  readonly terse: { readonly items: { readonly [section in Section]?: Frames }; readonly denials: { readonly [section in Section]?: Frames } };
}
