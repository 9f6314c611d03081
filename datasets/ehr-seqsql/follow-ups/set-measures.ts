/** What can be asked of a set of events. */
import type { Query } from '../../ehr/query.ts';
import { wordsFor } from '../../ehr/words.ts';
import type { Wordings } from '../../ehr/templates/template.ts';
import { type Measure, naming, quantity } from '../walk/measure.ts';
import { bareSet, type EventSet, eventsOf, isValued, mentionSet, placeOf, valueAt } from '../walk/set.ts';
import { drawFn } from './group-measures.ts';

type SetMeasure = Measure<EventSet>;

/** A name, and no way of asking: the frames around it are the split's own. */
const NUMBER = 'the number of {bare}';

/** Of several names. */
const isMixed = ({ kind, name, more }: EventSet): boolean => name === undefined && more.asked === undefined && kind !== 'visit' && kind !== 'icu' && kind !== 'charge';
const isFlow = ({ kind }: EventSet): boolean => kind === 'intake' || kind === 'output' || kind === 'charge';

const plain = (id: string, steps: number, np: Wordings | string, asks: Wordings | undefined, query: (set: EventSet) => Query, fits: (set: EventSet) => boolean = () => true, isList = false): SetMeasure => ({
  id, steps, ...(isList ? { isList: true } : {}),
  draw(walk, set) {
    if (!fits(set)) return undefined;
    const name = naming(walk, np, asks);
    return (over) => quantity(query(over), name({ set: mentionSet(walk, over), bare: bareSet(over), at: over.more.grown === true ? `${placeOf(over)} that grew an organism` : placeOf(over), valued: isValued(over) ? valueAt(over) : '', nouns: [over.more.route ?? '', over.kind === 'culture' ? 'specimen types' : wordsFor('mimic-iii', over.kind).nouns].join(' ').trim() }), id === 'count' ? bareSet(over) : undefined);
  },
});

const fold: SetMeasure = {
  id: 'value', steps: 1,
  draw(walk, set) {
    if (!isValued(set)) return undefined;
    const [fn, word] = drawFn(walk);
    const name = naming(walk, { train: ['the {fn} {valued}'], test: ['the {fn} recorded {valued}'] }, { train: ['What was the {fn} {valued}?'], test: ['What was the {fn} recorded {valued}?'] });
    return (over) => quantity({ op: 'fold', of: eventsOf(over), fn }, name({ fn: word, valued: valueAt(over) }));
  },
};

const perDay: SetMeasure = {
  id: 'per-day', steps: 3,
  draw(walk, set) {
    if (set.owner.part.asked?.some(({ field }) => field === 'day') === true) return undefined;
    const fn = walk.rng.pick(['max', 'mean'] as const);
    const sums = isFlow(set) && isValued(set);
    const words = { what: sums ? 'total' : 'number', fn: fn === 'max' ? walk.rng.pick(['highest', 'maximum']) : walk.rng.pick(['mean', 'average']) };
    const name = naming(walk, { train: ['the {fn} {what} per calendar day of {set}, counting only days with any', 'the {fn} daily {what} of {set}, counting only days with any'], test: ['the {fn} {what} per day, days without any left out, of {set}'] }, { train: ['Counting only days with any, what is the {fn} {what} per calendar day of {set}?'], test: ['Leaving out days without any, what was the {fn} {what} per day of {set}?'] });
    return (over) => quantity({ op: 'fold-by', of: eventsOf(over), by: 'day', inner: sums ? 'sum' : 'count', fn }, name({ ...words, set: sums ? `the ${valueAt(over)}` : mentionSet(walk, over) }));
  },
};

const byTime = (which: 'first' | 'last'): SetMeasure => plain(`${which}-time`, 1,
  { train: [`the time of the ${which === 'first' ? 'first' : 'last'} of {set}`], test: [`the date and time of the ${which === 'first' ? 'earliest' : 'most recent'} of {set}`] },
  { train: [`When was the ${which} of {set}?`], test: [`When was the ${which === 'first' ? 'earliest' : 'most recent'} of {set}?`] },
  (set) => ({ op: 'pick', pick: { from: eventsOf(set), which }, field: 'time' }), () => true, true);

const extremeTime: SetMeasure = {
  id: 'extreme-time', steps: 2, isList: true,
  draw(walk, set) {
    if (!isValued(set)) return undefined;
    const which = walk.rng.pick(['highest', 'lowest'] as const);
    const name = naming(walk, { train: ['the time of the {which} {valued}'], test: ['the date and time of the {which} {valued}'] }, { train: ['When was the {which} {valued}?'], test: ['When was the {which} {valued} recorded?'] });
    return (over) => quantity({ op: 'pick', pick: { from: eventsOf(over), which }, field: 'time' }, name({ which, valued: valueAt(over) }));
  },
};

