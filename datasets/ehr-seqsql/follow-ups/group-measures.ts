/** What can be asked of a group of patients beside how many they are. */
import type { EventKind, Query } from '../../ehr/query.ts';
import type { Wordings } from '../../ehr/templates/template.ts';
import { withArticle, wordsFor } from '../../ehr/words.ts';
import { bare, firstOf, type Group, headOf, mention, ownEvents, patientsOf } from '../walk/group.ts';
import { type Measure, naming, quantity } from '../walk/measure.ts';
import { valueNamed } from '../walk/names.ts';
import { ANY, thingsOf } from '../walk/set.ts';
import { eventIn, NO_SCOPE, scopeAround, type Walk } from '../walk/walk.ts';

type GroupMeasure = Measure<Group>;

/** "such a diagnosis", "a diagnosis of sepsis in 2103" */
const eventOf = (group: Group): string => {
  const first = firstOf(group);
  return first.startsWith('such ') ? `such ${withArticle(first.slice(5))}` : withArticle(first);
};

/** A measure without parameters. */
const plain = (id: string, steps: number, np: Wordings, asks: Wordings | undefined, query: (group: Group) => Query, fits: (group: Group) => boolean = () => true): GroupMeasure => ({
  id, steps,
  draw(walk, group) {
    if (!fits(group)) return undefined;
    const name = naming(walk, np, asks);
    return (over) => quantity(query(over), name({ group: mention(walk, over), first: firstOf(over), bare: bare(over) }));
  },
});

const FOLDS = { max: ['highest', 'maximum'], min: ['lowest', 'minimum'], mean: ['mean', 'average'] } as const;
export function drawFn(walk: Walk): readonly ['max' | 'min' | 'mean', string] {
  const fn = walk.rng.pick(['max', 'min', 'mean', 'mean'] as const);
  return [fn, walk.rng.pick(FOLDS[fn])];
}
const LENGTHS = { max: 'longest', min: 'shortest', mean: 'mean' } as const;

export const SIZE: GroupMeasure = {
  id: 'size', steps: 1,
  draw() {
    return (over) => quantity({ op: 'patients', of: patientsOf(over) }, { np: `the number of ${bare(over)}` }, bare(over));
  },
};

const stayLength = (kind: 'visit' | 'icu', id: string, noun: string): GroupMeasure => ({
  id, steps: 2,
  draw(walk) {
    const [fn] = drawFn(walk);
    const name = naming(walk,
      { train: [`the {fn} duration in days of the completed ${noun}s of {group}`], test: [`the {fn} duration in days of completed ${noun}s of {group}`] },
      fn === 'mean'
        ? { train: [`How many days does a completed ${noun} of {group} last on average?`], test: [`On average, how many days did the completed ${noun}s of {group} last?`] }
        : { train: [`How many days did the {fn} completed ${noun} of {group} last?`], test: [`How long, in days, was the {fn} completed ${noun} of {group}?`] });
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
      { train: ['the {fn} {value} {scope} of {group}', 'the {fn} {value} {scope} over all measurements of {group}'], test: ['the {fn} {value} recorded {scope} for {group}'] },
      { train: ['What was the {fn} {value} {scope} of {group}?', 'Over all their measurements, what was the {fn} {value} {scope} of {group}?'], test: ['Across {group}, what was the {fn} {value} {scope}?', 'What was the {fn} {value} recorded {scope} for {group}?'] });
    return (over) => quantity({ op: 'fold', of: { kind, name: event.name ?? '', among: patientsOf(over), ...scope.part }, fn }, name({ group: mention(walk, over), fn: word, value: valueNamed(kind, event.name ?? ''), scope: scope.text }));
  },
});

const records = (kind: EventKind): GroupMeasure => ({
  id: `records-${kind}`, steps: 2,
  draw(walk, group) {
    const event = eventIn(walk, patientsOf(group), kind);
    if (event === undefined) return undefined;
    const scope = scopeAround(walk, event);
    const name = naming(walk,
      { train: ['the number of {things} {scope} of {group}', 'the number of {things} on file {scope} for {group}'], test: ['the total number of {things} {scope} for {group}'] },
      { train: ['How many {things} did {group} have {scope} in all?', 'How many {things} were recorded {scope} for {group}?'], test: ['In total, how many {things} did {group} have {scope}?', 'For {group}, how many {things} were recorded {scope}?'] });
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
      { train: ['the number of different {nouns} {scope} of {group}', 'the number of different {nouns} on file {scope} for {group}'], test: ['the number of distinct {nouns} {scope} of {group}'] },
      { train: ['How many different {nouns} did {group} have {scope}?'], test: ['How many distinct {nouns} did {group} have {scope}?', 'Counting each only once, how many {nouns} did {group} have {scope}?'] });
    return (over) => quantity({ op: 'count', what: 'names', of: { kind, among: patientsOf(over), ...scope.part } }, name({ nouns: wordsFor('mimic-iii', kind).nouns, group: mention(walk, over), scope: scope.text }));
  },
});

