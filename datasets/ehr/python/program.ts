/**
 * A Python program in the making: imports, functions and tables that its parts ask for, each once and only when asked for, then statements.
 *
 * Rows come from the CSV files, all of a table, with text in each cell and '' for NULL; or, when the query names patients everywhere,
 * from SQLite, those of these patients, with typed cells.
 */
import type { Patients, Query, SchemaName } from '../query.ts';
import { pyLiteral } from './literal.ts';

const HELPERS = {
  seconds: {
    imports: [['datetime', 'datetime']],
    lines: ['def seconds(begin, end):', '    return (datetime.fromisoformat(end) - datetime.fromisoformat(begin)).total_seconds()'],
  },
  months_later: {
    imports: [['calendar', 'monthrange']],
    lines: [
      'def months_later(time, n):',
      '    year, month = divmod(12 * int(time[:4]) + int(time[5:7]) - 1 + n, 12)',
      '    day = min(int(time[8:10]), monthrange(year, month + 1)[1])',
      '    return f"{year:04}-{month + 1:02}-{day:02}{time[10:]}"',
    ],
  },
  later: {
    imports: [['datetime', 'datetime'], ['datetime', 'timedelta']],
    lines: ['def later(time, **span):', '    return str(datetime.fromisoformat(time) + timedelta(**span))'],
  },
} as const;

/** How what a condition stands on is written: it may be a whole question, of which conditions know nothing. */
export interface Inner {
  patients(program: Program, of: Patients): string;
  answer(program: Program, query: Query): string;
  values(program: Program, query: Query, isInteger: boolean): string;
}

export class Program {
  readonly schema: SchemaName;
  /** The patients that rows are fetched of; undefined: all. */
  readonly patients: readonly (string | number)[] | undefined;
  readonly #modules = new Set<string>();
  readonly #imports = new Map<string, Set<string>>();
  readonly #functions = new Map<string, readonly string[]>();
  readonly #names = new Set<string>();
  readonly #held = new Map<string, string>();
  readonly #module: string[] = [];
  /** Where statements go: into the module, or the function that is being written. */
  #lines = this.#module;

  readonly #inner: Inner;

  constructor(schema: SchemaName, patients: readonly (string | number)[] | undefined, inner: Inner) {
    this.schema = schema;
    this.patients = patients;
    this.#inner = inner;
  }

  /** Expression for the set of the patients' ids as they stand in the rows. */
  patientSet(of: Patients): string {
    return this.#inner.patients(this, of);
  }

  /** Expression for what another question's program assigns to `answer`. */
  answerOf(query: Query): string {
    return this.#inner.answer(this, query);
  }

  /** Expression for the set of the values of an answer. @param isInteger of a column of integers: in CSV rows it is text */
  answerSet(query: Query, isInteger: boolean): string {
    return this.#inner.values(this, query, isInteger);
  }

  /** Asks for `from module import name`, and gives the name. */
  use(module: string, name: string): string {
    const names = this.#imports.get(module) ?? new Set();
    this.#imports.set(module, names.add(name));
    return name;
  }

  helper(name: keyof typeof HELPERS): string {
    const { imports, lines } = HELPERS[name];
    for (const [module, imported] of imports) this.use(module, imported);
    this.#functions.set(name, lines);
    return name;
  }

  /** Expression for all rows of a table. */
  all(table: string): string {
    if (this.patients === undefined) {
      this.#modules.add('csv');
      this.#functions.set('rows', ['def rows(table):', `    with open(f"/data/${this.schema}/{table}.csv", newline="", encoding="utf-8") as file:`, '        reader = csv.reader(file)', '        next(reader)', '        yield from reader']);
      return `rows(${pyLiteral(table)})`;
    }
    this.#connect();
    return `database.execute(${pyLiteral(`SELECT * FROM ${table}`)})`;
  }

  /** Expression for the rows of a table that the query can need: those whose column is one of the keys, an expression. */
  rows(table: string, column: string, keys: () => string): string {
    if (this.patients === undefined) return this.all(table);
    this.#connect();
    this.#functions.set('rows', ['def rows(table, column, keys):', '    return [row for key in keys for row in database.execute(f"SELECT * FROM {table} WHERE {column} = ?", (key,))]']);
    return `rows(${pyLiteral(table)}, ${pyLiteral(column)}, ${keys()})`;
  }

  #connect(): void {
    this.#modules.add('sqlite3');
    this.define('database', () => [`database = sqlite3.connect("/data/${this.schema}/hospital.sqlite")`]);
  }

  /** A variable that holds an expression: called so, or so and numbered when that name holds another. */
  held(name: string, expression: string): string {
    const free = this.#held.get(expression) ?? (this.#names.has(name) ? `${name}_${this.#held.size + 1}` : name);
    this.#held.set(expression, free);
    return this.define(free, () => [`${free} = ${expression}`]);
  }

  /** Adds the statements that define a name, unless they stand there; gives the name. What they call for is defined before. */
  define(name: string, statements: () => readonly string[]): string {
    if (!this.#names.has(name)) {
      this.#names.add(name);
      // What several parts use stands outside the functions.
      this.#module.push(...statements());
    }
    return name;
  }

  /**
   * A variable that holds what statements with variables of their own come to.
   * @param key what it stands for: statements of one key are written once
   * @param write adds the statements @param result their result, as an expression
   */
  apart(name: string, key: string, write: () => void, result: string): string {
    const known = this.#held.get(key);
    if (known !== undefined) return known;
    const free = this.#names.has(name) ? `${name}_${this.#held.size + 1}` : name;
    this.#held.set(key, free);
    this.#names.add(free);
    const outer = this.#lines;
    const own: string[] = [];
    this.#lines = own;
    write();
    this.#lines = outer;
    this.#module.push(`def find_${free}():`, ...[...own, `return ${result}`].flatMap((line) => line.split('\n')).map((line) => `    ${line}`), `${free} = find_${free}()`);
    return free;
  }

  add(...lines: readonly string[]): void {
    this.#lines.push(...lines);
  }

  toString(): string {
    const imports = [
      ...[...this.#modules].toSorted().map((module) => `import ${module}`),
      ...[...this.#imports].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([module, names]) => `from ${module} import ${[...names].toSorted().join(', ')}`),
    ];
    const functions = [...this.#functions.values()].map((lines) => lines.join('\n'));
    return [imports.join('\n'), ...functions, this.#module.join('\n')].filter((part) => part !== '').join('\n\n').concat('\n');
  }
}
