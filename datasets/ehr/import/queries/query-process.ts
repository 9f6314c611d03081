/**
 * The process that runs published queries on one database, opened read-only. An authorizer lets a statement read tables and
 * call functions, and nothing else: no ATTACH, no PRAGMA, no write, no recursion. A process and not a thread, because a
 * query at work in SQLite ends only with its process (`query-runner.ts` kills it when its time is over).
 */
import { constants, DatabaseSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import { MOST_CELL_CHARACTERS, MOST_CHARACTERS, MOST_ROWS, type QueryRequest, type QueryResult } from './query-result.ts';

const ALLOWED: ReadonlySet<number> = new Set([constants.SQLITE_SELECT, constants.SQLITE_READ, constants.SQLITE_FUNCTION]);
/** Not needed for questions, and able to fill the memory or to load code. */
const FORBIDDEN: ReadonlySet<string> = new Set(['load_extension', 'randomblob', 'zeroblob', 'printf', 'format', 'fts3_tokenizer', 'writefile', 'readfile', 'edit']);

const [, , file] = process.argv;
if (file === undefined) throw new TypeError('the process was started without a database');
// A query holds up this thread, so another one looks whether anyone still waits for it.
new Worker(new URL('./orphan-watch.ts', import.meta.url), { workerData: process.ppid }).unref();
const database = new DatabaseSync(file, { readOnly: true, defensive: true, allowExtension: false, limits: { length: MOST_CELL_CHARACTERS, attach: 0 } });
database.setAuthorizer((action, first, second) => {
  if (!ALLOWED.has(action)) return constants.SQLITE_DENY;
  if (action === constants.SQLITE_FUNCTION && [first, second].some((name) => name !== null && FORBIDDEN.has(name.toLowerCase()))) return constants.SQLITE_DENY;
  return constants.SQLITE_OK;
});

function run(sql: string): QueryResult {
  try {
    const statement = database.prepare(sql);
    statement.setReturnArrays(true);
    const rows: (string | number | null)[][] = [];
    let characters = 0;
    for (const row of statement.iterate()) {
      if (rows.length === MOST_ROWS) return { ok: false, error: `more than ${MOST_ROWS} rows` };
      const cells = Object.values(row).map((cell) => {
        if (typeof cell !== 'string' && typeof cell !== 'number' && cell !== null) throw new TypeError('a cell holds neither text nor a number');
        if (typeof cell === 'string') characters += cell.length;
        return cell;
      });
      if (characters > MOST_CHARACTERS) return { ok: false, error: `the rows hold more than ${MOST_CHARACTERS} characters` };
      rows.push(cells);
    }
    return { ok: true, rows };
  } catch (error) {
    return { ok: false, error: error instanceof Error ? error.message : String(error) };
  }
}

process.on('message', ({ id, sql }: QueryRequest) => process.send?.({ id, result: run(sql) }));
process.on('disconnect', () => process.exit());
