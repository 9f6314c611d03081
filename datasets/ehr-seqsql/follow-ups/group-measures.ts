/** What can be asked of a group of patients beside how many they are. */
import type { EventKind, Query } from '../../ehr/query.ts';
import type { Wordings } from '../../ehr/templates/template.ts';
import { sayName, wordsFor } from '../../ehr/words.ts';
import { bare, type Group, headOf, mention, ownEvents, patientsOf } from '../walk/group.ts';
import { type Measure, naming, quantity } from '../walk/measure.ts';
import { ANY, thingsOf } from '../walk/set.ts';
import { eventIn, NO_SCOPE, scopeAround, type Walk } from '../walk/walk.ts';

type GroupMeasure = Measure<Group>;

const thing = ({ conditions: [{ thing: text = 'hospital admission' }] }: Group): string => text;

/** A measure without parameters. */
const plain = (id: string, steps: number, np: Wordings, asks: Wordings | undefined, query: (group: Group) => Query, fits: (group: Group) => boolean = () => true): GroupMeasure => ({
  id, steps,
  draw(walk, group) {
    if (!fits(group)) return undefined;
    const name = naming(walk, np, asks);
    return (over) => quantity(query(over), name({ group: mention(walk, over), thing: thing(over), bare: bare(over) }));
  },
});

const FOLDS = { max: ['highest', 'maximum'], min: ['lowest', 'minimum'], mean: ['mean', 'average'] } as const;
export function drawFn(walk: Walk): readonly ['max' | 'min' | 'mean', string] {
  const fn = walk.rng.pick(['max', 'min', 'mean', 'mean'] as const);
  return [fn, walk.rng.pick(FOLDS[fn])];
}
const LENGTHS = { max: 'longest', min: 'shortest', mean: 'mean' } as const;

export const SIZE = plain('size', 1, { train: ['the number of {bare}'], test: ['the count of {bare}'] }, undefined, (group) => ({ op: 'patients', of: patientsOf(group) }));

const stayLength = (kind: 'visit' | 'icu', id: string, noun: string): GroupMeasure => ({
  id, steps: 2,
  draw(walk) {
    const [fn] = drawFn(walk);
    const name = naming(walk,
      { train: [`the {fn} length in days of all completed ${noun}s of {group}`], test: [`the {fn} duration in days of the ${noun}s, as far as they have ended, of {group}`] },
      fn === 'mean' ? { train: [`How many days does a completed ${noun} of {group} last on average?`], test: [`On average, how many days did {group} spend in a ${noun} that has ended?`] } : undefined);
    return (over) => quantity({ op: 'fold', of: { kind, among: patientsOf(over), open: false }, fn, field: 'days' }, name({ group: mention(walk, over), fn: LENGTHS[fn] }));
  },
});

const valueFold = (kind: 'lab' | 'vital', id: string): GroupMeasure => ({
  id, steps: 3,
  draw(walk, group) {
    const event = eventIn(walk, patientsOf(group), kind, ({ value }) => value !== null);
    if (event === undefined) return undefined;
    const [fn, word] = drawFn(walk);
    const scope = scopeAround(walk, event, 0.3);
    const name = naming(walk,
      { train: ['the {fn} {name} value {scope} over all measurements of {group}', 'the {fn} of all {name} values {scope} of {group}'], test: ['the {fn} {name} {scope} over all values of {group}'] },
      { train: ['Over all their values, what was the {fn} {name} {scope} of {group}?', 'Looking at {name}: what was the {fn} value {scope} among {group}?'], test: ['What {fn} {name} value do you find {scope} for {group}?'] });
    return (over) => quantity({ op: 'fold', of: { kind, name: event.name ?? '', among: patientsOf(over), ...scope.part }, fn }, name({ group: mention(walk, over), fn: word, name: sayName(kind, event.name ?? ''), scope: scope.text }));
  },
});

