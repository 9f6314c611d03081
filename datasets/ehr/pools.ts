/**
 * The events of a hospital in memory, from which a question's parameters are drawn: so patients, items and times belong
 * together, and most questions have an answer. Never a source of gold answers.
 */
import type { DatabaseSync } from 'node:sqlite';
import type { Rng } from '../../env/rng.ts';
import { EVENT_KINDS, type EventKind, type SchemaName } from './query.ts';
import { viewOf } from './sql/views.ts';

export interface PoolEvent {
  readonly patient: number | string;
  readonly visit: number;
  readonly name: string | null;
  readonly time: string;
  readonly value: number | null;
  readonly end: string | null;
  /** Route, source, organism, ...: what templates ask for beside. */
  readonly more: Readonly<Record<string, string | number | null>>;
}

export interface PoolStay { readonly visit: number; readonly time: string; readonly end: string | null }

/** Labels that stand for several items: a question by label alone would mix them. */
const AMBIGUOUS: Readonly<Record<SchemaName, ReadonlySet<string>>> = { 'mimic-iii': new Set(['glucose', 'ph']), eicu: new Set(['no known allergies', 'other', 'urine, incontinent']) };

const NOTHING = Object.freeze({});

export class Pools {
  readonly schema: SchemaName;
  readonly #events = new Map<EventKind, readonly PoolEvent[]>();
  readonly #byPatient = new Map<EventKind, ReadonlyMap<number | string, readonly PoolEvent[]>>();
  readonly #names = new Map<EventKind, ReadonlyMap<string, number>>();

  constructor(schema: SchemaName, database: DatabaseSync) {
    this.schema = schema;
    for (const kind of EVENT_KINDS) {
      if (kind === 'allergy' && schema === 'mimic-iii') continue;
      const events: PoolEvent[] = [];
      for (const row of database.prepare(`SELECT * FROM (${viewOf(schema, kind, undefined)}) WHERE time IS NOT NULL ORDER BY id`).iterate()) {
        const { id: _, patient, visit, name, time, value, ...more } = row as Record<string, string | number | null>;
        const end = more['end'] ?? null;
        events.push({ patient: patient as number | string, visit: Number(visit), name: typeof name === 'string' ? name : null, time: String(time), value: typeof value === 'number' ? value : null, end: end === null ? null : String(end), more: Object.keys(more).length === 0 ? NOTHING : { ...more, time: String(time), value: value ?? null } });
      }
      this.#events.set(kind, events);
      this.#byPatient.set(kind, Map.groupBy(events, ({ patient }) => patient));
      const patients = new Map<string, Set<number | string>>();
      for (const { name, patient } of events) if (name !== null && !AMBIGUOUS[schema].has(name)) patients.set(name, (patients.get(name) ?? new Set()).add(patient));
      this.#names.set(kind, new Map([...patients].map(([name, set]) => [name, set.size])));
    }
  }

  /** All events of a kind, in the order of the table. */
  all(kind: EventKind): readonly PoolEvent[] {
    return this.#events.get(kind) ?? [];
  }

  of(kind: EventKind, patient: number | string): readonly PoolEvent[] {
    return this.#byPatient.get(kind)?.get(patient) ?? [];
  }

  /** Items that name one thing, by how many patients they occur with. */
  names(kind: EventKind): ReadonlyMap<string, number> {
    return this.#names.get(kind) ?? new Map();
  }

  /** An item that at least that share of patients has; common ones no more often than rare ones. */
  name(rng: Rng, kind: EventKind, share: number): string | undefined {
    const patients = this.#byPatient.get('visit')?.size ?? 0;
    const fit = [...this.names(kind)].filter(([, count]) => count >= share * patients).map(([name]) => name);
    return fit.length === 0 ? undefined : rng.pick(fit);
  }

  /** A patient's visits or ICU stays, earliest first. */
  stays(of: 'visit' | 'icu', patient: number | string): readonly PoolStay[] {
    return this.of(of, patient).toSorted((a, b) => (a.time < b.time ? -1 : 1));
  }
}
