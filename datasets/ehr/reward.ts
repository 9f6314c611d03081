/** How the answer of a question about tables is graded, from the rows that its query gives. */
import type { RewardSpec } from '../../env/task.ts';

export type AnswerCell = string | number | null;
export type AnswerRows = readonly (readonly AnswerCell[])[];

/** `rows`: a value or a list; `yes_no`: one row with 1 or 0; `abstain`: a question that the tables cannot answer. */
export type AnswerKind = 'rows' | 'yes_no' | 'abstain';

export function rewardFor(kind: AnswerKind, rows: AnswerRows): RewardSpec {
  switch (kind) {
    case 'rows': return { rule: 'rows', rows };
    case 'yes_no': return { rule: 'yes_no', value: Number(rows[0]?.[0] ?? 0) !== 0 };
    case 'abstain': return { rule: 'abstain' };
  }
}

/** A short text of the gold answer: equal for answers that the rule takes as equal. */
export function goldText(kind: AnswerKind, rows: AnswerRows): string {
  if (kind === 'abstain') return 'None';
  if (kind === 'yes_no') return Number(rows[0]?.[0] ?? 0) !== 0 ? 'yes' : 'no';
  const cells = rows.map((row) => row.map((cell) => (typeof cell === 'number' ? String(Number(cell.toFixed(4))) : cell === null ? 'None' : cell.trim().toLowerCase())).join(' | '));
  return cells.length === 1 ? cells[0] ?? '' : `[${cells.toSorted().join('; ')}]`;
}
