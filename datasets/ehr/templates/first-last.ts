/** First and last: when something happened, what it was, how much it was. */
import type { EventKind, Events, Field, Pick, SchemaName } from '../query.ts';
import { sayVolume, wordsFor } from '../words.ts';
import type { Draw, Template } from './template.ts';

const NAMED: readonly EventKind[] = ['diagnosis', 'procedure', 'drug', 'lab', 'vital', 'intake', 'output', 'culture'];
const ORDER = { first: ['first'], last: ['last', 'most recent'], second: ['second'], 'second-last': ['second to last'] } as const;

export function drawOrder(d: Draw, second = false): { readonly which: 'first' | 'last' | 'second' | 'second-last'; readonly nth: string; readonly when: string } {
  const which = second && d.rng.chance(0.2) ? d.rng.pick(['second', 'second-last'] as const) : d.rng.pick(['first', 'last'] as const);
  return { which, nth: d.rng.pick(ORDER[which]), when: which };
}

function pick(id: string, difficulty: number, kind: EventKind, field: Field, named: boolean, phrasings: readonly string[], schema: SchemaName): Template {
  const words = wordsFor(schema, kind);
  return {
    id, category: 'first-last', difficulty, phrasings,
    draw(d) {
      const event = d.event(kind, ({ value, more }) => (field !== 'value' || value !== null) && (field === 'name' || field === 'time' || field === 'value' || (more[field] !== null && more[field] !== 'no growth')));
      if (event === undefined) return undefined;
      const scope = d.scope(event);
      const { which, nth, when } = drawOrder(d, field === 'time');
      const from: Events = { kind, patient: event.patient, ...(named ? { name: event.name ?? '' } : {}), ...(field === 'organism' ? { grown: true } : {}), ...scope.part };
      const name = d.say(kind, event.name);
      return { query: { op: 'pick', pick: { from, which }, field }, slots: { patient: event.patient, name: field === 'value' ? sayVolume(kind, name) : name, was: words.was(named ? name : words.any), event: words.event(name), nth, when, scope: scope.text }, harder: scope.harder };
    },
  };
}

function times(schema: SchemaName): readonly Template[] {
  return NAMED.flatMap((kind) => [
    pick(`time-${kind}`, 2, kind, 'time', true, ['When was the {nth} time that patient {patient} {was} {scope}?', 'At what time was the {nth} {event} of patient {patient} {scope}?', 'Give the time of the {nth} {event} of patient {patient} {scope}.'], schema),
    pick(`time-any-${kind}`, 1, kind, 'time', false, [`When was the {nth} ${wordsFor(schema, kind).record} of patient {patient} recorded {scope}?`, `At what time did patient {patient} have the {nth} ${wordsFor(schema, kind).record} {scope}?`, `Give the time of the {nth} ${wordsFor(schema, kind).record} of patient {patient} {scope}.`], schema),
  ]);
}

function names(schema: SchemaName): readonly Template[] {
  return NAMED.filter((kind) => kind !== 'vital').map((kind) => {
    const { noun } = wordsFor(schema, kind);
    return pick(`name-${kind}`, 2, kind, 'name', false, [`What was the {nth} ${noun} of patient {patient} {scope}?`, `Name the {nth} ${noun} that patient {patient} had {scope}.`, `Which ${noun} did patient {patient} have as the {nth} {scope}?`], schema);
  });
}

function values(schema: SchemaName): readonly Template[] {
  return (['lab', 'vital', 'intake', 'output'] as const).map((kind) => pick(`value-${kind}`, 2, kind, 'value', true,
    kind === 'lab' || kind === 'vital'
      ? ['What was the {nth} {name} of patient {patient} {scope}?', 'Give the {nth} {name} value measured in patient {patient} {scope}.', 'What did the {nth} {name} of patient {patient} {scope} come to?']
      : [`What was the volume of the {nth} {name} ${kind} of patient {patient} {scope}, in mL?`, `How many mL was the {nth} {name} ${kind} of patient {patient} {scope}?`, `Give the amount of the {nth} ${kind} of {name} of patient {patient} {scope}.`], schema));
}

function extremes(kind: 'lab' | 'vital'): Template {
  return {
    id: `time-of-extreme-${kind}`, category: 'first-last', difficulty: 3,
    phrasings: ['When did patient {patient} have the {which} {name} {scope}?', 'At what time was the {which} {name} of patient {patient} measured {scope}?', 'Give the time of the {which} {name} value of patient {patient} {scope}.'],
    draw(d) {
      const event = d.event(kind, ({ value }) => value !== null);
      if (event === undefined) return undefined;
      const scope = d.scope(event);
      const which: Pick['which'] = d.rng.pick(['highest', 'lowest']);
      return { query: { op: 'pick', pick: { from: { kind, patient: event.patient, name: event.name ?? '', ...scope.part }, which }, field: 'time' }, slots: { patient: event.patient, name: d.say(kind, event.name), which, scope: scope.text }, harder: scope.harder };
    },
  };
}

