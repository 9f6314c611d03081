/** A leaderboard without what differs between two runs of the same: names of runs, times, and what was begun in vain. */
import type { Board, BoardEntry, FamilyScore, Score } from '../../evaluation/board.ts';

function same<S extends Score>({ seconds: _, unplayed: __, infra: ___, lost: ____, open: _____, ...score }: S) {
  return score;
}

export const comparable = ({ entries }: Board): readonly object[] => entries.map(({ started_at: _, ended_at: __, run: ___, id: ____, overall, families, ...entry }: BoardEntry) => ({
  ...entry, overall: same(overall), families: Object.fromEntries(Object.entries(families).map(([id, score]: readonly [string, FamilyScore]) => [id, same(score)])),
}));
