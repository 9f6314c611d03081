/** What a published query gave, and how much of it is taken. */
import type { AnswerRows } from '../../reward.ts';

export const MOST_ROWS = 1_000;
/** Of all cells of a result together. */
export const MOST_CHARACTERS = 1_000_000;
export const MOST_CELL_CHARACTERS = 1_000_000;

export type QueryResult = { readonly ok: true; readonly rows: AnswerRows } | { readonly ok: false; readonly error: string };

export interface QueryRequest { readonly id: number; readonly sql: string }
export interface QueryReply { readonly id: number; readonly result: QueryResult }
