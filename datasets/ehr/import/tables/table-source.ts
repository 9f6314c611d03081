/** A table of the user's own, whatever it lies in. Cells are text; an empty one is absent. */

/** @param line of the row in its file (of a database: the number of the row), from 1 */
export type OnCells = (cells: readonly string[], line: number) => void;

export interface ReadOptions {
  readonly signal?: AbortSignal | undefined;
  /** How much further the reading has come, in the units of `bytes`. */
  readonly onBytes: (bytes: number) => void;
}

export interface TableSource {
  /** Path of the file. */
  readonly file: string;
  /** Named in messages where one file holds many tables. */
  readonly table: string | undefined;
  /** As they stand in the file. */
  readonly columns: readonly string[];
  /** What reading all of it amounts to, for progress. */
  readonly bytes: number;
  /**
   * Reads all rows in order. Holds some rows at a time, however many there are.
   * @returns SHA-256 of the file in hexadecimal
   * @throws ImportError naming file and line when a row is broken or the file cut off; the signal's reason when cancelled
   */
  read(onCells: OnCells, options: ReadOptions): Promise<string>;
}
