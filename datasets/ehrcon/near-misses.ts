/** Sets of conflicts that are nearly right, as expressions of Python: each must earn nothing. */
import type { TaskRecord } from '../../env/task.ts';
import type { AnswerCell, AnswerRows } from '../ehr/reward.ts';

const python = (value: AnswerCell): string => (value === null ? 'None' : JSON.stringify(value));
const tuple = (row: readonly AnswerCell[]): string => `(${row.map(python).join(', ')})`;
const set = (rows: AnswerRows): string => `[${rows.map(tuple).join(', ')}]`;
const changed = (cell: AnswerCell): AnswerCell => (typeof cell === 'number' ? cell + 1 : cell === null ? 'something' : `${cell}x`);

const INVENTED = ['LABEVENTS', 'VALUENUM', 4.2, 3.1] as const;

export function nearMisses({ questions: [{ reward }] }: TaskRecord): readonly string[] {
  const rows = (Array.isArray(reward['rows']) ? reward['rows'] : []) as AnswerRows;
  if (rows.length === 0) return [set([INVENTED]), '0', 'False', '"no conflicts"', '[[]]'];
  const [first = [], ...others] = rows;
  const [table = null, column = null, inNote = null, inTable = null] = first;
  return [
    '[]', 'None', String(rows.length), 'True', set(others.length === 0 ? [INVENTED] : others), set([...rows, INVENTED]), set([...rows, first]),
    set([[table, column, changed(inNote), inTable], ...others]), set([[table, column, inNote, changed(inTable)], ...others]), set([[table, column, inTable, inNote], ...others]),
    `[${rows.map(([, , note = null]) => python(note)).join(', ')}]`,
  ];
}
