/** A leaderboard from its lines. */
import type { Board, BoardEntry, BoardFamily } from './board.ts';
import { BOOTSTRAP_SEED, RESAMPLES } from './bootstrap.ts';
import type { Entry } from './entry.ts';
import { PAPER_NOTE, PAPER_RESULTS } from './paper-results.ts';

export interface BoardOptions {
  /** On offer here, in the order of columns. */
  readonly families: readonly BoardFamily[];
  readonly grading: Board['grading'];
  readonly notes: readonly string[];
  readonly now: number;
}

const byAverage = (a: BoardEntry, b: BoardEntry): number => (b.average?.success ?? -1) - (a.average?.success ?? -1) || (a.id < b.id ? -1 : 1);

export function makeBoard(entries: Iterable<Entry>, { families, grading, notes, now }: BoardOptions): Board {
  const lines = [...entries];
  const met = new Set(lines.flatMap((entry) => entry.families));
  const known = families.filter(({ id }) => met.has(id));
  // Of a pack that is not installed here.
  const others = [...met].filter((id) => !known.some((family) => family.id === id)).toSorted().map((id): BoardFamily => ({ id, title: id, scope: 'external', categories: [] }));
  const columns = [...known, ...others];
  const scopes = new Map(columns.map(({ id, scope }) => [id, scope]));
  const guessable = 'Runs marked `guessable` were told right and wrong again and again: they are not to be compared with others.';
  const made = lines.map((entry) => entry.summarise((family) => scopes.get(family) ?? 'external')).toSorted(byAverage);
  return {
    generated_at: now, grading, notes: [...notes, ...(made.some((entry) => entry.guessable) ? [guessable] : [])],
    interval: { level: 0.95, resamples: RESAMPLES, seed: BOOTSTRAP_SEED },
    families: columns.map((family) => ({ ...family, categories: [...family.categories] })), entries: made, paper: [...PAPER_RESULTS], paper_note: PAPER_NOTE,
  };
}
