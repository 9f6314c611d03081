/** Finds the second row with the same key, and where the first stood. Keys lie in a temporary database, so that their number does not matter. */
import { DatabaseSync, type StatementSync } from 'node:sqlite';

export class KeyIndex implements Disposable {
  readonly #database: DatabaseSync;
  readonly #insert: StatementSync;
  readonly #find: StatementSync;

  constructor() {
    // Without a name: on disk when it grows, and gone when it is closed.
    this.#database = new DatabaseSync('');
    this.#database.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; CREATE TABLE key (id INTEGER PRIMARY KEY, line INTEGER NOT NULL); BEGIN');
    this.#insert = this.#database.prepare('INSERT OR IGNORE INTO key VALUES (?, ?)');
    this.#find = this.#database.prepare('SELECT line FROM key WHERE id = ?');
  }

  /** The line of the earlier row with this key; undefined when there is none. */
  add(key: number, line: number): number | undefined {
    if (this.#insert.run(key, line).changes > 0) return undefined;
    return Number(this.#find.get(key)?.['line'] ?? 0);
  }

  [Symbol.dispose](): void {
    if (this.#database.isOpen) this.#database.close();
  }
}
