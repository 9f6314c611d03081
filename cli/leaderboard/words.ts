/** How figures of a leaderboard are written, in tables and files alike. */
import type { BoardEntry, Score } from '../../evaluation/board.ts';
import { shortCount } from '../table.ts';

export const percent = (share: number | null | undefined): string => (share === null || share === undefined ? '-' : (100 * share).toFixed(1));
/** As the paper writes it. */
export const published = (share: number | undefined): string => (share === undefined ? '-' : (100 * share).toFixed(2));
/** `41.2 (38.0-44.4)`. */
export const withInterval = (share: number | null | undefined, interval: readonly number[] | null | undefined): string => (share === null || share === undefined ? '-' : `${percent(share)}${interval === null || interval === undefined ? '' : ` (${percent(interval[0])}-${percent(interval[1])})`}`);
export const tokensOf = ({ tokens: { prompt, completion } }: Pick<Score, 'tokens'>): string => (prompt + completion === 0 ? '-' : `${shortCount(prompt)} + ${shortCount(completion)}`);
export const dollars = (cost: number): string => (cost === 0 ? '-' : `$${cost.toFixed(2)}`);
/** What counts for nothing, in a few words. */
export const apartOf = ({ unplayed, infra, open }: Pick<Score, 'unplayed' | 'infra' | 'open'>): string => [unplayed === 0 ? [] : [`${unplayed} unplayed`], infra === 0 ? [] : [`${infra} infra`], open === 0 ? [] : [`${open} open`]].flat().join(', ') || '-';
/** The largest k of pass@k, where there are several samples. */
export function passOf({ pass_at_k: passed }: Pick<Score, 'pass_at_k'>): string {
  const k = Math.max(0, ...Object.keys(passed).map(Number));
  return k < 2 ? '-' : `${percent(passed[k])} (k=${k})`;
}
export const bestOf = ({ best_at_k: best = {} }: Pick<Score, 'best_at_k'>): string => {
  const k = Math.max(0, ...Object.keys(best).map(Number));
  return k < 2 ? '-' : `${percent(best[k])} (k=${k})`;
};
/** Steps with an error, the most frequent kinds first. */
export function errorsOf({ errors, steps }: Pick<Score, 'errors' | 'steps'>, most = 3): string {
  const found = Object.entries(errors).filter(([, count]) => count > 0).toSorted(([, a], [, b]) => b - a).slice(0, most);
  return found.map(([kind, count]) => `${kind} ${percent(count / Math.max(1, steps))} %`).join(', ') || '-';
}
export const marksOf = ({ guessable, source, feedback, test_set: set }: BoardEntry): string => [...(set === null ? [] : [set]), ...(source === 'twin' ? [] : [source]), ...(feedback === 'interactive' || feedback === '' ? [] : [`${feedback} feedback`]), ...(guessable ? ['guessable'] : [])].join(', ');
