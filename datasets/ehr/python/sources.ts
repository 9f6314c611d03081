/** The kinds of events of both schemas. */
import type { EventKind, SchemaName } from '../query.ts';
import { EICU_SOURCES } from './eicu.ts';
import { MIMIC_III_SOURCES } from './mimic-iii.ts';
import type { Source } from './source.ts';

const SOURCES = { 'mimic-iii': MIMIC_III_SOURCES, eicu: EICU_SOURCES } as const satisfies Readonly<Record<SchemaName, Readonly<Partial<Record<EventKind, Source>>>>>;

export function sourceOf(schema: SchemaName, kind: EventKind): Source {
  const sources: Readonly<Partial<Record<EventKind, Source>>> = SOURCES[schema];
  const source = sources[kind];
  if (source === undefined) throw new RangeError(`${schema} has no events of kind ${kind}`);
  return source;
}
