/** Yes or no. What is drawn is true about half of the time; the plan takes as many of each. */
import type { EventKind, Events, SchemaName } from '../query.ts';
import { NORMAL_RANGES, wordsFor } from '../words.ts';
import { PAIRS, WITHIN } from './sequences.ts';
import type { Draw, Template } from './template.ts';

const NAMED: readonly EventKind[] = ['diagnosis', 'procedure', 'drug', 'lab', 'vital', 'intake', 'output', 'culture', 'allergy'];

/** The patient of one event and the item of another: mostly not so. */
const mixed = (d: Draw, kind: EventKind) => {
  const event = d.event(kind);
  const other = d.rng.chance(0.4) ? event : d.event(kind);
  return event && other && { event, name: other.name ?? '' };
};

function exists(schema: SchemaName, kind: EventKind): readonly Template[] {
  const words = wordsFor(schema, kind);
  const named: Template = {
    id: `has-${kind}`, category: 'yes-no', difficulty: 1,
    phrasings: ['Has patient {patient} {been} {scope}?', 'Is it true that patient {patient} {was} {scope}?', 'Is there a {event} on record for patient {patient} {scope}?'],
    draw(d) {
      const drawn = mixed(d, kind);
      if (drawn === undefined) return undefined;
      const scope = d.scope(drawn.event);
      const name = d.say(kind, drawn.name);
      return { query: { op: 'exists', of: { kind, patient: drawn.event.patient, name: drawn.name, ...scope.part } }, slots: { patient: drawn.event.patient, been: words.been(name), was: words.was(name), event: words.event(name), scope: scope.text }, harder: scope.harder };
    },
  };
  const any: Template = {
    id: `has-any-${kind}`, category: 'yes-no', difficulty: 1,
    phrasings: [`Does patient {patient} have any ${words.record} {scope}?`, `Are there ${words.records} of patient {patient} {scope}?`, `Was any ${words.record} recorded for patient {patient} {scope}?`],
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
      ? ['Has patient {patient} been prescribed {a}, {b}, or {c} {scope}?', 'Was any of {a}, {b} or {c} prescribed to patient {patient} {scope}?', 'Is there a prescription of {a}, {b} or {c} for patient {patient} {scope}?']
      : ['Has patient {patient} been diagnosed with {a}, {b}, or {c} {scope}?', 'Is one of these recorded for patient {patient} {scope}: {a}, {b}, {c}?', 'Does patient {patient} have a diagnosis of {a}, {b} or {c} {scope}?'],
    draw(d) {
      const drawn = mixed(d, kind);
      const [b, c] = [d.event(kind)?.name, d.event(kind)?.name];
      if (drawn === undefined || b == null || c == null || new Set([drawn.name, b, c]).size < 3) return undefined;
      const [x = '', y = '', z = ''] = d.rng.shuffle([drawn.name, b, c]);
      const scope = d.scope(drawn.event);
      return { query: { op: 'exists', of: { kind, patient: drawn.event.patient, name: [x, y, z], ...scope.part } }, slots: { patient: drawn.event.patient, a: d.say(kind, x), b: d.say(kind, y), c: d.say(kind, z), scope: scope.text }, harder: scope.harder };
    },
  };
}

function compares(kind: 'lab' | 'vital'): readonly Template[] {
  return [
    {
      id: `greater-${kind}`, category: 'yes-no', difficulty: 3,
      phrasings: ['Was the last {name} of patient {patient} {scope} {is} than the first?', 'Is the last {name} value of patient {patient} {scope} {is} than the first one?', 'Comparing first and last {name} of patient {patient} {scope}: is the last {is}?'],
      draw(d) {
        const event = d.event(kind, ({ value }) => value !== null);
        if (event === undefined) return undefined;
        const scope = d.scope(event);
        const from: Events = { kind, patient: event.patient, name: event.name ?? '', ...scope.part };
        const op = d.rng.pick(['greater', 'less'] as const);
        return { query: { op, a: { from, which: 'last' }, b: { from, which: 'first' } }, slots: { patient: event.patient, name: d.say(kind, event.name), is: op === 'greater' ? 'higher' : 'lower', scope: scope.text }, harder: scope.harder };
      },
    },
    {
      id: `ever-${kind}`, category: 'yes-no', difficulty: 2,
      phrasings: ['Was the {name} of patient {patient} ever {is} than {than} {scope}?', 'Does patient {patient} have a {name} {is} than {than} {scope}?', 'Has patient {patient} had a {name} value {is} than {than} {scope}?'],
      draw(d) {
        const event = d.event(kind, ({ value }) => value !== null);
        const other = event && d.event(kind, ({ value, name }) => value !== null && name === event.name);
        if (event === undefined || other?.value === undefined || other.value === null) return undefined;
        const scope = d.scope(event);
        const is = d.rng.pick(['greater', 'less'] as const);
        return { query: { op: 'exists', of: { kind, patient: event.patient, name: event.name ?? '', compare: { is, than: other.value }, ...scope.part } }, slots: { patient: event.patient, name: d.say(kind, event.name), is, than: other.value, scope: scope.text }, harder: scope.harder };
      },
    },
  ];
}

const normal: Template = {
  id: 'vital-normal', category: 'yes-no', difficulty: 3,
  phrasings: ['Has the {name} of patient {patient} always been within {low} to {high} {scope}?', 'Were all {name} values of patient {patient} {scope} from {low} to {high}?', 'Did the {name} of patient {patient} stay between {low} and {high}, bounds included, {scope}?'],
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
      phrasings: ['Did any organism grow in the cultures of patient {patient} {scope}?', 'Was an organism found in a microbiology test of patient {patient} {scope}?', 'Is there a positive culture of patient {patient} {scope}?'],
      draw(d) {
        const event = d.event('culture');
        if (event === undefined) return undefined;
        const scope = d.scope(event);
        return { query: { op: 'exists', of: { kind: 'culture', patient: event.patient, grown: true, ...scope.part } }, slots: { patient: event.patient, scope: scope.text }, harder: scope.harder };
      },
    },
    {
      id: 'admitted', category: 'yes-no', difficulty: 1,
      phrasings: ['Was patient {patient} admitted to the hospital {scope}?', 'Is there a hospital admission of patient {patient} {scope}?', 'Has patient {patient} been admitted to the hospital {scope}?'],
      draw(d) {
        const event = d.event('visit');
        const other = d.rng.chance(0.4) ? event : d.event('visit');
        const scope = event && (d.rng.chance(0.5) ? d.absolute(event, true) : d.relative(event));
        return other && scope && { query: { op: 'exists', of: { kind: 'visit', patient: other.patient, ...scope.part } }, slots: { patient: other.patient, scope: scope.text } };
      },
    },
    {
      id: 'more-drugs', category: 'yes-no', difficulty: 3,
      phrasings: ['Did patient {patient} have more {kinds} on the last hospital visit than on the first?', 'Are there more {kinds} for patient {patient} on the last hospital visit than on the first?', 'Is the number of {kinds} recorded for patient {patient} larger on the last hospital visit than on the first?'],
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
      phrasings: ['Has patient {patient} {been} {within} after a {after}?', 'Is it true that patient {patient} {was} {within} after a {after}?', 'After a {after}, is there, {within}, a record that patient {patient} {was}?'],
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
