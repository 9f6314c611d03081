/** Writes the value index of a source into a new file. */
import { closeSync, fsyncSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { INDEX_SCHEMA, SHOWN_VALUES } from './index-format.ts';
import { readRows } from './rows.ts';
import { trigrams } from './similarity.ts';
import type { TableSource } from './source.ts';
import { ValueCounter } from './value-counter.ts';

/** A column with more distinct texts than this holds notes or ids rather than terms. */
const MOST_TEXTS_OF_A_COLUMN = 50_000;
const MOST_TEXTS = 200_000;
/** At least one letter, and not a time such as 2105-12-31T23:59:00Z. */
const WORDY = /^(?!\d{4}-\d\d-\d\dt[\d:.+-]*z?$).*\p{L}/su;

/**
 * @param name what the index says it was made of, for the sweep
 * @throws Error when the source cannot be read or the file not be written
 */
export async function writeIndex(source: TableSource, name: string, file: string): Promise<void> {
  {
    // The file is thrown away when anything fails, so no journal is kept.
    using database = new DatabaseSync(file);
    database.exec(`PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536; ${INDEX_SCHEMA}; CREATE TEMP TABLE part (key TEXT, col INTEGER, text TEXT, n INTEGER); BEGIN`);
    await countValues(database, source);
    listFrequent(database);
    listTexts(database);
    database.prepare("INSERT INTO meta VALUES ('source', ?), ('complete', 1)").run(name);
    database.exec('COMMIT');
  }
  const descriptor = openSync(file, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}

async function countValues(database: DatabaseSync, source: TableSource): Promise<void> {
  const insert = database.prepare('INSERT INTO part VALUES (?, ?, ?, ?)');
  const counter = new ValueCounter((key, column, text, count) => { insert.run(key, column, text, count); });
  await readRows(source, counter);
  counter.flush();
  const addColumn = database.prepare('INSERT INTO col VALUES (?, ?, ?, ?, 0)');
  for (const { id, table, name, numeric } of counter.columns) addColumn.run(id, table, name, numeric ? 1 : 0);
  // A number has one writing: 5.0 and 5 of a column of numbers are one value.
  database.exec('UPDATE part SET text = \'\' WHERE text <> \'\' AND col IN (SELECT id FROM col WHERE is_numeric = 1)');
  database.exec('INSERT INTO value SELECT key, col, text, sum(n) FROM part GROUP BY key, col, text; DROP TABLE part');
}

function listFrequent(database: DatabaseSync): void {
  database.exec(`INSERT INTO frequent SELECT col, rank, text, n FROM (
    SELECT col, n, CASE text WHEN '' THEN key ELSE text END AS text, row_number() OVER (PARTITION BY col ORDER BY n DESC, CASE is_numeric WHEN 1 THEN CAST(key AS REAL) END, key, text) AS rank
    FROM value JOIN col ON id = col) WHERE rank <= ${SHOWN_VALUES}`);
  const setTotal = database.prepare('UPDATE col SET total = ? WHERE id = ?');
  for (const { col, total } of database.prepare('SELECT col, count(*) AS total FROM value GROUP BY col').all()) setTotal.run(Number(total), Number(col));
}

function listTexts(database: DatabaseSync): void {
  const columnsOfKey = database.prepare('SELECT key, min(total) AS total FROM value JOIN col ON id = col WHERE is_numeric = 0 AND total <= ? GROUP BY key').iterate(MOST_TEXTS_OF_A_COLUMN);
  const wordy: { readonly key: string; readonly total: number }[] = [];
  for (const { key, total } of columnsOfKey) if (WORDY.test(String(key))) wordy.push({ key: String(key), total: Number(total) });
  // Where there are too many, those of the columns with fewer values are the more likely terms.
  const texts = wordy.length <= MOST_TEXTS ? wordy : wordy.toSorted((a, b) => a.total - b.total).slice(0, MOST_TEXTS);
  const addText = database.prepare('INSERT INTO doc VALUES (?, ?)');
  const docsOf = new Map<string, number[]>();
  const sizes = new Uint16Array(texts.length);
  texts.forEach(({ key }, id) => {
    addText.run(id, key);
    const grams = trigrams(key);
    sizes[id] = grams.size;
    for (const gram of grams) {
      const docs = docsOf.get(gram);
      if (docs === undefined) docsOf.set(gram, [id]);
      else docs.push(id);
    }
  });
  const addGram = database.prepare('INSERT INTO gram VALUES (?, ?)');
  for (const [gram, docs] of docsOf) addGram.run(gram, new Uint8Array(Uint32Array.from(docs).buffer));
  database.prepare("INSERT INTO meta VALUES ('sizes', ?)").run(new Uint8Array(sizes.buffer));
}
