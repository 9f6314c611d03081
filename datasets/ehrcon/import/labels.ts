/**
 * EHRCon's labels as their README describes them: by ROW_ID of the note a list of entities; each has `data`, a list of what was read
 * from the note, as `{table: {column: value}, label, errors}`. A label that finds something wrong names the columns.
 */
import { ImportError } from '../../../env/families/importer.ts';

export interface EntityLabel {
  readonly entity: string;
  /** How many columns are inconsistent, over all that the note says of it. */
  readonly errors: number;
  /** Table, column and the note's value of each; undefined where a label does not name as many as it counts, or their values are not there. */
  readonly wrong: readonly (readonly [table: string, column: string, value: string | number])[] | undefined;
}

type Dict = Readonly<Record<string, unknown>>;
const isDict = (value: unknown): value is Dict => typeof value === 'object' && value !== null && !Array.isArray(value);

/** @returns labels by ROW_ID. @throws ImportError when the value has another form */
export function labelsOf(value: unknown, file: string): ReadonlyMap<string, readonly EntityLabel[]> {
  if (!isDict(value)) throw new ImportError('the labels are no dict by ROW_ID', file);
  return new Map(Object.entries(value).map(([row, entities]) => {
    if (!/^\d+(\.0)?$/.test(row)) throw new ImportError(`${JSON.stringify(row)} is no ROW_ID`, file);
    if (!Array.isArray(entities)) throw new ImportError(`the labels of note ${row} are no list`, file);
    return [String(Number(row)), entities.flatMap((each: unknown) => entitiesOf(each, row, file))] as const;
  }));
}

function entitiesOf(value: unknown, row: string, file: string): readonly EntityLabel[] {
  if (!isDict(value)) throw new ImportError(`an entity of note ${row} is no dict`, file);
  return Object.entries(value).map(([entity, facts]) => {
    const data = isDict(facts) ? facts['data'] : undefined;
    if (!Array.isArray(data)) throw new ImportError(`the entity ${JSON.stringify(entity)} of note ${row} has no list "data"`, file);
    const found = data.map((each: unknown) => partOf(each, entity, row, file));
    const recovered = found.every(({ wrong }) => wrong !== undefined);
    return { entity, errors: found.reduce((sum, { errors }) => sum + errors, 0), wrong: recovered ? found.flatMap(({ wrong }) => wrong ?? []) : undefined };
  });
}

function partOf(value: unknown, entity: string, row: string, file: string): Omit<EntityLabel, 'entity'> {
  const whose = `a label of ${JSON.stringify(entity)} of note ${row}`;
  if (!isDict(value)) throw new ImportError(`${whose} is no dict`, file);
  const { label, errors, ...tables } = value;
  if (typeof label !== 'string') throw new ImportError(`${whose} has no text "label"`, file);
  const count = typeof errors === 'number' ? errors : typeof errors === 'string' && /^\d+$/.test(errors) ? Number(errors) : undefined;
  if (count === undefined || !Number.isInteger(count) || count < 0) throw new ImportError(`${whose} has no count "errors"`, file);
  if (count === 0) return { errors: 0, wrong: [] };
  const named = [...label.matchAll(/'([a-z0-9_]+)'/gi)].map(([, column]) => String(column).toLowerCase());
  const wrong = named.flatMap((column) => Object.entries(tables).flatMap(([table, columns]) => (isDict(columns) ? Object.entries(columns).filter(([name]) => name.toLowerCase() === column) : []).flatMap(([, cell]) => (typeof cell === 'string' || typeof cell === 'number' ? [[table.toUpperCase(), column.toUpperCase(), cell] as const] : []))));
  return { errors: count, wrong: new Set(named).size === count && wrong.length === count ? wrong : undefined };
}
