/** Of those, only some: fewer than before, and not none. */
import type { Events } from '../../ehr/query.ts';
import type { Scope, Wordings } from '../../ehr/templates/template.ts';
import { sayName } from '../../ehr/words.ts';
import { askedFor, known, mention, narrowed, patientsOf } from '../walk/group.ts';
import type { Step, Turn } from '../walk/state.ts';
import { type EventSet, eventsOf, isValued, mentionSet, thingsOf } from '../walk/set.ts';
import { eventIn, scopeAround, type Walk } from '../walk/walk.ts';
import { CONDITIONS, type ConditionKind } from './conditions.ts';
import { SIZE } from './group-measures.ts';
import { SET_MEASURES } from './set-measures.ts';
import { ofGroupMeasure, ofSetMeasure } from './siblings.ts';

const COUNT: Wordings = {
  train: ['Of {group}, how many {clause}?', 'And how many of {group} {clause}?', 'How many of {group} {clause}?', 'Of {group}, keep only those who {clause}: how many is that?', 'If I look at {group}, how many {clause}?', 'Now, of {group}, only those who {clause}. How many are they?'],
  test: ['Among {group}, how many {clause}?', 'Out of {group}, how many {clause}?', 'And among {group}, how many {clause}?', 'Narrow that down to those of {group} who {clause}. How many remain?', 'From {group}, count only those who {clause}.', 'How many of them {clause}? I mean {group}.'],
};
const LIST: Wordings = {
  train: ['Which of {group} {clause}? List their ids.', 'Of {group}, list the ids of those who {clause}.', 'And who of {group} {clause}? I need the patient ids.'],
  test: ['Among {group}, which ones {clause}? Give the patient ids.', 'Out of {group}, who {clause}? Patient ids, please.', 'And which of {group} {clause}? Give me the patient ids.'],
};
/** Lists are asked for less often than counts. */
const LISTS = 0.14;

const groupStep = ({ id, steps, draw }: ConditionKind): Step => ({
  id, kind: 'narrowing',
  draw(walk, state) {
    const { group } = state;
    if (group === undefined || group.conditions.length > 3) return undefined;
    const condition = draw(walk, group);
    if (condition === undefined) return undefined;
    const to = narrowed(group, condition);
    const list = walk.rng.chance(LISTS);
    const measure = SIZE.draw(walk, to);
    if (measure === undefined) return undefined;
    const [query, after] = [{ op: 'patients', of: patientsOf(group) }, { op: 'patients', of: patientsOf(to) }] as const;
    return {
      id, text: walk.say(list ? LIST : COUNT, { group: mention(walk, group), clause: askedFor(condition) }),
      query: list ? { op: 'patient-list', of: patientsOf(to) } : after, narrows: [query, after], steps: steps + group.conditions.length - 1,
      state: { ...state, group: known(to), measured: ofGroupMeasure(measure, to, true) },
    };
  },
});

const OF_SET: Wordings = {
  train: ['Of {set}, how many {clause}?', 'And how many of {set} {clause}?', 'Of {set}, keep only those that {clause}: how many is that?'],
  test: ['Among {set}, how many {clause}?', 'Out of {set}, how many {clause}?', 'How many of them {clause}? I mean {set}.', 'And among {set}, how many {clause}?'],
};

interface SetCondition { readonly set: EventSet; readonly clause: string }

const setStep = (id: string, steps: number, draw: (walk: Walk, set: EventSet) => SetCondition | undefined): Step => ({
  id, kind: 'narrowing',
  draw(walk, state): Turn | undefined {
    const { set } = state;
    const drawn = set && draw(walk, set);
    if (set === undefined || drawn === undefined) return undefined;
    const count = SET_MEASURES[0]?.draw(walk, drawn.set);
    if (count === undefined) return undefined;
    const [before, query] = [{ op: 'count', what: 'events', of: eventsOf(set) }, { op: 'count', what: 'events', of: eventsOf(drawn.set) }] as const;
    return { id, text: walk.say(OF_SET, { set: mentionSet(walk, set), clause: drawn.clause }), query, narrows: [before, query], steps, state: { ...state, set: { ...drawn.set, known: true }, measured: ofSetMeasure(count, drawn.set, 'count', { set, clause: drawn.clause }) } };
  },
});

const withMore = (set: EventSet, more: Partial<Events>): EventSet => ({ ...set, more: { ...set.more, ...more } });
const free = (set: EventSet): boolean => set.scope.text === '';
const inOwn = (walk: Walk, set: EventSet, fits?: Parameters<typeof eventIn>[3]): ReturnType<typeof eventIn> => eventIn(walk, set.owner.patients, set.kind, (event) => (set.name === undefined || event.name === set.name) && (fits === undefined || fits(event)));

export const NARROWING: readonly Step[] = [
  ...CONDITIONS.map(groupStep),
  setStep('events-beyond', 2, (walk, set) => {
    if (set.more.compare !== undefined || !isValued(set)) return undefined;
    const event = inOwn(walk, set, ({ value }) => value !== null);
    if (event === undefined || event.value === null) return undefined;
    const is = walk.rng.pick(['greater', 'less'] as const);
    const words = `${is === 'greater' ? 'above' : 'below'} ${event.value}`;
    return { set: withMore(set, { compare: { is, than: event.value } }), clause: `have a value ${words}` };
  }),
  setStep('events-named', 2, (walk, set) => {
    if (set.name !== undefined || set.things !== undefined || Object.keys(set.more).length > 0 || set.kind === 'visit' || set.kind === 'icu' || set.kind === 'charge') return undefined;
    const event = inOwn(walk, set);
    if (event?.name == null) return undefined;
    return { set: { ...set, name: event.name }, clause: set.kind === 'drug' ? `are for ${sayName(set.kind, event.name)}` : set.kind === 'procedure' ? `are recorded as ${sayName(set.kind, event.name)}` : `are ${thingsOf(set.kind, event.name)}` };
  }),
  setStep('events-route', 2, (walk, set) => {
    if (set.kind !== 'drug' || set.more.route !== undefined) return undefined;
    const event = inOwn(walk, set, ({ more }) => typeof more['route'] === 'string');
    if (event === undefined) return undefined;
    const route = String(event.more['route']);
    return { set: withMore(set, { route }), clause: `have the route ${route}` };
  }),
  setStep('events-time', 2, (walk, set) => {
    if (!free(set) || set.owner.part.asked?.some(({ field }) => field !== 'patient') === true) return undefined;
    const event = inOwn(walk, set);
    const scope: Scope | undefined = event && (set.owner.part.patient === undefined ? scopeAround(walk, event, 1) : walk.draw.scope(event));
    if (scope === undefined || scope.text === '') return undefined;
    return { set: { ...set, scope }, clause: `were recorded ${scope.text}` };
  }),
  setStep('events-grown', 2, (_, set) => (set.kind !== 'culture' || set.more.grown === true ? undefined : { set: withMore(set, { grown: true }), clause: 'grew an organism' })),
  setStep('events-sex', 2, (walk, set) => {
    if (set.owner.part.patient !== undefined || set.more.people !== undefined || (set.owner.part.asked ?? []).some(({ field }) => field === 'patient' || field === 'visit')) return undefined;
    if (set.owner.part.among !== undefined && !set.owner.text.startsWith('of the patients')) return undefined;
    const gender = walk.rng.pick(['f', 'm'] as const);
    const who = gender === 'f' ? 'female' : 'male';
    return { set: withMore(set, { people: { gender } }), clause: `belong to ${who} patients` };
  }),
];
