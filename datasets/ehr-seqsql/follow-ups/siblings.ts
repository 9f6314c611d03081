/** What a number can be set against: the same of another group or set. */
import type { Scope } from '../../ehr/templates/template.ts';
import { askedFor, bare, before, type Condition, type Group, headOf, known, mention, patientsOf } from '../walk/group.ts';
import type { MeasureOf } from '../walk/measure.ts';
import { atAnotherTime, type EventSet, eventsOf, EVERYONE, mentionSet, ofAnotherName } from '../walk/set.ts';
import type { Measured, Other, Times } from '../walk/state.ts';
import { NO_SCOPE, type Walk } from '../walk/walk.ts';

/** The condition turned round: those who were, or were not. */
const turned = (condition: Condition): Condition => ({ ...condition, is: condition.is === 'met' ? 'not-met' : 'met' });

interface Beside<Over> { readonly over: Over; readonly nested: boolean; readonly isOtherHalf?: true }

function otherGroup(walk: Walk, group: Group): Beside<Group> | undefined {
  const { conditions: [first, ...others] } = group;
  const last = others.at(-1);
  const ways: (() => Beside<Group> | undefined)[] = [() => {
    // An age stands with the first condition's event; of another event there is none.
    const again = others.some(({ implies }) => implies !== undefined) ? undefined : first.again?.(walk);
    return again && { over: { conditions: [again, ...others] }, nested: again.events?.name === first.events?.name };
  }];
  if (last !== undefined) ways.push(() => ({ over: before(group), nested: true }));
  if (last !== undefined && last.head === undefined) ways.push(() => ({ over: { conditions: [first, ...others.slice(0, -1), turned(last)] }, nested: false, isOtherHalf: true }));
  return walk.rng.pick(ways)();
}

/** "in March 2104" is March 2104. */
const spanOf = ({ text }: Scope): string => text.replace(/^(in|during) /, '');

/** Which of two years, or two months, comes later. */
function laterOf({ part: { window: a } }: Scope, { part: { window: b } }: Scope): Times['later'] {
  if (a?.is !== 'in' || b?.is !== 'in' || (a.month === undefined) !== (b.month === undefined) || a.day !== undefined || b.day !== undefined) return undefined;
  const [own, other] = [12 * a.year + (a.month ?? 0), 12 * b.year + (b.month ?? 0)];
  return own === other ? undefined : own > other ? 'own' : 'other';
}

/** Two groups that did the same at different times. */
function timesOf({ conditions: [{ timed: own, events: a }, ...others] }: Group, { conditions: [{ timed: other, events: b }] }: Group, head: string): Times | undefined {
  const isPlain = others.every((condition) => condition.head !== undefined);
  if (!isPlain || own === undefined || other === undefined || own.clause !== other.clause || a?.people !== b?.people || own.scope.text === '' || other.scope.text === '' || own.scope.text === other.scope.text) return undefined;
  const later = laterOf(own.scope, other.scope);
  return { subject: head, clause: own.clause, ...(later === undefined ? { time: own.scope.text, other: other.scope.text } : { time: spanOf(own.scope), other: spanOf(other.scope), later }) };
}

const notDone = (clause: string): string => (clause.startsWith('were ') ? 'were not' : clause.startsWith('have ') ? 'do not' : 'did not');

/** @param isSize of the measure that counts patients */
export function ofGroupMeasure(measure: MeasureOf<Group>, group: Group, isSize = false): Measured {
  const { query, np, things } = measure({ conditions: group.conditions });
  const all = before(group);
  const last = group.conditions.at(-1);
  return {
    query, np, ...(things === undefined ? {} : { things }),
    ...(isSize && group.conditions.length > 1 && last !== undefined ? { whole: { query: { op: 'patients', of: patientsOf(all) }, text: (walk: Walk) => mention(walk, known(all)), clause: askedFor(last) } } : {}),
    other: (walk): Other | undefined => {
      const beside = otherGroup(walk, group);
      if (beside === undefined) return undefined;
      const { over, nested, isOtherHalf } = beside;
      const head = headOf(group);
      const times = isSize ? timesOf(group, over, head) : undefined;
      const asked = measure(over);
      return {
        ...asked, nested,
        ...(asked.things?.startsWith(`${head} `) ? { shortThings: `those ${asked.things.slice(head.length + 1)}`, short: `the number of those ${asked.things.slice(head.length + 1)}` } : {}),
        ...(times === undefined ? {} : { times }),
        ...(isSize && isOtherHalf === true && last?.is === 'met' ? { halves: { whole: `the ${bare(all)}`, did: askedFor(last), not: notDone(askedFor(last)) } } : {}),
      };
    },
  };
}

/** @param id of the measure @param from the set that it was narrowed from, and how */
export function ofSetMeasure(measure: MeasureOf<EventSet>, set: EventSet, id: string, from?: { readonly set: EventSet; readonly clause: string }): Measured {
  const { known: _known, ...plain } = set;
  const own = measure(plain);
  const isCount = id === 'count';
  return {
    query: own.query, np: own.np, ...(own.things === undefined ? {} : { things: own.things }),
    ...(from !== undefined && isCount ? { whole: { query: { op: 'count', what: 'events', of: eventsOf(from.set) }, text: (walk: Walk) => mentionSet(walk, { ...from.set, known: true }), clause: from.clause } } : {}),
    other: (walk): Other | undefined => {
      const ways: (() => Beside<EventSet> | undefined)[] = [() => {
        const over = atAnotherTime(walk, set);
        return over && { over, nested: true };
      }];
      if (set.name !== undefined && isCount) ways.push(() => {
        const over = ofAnotherName(walk, set);
        return over && { over, nested: false };
      });
      // A mean of some is read beside that of all.
      if (set.owner.text !== '' && id === 'value' && set.name !== undefined) ways.push(() => ({ over: { ...set, owner: EVERYONE, scope: NO_SCOPE }, nested: true }));
      const beside = walk.rng.pick(ways)();
      if (beside === undefined) return undefined;
      const { known: _, ...over } = beside.over;
      // "Than in 2102": of one patient, where the time stands last, and nothing after it.
      const isTime = over.name === set.name && over.owner === set.owner && over.owner.part.patient !== undefined && over.more.grown !== true;
      const time = over.scope.text === '' ? 'at any time' : over.scope.text;
      return { ...measure(over), nested: beside.nested, ...(isTime ? { short: `that ${time}`, shortThings: `those ${time}` } : {}) };
    },
  };
}
