/** The columns of MIMICSQL's tables, and which hold numbers. */
import { SCHEMA_BY_NAME } from '../hospital/index.ts';
import { DERIVED, type TableName, type Term } from './query.ts';

const { tables } = SCHEMA_BY_NAME.mimicsql;
const NUMBERS: ReadonlySet<string> = new Set(tables.flatMap(({ name: table, columns }) => columns.filter(({ type }) => type !== 'TEXT').map(({ name }) => `${table}.${name}`)));
const COLUMNS: ReadonlySet<string> = new Set(tables.flatMap(({ name: table, columns }) => columns.map(({ name }) => `${table}.${name}`)));

/** `DEMOGRAPHIC.AGE` and the like. @throws RangeError for what no table has */
export function term(text: string): Term {
  const [table = '', name = ''] = text.split('.');
  if (!COLUMNS.has(text) && !DERIVED.some((each) => each.table === table && each.name === name)) throw new RangeError(`there is no ${text}`);
  return { table: table as TableName, name };
}

export const isDerived = ({ table, name }: Term): boolean => DERIVED.some((each) => each.table === table && each.name === name);
export const isNumber = (each: Term): boolean => isDerived(each) || NUMBERS.has(`${each.table}.${each.name}`);
