/** How a schema describes its tables and gives its rows. */
import type { Patient } from '../world/history.ts';

export type Cell = string | number | null;
export type ColumnType = 'INTEGER' | 'REAL' | 'TEXT';

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  /**
   * A date and time, `YYYY-MM-DD HH:MM:SS`. Its type is TEXT: under TIMESTAMP, whose affinity is numeric, SQLite would turn
   * '2103' into a number, which is less than every text, and `CHARTTIME < '2103'` would find nothing.
   */
  readonly time: boolean;
}

export interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
  /** Names of the columns that together name a row; none where rows may repeat. */
  readonly key: readonly string[];
  /** Column lists to index beside the key. */
  readonly indexes: readonly (readonly string[])[];
}

/** Takes one row, in the order of the table's columns. */
export type Emit = (table: string, row: readonly Cell[]) => void;

export interface Writer {
  /** Dictionary tables, before the first patient. */
  begin(): void;
  patient(patient: Patient): void;
}

export interface Schema {
  readonly tables: readonly Table[];
  /** What the agent is told about the tables: Markdown. */
  readonly notes: string;
  readonly writer: (emit: Emit, firstNumber: number) => Writer;
}

const TYPES = { n: 'INTEGER', r: 'REAL', t: 'TEXT', d: 'TEXT' } as const;

/** `SUBJECT_ID:n GENDER:t DOB:d`: n integer, r real, t text, d date and time. */
export function table(name: string, columns: string, key: string, indexes: readonly string[] = []): Table {
  return {
    name,
    columns: columns.split(' ').map((column) => {
      const [title = '', letter = ''] = column.split(':');
      if (letter !== 'n' && letter !== 'r' && letter !== 't' && letter !== 'd') throw new RangeError(`column ${column} has no type`);
      return { name: title, type: TYPES[letter], time: letter === 'd' };
    }),
    key: key === '' ? [] : key.split(' '),
    indexes: indexes.map((each) => each.split(' ')),
  };
}
