import { type Static, Type } from 'typebox';
import { asColumns } from '../answer/columns.ts';
import { asNumber } from '../answer/compare.ts';
import type { AnswerValue } from '../answer/value.ts';
import { auroc, averagePrecision } from './ranking.ts';
import { definePlain } from './rule.ts';
import { malformed, type Verdict } from './verdict.ts';

const parameters = Type.Object({
  /** Column of the rows' ids, and of the predicted probabilities or scores. */
  id: Type.String(),
  score: Type.String(),
  /** 0 or 1 by id: every one of these rows has to be predicted, once, and no other. */
  labels: Type.Record(Type.String(), Type.Integer({ minimum: 0, maximum: 1 }), { minProperties: 2 }),
  /** AUROC that earns 0, such as that of the best single feature; and the one that earns 1. */
  floor: Type.Number({ minimum: 0.5, maximum: 1 }),
  ceiling: Type.Number({ minimum: 0.5, maximum: 1 }),
  /** Score from which on the task counts as solved; by default 0.8. */
  solved_at: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
});
type Parameters = Static<typeof parameters>;

const idOf = (value: AnswerValue): string | undefined => (value.type === 'str' ? value.value : value.type === 'int' ? value.digits : value.type === 'float' && Number.isSafeInteger(value.value) ? String(value.value) : undefined);

export const predictions = definePlain<typeof parameters>({
  summary: 'A table of scores for every row that is asked for, once: the area under the ROC curve, scaled between a floor and a ceiling.',
  parameters,
  takes: 'answer',
  grade({ answer }, { id, score, labels, floor, ceiling, solved_at: solvedAt = 0.8 }: Parameters): Verdict {
    const columns = answer === undefined ? undefined : asColumns(answer);
    const ids = columns?.column(id);
    const scores = columns?.column(score);
    if (columns === undefined) return malformed(`A table with the columns ${id} and ${score} is asked for.`);
    if (ids === undefined || scores === undefined) return malformed(`The table has the columns ${columns.names.slice(0, 20).join(', ')}; ${[ids === undefined ? id : '', scores === undefined ? score : ''].filter(Boolean).join(' and ')} is missing.`);
    const seen = new Set<string>();
    const rows: { score: number; positive: boolean }[] = [];
    let strange = 0;
    let twice = 0;
    let unusable = 0;
    for (const [i, each] of ids.entries()) {
      const key = idOf(each);
      const label = key !== undefined && Object.hasOwn(labels, key) ? labels[key] : undefined;
      const number = scores[i] === undefined || scores[i].type === 'str' ? undefined : asNumber(scores[i]);
      if (key === undefined || label === undefined) { strange++; continue; }
      if (seen.has(key)) twice++;
      seen.add(key);
      if (number === undefined) unusable++;
      else rows.push({ score: number, positive: label === 1 });
    }
    const missing = Object.keys(labels).length - seen.size;
    const faults = [[missing, 'missing'], [twice, 'given twice'], [strange, 'not asked for'], [unusable, 'without a finite number']] as const;
    const found = faults.filter(([count]) => count > 0);
    if (found.length > 0) return malformed(`Rows: ${found.map(([count, what]) => `${count} ${what}`).join(', ')}.`);
    const area = auroc(rows);
    if (!Number.isFinite(area)) return malformed('The scores rank nothing.');
    const scaled = Math.min(1, Math.max(0, (area - floor) / (ceiling - floor)));
    return { score: scaled, solved: scaled >= solvedAt && scaled > 0, metrics: { auroc: area, auprc: averagePrecision(rows) } };
  },
});
