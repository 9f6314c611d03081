/** Yes or no. What is drawn is true about half of the time; the plan takes as many of each, of every template. */
import type { EventKind, Events, SchemaName } from '../query.ts';
import { NORMAL_RANGES, withArticle, wordsFor } from '../words.ts';
import { PAIRS, WITHIN } from './sequences.ts';
import type { Draw, Scope, Template } from './template.ts';

const NAMED: readonly EventKind[] = ['diagnosis', 'procedure', 'drug', 'lab', 'vital', 'intake', 'output', 'culture', 'allergy'];

/** The patient of one event, and the item and time of another or the same: mostly not so. */
function mixed(d: Draw, kind: EventKind): { readonly patient: number | string; readonly name: string; readonly scope: Scope } | undefined {
  const event = d.event(kind);
  const other = d.rng.chance(0.4) ? event : d.event(kind);
  if (event === undefined || other === undefined) return undefined;
  // A stretch of time that has nothing to do with the patient is rarely one in which there was something.
  const elsewhere = d.rng.chance(0.3) ? d.event('visit') : undefined;
  return { patient: event.patient, name: other.name ?? '', scope: elsewhere === undefined ? d.scope(event) : d.absolute(elsewhere, true) };
}

function exists(schema: SchemaName, kind: EventKind): readonly Template[] {
  const words = wordsFor(schema, kind);
  const named: Template = {
    id: `has-${kind}`, category: 'yes-no', difficulty: 1,
    phrasings: {
      train: ['Has patient {patient} {been} {scope}?', 'Is there a {event} on record for patient {patient} {scope}?', '{scope}, has patient {patient} {been}?', 'Has patient {patient} ever {been} {scope}?', 'Was there a {event} for patient {patient} {scope}?'],
      test: ['Is it true that patient {patient} {was} {scope}?', 'Does the record of patient {patient} show a {event} {scope}?', 'Can you confirm that patient {patient} {was} {scope}?', 'Did patient {patient} have a {event} {scope}?'],
    },
    draw(d) {
      const drawn = mixed(d, kind);
      if (drawn === undefined) return undefined;
      const { patient, scope } = drawn;
      const name = d.say(kind, drawn.name);
      return { query: { op: 'exists', of: { kind, patient, name: drawn.name, ...scope.part } }, slots: { patient, been: words.been(name), was: words.was(name), event: words.event(name), scope: scope.text }, harder: scope.harder };
    },
  };
  const any: Template = {
    id: `has-any-${kind}`, category: 'yes-no', difficulty: 1,
    phrasings: {
      train: [`Does patient {patient} have any ${words.record} {scope}?`, `Are there ${words.records} of patient {patient} {scope}?`, `{scope}, did patient {patient} have any ${words.records}?`, `Is there ${withArticle(words.record)} of any kind for patient {patient} {scope}?`],
      test: [`Was any ${words.record} recorded for patient {patient} {scope}?`, `Do we have even one ${words.record} for patient {patient} {scope}?`, `Has there been any ${words.record} for patient {patient} {scope}?`],
    },
    draw(d) {
      const event = d.event(kind);
      const other = d.rng.chance(0.4) ? event : d.event('visit');
      if (event === undefined || other === undefined) return undefined;
      const scope = d.rng.chance(0.5) ? d.absolute(event, true) : d.relative(event);
      return scope && { query: { op: 'exists', of: { kind, patient: other.patient, ...scope.part } }, slots: { patient: other.patient, scope: scope.text } };
    },
  };
  return [named, any];
}

function oneOfThree(kind: 'drug' | 'diagnosis'): Template {
  return {
    id: `one-of-three-${kind}`, category: 'yes-no', difficulty: 2,
    phrasings: kind === 'drug'
      ? {
        train: ['Has patient {patient} been prescribed {a}, {b}, or {c} {scope}?', 'Is there a prescription of {a}, {b} or {c} for patient {patient} {scope}?', '{scope}, was patient {patient} put on {a}, {b} or {c}?'],
        test: ['Was any of {a}, {b} or {c} prescribed to patient {patient} {scope}?', 'Did patient {patient} get at least one of {a}, {b}, {c} {scope}?', '{a}, {b}, {c}: has patient {patient} had one of them ordered {scope}?'],
      }
      : {
        train: ['Has patient {patient} been diagnosed with {a}, {b}, or {c} {scope}?', 'Does patient {patient} have a diagnosis of {a}, {b} or {c} {scope}?', '{scope}, was one of {a}, {b} or {c} diagnosed in patient {patient}?'],
        test: ['Is one of these recorded for patient {patient} {scope}: {a}, {b}, {c}?', 'Did patient {patient} turn out to have {a}, {b} or {c} {scope}?', '{a}, {b}, {c}: did patient {patient} get any of these diagnoses {scope}?'],
      },
    draw(d) {
      const drawn = mixed(d, kind);
      const [b, c] = [d.event(kind)?.name, d.event(kind)?.name];
      if (drawn === undefined || b == null || c == null || new Set([drawn.name, b, c]).size < 3) return undefined;
      const [x = '', y = '', z = ''] = d.rng.shuffle([drawn.name, b, c]);
      const { patient, scope } = drawn;
      return { query: { op: 'exists', of: { kind, patient, name: [x, y, z], ...scope.part } }, slots: { patient, a: d.say(kind, x), b: d.say(kind, y), c: d.say(kind, z), scope: scope.text }, harder: scope.harder };
    },
  };
}

