/** Conditions that single out some of a group, drawn from what its members have. */
import type { EventKind } from '../../ehr/query.ts';
import type { PoolEvent } from '../../ehr/pools.ts';
import { withArticle } from '../../ehr/words.ts';
import { type Condition, DEAD, did, drawAges, type Group, groupOf, happened, headOf, measured, ofSex, other, ownEvents, patientsOf, shortOf, STAYS, thingOf } from '../walk/group.ts';
import { eventIn, NO_SCOPE, scopeAround, type Walk } from '../walk/walk.ts';

export interface ConditionKind { readonly id: string; readonly steps: number; draw(walk: Walk, group: Group): Condition | undefined }

/** Names that stand in the group already. */
const used = ({ conditions }: Group): ReadonlySet<unknown> => new Set(conditions.map(({ events }) => events?.name));
const unusedIn = (walk: Walk, group: Group, kind: EventKind): PoolEvent | undefined => eventIn(walk, patientsOf(group), kind, ({ name }) => !used(group).has(name) && (walk.pools.names(kind).get(name ?? '') ?? 0) > 2);

const had = (kind: EventKind): ConditionKind => ({
  id: `had-${kind}`, steps: 2,
  draw(walk, group) {
    const event = unusedIn(walk, group, kind);
    return event && happened(walk.schema, kind, event.name ?? '', scopeAround(walk, event, 0.35));
  },
});

/** Not one that next to nobody has: leaving out one patient is no question. */
const lacked = (kind: EventKind): ConditionKind => ({
  id: `never-${kind}`, steps: 3,
  draw(walk, group) {
    const event = unusedIn(walk, group, kind);
    if (event === undefined || (walk.pools.names(kind).get(event.name ?? '') ?? 0) < 6) return undefined;
    return { ...happened(walk.schema, kind, event.name ?? '', scopeAround(walk, event, 0.15)), is: 'not-met' };
  },
});

const beyond = (kind: 'lab' | 'vital'): ConditionKind => ({
  id: `beyond-${kind}`, steps: 3,
  draw(walk, group) {
    const event = eventIn(walk, patientsOf(group), kind, ({ value, name }) => value !== null && !used(group).has(name));
    if (event === undefined || event.value === null) return undefined;
    return measured(kind, event.name ?? '', walk.rng.pick(['greater', 'less'] as const), event.value, scopeAround(walk, event, 0.25));
  },
});

/** A condition that a visit or stay meets, by one of its columns. */
const ofStay = (id: string, kind: 'visit' | 'icu', field: keyof typeof STAYS): ConditionKind => ({
  id, steps: 2,
  draw(walk, group) {
    const event = eventIn(walk, patientsOf(group), kind, ({ more }) => typeof more[field] === 'string');
    if (event === undefined) return undefined;
    const value = String(event.more[field]);
    if (value.startsWith('**')) return undefined;
    return other({ kind, [field]: value }, ...STAYS[field](value), field === 'destination' ? NO_SCOPE : scopeAround(walk, event, 0.3));
  },
});

export const CONDITIONS: readonly ConditionKind[] = [
  ...(['diagnosis', 'drug', 'procedure', 'lab', 'culture'] as const).map(had),
  ...(['diagnosis', 'drug', 'procedure', 'lab', 'culture'] as const).map(lacked),
  beyond('lab'), beyond('vital'),
  { id: 'sex', steps: 1, draw: (walk, group) => (headOf(group) === 'patients' ? ofSex(walk.rng.pick(['f', 'm'] as const)) : undefined) },
  { id: 'dead', steps: 1, draw: (_, { conditions }) => (conditions.includes(DEAD) ? undefined : DEAD) },
  {
    id: 'aged', steps: 2,
    draw(walk, group) {
      const { conditions: [{ events, thing, short, clause, isHad }, ...others] } = group;
      // The age is that at the visit of the group's own event.
      if (events === undefined || thing === undefined || short === undefined || events.people !== undefined || events.asked !== undefined || others.some((each) => each.implies !== undefined || each.short === short)) return undefined;
      const [age, text] = drawAges(walk);
      const own = { ...events, people: { age } };
      const aged = `at age ${text}`;
      return { is: 'met', patients: { having: own }, events: own, short, thing: `${thing} ${aged}`, clause: `${clause} ${aged}`, asked: `had such ${withArticle(short)} ${aged}`, implies: 'at any age', ...(isHad === undefined ? {} : { isHad }) };
    },
  },
  {
    id: 'own-time', steps: 2,
    draw(walk, group) {
      const { conditions: [{ events }] } = group;
      if (events?.name === undefined || typeof events.name !== 'string' || events.window !== undefined || group.conditions.length > 1) return undefined;
      const event = eventIn(walk, patientsOf(group), events.kind, ({ name }) => name === events.name);
      if (event === undefined) return undefined;
      const scope = scopeAround(walk, event, 1);
      return { ...happened(walk.schema, events.kind, events.name, scope), asked: `had that ${shortOf(events.kind)} ${scope.text}`, implies: 'at any time' };
    },
  },
  {
    id: 'soon-after', steps: 4,
    draw(walk, group) {
      const kind = walk.rng.pick(['drug', 'procedure', 'lab', 'culture'] as const);
      const { conditions: [{ thing, short, events }] } = group;
      const event = unusedIn(walk, group, kind);
      if (event === undefined || thing === undefined || short === undefined || events?.asked !== undefined) return undefined;
      const [within, text] = walk.rng.pick([[{ is: 'same-visit' }, 'during the same hospital visit'], [{ is: 'days', n: 2 }, 'within 2 days'], [{ is: 'days', n: 7 }, 'within 7 days'], [{ is: 'days', n: 30 }, 'within 30 days'], [{ is: 'months', n: 2 }, 'within 2 months']] as const);
      const clause = `${did(walk.schema, kind, event.name ?? '')} ${text} after`;
      return {
        is: 'met', patients: { sequence: { first: ownEvents(groupOf(group.conditions[0])), then: { kind, name: event.name ?? '' }, within } },
        clause: `${clause} ${withArticle(thing)}`, asked: `${clause} such ${withArticle(short)}`, thing: `${thingOf(walk.schema, kind, event.name ?? '')} ${text} after ${withArticle(thing)}`, short: shortOf(kind), ...(kind === 'procedure' ? {} : { isHad: true }),
      };
    },
  },
  ofStay('from', 'visit', 'source'), ofStay('type', 'visit', 'type'), ofStay('insured', 'visit', 'insurance'), ofStay('left-to', 'visit', 'destination'), ofStay('care-unit', 'icu', 'careunit'),
  {
    id: 'grew', steps: 2,
    draw(walk, group) {
      const event = eventIn(walk, patientsOf(group), 'culture', ({ more }) => typeof more['organism'] === 'string');
      if (event === undefined) return undefined;
      const organism = String(event.more['organism']);
      return other({ kind: 'culture', organism }, `had a culture that grew ${organism}`, `culture that grew ${organism}`, scopeAround(walk, event, 0.2));
    },
  },
];
