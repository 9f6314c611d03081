/** How a table of the user's becomes rows of ours, and the loop that reads one. */
import { ImportError } from '../../../../env/families/importer.ts';
import type { Cell } from '../../../hospital/index.ts';
import { KeyIndex } from './key-index.ts';
import { type KnownIds, type Reference, ReferenceCheck } from './references.ts';
import { SourceRow } from './source-row.ts';
import type { ReadOptions, TableSource } from './table-source.ts';

/** What is needed of a table. */
export interface TableShape {
  /** Name of the user's table, of the file without its ending. */
  readonly source: string;
  readonly columns: readonly string[];
  /** Columns of whole numbers that no two of the rows taken share. */
  readonly unique: readonly string[];
  readonly references: readonly Reference[];
}

export interface TableReading extends TableShape {
  /** Name of our table. */
  readonly table: string;
  /** Cells of our table, null for a row that is not taken. Cells beyond the columns are for `finish`. */
  readonly row: (row: SourceRow) => readonly Cell[] | null;
  /** Takes a row that an interrupted import kept, where other tables depend on what was seen in this one. */
  readonly recall?: (cells: readonly Cell[]) => void;
  /** After all rows were seen: the final cells of a row, or null when it is not taken after all. */
  readonly finish?: () => (cells: readonly Cell[]) => readonly Cell[] | null;
}

export interface Read {
  readonly sha256: string;
  readonly warnings: readonly string[];
}

/**
 * @param take says whether the row is one of those whose keys must differ
 * @throws ImportError naming file and line: missing columns, a table without rows, a broken cell, a key twice, too many strays
 */
export async function readTable(source: TableSource, shape: TableShape, known: KnownIds, take: (row: SourceRow) => boolean, options: ReadOptions): Promise<Read> {
  const row = new SourceRow(source, shape.columns);
  const check = new ReferenceCheck(shape.references, known);
  let rows = 0;
  using stack = new DisposableStack();
  const keys = shape.unique.map((column) => ({ column, index: stack.use(new KeyIndex()) }));
  const sha256 = await source.read((cells, line) => {
    rows++;
    row.take(cells, line);
    check.check(row);
    if (!take(row)) return;
    for (const { column, index } of keys) {
      const id = row.id(column);
      const first = index.add(id, line);
      if (first !== undefined) row.fail(`${column} ${id} stands here a second time: first on line ${first}`);
    }
  }, options);
  if (rows === 0) throw new ImportError(`${source.table === undefined ? 'the file' : `table ${source.table}`} has no rows`, source.file, 1);
  return { sha256, warnings: check.finish(shape.source, row) };
}