const records = (kind: EventKind): GroupMeasure => ({
  id: `records-${kind}`, steps: 2,
  draw(walk, group) {
    const event = eventIn(walk, patientsOf(group), kind);
    if (event === undefined) return undefined;
    const scope = scopeAround(walk, event);
    const name = naming(walk,
      { train: ['the total number of {things} {scope} of {group}', 'the number of {things} {scope} on file for {group}'], test: ['the count of all {things} that were recorded {scope} for {group}'] },
      { train: ['How many {things} do {group} have {scope}, all counted?', 'How many {things} in total were recorded {scope} for {group}?'], test: ['Counting all of them, how many {things} are there {scope} for {group}?'] });
    return (over) => quantity({ op: 'count', what: 'events', of: { kind, among: patientsOf(over), ...scope.part } }, name({ things: thingsOf(kind), group: mention(walk, over), scope: scope.text }));
  },
});

const names = (kind: EventKind): GroupMeasure => ({
  id: `names-${kind}`, steps: 2,
  draw(walk, group) {
    const event = eventIn(walk, patientsOf(group), kind);
    if (event === undefined) return undefined;
    const scope = scopeAround(walk, event);
    const name = naming(walk,
      { train: ['the number of different {nouns} {scope} of {group}', 'the number of distinct {nouns} {scope} among {group}'], test: ['the count of different {nouns} {scope} of {group}'] },
      { train: ['How many different {nouns} do {group} have {scope}?'], test: ['Each counted once, how many {nouns} are recorded {scope} for {group}?'] });
    return (over) => quantity({ op: 'count', what: 'names', of: { kind, among: patientsOf(over), ...scope.part } }, name({ nouns: wordsFor('mimic-iii', kind).nouns, group: mention(walk, over), scope: scope.text }));
  },
});

const perPatient: GroupMeasure = {
  id: 'per-patient', steps: 3,
  draw(walk) {
    const kind = walk.rng.pick([...ANY, 'visit', 'icu'] as const);
    const fn = walk.rng.pick(['mean', 'mean', 'max'] as const);
    const name = naming(walk,
      { train: ['the {fn} number of {things} per patient (of those who have any) among {group}'], test: ['the {fn} count of {things} a patient (leaving out who has none) in {group}'] },
      fn === 'mean' ? { train: ['On average, how many {things} does one of {group} have, if those without any are left out?'], test: ['How many {things} does each of {group} have on average, not counting those who have none?'] } : undefined);
    return (over) => quantity({ op: 'fold-by', of: { kind, among: patientsOf(over) }, by: 'patient', inner: 'count', fn }, name({ things: thingsOf(kind), group: mention(walk, over), fn: fn === 'mean' ? 'mean' : 'highest' }));
  },
};

const charges: GroupMeasure = {
  id: 'charges', steps: 2,
  draw(walk, group) {
    const event = eventIn(walk, patientsOf(group), 'charge');
    const scope = event === undefined ? NO_SCOPE : scopeAround(walk, event);
    const fn = walk.rng.pick(['sum', 'sum', 'mean', 'max'] as const);
    const name = fn === 'sum'
      ? naming(walk, { train: ['the total of all charges {scope} of {group}, in US dollars'], test: ['the sum in US dollars that was charged {scope} for {group}'] }, { train: ['How much was charged {scope} for {group} in total, in US dollars?'], test: ['In US dollars, what do all charges {scope} for {group} add up to?'] })
      : naming(walk, { train: ['the {fn} single charge {scope} of {group}, in US dollars'], test: ['the {fn} amount of one charge {scope} for {group}, in US dollars'] });
    return (over) => quantity({ op: 'fold', of: { kind: 'charge', among: patientsOf(over), ...scope.part }, fn }, name({ group: mention(walk, over), fn: { sum: 'total', mean: 'mean', max: 'highest' }[fn], scope: scope.text }));
  },
};

const visitCost: GroupMeasure = {
  id: 'visit-cost', steps: 4,
  draw(walk, { conditions: [{ events }] }) {
    if (events?.kind === 'visit') return undefined;
    const [fn, word] = drawFn(walk);
    const name = naming(walk, { train: ['the {fn} total cost in US dollars (all charges together) over the hospital visits with a {thing} among {group}'], test: ['the {fn} sum of all charges, in US dollars, over those hospital visits that have a {thing}, among {group}'] });
    return (over) => quantity({ op: 'visits', having: ownEvents(over), measure: 'cost', fn }, name({ group: mention(walk, over), fn: word, thing: thing(over) }));
  },
};

