/**
 * Splits CSV text that comes in pieces into rows with their line numbers. Strict: a quote that is not closed, text after
 * a closing quote and a last line without an end are errors, since that is how a truncated or broken file looks.
 *
 * The charts of MIMIC-III are 33 GB, so the splitting is done with searches for the next mark instead of character by character:
 * 50 to 100 MB/s where csv-parse reads 16 (README.md).
 */

/** Longer than any row of these tables: a quote that is open for as long was not meant. */
const LONGEST_ROW = 1 << 20;

/** The text is not CSV; `line` is where. */
export class CsvError extends SyntaxError {
  override readonly name = 'CsvError';
  readonly line: number;
  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}

export type OnRow = (cells: readonly string[], line: number) => void;

export class CsvLines {
  readonly #onRow: OnRow;
  #rest = '';
  #line = 1;

  constructor(onRow: OnRow) {
    this.#onRow = onRow;
  }

  /** The line that is read next, from 1. */
  get line(): number {
    return this.#line;
  }

  /** @throws CsvError, and what the receiver of rows throws */
  push(text: string): void {
    const buffer = this.#rest === '' ? text : this.#rest + text;
    let from = 0;
    let quote = buffer.indexOf('"');
    for (;;) {
      const end = buffer.indexOf('\n', from);
      if (end < 0) break;
      if (quote >= 0 && quote < from) quote = buffer.indexOf('"', from);
      if (quote < 0 || quote > end) {
        const last = buffer.charCodeAt(end - 1) === 13 && end > from ? end - 1 : end;
        if (last > from) this.#onRow(buffer.slice(from, last).split(','), this.#line);
        this.#line++;
        from = end + 1;
        continue;
      }
      const next = this.#quotedRow(buffer, from);
      if (next === undefined) break;
      from = next;
    }
    this.#rest = buffer.slice(from);
    if (this.#rest.length > LONGEST_ROW) throw new CsvError('a quote is opened and not closed', this.#line);
  }

  /** @throws CsvError when the last line is not ended */
  finish(): void {
    if (this.#rest !== '') throw new CsvError('the file ends in the middle of this line: it is cut off', this.#line);
  }

  /** Gives the row that begins at `from` and returns the offset after it, or undefined when the text does not hold all of it. */
  #quotedRow(buffer: string, from: number): number | undefined {
    const cells: string[] = [];
    let lines = 1;
    for (let at = from; ;) {
      let end: number;
      if (buffer[at] === '"') {
        end = buffer.indexOf('"', at + 1);
        while (end >= 0 && buffer[end + 1] === '"') end = buffer.indexOf('"', end + 2);
        // What follows the quote tells whether it closes.
        if (end < 0 || end + 2 >= buffer.length && buffer[end + 1] !== '\n') return undefined;
        const cell = buffer.slice(at + 1, end);
        for (let newline = cell.indexOf('\n'); newline >= 0; newline = cell.indexOf('\n', newline + 1)) lines++;
        cells.push(cell.includes('"') ? cell.replaceAll('""', '"') : cell);
        end += 1;
        if (buffer[end] === '\r' && buffer[end + 1] === '\n') end += 1;
      } else {
        const newline = buffer.indexOf('\n', at);
        if (newline < 0) return undefined;
        const comma = buffer.indexOf(',', at);
        end = comma >= 0 && comma < newline ? comma : newline;
        const cell = buffer.slice(at, end === newline && buffer[end - 1] === '\r' && end > at ? end - 1 : end);
        if (cell.includes('"')) throw new CsvError('a quote stands within a field that is not quoted', this.#line);
        cells.push(cell);
      }
      if (buffer[end] === '\n') {
        this.#onRow(cells, this.#line);
        this.#line += lines;
        return end + 1;
      }
      if (buffer[end] !== ',') throw new CsvError('text stands after a closing quote', this.#line);
      at = end + 1;
    }
  }
}
