/** Answers that are nearly right, as expressions of Python: each must earn nothing. Among them is abstaining, where there is an answer. */
import type { RewardSpec, TaskRecord } from '../../env/task.ts';
import type { AnswerRows } from './reward.ts';

const python = (value: unknown): string => (value === null ? 'None' : JSON.stringify(value));

function ofNumber(value: number): readonly string[] {
  const wrong = [value * 2, value + 1, value - 1, -value, value * 1.001 + 0.001].filter((each) => Math.abs(each - value) > 1e-3);
  return [...wrong.map(String), `[${value}, ${value + 1}]`, `"${value} mL"`, 'None'];
}

function ofText(text: string): readonly string[] {
  const at = /^(\d{4})-(\d{2})-(\d{2})( .*)?$/.exec(text);
  const shifted = at === null ? [] : [`${Number(at[1]) + 1}-${at[2]}-${at[3]}${at[4] ?? ''}`, `${at[1]}-${at[2]}-${at[3]} 00:00:07`];
  return [...shifted.map(python), python(`${text}x`), python(`The answer is ${text}.`), `[${python(text)}, "another"]`, '[]', 'None'];
}

/** The first of several rows, or one row without its last cell. */
const part = (rows: AnswerRows): string => {
  const [row = []] = rows;
  const cells = rows.length > 1 ? row : row.slice(0, -1);
  return cells.length === 1 ? python(cells[0]) : `(${cells.map(python).join(', ')})`;
};

export const nearMisses = ({ questions: [{ reward }] }: TaskRecord): readonly string[] => wrongAnswers(reward);

export function wrongAnswers(reward: RewardSpec): readonly string[] {
  if (reward.rule === 'abstain') return ['False', '0', '[]', '""', '"unknown"'];
  if (reward.rule === 'yes_no') return reward['value'] === true ? ['False', '0', '"no"', '[True, False]', '"maybe"', 'None'] : ['True', '1', '"yes"', '[True, False]', '"maybe"', 'None'];
  const rows = (Array.isArray(reward['rows']) ? reward['rows'] : []) as AnswerRows;
  // No row, or NULL alone: published questions whose tables hold nothing.
  if (rows.length === 0 || rows.every((row) => row.every((cell) => cell === null))) return ['0', 'False', '""', '[0]'];
  if (rows.length === 1 && rows[0]?.length === 1) {
    const [cell] = rows[0];
    return typeof cell === 'number' ? ofNumber(cell) : ofText(cell ?? '');
  }
  const items = rows.map((row) => (row.length === 1 ? python(row[0] ?? null) : `(${row.map(python).join(', ')})`));
  return [
    `[${items.slice(1).join(', ')}]`, part(rows), `[${[...items, '"another"'].join(', ')}]`, `[${[...items, items[0] ?? '0'].join(', ')}]`, `", ".join(map(str, [${items.join(', ')}]))`, '[]', 'None',
  ];
}
