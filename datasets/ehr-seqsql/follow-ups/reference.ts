/** About what an earlier answer named: that drug, that patient, that visit, that day. */
import type { EventKind, Field } from '../../ehr/query.ts';
import type { Wordings } from '../../ehr/templates/template.ts';
import { askedFor, bare, type Group, groupOf, hadFound, HAD, known, mention, narrowed, patientsOf } from '../walk/group.ts';
import { commonestItem, standingOut } from '../walk/find.ts';
import { ask } from '../walk/measure.ts';
import { ANY, drawSet, EVERYONE, type EventSet, ofFound, ofGroup, VALUED } from '../walk/set.ts';
import type { Entity } from '../walk/entity.ts';
import type { State, Step, Turn } from '../walk/state.ts';
import { eventIn, NO_SCOPE, scopeAround, type Walk } from '../walk/walk.ts';
import { askGroup, askSet, withFound } from './aggregate.ts';
import { GROUP_NUMBERS, SIZE } from './group-measures.ts';
import { SET_MEASURES } from './set-measures.ts';
import { ofGroupMeasure } from './siblings.ts';

/** A step about what was found, if it is of that kind. */
const about = (id: string, whats: readonly Entity['what'][], draw: (walk: Walk, entity: Entity, state: State) => Turn | undefined): Step => ({
  id, kind: 'reference', draw: (walk, state) => (state.entity !== undefined && whats.includes(state.entity.what) ? draw(walk, state.entity, state) : undefined),
});

const HOW_MANY: Wordings = {
  train: ['How many patients in the whole hospital {had} {found} {scope}?', 'And over all patients, how many {had} {found} {scope}?'],
  test: ['Across the whole hospital, how many patients {had} {found} {scope}?', 'Among all patients of the hospital, how many {had} {found} {scope}?', 'Counting all patients, how many {had} {found} {scope}?'],
};
const AMONG: Wordings = {
  train: ['Of {group}, how many {clause}?', 'And how many of {group} {clause}?', 'Who of {group} {clause}? The number is enough.'],
  test: ['Among {group}, how many {clause}?', 'Out of {group}, how many {clause}?'],
};

/** Rows of the item that was found. */
const itemSet = ({ kind = 'drug', by, text }: Entity): EventSet => ({ kind, owner: EVERYONE, scope: NO_SCOPE, more: { asked: [{ field: 'name', by }] }, things: `${kind === 'drug' ? 'prescriptions' : 'records'} of ${text}` });
const ITEM_MEASURES: ReadonlySet<string> = new Set(['count', 'patients', 'visits', 'first-time', 'last-time', 'per-day', 'routes']);
/** The number before is no more the one that is spoken of. */
const leave = ({ measured: _, ...rest }: State): State => rest;

const FACTS: readonly (readonly [Field | 'patient', string])[] = [
  ['time', 'the admission time'], ['end', 'the discharge time'], ['source', 'the admission source'], ['destination', 'the discharge location'], ['type', 'the admission type'],
  ['insurance', 'the insurance'], ['age', 'the patient\'s age'], ['days', 'the length in days'], ['patient', 'the id of the patient'], ['marital', 'the marital status'],
];
/** What is the patient's own, at a visit. */
const AT: ReadonlySet<string> = new Set(['age', 'marital', 'insurance']);
const PERSON: readonly (readonly ['gender' | 'dob' | 'dod', string])[] = [['dob', 'the date of birth'], ['dod', 'the date of death'], ['gender', 'the recorded sex']];

/** What can be asked of events of any name (and of charges), and of values; of one patient, visit or day not all of it means something. */
const RECORDS: readonly string[] = ['count', 'names', 'value', 'per-day', 'first-time', 'last-time', 'total', 'routes', 'organisms', 'list'];
const VALUES: readonly string[] = ['count', 'value', 'per-day', 'first-time', 'last-time', 'extreme-time', 'total', 'spread'];

/** Measures of events that lie in what was found. */
const foundSet = (id: string, whats: readonly Entity['what'][], valued: boolean, more: readonly string[] = []): readonly Step[] => SET_MEASURES.filter((measure) => [...(valued ? VALUES : RECORDS), ...more].includes(measure.id)).map((measure) => about(`${id}-${measure.id}`, whats, (walk, entity, state) => {
  const owner = ofFound(entity);
  const kinds: readonly EventKind[] = valued ? VALUED : [...ANY, ...(entity.what === 'patient' || entity.what === 'month' ? ['visit', 'icu'] as const : []), ...(measure.id === 'value' || measure.id === 'total' ? ['charge', 'charge'] as const : [])];
  const set = drawSet(walk, owner, { kinds, valued, chance: entity.what === 'patient' ? 0.25 : 0 });
  return set && askSet(walk, `${id}-${measure.id}`, measure, entity.what === 'day' || entity.what === 'month' || entity.what === 'visit' ? { ...set, scope: NO_SCOPE } : set, leave(state));
}));

