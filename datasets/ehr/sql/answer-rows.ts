import type { DatabaseSync } from 'node:sqlite';
import type { AnswerRows } from '../reward.ts';

/**
 * The rows that a query gives, alike on every machine: sums differ in their last bits by the order of adding, and lists in their
 * order, which are SQLite's affair, so that numbers have twelve digits and rows are sorted.
 */
export function answerRows(database: DatabaseSync, sql: string): AnswerRows {
  return database.prepare(sql).all().map((row) => Object.values(row).map((cell) => (typeof cell === 'bigint' ? Number(cell) : cell instanceof Uint8Array ? null : typeof cell === 'number' && !Number.isInteger(cell) ? Number(cell.toPrecision(12)) : cell))).toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}
