/** A leaderboard in the terminal. */
import type { Board } from '../../evaluation/board.ts';
import { formatTable } from '../table.ts';
import { apartOf, bestOf, dollars, errorsOf, marksOf, passOf, published, tokensOf, withInterval } from './words.ts';

export function boardText({ entries, families, notes, paper, paper_note: paperNote }: Board): string {
  const several = new Set(entries.map(({ run }) => run)).size > 1;
  const nameOf = ({ run, model }: Board['entries'][number]): string => (several ? `${model} [${run}]` : model);
  const best = entries.some(({ overall }) => overall.best_at_k !== undefined);
  const parts = [
    formatTable(['model', 'average, per cent', 'families', 'tasks', 'episodes', 'turns', 'pass@k', ...(best ? ['best@k'] : []), 'tokens', 'cost', 's/episode', 'errors in steps', 'not counted', 'test set'], entries.map((entry) => [
      nameOf(entry), withInterval(entry.average?.success, entry.average?.interval), `${entry.average?.families ?? 0}`, `${entry.overall.tasks}`, `${entry.overall.episodes}`, entry.overall.turns?.toFixed(2) ?? '-', passOf(entry.overall), ...(best ? [bestOf(entry.overall)] : []),
      tokensOf(entry.overall), dollars(entry.overall.cost), entry.overall.seconds?.toFixed(1) ?? '-', errorsOf(entry.overall), apartOf(entry.overall), marksOf(entry),
    ]), Number.POSITIVE_INFINITY),
    formatTable(['success, per cent', ...families.map(({ id }) => id)], entries.map((entry) => [nameOf(entry), ...families.map(({ id }) => withInterval(entry.families[id]?.success, entry.families[id]?.interval))]), Number.POSITIVE_INFINITY),
    formatTable(['published by the paper', ...families.map(({ id }) => id), 'average'], paper.map((line) => [line.model, ...families.map(({ id }) => published(line.success[id])), published(line.average)]), Number.POSITIVE_INFINITY),
    paperNote, ...notes.map((note) => `note: ${note}`),
  ];
  return parts.join('\n\n');
}
