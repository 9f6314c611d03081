/** A table by its columns, from any of the forms in which programs hand one in. */
import type { AnswerValue } from './value.ts';

export interface Columns {
  readonly names: readonly string[];
  readonly length: number;
  /** The cells of a column, from the top; undefined where there is none of that name. */
  column(name: string): readonly AnswerValue[] | undefined;
}

function fromRows(names: readonly string[], rows: readonly (readonly AnswerValue[])[]): Columns {
  return {
    names, length: rows.length,
    column(name) {
      const at = names.indexOf(name);
      return at < 0 ? undefined : rows.map((row) => row[at] ?? { type: 'null' });
    },
  };
}

const keyOf = (key: AnswerValue): string | undefined => (key.type === 'str' ? key.value : undefined);

/** A DataFrame, a CSV file, a list of records with the same keys, or a dict of lists of one length; undefined for anything else. */
export function asColumns(answer: AnswerValue): Columns | undefined {
  if (answer.type === 'table') return fromRows(answer.columns, answer.rows);
  if (answer.type === 'dict') {
    const columns = answer.entries.map(([key, value]) => [keyOf(key), value.type === 'list' || value.type === 'tuple' ? value.items : undefined] as const);
    const [first] = columns;
    if (first?.[1] === undefined || columns.some(([name, cells]) => name === undefined || cells?.length !== first[1]?.length)) return undefined;
    return { names: columns.map(([name]) => name ?? ''), length: first[1].length, column: (wanted) => columns.find(([name]) => name === wanted)?.[1] };
  }
  if (answer.type !== 'list' && answer.type !== 'tuple') return undefined;
  const [head] = answer.items;
  if (head?.type !== 'dict') return undefined;
  const names = head.entries.map(([key]) => keyOf(key) ?? '');
  const rows: AnswerValue[][] = [];
  for (const item of answer.items) {
    if (item.type !== 'dict' || item.entries.length !== names.length || item.entries.some(([key], i) => keyOf(key) !== names[i])) return undefined;
    rows.push(item.entries.map(([, value]) => value));
  }
  return fromRows(names, rows);
}
