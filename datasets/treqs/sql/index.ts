/** The gold answer of a question as one SQL query for SQLite, in MIMICSQL's manner: tables joined by HADM_ID. */
import { literal } from '../../ehr/sql/literals.ts';
import type { Admissions, Condition, Fold, Query, Rows, Source, Term } from '../query.ts';

const FOLD = { max: 'max', min: 'min', average: 'avg' } as const satisfies Record<Fold, string>;

/** Terms that no column holds. CAST takes the number that a text begins with. */
const derived = (alias: string): Readonly<Record<string, string>> => ({
  HOURS: `(unixepoch(${alias}.DISCHTIME) - unixepoch(${alias}.ADMITTIME)) / 3600.0`, VALUE: `CAST(${alias}.VALUE_UNIT AS REAL)`, DOSE: `CAST(${alias}.DRUG_DOSE AS REAL)`,
});
const column = (alias: string, name: string): string => derived(alias)[name] ?? `${alias}."${name}"`;
const termSql = ({ table, name }: Term): string => column(table, name);
/** Each with a name of its own: two tables have columns of one name. */
const selected = (terms: readonly Term[]): string => terms.map((each, at) => `${termSql(each)} AS c${at + 1}`).join(', ');

function condition(alias: string, { name, is, value }: Condition): string {
  const right = typeof value === 'object' ? `(${sqlOf(value)})` : literal(value);
  return `${column(alias, name)} ${is} ${right}`;
}

const conditions = (alias: string, where: readonly Condition[]): readonly string[] => where.map((each) => condition(alias, each));

/** Aliases differ from the tables' names, so that a table may also be joined. */
function exists({ table, where }: Rows, not: '' | 'NOT '): string {
  return `${not}EXISTS (SELECT 1 FROM ${table} AS x WHERE ${['x.HADM_ID = DEMOGRAPHIC.HADM_ID', ...conditions('x', where)].join(' AND ')})`;
}

const admissions = ({ where = [], having = [], lacking = [] }: Admissions): readonly string[] =>
  [...conditions('DEMOGRAPHIC', where), ...having.map((rows) => exists(rows, '')), ...lacking.map((rows) => exists(rows, 'NOT '))];

function from({ of, rows = [] }: Source, also: readonly string[] = []): string {
  const joins = rows.map(({ table, where }) => ` JOIN ${table} ON ${[`${table}.HADM_ID = DEMOGRAPHIC.HADM_ID`, ...conditions(table, where)].join(' AND ')}`);
  const all = [...admissions(of), ...also];
  return `FROM DEMOGRAPHIC${joins.join('')}${all.length === 0 ? '' : ` WHERE ${all.join(' AND ')}`}`;
}

const patient: Term = { table: 'DEMOGRAPHIC', name: 'SUBJECT_ID' };
const best = (fn: 'max' | 'min'): string => (fn === 'max' ? 'DESC' : 'ASC');

export function sqlOf(query: Query): string {
  switch (query.op) {
    case 'count': return `SELECT count(${query.distinct === undefined ? '*' : `DISTINCT ${termSql(query.distinct)}`}) ${from(query.from)}`;
    case 'list': return `SELECT DISTINCT ${selected(query.terms)} ${from(query.from, query.terms.length === 1 ? query.terms.map((each) => `${termSql(each)} IS NOT NULL`) : [])}`;
    case 'fold': return `SELECT ${FOLD[query.fn]}(${termSql(query.term)}) ${from(query.from)}`;
    case 'fold-groups': {
      const inner = query.inner === 'count' ? 'count(*)' : `${FOLD[query.inner]}(${termSql(query.term ?? patient)})`;
      return `SELECT ${FOLD[query.fn]}(n) FROM (SELECT ${inner} AS n ${from(query.from)} GROUP BY DEMOGRAPHIC.${query.per})`;
    }
    case 'extreme': return `SELECT DISTINCT ${selected(query.give)} ${from(query.from, [`${termSql(query.term)} = (SELECT ${FOLD[query.fn]}(${termSql(query.term)}) ${from(query.from)})`])}`;
    case 'best-group': {
      // Averages of equal numbers differ in their last bits by the order of adding; groups that tie should tie.
      const score = query.score === 'rows' ? 'count(*)' : query.score === 'patients' ? `count(DISTINCT ${termSql(patient)})` : `round(avg(${termSql(query.score)}), 9)`;
      const present = [`${termSql(query.by)} IS NOT NULL`, ...(typeof query.score === 'object' ? [`${termSql(query.score)} IS NOT NULL`] : [])];
      return `SELECT value FROM (SELECT ${termSql(query.by)} AS value, rank() OVER (ORDER BY ${score} ${best(query.fn)}) AS place ${from(query.from, present)} GROUP BY 1) WHERE place = 1`;
    }
    case 'grouped': return `SELECT ${termSql(query.by)}, ${FOLD[query.fn]}(${termSql(query.term)}) ${from(query.from, [`${termSql(query.by)} IS NOT NULL`, `${termSql(query.term)} IS NOT NULL`])} GROUP BY 1`;
    case 'difference': return `SELECT (SELECT avg(${termSql(query.term)}) ${from(query.from)}) - (SELECT avg(${termSql(query.term)}) ${from(query.minus)})`;
  }
}
