/** What a number can be set against: the same of another group or set. */
import { before, type Condition, type Group, known, mention, never, patientsOf } from '../walk/group.ts';
import type { MeasureOf } from '../walk/measure.ts';
import { atAnotherTime, type EventSet, eventsOf, EVERYONE, mentionSet, ofAnotherName } from '../walk/set.ts';
import type { Measured, Other } from '../walk/state.ts';
import type { Walk } from '../walk/walk.ts';

/** The condition turned round: those who were, or were not. */
const turned = (condition: Condition): Condition => ({ ...condition, is: condition.is === 'met' ? 'not-met' : 'met' });

type Beside<Over> = { readonly over: Over; readonly nested: boolean } | undefined;

function otherGroup(walk: Walk, group: Group): Beside<Group> {
  const { conditions: [first, ...others] } = group;
  const last = others.at(-1);
  const ways: (() => Beside<Group>)[] = [() => {
    const again = first.again?.(walk);
    return again && { over: { conditions: [again, ...others] }, nested: again.events?.name === first.events?.name };
  }];
  if (last !== undefined) ways.push(() => ({ over: before(group), nested: true }));
  if (last !== undefined && last.head === undefined) ways.push(() => ({ over: { conditions: [first, ...others.slice(0, -1), turned(last)] }, nested: false }));
  return walk.rng.pick(ways)();
}

/** @param isSize of the measure that counts patients */
export function ofGroupMeasure(measure: MeasureOf<Group>, group: Group, isSize = false): Measured {
  const own = measure(known(group));
  const all = before(group);
  const last = group.conditions.at(-1);
  return {
    query: own.query, np: own.np,
    ...(isSize && group.conditions.length > 1 && last !== undefined ? { whole: { query: { op: 'patients', of: patientsOf(all) }, text: (walk: Walk) => mention(walk, known(all)), clause: last.is === 'met' ? last.clause : never(last.clause) } } : {}),
    other: (walk): Other | undefined => {
      const beside = otherGroup(walk, group);
      return beside && { ...measure(beside.over), nested: beside.nested };
    },
  };
}

/** @param id of the measure @param from the set that it was narrowed from, and how */
export function ofSetMeasure(measure: MeasureOf<EventSet>, set: EventSet, id: string, from?: { readonly set: EventSet; readonly clause: string }): Measured {
  const own = measure({ ...set, known: true });
  const isCount = id === 'count';
  return {
    query: own.query, np: own.np,
    ...(from !== undefined && isCount ? { whole: { query: { op: 'count', what: 'events', of: eventsOf(from.set) }, text: (walk: Walk) => mentionSet(walk, { ...from.set, known: true }), clause: from.clause } } : {}),
    other: (walk): Other | undefined => {
      const ways: (() => Beside<EventSet>)[] = [() => {
        const over = atAnotherTime(walk, set);
        return over && { over, nested: true };
      }];
      if (set.name !== undefined && isCount) ways.push(() => {
        const over = ofAnotherName(walk, set);
        return over && { over, nested: false };
      });
      // A mean of some is read beside that of all.
      if (set.owner.text !== '' && id === 'value' && set.name !== undefined) ways.push(() => ({ over: { ...set, owner: EVERYONE, scope: { part: {}, text: '', harder: 0 } }, nested: true }));
      const beside = walk.rng.pick(ways)();
      if (beside === undefined) return undefined;
      const { known: _, ...over } = beside.over;
      return { ...measure(over), nested: beside.nested };
    },
  };
}
