/** Counts the distinct values of columns in bounded memory: what grows too large is handed on in part counts. */
import { canonicalNumber, fold, KEY_CHARS } from './fold.ts';
import type { RowSink } from './rows.ts';

const MOST_HELD = 1_000_000;

export interface CountedColumn {
  readonly id: number;
  readonly table: string;
  readonly name: string;
  /** All its values are numbers. */
  numeric: boolean;
}

interface Counting { readonly column: CountedColumn; readonly counts: Map<string, number> }

/** @param text empty where it is the key itself */
export type PartCount = (key: string, column: number, text: string, count: number) => void;

export class ValueCounter implements RowSink {
  readonly columns: CountedColumn[] = [];
  readonly #emit: PartCount;
  #open: readonly Counting[] = [];
  #held = 0;

  constructor(emit: PartCount) {
    this.#emit = emit;
  }

  table(name: string, columns: readonly string[], textual: ReadonlySet<number>): void {
    this.flush();
    this.#open = columns.map((column, index) => {
      const counted = { id: this.columns.length, table: name, name: column, numeric: !textual.has(index) };
      this.columns.push(counted);
      return { column: counted, counts: new Map() };
    });
  }

  row(cells: readonly (string | null | undefined)[]): void {
    for (let i = 0; i < this.#open.length; i++) {
      const cell = cells[i];
      const counts = this.#open[i]?.counts;
      if (cell === null || cell === undefined || counts === undefined) continue;
      const text = cell.length > KEY_CHARS ? cut(cell) : cell;
      const known = counts.get(text);
      counts.set(text, (known ?? 0) + 1);
      if (known === undefined) this.#held += 1;
    }
    if (this.#held > MOST_HELD) this.flush();
  }

  /** Hands on what is held. */
  flush(): void {
    for (const { column, counts } of this.#open) {
      for (const [text, count] of counts) {
        const key = fold(text);
        column.numeric &&= canonicalNumber(text.trim()) !== undefined;
        this.#emit(key, column.id, text === key ? '' : text, count);
      }
      counts.clear();
    }
    this.#held = 0;
  }
}

/** A copy of the beginning, as a slice would hold the whole text in memory. */
const cut = (text: string): string => Buffer.from(text.trimStart().slice(0, KEY_CHARS)).toString();
