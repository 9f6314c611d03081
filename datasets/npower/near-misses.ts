/**
 * Answers close to the gold one that must earn nothing, as Python expressions: one participant too many, a power just
 * outside its interval, beta, percent, and the results of the mistakes that the record's provenance lists.
 */
import { solves } from '../../env/rewards/index.ts';
import type { TaskRecord } from '../../env/task.ts';

const NOTHING = ['None', "''", '[]', "float('nan')", "float('inf')"] as const;

export function nearMisses({ questions: [{ reward, gold }], provenance }: TaskRecord): readonly string[] {
  const answer = Number(gold);
  const mistakes: unknown = provenance['mistakes'];
  const listed = Array.isArray(mistakes) ? mistakes.filter((value) => typeof value === 'number') : [];
  const near = reward.rule === 'integer'
    ? [answer + 1, answer - 1, answer + 0.5, answer * 2, answer * 10, -answer, ...listed]
    : [answer + 0.03, answer - 0.03, 1 - answer, answer * 100, -answer, ...listed];
  const wrong = [...new Set(near)].filter((value) => !solves(reward, { type: 'float', value }));
  return [...wrong.map(String), `[${gold}, ${wrong[0] ?? 0}]`, `'${gold} or ${wrong[0] ?? 0}'`, ...NOTHING];
}