function byRoute(field: 'time' | 'name'): Template {
  return {
    id: `route-${field}`, category: 'first-last', difficulty: 2,
    phrasings: field === 'time'
      ? ['When was patient {patient} {when} prescribed a medication via the {route} route {scope}?', 'At what time did patient {patient} {when} get a drug by {route} {scope}?', 'Give the time of the {nth} {route} prescription of patient {patient} {scope}.']
      : ['What was the {nth} drug that patient {patient} was prescribed via the {route} route {scope}?', 'Name the {nth} medication by {route} of patient {patient} {scope}.', 'Which drug did patient {patient} {when} get {route} {scope}?'],
    draw(d) {
      const event = d.event('drug', ({ more }) => more['route'] !== null);
      if (event === undefined) return undefined;
      const scope = d.scope(event);
      const { which, nth, when } = drawOrder(d);
      const route = String(event.more['route']);
      return { query: { op: 'pick', pick: { from: { kind: 'drug', patient: event.patient, route, ...scope.part }, which }, field }, slots: { patient: event.patient, route, nth, when, scope: scope.text }, harder: scope.harder };
    },
  };
}

const stay = (id: string, kind: 'visit' | 'icu', field: Field, phrasings: readonly string[], difficulty = 2): Template => ({
  id, category: 'first-last', difficulty, phrasings,
  draw(d) {
    const event = d.event(kind, ({ more }) => more[field] !== null);
    if (event === undefined) return undefined;
    const scope = d.absolute(event);
    const { which, nth, when } = drawOrder(d);
    return { query: { op: 'pick', pick: { from: { kind, patient: event.patient, ...(field === 'end' || (field !== 'time' && which === 'last') ? { open: false } : {}), ...scope.part }, which }, field }, slots: { patient: event.patient, nth, when, scope: scope.text } };
  },
});

function stays(schema: SchemaName): readonly Template[] {
  return [
    stay('admitted', 'visit', 'time', ['When was the {nth} hospital admission of patient {patient} {scope}?', 'At what time was patient {patient} {when} admitted to the hospital {scope}?', 'Give the {nth} hospital admission time of patient {patient} {scope}.'], 1),
    stay('discharged', 'visit', 'end', ['When did patient {patient} leave the hospital after the {nth} admission {scope} that is over?', 'What is the discharge time of the {nth} completed visit of patient {patient} that began {scope}?', 'Give the discharge time of the {nth} completed hospital visit of patient {patient} that started {scope}.']),
    stay('icu-admitted', 'icu', 'time', ['When was the {nth} ICU admission of patient {patient} {scope}?', 'At what time was patient {patient} {when} admitted to the ICU {scope}?', 'Give the {nth} ICU admission time of patient {patient} {scope}.'], 1),
    stay('icu-ward', 'icu', 'ward', ['In which ward did the {nth} ICU stay of patient {patient} {scope} begin?', 'What was the ward of the {nth} ICU stay of patient {patient} {scope}?', 'Give the ward id of the {nth} ICU stay of patient {patient} {scope}.']),
    ...(schema === 'eicu' ? [stay('icu-weight', 'icu', 'weight', ['What did patient {patient} weigh on admission to the {nth} ICU stay {scope}?', 'Give the admission weight of patient {patient} at the {nth} ICU stay {scope}, in kg.', 'What is the {nth} recorded ICU admission weight of patient {patient} {scope}?'])] : []),
    {
      id: 'admitted-via', category: 'first-last', difficulty: 2,
      phrasings: ['When was patient {patient} {when} admitted to the hospital via {source} {scope}?', 'Give the {nth} admission time of patient {patient} with the admission source {source} {scope}.', 'At what time did patient {patient} {when} come to the hospital from {source} {scope}?'],
      draw(d) {
        const event = d.event('visit', ({ more }) => more['source'] !== null);
        if (event === undefined) return undefined;
        const scope = d.absolute(event);
        const { which, nth, when } = drawOrder(d);
        const source = String(event.more['source']);
        return { query: { op: 'pick', pick: { from: { kind: 'visit', patient: event.patient, source, ...scope.part }, which }, field: 'time' }, slots: { patient: event.patient, source, nth, when, scope: scope.text } };
      },
    },
  ];
}

export const firstLastTemplates = (schema: SchemaName): readonly Template[] => [
  ...times(schema), ...names(schema), ...values(schema), extremes('lab'), extremes('vital'), byRoute('time'), byRoute('name'), ...stays(schema),
  pick('organism', 2, 'culture', 'organism', true, ['Which organism was found in the {nth} positive {event} of patient {patient} {scope}?', 'What organism did the {nth} positive {event} of patient {patient} show {scope}?', 'Name the organism of the {nth} {event} of patient {patient} in which something grew {scope}.'], schema),
  pick('dose', 2, 'drug', 'dose', true, ['What was the dose of {name} that patient {patient} was {when} prescribed {scope}?', 'Give the {nth} dose of {name} of patient {patient} {scope}.', 'How much {name} was patient {patient} prescribed the {nth} time {scope}?'], schema),
  pick('drug-stop', 2, 'drug', 'end', true, ['When did the {nth} prescription of {name} for patient {patient} {scope} end?', 'At what time was the {nth} order of {name} for patient {patient} {scope} stopped?', 'Give the end of the {nth} {name} prescription of patient {patient} {scope}.'], schema),
];
