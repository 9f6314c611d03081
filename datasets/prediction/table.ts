/** A table by its columns, as a generator fills it: what is true of each row, and what of it was ever measured. */

/** What is said of a column, to the model and in the files. */
export interface Column {
  readonly name: string;
  readonly group: string;
  /** Unit and meaning, for the data dictionary. */
  readonly meaning: string;
  /** Decimals in which it is written down. */
  readonly decimals: number;
  /** Spread over orders of magnitude, so that its logarithm is what counts. */
  readonly skewed?: true;
}

export class Table {
  readonly columns: readonly Column[];
  readonly length: number;
  readonly #truth = new Map<string, Float64Array>();
  readonly #shown = new Map<string, Float64Array>();

  constructor(columns: readonly Column[], length: number) {
    this.columns = columns;
    this.length = length;
    for (const { name } of columns) {
      this.#truth.set(name, new Float64Array(length));
      this.#shown.set(name, new Float64Array(length));
    }
  }

  /** As it is in the patient, rounded as it would be written down. */
  truth(name: string): Float64Array {
    return this.#of(this.#truth, name);
  }

  /** As it stands in the record: NaN where it was not measured. */
  shown(name: string): Float64Array {
    return this.#of(this.#shown, name);
  }

  /** @param measured whether it stands in the record */
  set(row: number, name: string, value: number, decimals: number, measured = true): number {
    const scale = 10 ** decimals;
    const rounded = Math.round(value * scale) / scale;
    this.truth(name)[row] = rounded;
    this.shown(name)[row] = measured ? rounded : Number.NaN;
    return rounded;
  }

  #of(columns: ReadonlyMap<string, Float64Array>, name: string): Float64Array {
    const column = columns.get(name);
    if (column === undefined) throw new RangeError(`there is no column ${name}`);
    return column;
  }
}

/** A cell of a CSV file: the shortest text of the number, nothing where there is none. */
export const cell = (value: number | undefined): string => (value === undefined || Number.isNaN(value) ? '' : String(value === 0 ? 0 : value));
