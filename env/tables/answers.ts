/** The texts of `request_info`: what was found, on few lines, cut to size. */
import type { TableColumns } from './columns.ts';
import { showText } from './fold.ts';
import type { ColumnValues, Occurrence } from './value-index.ts';

export const ANSWER_BYTES = 8_192;
const SHOWN_PLACES = 20;
const PLACES_OF_A_CLOSE_VALUE = 3;

/** A value as code would write it: numbers of columns of numbers bare, all else in quotes. */
const literal = ({ text, numeric }: Pick<Occurrence, 'text' | 'numeric'>): string => numeric ? showText(text) : JSON.stringify(showText(text));
const rows = (count: number): string => count === 1 ? '1 row' : `${count} rows`;

export function describeColumns(tables: readonly TableColumns[]): string {
  return tables.map(({ table, columns, view }) => `${table}${view ? ' (view)' : ''}: ${columns.join(', ')}`).join('\n') || 'There are no tables.';
}

export function describeOccurrences(found: readonly Occurrence[]): string {
  const lines = found.slice(0, SHOWN_PLACES).map((each) => `${each.table}.${each.column} = ${literal(each)} in ${rows(each.count)}`);
  return [...lines, ...(found.length > SHOWN_PLACES ? [`and ${found.length - SHOWN_PLACES} more`] : [])].join('\n');
}

/** @param closest each close value with the places where it occurs */
export function describeClosest(term: string, closest: readonly (readonly Occurrence[])[]): string {
  const asked = JSON.stringify(showText(term));
  const lines = closest.flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const places = [...new Set([first, ...others].map(({ table, column }) => `${table}.${column}`))];
    const more = places.length > PLACES_OF_A_CLOSE_VALUE ? ` and ${places.length - PLACES_OF_A_CLOSE_VALUE} more` : '';
    return [`${places.slice(0, PLACES_OF_A_CLOSE_VALUE).join(', ')}${more} = ${literal(first)}`];
  });
  return lines.length === 0 ? `${asked} does not occur as a value, nor anything like it.` : `${asked} does not occur as a value. The closest values:\n${lines.join('\n')}`;
}

export function describeValues(table: string, column: string, { total, values }: ColumnValues): string {
  const most = total > values.length ? `, the ${values.length} most frequent` : '';
  return `${table}.${column}: ${total} distinct ${total === 1 ? 'value' : 'values'}${most}:\n${values.map(({ text, count }) => `${showText(text)} (${count})`).join(', ')}`;
}

/** Cuts the end of a long answer, and says so. */
export function capAnswer(text: string): string {
  if (Buffer.byteLength(text) <= ANSWER_BYTES) return text.toWellFormed();
  const marker = '\n[... cut: ask for less ...]';
  // A character cut in half becomes one that is left out.
  return Buffer.from(text).subarray(0, ANSWER_BYTES - marker.length - 3).toString().replace(/\uFFFD+$/u, '') + marker;
}