const perPatient: GroupMeasure = {
  id: 'per-patient', steps: 3,
  draw(walk) {
    const kind = walk.rng.pick([...ANY, 'visit', 'icu'] as const);
    const fn = walk.rng.pick(['mean', 'mean', 'max'] as const);
    const name = naming(walk,
      { train: ['the {fn} number of {things} per patient with any among {group}'], test: ['the {fn} number of {things} per patient with at least one among {group}'] },
      fn === 'mean'
        ? { train: ['On average, how many {things} did {group} have each, leaving out those without any?'], test: ['How many {things} did {group} have on average, not counting those with none?'] }
        : { train: ['What is the highest number of {things} that any one of {group} had?'], test: ['What is the largest number of {things} that a single one of {group} had?'] });
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
      ? naming(walk, { train: ['the total of all charges in US dollars {scope} for {group}'], test: ['the sum of all charges in US dollars {scope} for {group}'] }, { train: ['How much in US dollars was charged {scope} in total for {group}?'], test: ['What were the total charges, in US dollars, {scope} for {group}?'] })
      : naming(walk, { train: ['the {fn} charge in US dollars {scope} for {group}'], test: ['the {fn} amount in US dollars of a single charge {scope} for {group}'] });
    return (over) => quantity({ op: 'fold', of: { kind: 'charge', among: patientsOf(over), ...scope.part }, fn }, name({ group: mention(walk, over), fn: { sum: 'total', mean: 'mean', max: 'highest' }[fn], scope: scope.text }));
  },
};

const visitCost: GroupMeasure = {
  id: 'visit-cost', steps: 4,
  draw(walk, { conditions: [{ events }] }) {
    if (events?.kind === 'visit') return undefined;
    const [fn, word] = drawFn(walk);
    const name = naming(walk, { train: ['the {fn} total cost in US dollars of hospital visits with {event} among {group}'], test: ['the {fn} total cost in US dollars per hospital visit with {event} among {group}'] });
    return (over) => quantity({ op: 'visits', having: ownEvents(over), measure: 'cost', fn }, name({ group: mention(walk, over), fn: word, event: eventOf(over), first: firstOf(over) }));
  },
};

const survival: GroupMeasure = {
  id: 'survival', steps: 3,
  draw(walk) {
    const days = walk.rng.pick([30, 60, 90, 180, 365]);
    const name = naming(walk,
      { train: ['the percentage of {group} still alive {days} days after their first {first}'], test: ['the {days}-day survival in percent, from their first {first}, of {group}'] },
      { train: ['What percentage of {group} were still alive {days} days after their first {first}?'], test: ['In percent, how many of {group} were alive {days} days after their first {first}?', 'Of {group}, what percentage were alive {days} days after their first {first}?'] });
    return (over) => quantity({ op: 'survival', having: ownEvents(over), days }, name({ group: mention(walk, over), days, first: firstOf(over) }));
  },
};

const emergencies: GroupMeasure = plain('emergency-share', 3,
  { train: ['the percentage of emergency admissions among all hospital visits of {group}'], test: ['the share of emergency admissions, in percent, in all hospital visits of {group}'] },
  { train: ['What percentage of all hospital visits of {group} were emergency admissions?'], test: ['Of all hospital visits of {group}, what percentage were emergency admissions?'] },
  (group) => {
    const visits = { kind: 'visit', among: patientsOf(group) } as const;
    return { op: 'compare', fn: 'percent', a: { op: 'count', what: 'events', of: { ...visits, type: 'emergency' } }, b: { op: 'count', what: 'events', of: visits } };
  });

const counted = (kind: 'visit' | 'icu', id: string, noun: string): GroupMeasure => plain(id, 2,
  { train: [`the number of all ${noun}s of {group}`], test: [`the total number of ${noun}s of {group}`] },
  { train: [`How many ${noun}s have {group} had in all?`], test: [`How many ${noun}s did {group} have altogether?`] },
  (group) => ({ op: 'count', what: 'events', of: { kind, among: patientsOf(group) } }));

export const GROUP_NUMBERS: readonly GroupMeasure[] = [
  plain('mean-age', 3, { train: ['the mean age of {group} at their first {first}'], test: ['the average age, at their first {first}, of {group}'] }, { train: ['On average, how old were {group} at their first {first}?', 'What was the mean age of {group} at their first {first}?'], test: ['What was the average age of {group} at the time of their first {first}?', 'How old on average were {group} at their first {first}?'] }, (group) => ({ op: 'cohort', having: ownEvents(group), measure: 'mean-age' })),
  plain('female-share', 2, { train: ['the percentage of women among {group}'], test: ['the share of women, in percent, among {group}'] }, { train: ['What percentage of {group} are women?', 'And what percentage of {group} are female?'], test: ['Of {group}, what percentage are women?', 'What percentage are women among {group}?'] }, (group) => ({ op: 'cohort', having: ownEvents(group), measure: 'female-share' }), (group) => headOf(group) === 'patients'),
  plain('died-share', 3, { train: ['the percentage of {group} who died in the hospital on the visit of their first {first}'], test: ['the percentage of deaths in the hospital, on the visit of the first {first}, among {group}'] }, { train: ['What percentage of {group} died in the hospital on the visit of their first {first}?'], test: ['Of {group}, what percentage died in the hospital on the visit of their first {first}?', 'Among {group}, what percentage died in the hospital on the visit of their first {first}?'] }, (group) => ({ op: 'cohort', having: ownEvents(group), measure: 'died-share' })),
  counted('visit', 'visits', 'hospital visit'), counted('icu', 'icu-stays', 'ICU stay'),
  plain('oldest', 2, { train: ['the highest age at any hospital visit of {group}'], test: ['the oldest age at any hospital visit of {group}'] }, { train: ['How old was the oldest of {group} at any hospital visit?'], test: ['What is the oldest that any of {group} were at a hospital visit?'] }, (group) => ({ op: 'fold', of: { kind: 'visit', among: patientsOf(group) }, fn: 'max', field: 'age' })),
  stayLength('visit', 'visit-length', 'hospital visit'), stayLength('icu', 'icu-length', 'ICU stay'),
  valueFold('lab', 'lab-value'), valueFold('vital', 'vital-value'),
  ...ANY.map(records), ...(['drug', 'lab', 'procedure', 'diagnosis'] as const).map(names),
  perPatient, charges, visitCost, survival, emergencies,
];