function compares(kind: 'lab' | 'vital'): readonly Template[] {
  return [
    {
      id: `greater-${kind}`, category: 'yes-no', difficulty: 3,
      phrasings: {
        train: ['Was the last {name} of patient {patient} {scope} {is} than the first?', 'Is the last {name} value of patient {patient} {scope} {is} than the first one?', 'Did patient {patient}\'s {name} end up {is} {scope} than it started?'],
        test: ['Comparing first and last {name} of patient {patient} {scope}: is the last {is}?', '{scope}, was patient {patient}\'s final {name} {is} than the initial one?', 'Has the {name} of patient {patient} come out {is} at the last measurement than at the first {scope}?'],
      },
      draw(d) {
        const event = d.event(kind, ({ value }) => value !== null);
        if (event === undefined) return undefined;
        const scope = d.scope(event);
        const from: Events = { kind, patient: event.patient, name: event.name ?? '', ...scope.part };
        const op = d.rng.pick(['greater', 'less'] as const);
        return { query: { op, a: { from, which: 'last' }, b: { from, which: 'first' } }, slots: { patient: event.patient, name: d.say(kind, event.name), is: op === 'greater' ? d.rng.pick(['higher', 'greater']) : 'lower', scope: scope.text }, harder: scope.harder };
      },
    },
    {
      id: `ever-${kind}`, category: 'yes-no', difficulty: 2,
      phrasings: {
        train: ['Was the {name} of patient {patient} ever {is} than {than} {scope}?', 'Does patient {patient} have a {name} {is} than {than} {scope}?', '{scope}, did patient {patient}\'s {name} ever measure {is} than {than}?'],
        test: ['Has patient {patient} had a {name} value {is} than {than} {scope}?', 'Did any {name} of patient {patient} come back {is} than {than} {scope}?', 'Is there even one {name} {is} than {than} for patient {patient} {scope}?'],
      },
      draw(d) {
        const event = d.event(kind, ({ value }) => value !== null);
        const other = event && d.event(kind, ({ value, name }) => value !== null && name === event.name);
        if (event === undefined || other?.value === undefined || other.value === null) return undefined;
        const scope = d.scope(event);
        const is = d.rng.pick(['greater', 'less'] as const);
        return { query: { op: 'exists', of: { kind, patient: event.patient, name: event.name ?? '', compare: { is, than: other.value }, ...scope.part } }, slots: { patient: event.patient, name: d.say(kind, event.name), is: is === 'greater' ? d.rng.pick(['greater', 'higher']) : d.rng.pick(['less', 'lower']), than: other.value, scope: scope.text }, harder: scope.harder };
      },
    },
  ];
}

const normal: Template = {
  id: 'vital-normal', category: 'yes-no', difficulty: 3,
  phrasings: {
    train: ['Has the {name} of patient {patient} always been within {low} to {high} {scope}?', 'Were all {name} values of patient {patient} {scope} from {low} to {high}?', 'If normal means {low} to {high}, was every {name} of patient {patient} normal {scope}?', '{scope}, was patient {patient}\'s {name} never outside {low} to {high}?'],
    test: ['Did the {name} of patient {patient} stay between {low} and {high}, bounds included, {scope}?', 'With {low} to {high} as the normal range, was patient {patient}\'s {name} normal all along {scope}?', 'Is there no {name} of patient {patient} below {low} or above {high} {scope}?'],
  },
  draw(d) {
    const event = d.event('vital', ({ name }) => name !== null && name in NORMAL_RANGES);
    const range = NORMAL_RANGES[event?.name ?? ''];
    if (event === undefined || range === undefined) return undefined;
    const scope = d.scope(event);
    // A wider range is as fair a question, and as often true as not.
    const wider = (range[1] - range[0]) * d.rng.pick([0, 0.25, 0.5, 1]);
    const tidy = (bound: number): number => Number(bound.toFixed(range[1] - range[0] < 5 ? 1 : 0));
    const [low, high] = [tidy(Math.max(4, range[0] - wider)), event.name === 'sao2' ? range[1] : tidy(range[1] + wider)];
    return { query: { op: 'all-within', low, high, of: { kind: 'vital', patient: event.patient, name: event.name ?? '', ...scope.part } }, slots: { patient: event.patient, name: d.say('vital', event.name), low, high, scope: scope.text }, harder: scope.harder };
  },
};

