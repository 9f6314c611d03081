/** How a column is read: from CSV as text, '' for NULL; from SQLite typed, None for NULL. */
import type { Program } from './program.ts';

/** `numeric-text`: a number kept as text in both, perhaps with commas ("25,000"). */
export type ColumnType = 'text' | 'integer' | 'real' | 'numeric-text';

export interface Column {
  /** Expression of Python for the raw cell. */
  readonly py: string;
  readonly type: ColumnType;
}

/** Condition that the cell is not NULL. */
export const present = (program: Program, { py, type }: Column): string => (program.patients === undefined || type === 'text' || type === 'numeric-text' ? py : `${py} is not None`);

/** The value of a cell that is not NULL. */
export function converted(program: Program, { py, type }: Column): string {
  if (type === 'numeric-text') return `float(${py}.replace(",", ""))`;
  if (program.patients !== undefined || type === 'text') return py;
  return type === 'integer' ? `int(${py})` : `float(${py})`;
}

/** The value of a cell, or None. */
export function optional(program: Program, column: Column): string {
  const value = converted(program, column);
  if (value !== column.py) return `${value} if ${present(program, column)} else None`;
  return program.patients === undefined ? `${value} or None` : value;
}

/** The names to unpack a row into, `_` for those that the code does not use. */
export function unpacked(columns: readonly string[], code: string): string {
  const words = new Set(code.replaceAll(/"(?:[^"\\]|\\.)*"/g, '').match(/\w+/g));
  const names = columns.map((column) => (words.has(column) ? column : '_'));
  const used = names.findLastIndex((name) => name !== '_') + 1;
  if (used === 0) return '_';
  return names.length - used < 2 ? names.join(', ') : `${names.slice(0, used).join(', ')}, *_`;
}
