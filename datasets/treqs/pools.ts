/**
 * The rows of a hospital in memory, from which a question's parameters are drawn: so patients, items and values belong together,
 * and most questions have an answer. Never a source of gold answers.
 */
import type { DatabaseSync } from 'node:sqlite';
import { EVENT_TABLES, type EventTable, type TableName } from './query.ts';

export type PoolRow = Readonly<Record<string, string | number | null>>;

/** Numbers of one unit, in order. */
export interface Measured { readonly unit: string; readonly values: readonly number[] }

const NUMBER_AND_UNIT = /^(-?\d+(?:\.\d+)?)(\D.*)?$/;
/** Fewer results are no distribution. */
const FEWEST = 12;

export class Pools {
  readonly admissions: readonly PoolRow[];
  readonly #events = new Map<EventTable, readonly PoolRow[]>();
  readonly #byAdmission = new Map<EventTable, ReadonlyMap<number, readonly PoolRow[]>>();
  readonly #byPatient: ReadonlyMap<number, readonly PoolRow[]>;
  readonly #patients = new Map<string, ReadonlyMap<string, number>>();
  /** Laboratory tests by label, and drugs by name: those whose values are all in one unit. */
  readonly labs: ReadonlyMap<string, Measured>;
  readonly doses: ReadonlyMap<string, Measured>;
  /** Names that one patient alone has. */
  readonly ownNames: ReadonlySet<string>;

  constructor(database: DatabaseSync) {
    const rows = (table: TableName): readonly PoolRow[] => database.prepare(`SELECT * FROM ${table} ORDER BY rowid`).all() as PoolRow[];
    this.admissions = rows('DEMOGRAPHIC');
    this.#byPatient = Map.groupBy(this.admissions, ({ SUBJECT_ID }) => Number(SUBJECT_ID));
    for (const table of EVENT_TABLES) {
      const all = rows(table);
      this.#events.set(table, all);
      this.#byAdmission.set(table, Map.groupBy(all, ({ HADM_ID }) => Number(HADM_ID)));
    }
    this.labs = measured(this.events('LAB'), 'LABEL', 'VALUE_UNIT', 'ITEMID');
    this.doses = measured(this.events('PRESCRIPTIONS'), 'DRUG', 'DRUG_DOSE');
    const holders = Map.groupBy(this.#byPatient.values(), ([admission]) => String(admission?.['NAME']).toLowerCase());
    this.ownNames = new Set([...holders].flatMap(([, [first, ...others]]) => (others.length === 0 ? [String(first?.[0]?.['NAME'])] : [])));
  }

  events(table: EventTable): readonly PoolRow[] {
    return this.#events.get(table) ?? [];
  }

  eventsOf(table: EventTable, { HADM_ID }: PoolRow): readonly PoolRow[] {
    return this.#byAdmission.get(table)?.get(Number(HADM_ID)) ?? [];
  }

  /** All admissions of the patient of one. */
  admissionsOf({ SUBJECT_ID }: PoolRow): readonly PoolRow[] {
    return this.#byPatient.get(Number(SUBJECT_ID)) ?? [];
  }

  /** How many patients have each value of a column; values that another one equals but for case are left out. */
  patients(table: TableName, column: string): ReadonlyMap<string, number> {
    const key = `${table}.${column}`;
    const known = this.#patients.get(key);
    if (known !== undefined) return known;
    const found = new Map<string, Set<number>>();
    for (const row of table === 'DEMOGRAPHIC' ? this.admissions : this.events(table)) {
      const value = row[column];
      if (value !== null && value !== undefined) found.set(String(value), (found.get(String(value)) ?? new Set()).add(Number(row['SUBJECT_ID'])));
    }
    const folded = Map.groupBy(found.keys(), (value) => value.toLowerCase());
    const counts = new Map([...found].filter(([value]) => folded.get(value.toLowerCase())?.length === 1).map(([value, { size }]) => [value, size]));
    this.#patients.set(key, counts);
    return counts;
  }
}

/** @param id where a name has several of it, it stands for several things */
function measured(rows: readonly PoolRow[], name: string, column: string, id?: string): ReadonlyMap<string, Measured> {
  const found = new Map<string, { readonly units: Set<string>; readonly ids: Set<unknown>; readonly values: number[] }>();
  for (const row of rows) {
    const key = String(row[name]);
    const entry = found.get(key) ?? { units: new Set(), ids: new Set(), values: [] };
    found.set(key, entry);
    const [, number, unit = ''] = NUMBER_AND_UNIT.exec(String(row[column])) ?? [];
    // What is not a number has a unit of its own, so that the name is left out.
    entry.units.add(number === undefined ? 'none' : unit);
    entry.ids.add(id === undefined ? '' : row[id]);
    if (number !== undefined) entry.values.push(Number(number));
  }
  return new Map([...found].filter(([, { units, ids, values }]) => units.size === 1 && ids.size === 1 && new Set(values).size > 1 && values.length >= FEWEST)
    .map(([key, { units: [unit = ''], values }]) => [key, { unit, values: values.toSorted((a, b) => a - b) }]));
}
