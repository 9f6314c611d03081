/** Puts a reference program together: the tables that it reads, sets of admissions, and what is defined on the way. */
import { pyLiteral } from '../../ehr/python/literal.ts';
import { isNumber } from '../columns.ts';
import type { Admissions, Comparison, Condition, Query, Rows, TableName } from '../query.ts';

/** A cell as a value: a number of a column of numbers, None where it is missing. */
export function cell(table: TableName, name: string, row: string): string {
  if (name === 'HOURS') return `hours(${row})`;
  if (name === 'VALUE') return `leading(${row}["VALUE_UNIT"])`;
  if (name === 'DOSE') return `leading(${row}["DRUG_DOSE"])`;
  const text = `${row}[${pyLiteral(name)}]`;
  return isNumber({ table, name }) ? `number(${text})` : `(${text} or None)`;
}

/** Each as it is called in a program, and by which text a program that uses it is known. */
const HELPERS: readonly (readonly [call: string, lines: readonly string[]])[] = [
  ['number(', ['def number(text):', '    return int(text) if text else None']],
  ['leading(', ['def leading(text):', '    found = re.match(r"-?\\d+(\\.\\d+)?", text)', '    return float(found.group()) if found else None']],
  ['hours(', ['def hours(row):', '    begin, end = (datetime.fromisoformat(row[name]) for name in ("ADMITTIME", "DISCHTIME"))', '    return (end - begin).total_seconds() / 3600']],
  ['holds(', ['def holds(value, compare, other):', '    return value is not None and compare(value, other)']],
];
const IMPORTS: readonly (readonly [call: string, line: string])[] = [
  ['re.match', 'import re'], ['operator.', 'import operator'], ['defaultdict(', 'from collections import defaultdict'], ['datetime.', 'from datetime import datetime'], ['mean(', 'from statistics import fmean as mean'],
];
const OPERATORS: Readonly<Record<Comparison, string>> = { '=': '==', '<': 'lt', '<=': 'le', '>': 'gt', '>=': 'ge' };

export class Program {
  readonly #lines: string[] = [];
  readonly #counts = new Map<string, number>();
  /** How the value of a condition is worked out that is a question itself. */
  readonly #solve: (query: Query) => string;

  constructor(solve: (query: Query) => string) {
    this.#solve = solve;
  }

  line(...lines: readonly string[]): void {
    this.#lines.push(...lines);
  }

  /** A variable of that name, or a like one where the name is taken. */
  define(name: string, expression: string): string {
    const before = this.#counts.get(name) ?? 0;
    this.#counts.set(name, before + 1);
    const variable = before === 0 ? name : `${name}_${before + 1}`;
    this.line(`${variable} = ${expression}`);
    return variable;
  }

  /** The set of HADM_IDs. */
  admissions({ where = [], having = [], lacking = [] }: Admissions): string {
    const own = this.#test('DEMOGRAPHIC', where, 'row');
    const kept = this.define('kept', `{hadm for hadm, row in demographic.items()${own === '' ? '' : ` if ${own}`}}`);
    for (const rows of having) this.line(`${kept} &= ${this.#ids(rows)}`);
    for (const rows of lacking) this.line(`${kept} -= ${this.#ids(rows)}`);
    return kept;
  }

  /** A dict of the rows by HADM_ID. */
  byAdmission({ table, where }: Rows): string {
    const test = this.#test(table, where, 'row');
    const index = this.define(`${table.toLowerCase()}_of`, 'defaultdict(list)');
    this.line(`for row in rows("${table}"):`, ...(test === '' ? [] : [`    if ${test}:`]), `    ${test === '' ? '' : '    '}${index}[row["HADM_ID"]].append(row)`);
    return index;
  }

  text(folder: string, answer: string): string {
    const body = ['demographic = {row["HADM_ID"]: row for row in rows("DEMOGRAPHIC")}', ...this.#lines, `answer = ${answer}`];
    const helpers = HELPERS.filter(([call]) => body.some((line) => line.includes(call)));
    const whole = [...helpers.flatMap(([, lines]) => lines), ...body];
    const imports = IMPORTS.filter(([call]) => whole.some((line) => line.includes(call))).map(([, line]) => line);
    return [
      ...['import csv', 'from functools import cache', ...imports].toSorted((a, b) => Number(a.startsWith('from')) - Number(b.startsWith('from'))), '', '',
      '@cache', 'def rows(table):', `    with open(f"${folder}/{table}.csv", newline="", encoding="utf-8") as file:`, '        names, *lines = csv.reader(file)', '    return [dict(zip(names, line)) for line in lines]', '', '',
      ...helpers.flatMap(([, lines]) => [...lines, '', '']), ...body, '',
    ].join('\n');
  }

  #ids({ table, where }: Rows): string {
    const test = this.#test(table, where, 'row');
    return `{row["HADM_ID"] for row in rows("${table}")${test === '' ? '' : ` if ${test}`}}`;
  }

  #test(table: TableName, where: readonly Condition[], row: string): string {
    return where.map((condition) => this.#condition(table, condition, row)).join(' and ');
  }

  #condition(table: TableName, { name, is, value }: Condition, row: string): string {
    const other = typeof value === 'object' ? this.define('threshold', this.#solve(value)) : this.#literal(table, name, value);
    if (is === '=') return typeof value === 'string' ? `${row}[${pyLiteral(name)}] == ${other}` : `${cell(table, name, row)} == ${other}`;
    return `holds(${cell(table, name, row)}, operator.${OPERATORS[is]}, ${other})`;
  }

  #literal(table: TableName, name: string, value: string | number): string {
    if (isNumber({ table, name }) !== (typeof value === 'number')) throw new RangeError(`${table}.${name} is not compared with ${JSON.stringify(value)}`);
    return pyLiteral(value);
  }
}
