/** The table of kinds of world, and the two functions that use it. */
import { Ajv } from 'ajv';
import type { WorldSpec } from '../task.ts';
import { documents } from './documents.ts';
import { fhir } from './fhir/index.ts';
import type { World, WorldKind, WorldOpening } from './world.ts';

export const WORLDS = {
  documents,
  fhir,
} as const satisfies Readonly<Record<string, WorldKind>>;

const ajv = new Ajv({ strict: true });
const kinds = new Map(Object.entries(WORLDS).map(([name, kind]) => [name, { kind: kind as WorldKind, fits: ajv.compile(kind.parameters) }]));
/** Specs that fit: each is looked at once, and opened for every episode. */
const checked = new WeakSet<WorldSpec>();

/** What does not fit, naming the field; undefined when all does. */
export function checkWorld(spec: WorldSpec): string | undefined {
  if (checked.has(spec)) return undefined;
  const { kind: name, ...parameters } = spec;
  const entry = kinds.get(name);
  if (entry === undefined) return `world.kind: no kind of world is called ${JSON.stringify(name)}; there are ${[...kinds.keys()].join(', ')}`;
  if (entry.fits(parameters)) {
    checked.add(spec);
    return undefined;
  }
  const error = entry.fits.errors?.[0];
  const place = (error?.instancePath ?? '').replaceAll('/', '.').replaceAll('~1', '/').replaceAll('~0', '~');
  const more = typeof error?.params['additionalProperty'] === 'string' ? ` (${error.params['additionalProperty']})` : '';
  return `world${place}: ${error?.message ?? 'does not fit'}${more}`;
}

/** A world for one episode. @throws Error when the spec does not fit, which `checkWorld` says beforehand */
export async function openWorld(spec: WorldSpec, opening: WorldOpening): Promise<World> {
  const wrong = checkWorld(spec);
  if (wrong !== undefined) throw new Error(wrong);
  const { kind: name, ...parameters } = spec;
  const entry = kinds.get(name);
  if (entry === undefined) throw new Error(`no kind of world is called ${name}`);
  return await entry.kind.open(parameters, opening);
}

export type { Journal, JournalEntry, World, WorldKind, WorldOpening, WorldRequest, WorldResponse } from './world.ts';
