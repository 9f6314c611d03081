/** Questions about tables without code, on both full train hospitals: from the value index, beside a scan of every cell. */
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { quantile, sortedCopy } from '../cli/statistics.ts';
import { ensureHospital, type HospitalFiles } from '../datasets/hospital/index.ts';
import { type TableQuery, Tables } from '../env/tables/tables.ts';
import type { Bench, BenchResult } from './bench.ts';

const HOSPITALS = [{ schema: 'mimic-iii', largest: 'COST' }, { schema: 'eicu', largest: 'cost' }] as const;
const KINDS = ['term', 'column_values', 'column_names'] as const;
const SCANS = 3;
const TERMS = 400;

interface Asked { readonly cells: number; readonly terms: readonly string[]; readonly columns: readonly { readonly table: string; readonly column: string }[] }

/** Values of all columns as they are, and for each text also one with a letter missing. */
function questionsOf({ sqlite, cells }: HospitalFiles): Asked {
  using database = new DatabaseSync(sqlite, { readOnly: true });
  const columns = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name").all()
    .flatMap(({ name }) => database.prepare('SELECT name FROM pragma_table_info(?)').all(String(name)).map((row) => ({ table: String(name), column: String(row['name']) })));
  const some = columns.flatMap(({ table, column }) => database.prepare(`SELECT DISTINCT CAST("${column}" AS TEXT) AS value FROM "${table}" WHERE "${column}" IS NOT NULL LIMIT 40`).all().map(({ value }) => String(value)));
  const terms = [...new Set(some)].flatMap((value) => /[a-z]{4}/i.test(value) ? [value, value.slice(0, 2) + value.slice(3)] : [value]);
  const step = Math.max(1, Math.floor(terms.length / TERMS));
  return { cells, terms: terms.filter((_, index) => index % step === 0), columns };
}

const median = (times: readonly number[]): number => quantile(sortedCopy(times), 0.5);

/** What a question costs where every cell is looked at. */
function scan(sqlite: string, { terms, columns }: Asked): Readonly<Record<'term' | 'column_values', number>> {
  using database = new DatabaseSync(sqlite, { readOnly: true });
  const timed = (work: () => void): number => {
    const at = performance.now();
    work();
    return performance.now() - at;
  };
  return {
    term: median(terms.slice(0, SCANS).map((term) => timed(() => {
      for (const { table, column } of columns) database.prepare(`SELECT count(*) FROM "${table}" WHERE lower(CAST("${column}" AS TEXT)) = ?`).get(term);
    }))),
    column_values: median(columns.map(({ table, column }) => timed(() => {
      database.prepare(`SELECT CAST("${column}" AS TEXT) AS value, count(*) AS n FROM "${table}" WHERE value IS NOT NULL GROUP BY 1 ORDER BY n DESC LIMIT 50`).all();
    }))),
  };
}

async function measure(root: string, files: HospitalFiles, schema: string, largest: string, seconds: number): Promise<readonly BenchResult[]> {
  const asked = questionsOf(files);
  const scanned = scan(files.sqlite, asked);
  const mounts = [{ name: 'h', path: path.basename(files.folder) }];
  const shapes = { folder: '/data/h', CSV: `/data/h/${largest}.csv`, SQLite: '/data/h/hospital.sqlite' } as const;
  await using tables = new Tables(root, { fallback: path.join(root, 'elsewhere') });
  const ask = async (query: TableQuery): Promise<number> => {
    const at = performance.now();
    const text = await tables.query(mounts, query, { timeoutMs: 300_000 });
    if (/cannot be/.test(text)) throw new Error(text);
    return performance.now() - at;
  };
  const builds: string[] = [];
  const buildMs: number[] = [];
  for (const [shape, at] of Object.entries(shapes)) {
    await ask({ path: at, kind: 'column_names' });
    const before = indexBytes(root);
    buildMs.push(await ask({ path: at, kind: 'term', term: 'x' }));
    builds.push(`${shape} ${((buildMs.at(-1) ?? 0) / 1000).toFixed(1)} s, ${((indexBytes(root) - before) / 2 ** 20).toFixed(1)} MiB`);
  }
  const results: BenchResult[] = [];
  for (const kind of KINDS) {
    const times: number[] = [];
    const worst: string[] = [];
    for (const [shape, at] of Object.entries(shapes)) {
      const own: number[] = [];
      const until = performance.now() + (seconds * 1000) / (KINDS.length * Object.keys(shapes).length);
      for (let i = 0; performance.now() < until; i++) {
        const column = asked.columns[i % asked.columns.length];
        const term = kind === 'term' ? asked.terms[i % asked.terms.length] : `${column?.table}.${column?.column}`;
        own.push(await ask({ path: at, kind, ...(kind === 'column_names' || term === undefined ? {} : { term }) }));
      }
      const sorted = sortedCopy(own);
      worst.push(`${shape} ${quantile(sorted, 0.99).toFixed(1)}`);
      times.push(...own);
    }
    const sorted = sortedCopy(times);
    const p50 = quantile(sorted, 0.5);
    const scanMs = kind === 'column_names' ? undefined : scanned[kind];
    results.push({
      name: `request_info: ${kind}, ${schema} train`, unit: 'ms', p50, p95: quantile(sorted, 0.95), notes: `p99: ${worst.join(', ')}`,
      ...(scanMs === undefined ? {} : { baseline: { name: kind === 'term' ? 'SQL over every cell' : 'SQL over the column', p50: scanMs }, ratio: scanMs / p50 }),
    });
  }
  return [...results, { name: `request_info: first question, which makes the index, ${schema} train`, unit: 'ms', p50: median(buildMs), notes: `${asked.cells} cells; ${builds.join('; ')}` }];
}

function indexBytes(root: string): number {
  const folder = path.join(root, '.index');
  return (existsSync(folder) ? readdirSync(folder) : []).reduce((sum, name) => sum + statSync(path.join(folder, name)).size, 0);
}

export const requestInfo: Bench = async ({ seconds }) => {
  const root = mkdtempSync(path.join(tmpdir(), 'medagentgym-bench-tables-'));
  try {
    const results: BenchResult[] = [];
    for (const { schema, largest } of HOSPITALS) {
      const files = await ensureHospital({ schema, split: 'train', size: 'full', root });
      results.push(...await measure(root, files, schema, largest, seconds));
    }
    return results;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
};