const survival: GroupMeasure = {
  id: 'survival', steps: 3,
  draw(walk) {
    const days = walk.rng.pick([30, 60, 90, 180, 365]);
    const name = naming(walk,
      { train: ['the percentage still alive {days} days after their first {thing} among {group}'], test: ['the {days}-day survival in percent (from their first {thing} on) of {group}'] },
      { train: ['What percentage of {group} were still alive {days} days after their first {thing}?'], test: ['In percent, how many of {group} lived through the {days} days after their first {thing}?'] });
    return (over) => quantity({ op: 'survival', having: ownEvents(over), days }, name({ group: mention(walk, over), days, thing: thing(over) }));
  },
};

const emergencies: GroupMeasure = plain('emergency-share', 3,
  { train: ['the percentage of all hospital visits of {group} whose admission type is emergency'], test: ['the share of emergency admissions (by admission type), in percent, among all hospital visits of {group}'] },
  { train: ['What percentage of all hospital visits of {group} began as an emergency (admission type)?'], test: ['Of all hospital visits of {group}, what share in percent has the admission type emergency?'] },
  (group) => {
    const visits = { kind: 'visit', among: patientsOf(group) } as const;
    return { op: 'compare', fn: 'percent', a: { op: 'count', what: 'events', of: { ...visits, type: 'emergency' } }, b: { op: 'count', what: 'events', of: visits } };
  });

const counted = (kind: 'visit' | 'icu', id: string, noun: string): GroupMeasure => plain(id, 2,
  { train: [`the number of all ${noun}s of {group}`], test: [`the total count of ${noun}s that belong to {group}`] },
  { train: [`How many ${noun}s have {group} had in all?`], test: [`All their ${noun}s counted, how many are there for {group}?`] },
  (group) => ({ op: 'count', what: 'events', of: { kind, among: patientsOf(group) } }));

export const GROUP_NUMBERS: readonly GroupMeasure[] = [
  plain('mean-age', 3, { train: ['the mean age of {group} at the hospital visit of their first {thing}'], test: ['the average age (on the hospital visit with their first {thing}) of {group}'] }, { train: ['How old were {group} on average at the hospital visit of their first {thing}?'], test: ['On the hospital visit with their first {thing}, what was the average age of {group}?'] }, (group) => ({ op: 'cohort', having: ownEvents(group), measure: 'mean-age' })),
  plain('female-share', 2, { train: ['the percentage of women among {group}'], test: ['the share of women, in percent, in {group}'] }, { train: ['What percentage of {group} is female?', 'And how many percent of {group} are women?'], test: ['In percent, how many of {group} are female?'] }, (group) => ({ op: 'cohort', having: ownEvents(group), measure: 'female-share' }), (group) => headOf(group) === 'patients'),
  plain('died-share', 3, { train: ['the percentage who died in the hospital on the visit of their first {thing} among {group}'], test: ['the in-hospital mortality in percent (on the visit of their first {thing}) of {group}'] }, { train: ['What percentage of {group} did not survive the hospital visit of their first {thing}?'], test: ['On the visit of their first {thing}, what share of {group} died in the hospital, in percent?'] }, (group) => ({ op: 'cohort', having: ownEvents(group), measure: 'died-share' })),
  counted('visit', 'visits', 'hospital visit'), counted('icu', 'icu-stays', 'ICU stay'),
  plain('oldest', 2, { train: ['the highest age that any of {group} had at any hospital visit'], test: ['the age of the oldest (at any hospital visit) of {group}'] }, { train: ['Over all hospital visits of {group}, how old was the oldest?'], test: ['How old was the oldest of {group} at a hospital visit, any visit of theirs?'] }, (group) => ({ op: 'fold', of: { kind: 'visit', among: patientsOf(group) }, fn: 'max', field: 'age' })),
  stayLength('visit', 'visit-length', 'hospital visit'), stayLength('icu', 'icu-length', 'ICU stay'),
  valueFold('lab', 'lab-value'), valueFold('vital', 'vital-value'),
  ...ANY.map(records), ...(['drug', 'lab', 'procedure', 'diagnosis'] as const).map(names),
  perPatient, charges, visitCost, survival, emergencies,
];