const atEnds = (which: 'first' | 'last'): SetMeasure => plain(`${which}-value`, 1, { train: [`the ${which} {valued}`], test: [`the ${which === 'first' ? 'earliest' : 'most recent'} {valued}`] }, undefined,
  (set) => ({ op: 'pick', pick: { from: eventsOf(set), which }, field: 'value' }), (set) => isValued(set) && set.kind !== 'charge' && set.owner.part.patient !== undefined);

export const SET_MEASURES: readonly SetMeasure[] = [
  plain('count', 1, NUMBER, { train: ['How many {bare} are there?', 'How many {bare} were there?'], test: ['How many {bare} are on record?', 'How many {bare} were there in total?'] }, (set) => ({ op: 'count', what: 'events', of: eventsOf(set) })),
  plain('names', 1, { train: ['the number of different {nouns} {at}'], test: ['the number of distinct {nouns} {at}'] }, { train: ['How many different {nouns} {at} are there?'], test: ['How many distinct {nouns} {at} are on record?'] }, (set) => ({ op: 'count', what: 'names', of: eventsOf(set) }), isMixed),
  plain('patients', 1, { train: ['the number of different patients behind {set}'], test: ['the number of distinct patients to whom {set} belong'] }, { train: ['To how many different patients do {set} belong?'], test: ['From how many different patients are {set}?', 'How many distinct patients do {set} come from?'] }, (set) => ({ op: 'count', what: 'patients', of: eventsOf(set) }), ({ owner }) => owner.part.patient === undefined && !(owner.part.asked ?? []).some(({ field }) => field === 'patient' || field === 'visit')),
  plain('visits', 1, { train: ['the number of hospital visits to which {set} belong'], test: ['the number of distinct hospital visits with {set}'] }, { train: ['Over how many different hospital visits are {set} spread?'], test: ['How many different hospital visits do {set} come from?'] }, (set) => ({ op: 'count', what: 'visits', of: eventsOf(set) }), ({ owner, kind }) => kind !== 'visit' && !(owner.part.asked ?? []).some(({ field }) => field === 'visit')),
  fold, perDay, byTime('first'), byTime('last'), extremeTime, atEnds('first'), atEnds('last'),
  plain('total', 1, { train: ['the total {valued}'], test: ['the cumulative {valued}'] }, { train: ['What does the {valued} add up to?'], test: ['What was the cumulative {valued}?'] }, (set) => ({ op: 'fold', of: eventsOf(set), fn: 'sum' }), (set) => isFlow(set) && isValued(set)),
  plain('spread', 2, { train: ['the difference between the highest and the lowest {valued}'], test: ['the range, maximum minus minimum, of the {valued}'] }, { train: ['By how much does the highest {valued} exceed the lowest?'], test: ['What is the range, maximum minus minimum, of the {valued}?'] }, (set) => ({ op: 'compare', fn: 'difference', a: { op: 'fold', of: eventsOf(set), fn: 'max' }, b: { op: 'fold', of: eventsOf(set), fn: 'min' } }), (set) => isValued(set) && !isFlow(set)),
  plain('routes', 1, { train: ['the list of routes, each once, of {set}'], test: ['the distinct routes of {set}'] }, { train: ['By which routes were {set} given? List each once.'], test: ['Which different routes were used for {set}?'] }, (set) => ({ op: 'list', of: eventsOf(set), field: 'route' }), ({ kind }) => kind === 'drug', true),
  plain('organisms', 1, { train: ['the list of organisms that grew in {set}'], test: ['the different organisms found in {set}'] }, { train: ['Which organisms grew in {set}? List each once.'], test: ['What grew in {set}? Name each organism once.'] }, (set) => ({ op: 'list', of: eventsOf(set), field: 'organism' }), ({ kind }) => kind === 'culture', true),
  plain('list', 1, { train: ['the list of the different {nouns} {at}'], test: ['the names of the distinct {nouns} {at}'] }, { train: ['Which different {nouns} {at} are there? List the names.', 'List the different {nouns} {at}.'], test: ['Name the distinct {nouns} {at}.', 'Which {nouns} {at} are on record? Name each once.'] }, (set) => ({ op: 'list', of: eventsOf(set), field: 'name' }), isMixed, true),
  plain('yearly', 3, { train: ['the yearly means, as pairs of YYYY and mean, of the {valued}'], test: ['the yearly average, as pairs of YYYY and average, of the {valued}'] }, undefined, (set) => ({ op: 'by-period', of: eventsOf(set), by: 'year', fn: 'mean' }), (set) => isValued(set) && set.owner.part.patient === undefined && !(set.owner.part.asked ?? []).some(({ field }) => field === 'day' || field === 'month' || field === 'visit'), true),
  plain('daily', 3, { train: ['the daily maxima, as pairs of YYYY-MM-DD and maximum, of the {valued}'], test: ['the highest value of each day, as pairs of YYYY-MM-DD and value, for the {valued}'] }, undefined, (set) => ({ op: 'by-period', of: eventsOf(set), by: 'day', fn: 'max' }), (set) => isValued(set) && !isFlow(set) && set.owner.part.patient !== undefined, true),
];
