/** What can be asked of a set of events. */
import type { Query } from '../../ehr/query.ts';
import { wordsFor } from '../../ehr/words.ts';
import type { Wordings } from '../../ehr/templates/template.ts';
import { type Measure, naming, quantity } from '../walk/measure.ts';
import { bareSet, type EventSet, eventsOf, isValued, mentionSet, placeOf, valueAt, valueOf } from '../walk/set.ts';
import type { Walk } from '../walk/walk.ts';
import { drawFn } from './group-measures.ts';

type SetMeasure = Measure<EventSet>;

/** "creatinine value of patient 7", "creatinine value among the tests with a value above 2.5 of patient 7". */
const valued = (walk: Walk, set: EventSet): string => valueAt(set) ?? `${valueOf(set)} among ${mentionSet(walk, set)}`;
/** Of several names. */
const isMixed = ({ kind, name, more }: EventSet): boolean => name === undefined && more.asked === undefined && kind !== 'visit' && kind !== 'icu' && kind !== 'charge';
const isFlow = ({ kind }: EventSet): boolean => kind === 'intake' || kind === 'output' || kind === 'charge';

const plain = (id: string, steps: number, np: Wordings, asks: Wordings | undefined, query: (set: EventSet) => Query, fits: (set: EventSet) => boolean = () => true, isList = false): SetMeasure => ({
  id, steps, ...(isList ? { isList: true } : {}),
  draw(walk, set) {
    if (!fits(set)) return undefined;
    const name = naming(walk, np, asks);
    return (over) => quantity(query(over), name({ set: mentionSet(walk, over), bare: bareSet(over), at: [over.moreText, placeOf(over)].filter((part) => part !== '').join(' '), value: isValued(over) ? valueOf(over) : '', valued: isValued(over) ? valued(walk, over) : '', nouns: wordsFor('mimic-iii', over.kind).nouns, noun: wordsFor('mimic-iii', over.kind).noun }));
  },
});

const fold: SetMeasure = {
  id: 'value', steps: 1,
  draw(walk, set) {
    if (!isValued(set)) return undefined;
    const [fn, word] = drawFn(walk);
    const name = naming(walk, { train: ['the {fn} {valued}'], test: ['the {fn} recorded {valued}'] }, { train: ['How {high} was the {fn} {valued}?'], test: ['The {fn} {valued}: how {high} was it?'] });
    return (over) => quantity({ op: 'fold', of: eventsOf(over), fn }, name({ fn: word, high: over.kind === 'lab' || over.kind === 'vital' ? 'high' : 'large', valued: valued(walk, over) }));
  },
};

const perDay: SetMeasure = {
  id: 'per-day', steps: 3,
  draw(walk, set) {
    if (set.owner.part.asked?.some(({ field }) => field === 'day') === true) return undefined;
    const fn = walk.rng.pick(['max', 'mean'] as const);
    const sums = isFlow(set) && isValued(set);
    const words = { what: sums ? 'total' : 'number', fn: fn === 'max' ? walk.rng.pick(['highest', 'maximum']) : walk.rng.pick(['mean', 'average']) };
    const name = naming(walk, { train: ['the {fn} {what} per calendar day (of days that have any) of {set}', 'the {fn} daily {what} (counting only days that have any) of {set}'], test: ['the {fn} {what} a calendar day (days without any left out) of {set}'] });
    return (over) => quantity({ op: 'fold-by', of: eventsOf(over), by: 'day', inner: sums ? 'sum' : 'count', fn }, name({ ...words, set: sums ? `the ${valued(walk, over)}` : mentionSet(walk, over) }));
  },
};

const byTime = (which: 'first' | 'last'): SetMeasure => plain(`${which}-time`, 1,
  { train: [`the time of the ${which === 'first' ? 'first' : 'last'} of {set}`], test: [`the date and time of the ${which === 'first' ? 'earliest' : 'most recent'} one of {set}`] },
  { train: [`When was the ${which} of {set}?`], test: [`When did the ${which === 'first' ? 'earliest' : 'most recent'} of {set} take place?`] },
  (set) => ({ op: 'pick', pick: { from: eventsOf(set), which }, field: 'time' }), () => true, true);

const extremeTime: SetMeasure = {
  id: 'extreme-time', steps: 2, isList: true,
  draw(walk, set) {
    if (!isValued(set)) return undefined;
    const which = walk.rng.pick(['highest', 'lowest'] as const);
    const name = naming(walk, { train: ['the time of the {which} {valued}'], test: ['the moment of the {which} {valued}'] }, { train: ['When was the {which} {valued}?'], test: ['When do you find the {which} {valued}?'] });
    return (over) => quantity({ op: 'pick', pick: { from: eventsOf(over), which }, field: 'time' }, name({ which, valued: valued(walk, over) }));
  },
};