export const REFERENCE: readonly Step[] = [
  about('item-patients', ['item'], (walk, entity, state) => {
    const { kind = 'drug', text } = entity;
    const event = eventIn(walk, undefined, kind);
    const scope = event === undefined ? NO_SCOPE : scopeAround(walk, event, 0.5);
    const group = groupOf(hadFound(entity, scope));
    const measure = SIZE.draw(walk, group);
    return measure && { id: 'item-patients', text: walk.say(HOW_MANY, { had: HAD[kind] ?? 'had', found: text, scope: scope.text }), query: measure(group).query, steps: 3, state: { ...state, group: known(group), measured: ofGroupMeasure(measure, group, true) } };
  }),
  ...(['met', 'not-met'] as const).map((is) => about(is === 'met' ? 'item-among' : 'item-never', ['item'], (walk, entity, state) => {
    if (state.group === undefined || state.group.conditions.length > 2) return undefined;
    const { group } = state;
    const condition = { ...hadFound(entity), is };
    const to: Group = narrowed(group, condition);
    const measure = SIZE.draw(walk, to);
    const [before, query] = [{ op: 'patients', of: patientsOf(group) }, { op: 'patients', of: patientsOf(to) }] as const;
    return measure && { id: is === 'met' ? 'item-among' : 'item-never', text: walk.say(AMONG, { group: mention(walk, group), clause: askedFor(condition) }), query, narrows: [before, query], steps: 3, state: { ...state, group: known(to), measured: ofGroupMeasure(measure, to, true) } };
  })),
  ...GROUP_NUMBERS.map((measure) => about(`item-${measure.id}`, ['item'], (walk, entity, state) => askGroup(walk, `item-${measure.id}`, measure, groupOf(hadFound(entity)), leave(state)))),
  ...SET_MEASURES.filter(({ id }) => ITEM_MEASURES.has(id)).map((measure) => about(`item-rows-${measure.id}`, ['item'], (walk, entity, state) => askSet(walk, `item-rows-${measure.id}`, measure, itemSet(entity), leave(state)))),
  about('item-next', ['item'], (walk, entity, state) => {
    const group = groupOf(hadFound(entity));
    return withFound('item-next', commonestItem(walk, bare(group), { among: patientsOf(group) }, patientsOf(group), new Set([entity.kind ?? 'drug'])), leave(state));
  }),
  about('item-who', ['item'], (walk, entity, state) => {
    const group = groupOf(hadFound(entity));
    return withFound('item-who', standingOut(walk, 'patient', ofGroup(group)), leave(state));
  }),
  ...foundSet('patient', ['patient'], false, ['visits']), ...foundSet('patient-values', ['patient'], true, ['visits', 'yearly']),
  ...foundSet('visit', ['visit'], false), ...foundSet('visit-values', ['visit'], true),
  ...foundSet('day', ['day', 'month'], false, ['patients', 'visits']), ...foundSet('day-values', ['day', 'month'], true, ['patients', 'visits', 'first-value', 'last-value']),
  ...(['visit', 'day'] as const).map((what) => about(`patient-${what === 'visit' ? 'visit' : 'day'}-of`, ['patient'], (walk, entity, state) => withFound(`patient-${what}-of`, standingOut(walk, what, ofFound(entity)), leave(state)))),
  about('patient-person', ['patient'], (walk, { by, text }, state) => {
    const [field, words] = walk.rng.pick(PERSON);
    return { id: 'patient-person', text: ask(walk, { np: `${words} of ${text}` }), query: { op: 'person-of', of: { asked: by }, field }, steps: 2, state: leave(state) };
  }),
  about('patient-stay', ['patient'], (walk, { by, text }, state) => {
    const [field, words] = walk.rng.pick(FACTS.filter(([each]) => each !== 'patient'));
    const which = walk.rng.pick(['first', 'last'] as const);
    if (field === 'patient') return undefined;
    // The last that has ended: what is going on has no discharge.
    return { id: 'patient-stay', text: ask(walk, { np: `${words.replace('the patient\'s', 'the')} ${AT.has(field) ? 'at' : 'of'} the ${which} completed hospital visit of ${text}` }), query: { op: 'pick', pick: { from: { kind: 'visit', asked: [{ field: 'patient', by }], open: false }, which }, field }, steps: 2, state: leave(state) };
  }),
  about('visit-fact', ['visit'], (walk, { by, text }, state) => {
    const [field, words] = walk.rng.pick(FACTS);
    return { id: 'visit-fact', text: ask(walk, { np: `${words} ${AT.has(field) ? 'at' : 'of'} ${text}` }), query: { op: 'list', of: { kind: 'visit', asked: [{ field: 'visit', by }] }, field }, steps: 2, state: leave(state) };
  }),
];
