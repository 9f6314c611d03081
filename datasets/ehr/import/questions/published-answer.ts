/** MedAgentGym's `answer` of a row as rows of a query, and whether what we computed is the same. */
import { answerFromJson } from '../../../../env/answer/from-json.ts';
import { solves } from '../../../../env/rewards/index.ts';
import { type AnswerCell, type AnswerKind, type AnswerRows, rewardFor } from '../../reward.ts';

const YES = new Set(['1', '1.0', 'true', 'yes']);
const NO = new Set(['0', '0.0', 'false', 'no']);

/** Undefined when the row has no answer, or one that is neither a value nor a list of values or rows. */
export function publishedRows(answer: unknown, kind: AnswerKind): AnswerRows | undefined {
  if (answer === undefined) return undefined;
  if (kind === 'abstain') return [];
  const items: readonly unknown[] = Array.isArray(answer) ? answer : [answer];
  const rows: (readonly AnswerCell[])[] = [];
  for (const item of items) {
    const cells: readonly unknown[] = Array.isArray(item) ? item : [item];
    const row = cells.map(cellOf);
    if (row.length === 0 || row.length !== (rows[0] ?? row).length) return undefined;
    const clean = row.filter((cell) => cell !== undefined);
    if (clean.length !== row.length) return undefined;
    rows.push(clean);
  }
  if (kind !== 'yes_no') return rows;
  const word = String(rows[0]?.[0] ?? '').trim().toLowerCase();
  return rows.length === 1 && (YES.has(word) || NO.has(word)) ? [[YES.has(word) ? 1 : 0]] : undefined;
}

function cellOf(value: unknown): AnswerCell | undefined {
  if (typeof value === 'boolean') return value ? 1 : 0;
  return value === null || typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value)) ? value : undefined;
}

/** By the rule that grades agents: would the published answer earn on what was computed? */
export function agrees(kind: AnswerKind, computed: AnswerRows, published: AnswerRows): boolean {
  return solves(rewardFor(kind, computed), answerFromJson(kind === 'yes_no' ? published[0]?.[0] : published));
}
