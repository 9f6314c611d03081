/** Something else of the same group or the same events. */
import type { EventKind } from '../../ehr/query.ts';
import type { Wordings } from '../../ehr/templates/template.ts';
import { wordsFor } from '../../ehr/words.ts';
import { bare, did, firstOf, type Group, known, mention, ownEvents, patientsOf } from '../walk/group.ts';
import { commonestItem, type Found, standingOut } from '../walk/find.ts';
import { ask, type Measure } from '../walk/measure.ts';
import { type EventSet, ofGroup } from '../walk/set.ts';
import type { State, Step, Turn } from '../walk/state.ts';
import { eventIn, type Walk } from '../walk/walk.ts';
import { drawFn, GROUP_NUMBERS } from './group-measures.ts';
import { SET_MEASURES } from './set-measures.ts';
import { ofGroupMeasure, ofSetMeasure } from './siblings.ts';

export function askGroup(walk: Walk, id: string, measure: Measure<Group>, group: Group, state: State): Turn | undefined {
  const drawn = measure.draw(walk, group);
  if (drawn === undefined) return undefined;
  const asked = drawn(group);
  return { id, text: ask(walk, asked), query: asked.query, steps: measure.steps + group.conditions.length - 1, state: { ...state, group: known(group), measured: ofGroupMeasure(drawn, group) } };
}

export function askSet(walk: Walk, id: string, measure: Measure<EventSet>, set: EventSet, state: State, isFirst = false): Turn | undefined {
  const drawn = measure.draw(walk, set);
  if (drawn === undefined) return undefined;
  const asked = drawn(set);
  const { measured: _, ...rest } = state;
  return { id, text: ask(walk, asked, { isFirst, isList: measure.isList === true }), query: asked.query, steps: measure.steps, state: { ...rest, set: { ...set, known: true }, ...(measure.isList === true ? {} : { measured: ofSetMeasure(drawn, set, measure.id) }) } };
}

const LIST: Wordings = { train: ['Who are {group}? List their ids.', 'List {group}, by id.'], test: ['Give the patient ids of {group}.', 'Which patients are they? The ids of {group}, please.', 'Could you list the ids of {group}?'] };
const TOP: Wordings = {
  train: ['What are the {top} most common {nouns} of {group}, by number of patients?', 'Counting patients, list the top {top} {nouns} among {group}.'],
  test: ['Which {top} {nouns} are most common among {group}, counting patients?', 'By number of patients, what are the top {top} {nouns} among {group}?'],
};
const DELAY: Wordings = {
  train: ['From the first {first} of each of {group} to the next time that they {then} {within}, what was the {fn} wait in hours?', 'In hours, what was the {fn} time from the first {first} of {group} until they next {then}, among those who did so {within}?'],
  test: ['For {group}, what was the {fn} delay in hours from their first {first} to when they next {then}, if {within}?', 'How many hours passed at the {fn} from the first {first} of {group} until they next {then}, counting those who did so {within}?'],
};

const ofGroupState = (id: string, draw: (walk: Walk, group: Group, state: State) => Turn | undefined): Step => ({ id, kind: 'aggregate', draw: (walk, state) => (state.group === undefined ? undefined : draw(walk, state.group, state)) });

export const withFound = (id: string, found: Found | undefined, state: State): Turn | undefined => {
  const { measured: _, ...rest } = state;
  return found && { id, text: found.text, query: found.entity.by, single: true, steps: found.steps, state: { ...rest, entity: found.entity } };
};

const kindsOf = ({ conditions }: Group): ReadonlySet<EventKind> => new Set(conditions.flatMap(({ events }) => (events === undefined ? [] : [events.kind])));

export const AGGREGATE: readonly Step[] = [
  ...GROUP_NUMBERS.map((measure) => ofGroupState(`their-${measure.id}`, (walk, group, state) => askGroup(walk, `their-${measure.id}`, measure, group, state))),
  ofGroupState('their-ids', (walk, group, state) => ({ id: 'their-ids', text: walk.say(LIST, { group: `the ${bare(group)}` }), query: { op: 'patient-list', of: patientsOf(group) }, steps: 1, state })),
  ofGroupState('their-top', (walk, group, state) => {
    const kind = walk.rng.pick((['diagnosis', 'drug', 'procedure', 'lab'] as const).filter((each) => !kindsOf(group).has(each) || walk.rng.chance(0.3)));
    const top = walk.rng.pick([2, 3, 3, 4, 5]);
    return { id: 'their-top', text: walk.say(TOP, { top, nouns: wordsFor('mimic-iii', kind).nouns, group: mention(walk, group) }), query: { op: 'rank', of: { kind, among: patientsOf(group) }, by: 'patients', top }, steps: 3, state };
  }),
  ofGroupState('their-delay', (walk, group, state) => {
    const kind = walk.rng.pick(['drug', 'procedure', 'lab', 'culture'] as const);
    const event = eventIn(walk, patientsOf(group), kind);
    if (event === undefined || group.conditions[0].thing === undefined) return undefined;
    const [fn] = drawFn(walk);
    const [within, text] = walk.rng.pick([[{ is: 'same-visit' }, 'during the same hospital visit'], [{ is: 'days', n: 7 }, 'within 7 days'], [{ is: 'days', n: 30 }, 'within 30 days']] as const);
    return {
      id: 'their-delay', text: walk.say(DELAY, { group: mention(walk, group), first: firstOf(group), then: did('mimic-iii', kind, event.name ?? ''), within: text, fn: { max: 'longest', min: 'shortest', mean: 'mean' }[fn] }),
      query: { op: 'delay', sequence: { first: ownEvents(group), then: { kind, name: event.name ?? '' }, within }, fn }, steps: 5, state,
    };
  }),
  ofGroupState('their-commonest', (walk, group, state) => withFound('their-commonest', commonestItem(walk, bare(group), { among: patientsOf(group) }, patientsOf(group), kindsOf(group)), state)),
  ofGroupState('their-patient', (walk, group, state) => withFound('their-patient', standingOut(walk, 'patient', ofGroup(group)), state)),
  ofGroupState('their-visit', (walk, group, state) => withFound('their-visit', standingOut(walk, 'visit', ofGroup(group)), state)),
  ofGroupState('their-month', (walk, group, state) => withFound('their-month', standingOut(walk, 'month', ofGroup(group)), state)),
  ...SET_MEASURES.map((measure): Step => ({ id: `events-${measure.id}`, kind: 'aggregate', draw: (walk, state) => (state.set === undefined ? undefined : askSet(walk, `events-${measure.id}`, measure, state.set, state)) })),
  ...(['day', 'visit', 'patient'] as const).map((what): Step => ({
    id: `events-busiest-${what}`, kind: 'aggregate',
    draw(walk, state) {
      const { set } = state;
      if (set === undefined || set.owner.part.asked !== undefined || (what === 'patient' && set.owner.part.patient !== undefined)) return undefined;
      return withFound(`events-busiest-${what}`, standingOut(walk, what, set.owner), state);
    },
  })),
];
