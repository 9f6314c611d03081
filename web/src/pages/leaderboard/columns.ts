/** What the leaderboard can be sorted by: a value of each entry, and whether more of it is better. */
import type { Entry } from '../../api/board.ts';

export interface Column { readonly id: string; readonly title: string; readonly means: string; readonly best: 'most' | 'least'; valueOf(entry: Entry): number | null }

/** Of an entry that was played at all: sums say nothing of one that was not. */
const played = (entry: Entry, value: number | null): number | null => (entry.overall.episodes === 0 ? null : value);

/** pass@k for the most samples that the tasks have. */
export function largestK({ overall: { pass_at_k: passes } }: Entry): { readonly k: number; readonly pass: number } | undefined {
  const k = Math.max(0, ...Object.keys(passes).map(Number));
  const pass = passes[String(k)];
  return k < 2 || pass === undefined ? undefined : { k, pass };
}

export const COLUMNS = [
  { id: 'average', title: 'Average', means: 'mean over the families that were played, as the paper averages', best: 'most', valueOf: ({ average }) => average?.success ?? null },
  { id: 'success', title: 'All tasks', means: 'mean over all tasks', best: 'most', valueOf: ({ overall }) => overall.success },
  { id: 'pass', title: 'pass@k', means: 'chance that one of k samples solves a task, for the largest k', best: 'most', valueOf: (entry) => largestK(entry)?.pass ?? null },
  { id: 'reward', title: 'Reward', means: 'mean reward of an episode', best: 'most', valueOf: ({ overall }) => overall.mean_reward },
  { id: 'turns', title: 'Turns', means: 'mean of an episode', best: 'least', valueOf: ({ overall }) => overall.turns },
  { id: 'tokens', title: 'Tokens', means: 'prompt and completion, of all episodes', best: 'least', valueOf: (entry) => played(entry, entry.overall.tokens.prompt + entry.overall.tokens.completion) },
  { id: 'cost', title: 'Cost', means: 'dollars, of all episodes', best: 'least', valueOf: (entry) => played(entry, entry.overall.cost) },
  { id: 'seconds', title: 'Time', means: 'mean wall clock of an episode', best: 'least', valueOf: ({ overall }) => overall.seconds },
  { id: 'episodes', title: 'Episodes', means: 'that were played', best: 'most', valueOf: ({ overall }) => overall.episodes },
] as const satisfies readonly Column[];

/** The success in one family: `family:medcalc`. */
const familyColumn = (id: string): Column => ({ id: `family:${id}`, title: id, means: `success in ${id}`, best: 'most', valueOf: ({ families }) => families[id]?.success ?? null });

/** The column of that name; the average where there is none. */
export function columnNamed(name: string | undefined): Column {
  if (name?.startsWith('family:') === true) return familyColumn(name.slice('family:'.length));
  return COLUMNS.find(({ id }) => id === name) ?? COLUMNS[0];
}

/** Entries without a value stand last, whichever way. */
export function sorted(entries: readonly Entry[], { best, valueOf }: Column, turned: boolean): readonly Entry[] {
  const sign = (best === 'most') === turned ? 1 : -1;
  return entries.toSorted((one, two) => {
    const [a, b] = [valueOf(one), valueOf(two)];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return sign * (a - b);
  });
}
