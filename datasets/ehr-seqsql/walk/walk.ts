/** What a sequence is made with: a stream of random numbers, things to draw from, and who belongs to a group. */
import type { Rng } from '../../../env/rng.ts';
import type { Split } from '../../../env/task.ts';
import type { EventKind, Patients, SchemaName } from '../../ehr/query.ts';
import type { PoolEvent, Pools } from '../../ehr/pools.ts';
import { Draw, fill, type Scope, type Slots, type Wordings } from '../../ehr/templates/template.ts';

export interface Walk {
  readonly rng: Rng;
  readonly pools: Pools;
  readonly schema: SchemaName;
  readonly draw: Draw;
  /** One of the split's own wordings. */
  choose(wordings: Wordings): string;
  /** The same, filled in. */
  say(wordings: Wordings, slots: Slots): string;
  /** Ids of a group: whom to draw parameters from, never an answer. */
  members(of: Patients): readonly (number | string)[];
}

export function startWalk(rng: Rng, pools: Pools, split: Split, members: Walk['members'], choose: Walk['choose'] = (wordings) => rng.pick(wordings[split])): Walk {
  return { rng, pools, schema: pools.schema, draw: new Draw(rng, pools), members, choose, say: (wordings, slots) => fill(choose(wordings), slots) };
}

export const NO_SCOPE: Scope = { part: {}, text: '', harder: 0 };

/** An event of someone in the group, with a name that others have too. */
export function eventIn(walk: Walk, of: Patients | undefined, kind: EventKind, fits: (event: PoolEvent) => boolean = () => true): PoolEvent | undefined {
  if (of === undefined) return walk.draw.event(kind, fits);
  const ids = walk.members(of);
  if (ids.length === 0) return undefined;
  for (let attempt = 0; attempt < 12; attempt++) {
    const events = walk.pools.of(kind, walk.rng.pick(ids));
    if (events.length === 0) continue;
    const event = walk.rng.pick(events);
    if ((kind === 'visit' || kind === 'icu' || kind === 'charge' || (event.name !== null && walk.pools.names(kind).has(event.name))) && fits(event)) return event;
  }
  return undefined;
}

/** As people say it in the middle of a sentence, and of a patient who was not the last to be named. */
export const plainly = (scope: Scope): Scope => ({ ...scope, text: scope.text.replace(/^since 1 (\w+) ago$/, 'over the past $1').replace(/^since (\d+ \w+) ago$/, 'over the past $1').replace(/\b(?:this|their current) (?=hospital|ICU|intensive)/, 'the current ').replace(/^in this (?=year|month)/, 'this ') });

/** A calendar window or one from now that holds the event; often none. */
export function scopeAround(walk: Walk, event: PoolEvent, chance = 0.4): Scope {
  if (!walk.rng.chance(chance)) return NO_SCOPE;
  const relative = walk.rng.chance(0.2) ? walk.draw.relative(event) : undefined;
  return plainly(relative === undefined || isFine(relative) ? coarse(walk, event) : relative);
}

/** Single days and the last days before now hold little of a group. */
const isFine = ({ part: { window } }: Scope): boolean => window !== undefined && (('unit' in window && window.unit === 'day') || ('day' in window && window.day !== undefined));

/** Years, and from or to months and days: on one day little happens. */
function coarse(walk: Walk, { time }: PoolEvent): Scope {
  const [year, month, day] = [Number(time.slice(0, 4)), Number(time.slice(5, 7)), Number(time.slice(8, 10))];
  // Since the first year, or until the last, is at any time.
  const is = walk.rng.pick(year === 2100 ? ['in', 'until'] as const : year === 2105 ? ['in', 'since'] as const : ['in', 'since', 'until'] as const);
  return walk.draw.window(is === 'in' ? { is, year } : walk.rng.pick([{ is, year }, { is, year, month }, { is, year, month, day }])) ?? NO_SCOPE;
}
