/** Whether the ids in a table stand in the tables that they point at. A few strays are told; many mean that the files do not belong together. */
import type { SourceRow } from './source-row.ts';

/** Ids of all patients, hospital stays and unit stays of the user's files, also of those that are not taken. */
export type KnownIds = Readonly<Partial<Record<'patient' | 'admission' | 'stay' | 'item' | 'lab item', ReadonlySet<number>>>>;

export interface Reference {
  readonly column: string;
  readonly to: keyof KnownIds;
}

const MOST_STRAYS = 0.05;

export class ReferenceCheck {
  readonly #references: readonly (Reference & { readonly ids: ReadonlySet<number> })[];
  readonly #strays = new Map<string, { count: number; readonly first: number }>();
  #rows = 0;

  constructor(references: readonly Reference[], known: KnownIds) {
    this.#references = references.flatMap((reference) => {
      const ids = known[reference.to];
      return ids === undefined ? [] : [{ ...reference, ids }];
    });
  }

  check(row: SourceRow): void {
    this.#rows++;
    for (const { column, ids } of this.#references) {
      const id = row.integer(column);
      if (id === null || ids.has(id)) continue;
      const stray = this.#strays.get(column);
      if (stray === undefined) this.#strays.set(column, { count: 1, first: row.line });
      else stray.count++;
    }
  }

  /** What to warn of. @throws ImportError at the first stray when more than 5 % of the rows are */
  finish(table: string, row: SourceRow): readonly string[] {
    return [...this.#strays].map(([column, { count, first }]) => {
      const to = this.#references.find((reference) => reference.column === column)?.to;
      const message = `${count} of ${this.#rows} rows of ${table} have a ${column} that no ${to} has, the first on line ${first}`;
      if (count > MOST_STRAYS * this.#rows) row.take([], first).fail(`${message}: the files do not belong together`);
      return message;
    });
  }
}