function more(schema: SchemaName): readonly Template[] {
  return [
    {
      id: 'grown', category: 'yes-no', difficulty: 2,
      phrasings: {
        train: ['Did any organism grow in the cultures of patient {patient} {scope}?', 'Is there a positive culture of patient {patient} {scope}?', 'Did patient {patient} grow anything {scope}?', '{scope}, did microbiology find an organism in patient {patient}?'],
        test: ['Was an organism found in a microbiology test of patient {patient} {scope}?', 'Has anything grown from patient {patient}\'s specimens {scope}?', 'Did one of patient {patient}\'s cultures come back with an organism {scope}?'],
      },
      draw(d) {
        const event = d.event('culture');
        if (event === undefined) return undefined;
        const scope = d.scope(event);
        return { query: { op: 'exists', of: { kind: 'culture', patient: event.patient, grown: true, ...scope.part } }, slots: { patient: event.patient, scope: scope.text }, harder: scope.harder };
      },
    },
    {
      id: 'admitted', category: 'yes-no', difficulty: 1,
      phrasings: {
        train: ['Was patient {patient} admitted to the hospital {scope}?', 'Is there a hospital admission of patient {patient} {scope}?', '{scope}, did patient {patient} get admitted to the hospital?'],
        test: ['Has patient {patient} been admitted to the hospital {scope}?', 'Did the hospital admit patient {patient} {scope}?', 'Do we have an admission for patient {patient} {scope}?'],
      },
      draw(d) {
        const event = d.event('visit');
        const other = d.rng.chance(0.4) ? event : d.event('visit');
        const scope = event && (d.rng.chance(0.5) ? d.absolute(event, true) : d.relative(event));
        return other && scope && { query: { op: 'exists', of: { kind: 'visit', patient: other.patient, ...scope.part } }, slots: { patient: other.patient, scope: scope.text } };
      },
    },
    {
      id: 'more-drugs', category: 'yes-no', difficulty: 3,
      phrasings: {
        train: ['Did patient {patient} have more {kinds} on the last hospital visit than on the first?', 'Are there more {kinds} for patient {patient} on the last hospital visit than on the first?', 'On the last hospital visit, did patient {patient} have more {kinds} than the first time around?'],
        test: ['Is the number of {kinds} recorded for patient {patient} larger on the last hospital visit than on the first?', 'Between the first and the last hospital visit of patient {patient}, did the count of {kinds} go up?', 'Do the records show more {kinds} for patient {patient}\'s last hospital stay than for the first one?'],
      },
      draw(d) {
        const kind = d.rng.pick(['drug', 'lab', 'diagnosis'] as const);
        const event = d.event(kind, ({ patient }) => d.pools.stays('visit', patient).filter(({ end }) => end !== null).length > 1);
        if (event === undefined) return undefined;
        const of = (which: 'first' | 'last'): Events => ({ kind, patient: event.patient, stay: { of: 'visit', which } });
        return { query: { op: 'more', a: of('last'), b: of('first') }, slots: { patient: event.patient, kinds: wordsFor(schema, kind).records } };
      },
    },
    ...PAIRS.slice(0, 4).map(([first, then]): Template => ({
      id: `followed-${first}-${then}`, category: 'yes-no', difficulty: 4,
      phrasings: {
        train: ['Has patient {patient} {been} {within} after a {after}?', 'After a {after}, is there, {within}, a record that patient {patient} {was}?', 'Following a {after}, has patient {patient} {been} {within}?'],
        test: ['Is it true that patient {patient} {was} {within} after a {after}?', 'Can you confirm that patient {patient}, after a {after}, {was} {within}?', 'Patient {patient} had a {after}. Is it on record that the patient afterwards {was} {within}?'],
      },
      draw(d) {
        const event = d.event(first);
        const following = event && d.pools.of(then, event.patient).filter(({ name }) => name !== null && name !== event.name && d.pools.names(then).has(name));
        if (event === undefined || following === undefined || following.length === 0) return undefined;
        const second = d.rng.pick(following).name ?? '';
        const [within, text] = d.rng.pick(WITHIN);
        const words = wordsFor(schema, then);
        return {
          query: { op: 'followed', sequence: { first: { kind: first, patient: event.patient, name: event.name ?? '' }, then: { kind: then, patient: event.patient, name: second }, within } },
          slots: { patient: event.patient, been: words.been(d.say(then, second)), was: words.was(d.say(then, second)), within: text, after: wordsFor(schema, first).event(d.say(first, event.name)) },
        };
      },
    })),
  ];
}

export const yesNoTemplates = (schema: SchemaName): readonly Template[] => [
  ...NAMED.filter((kind) => kind !== 'allergy' || schema === 'eicu').flatMap((kind) => exists(schema, kind)), oneOfThree('drug'), oneOfThree('diagnosis'), ...compares('lab'), ...compares('vital'), normal, ...more(schema),
];