const atEnds = (which: 'first' | 'last'): SetMeasure => plain(`${which}-value`, 1, { train: [`the ${which} {valued}`], test: [`the ${which === 'first' ? 'earliest' : 'most recent'} {valued}`] }, undefined,
  (set) => ({ op: 'pick', pick: { from: eventsOf(set), which }, field: 'value' }), (set) => isValued(set) && set.kind !== 'charge' && set.owner.part.patient !== undefined);

export const SET_MEASURES: readonly SetMeasure[] = [
  plain('count', 1, { train: ['the number of {bare}'], test: ['the count of {bare}'] }, { train: ['How many {bare} are there?', 'How many {bare} do you count?'], test: ['Counting every one, how many {bare} were there?'] }, (set) => ({ op: 'count', what: 'events', of: eventsOf(set) })),
  plain('names', 1, { train: ['the number of different {nouns} {at}'], test: ['the count of distinct {nouns} {at}'] }, { train: ['How many different {nouns} {at} are there?'], test: ['Each counted once, how many {nouns} {at} do you find?'] }, (set) => ({ op: 'count', what: 'names', of: eventsOf(set) }), isMixed),
  plain('patients', 1, { train: ['the number of different patients among {set}'], test: ['the count of distinct patients behind {set}'] }, { train: ['To how many different patients do {set} belong?'], test: ['How many people are behind {set}?'] }, (set) => ({ op: 'count', what: 'patients', of: eventsOf(set) }), ({ owner }) => owner.part.patient === undefined && !(owner.part.asked ?? []).some(({ field }) => field === 'patient' || field === 'visit')),
  plain('visits', 1, { train: ['the number of hospital visits to which {set} belong'], test: ['the count of different hospital visits behind {set}'] }, { train: ['Over how many different hospital visits are {set} spread?'], test: ['{set}: how many hospital visits do they come from?'] }, (set) => ({ op: 'count', what: 'visits', of: eventsOf(set) }), ({ owner, kind }) => kind !== 'visit' && !(owner.part.asked ?? []).some(({ field }) => field === 'visit')),
  fold, perDay, byTime('first'), byTime('last'), extremeTime, atEnds('first'), atEnds('last'),
  plain('total', 1, { train: ['the total {valued}'], test: ['the summed {valued}'] }, { train: ['What does the {valued} add up to?'], test: ['All added together, what is the {valued}?'] }, (set) => ({ op: 'fold', of: eventsOf(set), fn: 'sum' }), (set) => isFlow(set) && isValued(set)),
  plain('spread', 2, { train: ['the difference between the highest and the lowest {valued}'], test: ['the range (maximum minus minimum) of the {valued}'] }, { train: ['By how much does the highest {valued} exceed the lowest?'], test: ['How wide is the range of the {valued}, maximum minus minimum?'] }, (set) => ({ op: 'compare', fn: 'difference', a: { op: 'fold', of: eventsOf(set), fn: 'max' }, b: { op: 'fold', of: eventsOf(set), fn: 'min' } }), (set) => isValued(set) && !isFlow(set)),
  plain('routes', 1, { train: ['the list of routes, each once, of {set}'], test: ['the different routes by which {set} were given'] }, { train: ['By which routes were {set} given? List each once.'], test: ['Which different routes do {set} have?'] }, (set) => ({ op: 'list', of: eventsOf(set), field: 'route' }), ({ kind }) => kind === 'drug', true),
  plain('organisms', 1, { train: ['the list of organisms that grew in {set}'], test: ['the different organisms found in {set}'] }, { train: ['Which organisms grew in {set}? List each once.'], test: ['What did {set} grow? Give the organisms, each once.'] }, (set) => ({ op: 'list', of: eventsOf(set), field: 'organism' }), ({ kind }) => kind === 'culture', true),
  plain('list', 1, { train: ['the list of the different {nouns} {at}'], test: ['the names, each once, of the {nouns} {at}'] }, { train: ['Which different {nouns} {at} are there? List the names.', 'List the different {nouns} {at}.'], test: ['Name the different {nouns} {at}.'] }, (set) => ({ op: 'list', of: eventsOf(set), field: 'name' }), isMixed, true),
  plain('yearly', 3, { train: ['the yearly means (pairs of the calendar year, as YYYY, and the mean) of the {valued}'], test: ['a table with one pair a calendar year (YYYY and average) of the {valued}'] }, undefined, (set) => ({ op: 'by-period', of: eventsOf(set), by: 'year', fn: 'mean' }), (set) => isValued(set) && set.owner.part.patient === undefined && !(set.owner.part.asked ?? []).some(({ field }) => field === 'day' || field === 'month' || field === 'visit'), true),
  plain('daily', 3, { train: ['the daily maxima (pairs of the calendar day, as YYYY-MM-DD, and the maximum) of the {valued}'], test: ['a table with one pair a calendar day (YYYY-MM-DD and maximum) of the {valued}'] }, undefined, (set) => ({ op: 'by-period', of: eventsOf(set), by: 'day', fn: 'max' }), (set) => isValued(set) && !isFlow(set) && set.owner.part.patient !== undefined, true),
];
