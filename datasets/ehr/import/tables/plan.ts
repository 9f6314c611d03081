/** What is to be read of a user's tables, once it is settled which patients are taken. */
import type { Cell } from '../../../hospital/index.ts';
import type { KnownIds } from './references.ts';
import type { Read, TableReading, TableShape } from './reading.ts';
import type { SourceRow } from './source-row.ts';

/** Reads one table of the user's; `row` says whether the row is taken. */
export type ReadSource = (shape: TableShape, known: KnownIds, row: (row: SourceRow) => boolean) => Promise<Read>;

/** Made-up prices: EHRSQL's tables have costs where the real ones have none. */
export interface Charge {
  /** Our table whose rows are charged. */
  readonly table: string;
  /** EVENT_TYPE, or eventtype. */
  readonly type: string;
  /** Positions in a row of the table: what is charged by its name, and when. */
  readonly thing: number;
  readonly time: number;
  /** The person and the hospital stay that pay. */
  readonly payer: (row: readonly Cell[]) => readonly [Cell, Cell];
}

export interface Chosen {
  /** How many patients are taken. */
  readonly patients: number;
  readonly known: KnownIds;
  /** Rows of tables that were read for the choice, and are small. */
  readonly rows: ReadonlyMap<string, readonly (readonly Cell[])[]>;
  readonly readings: readonly TableReading[];
  /** In this order; none where the user's tables hold costs. */
  readonly charges: readonly Charge[];
  /** The first column of every table is a number of ours, from 0, as in EHRSQL. */
  readonly renumber: boolean;
  readonly warnings: readonly string[];
}

export interface Plan {
  /** All tables of the user's that are needed, with their columns; those that the choice is made from come first. */
  readonly shapes: readonly TableShape[];
  /**
   * Reads what the choice of patients rests on.
   * @param patients how many; null: all
   */
  readonly choose: (read: ReadSource, patients: number | null) => Promise<Chosen>;
}
