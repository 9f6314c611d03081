/** First and last: when something happened, what it was, how much it was. */
import type { EventKind, Events, Field, Pick, SchemaName } from '../query.ts';
import { sayVolume, wordsFor } from '../words.ts';
import type { Draw, Template, Wordings } from './template.ts';

const NAMED: readonly EventKind[] = ['diagnosis', 'procedure', 'drug', 'lab', 'vital', 'intake', 'output', 'culture'];
const ORDER = { first: ['first'], last: ['last', 'most recent'], second: ['second'], 'second-last': ['second to last'] } as const;

export function drawOrder(d: Draw, second = false): { readonly which: 'first' | 'last' | 'second' | 'second-last'; readonly nth: string; readonly when: string } {
  const which = second && d.rng.chance(0.2) ? d.rng.pick(['second', 'second-last'] as const) : d.rng.pick(['first', 'last'] as const);
  return { which, nth: d.rng.pick(ORDER[which]), when: which };
}

function pick(id: string, difficulty: number, kind: EventKind, field: Field, named: boolean, phrasings: Wordings, schema: SchemaName): Template {
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
      return { query: { op: 'pick', pick: { from, which }, field }, slots: { patient: event.patient, name: field === 'value' ? sayVolume(kind, name) : name, was: words.was(named ? name : words.any), been: words.been(named ? name : words.any), event: words.event(name), nth, when, scope: scope.text }, harder: scope.harder };
    },
  };
}

function times(schema: SchemaName): readonly Template[] {
  return NAMED.flatMap((kind) => {
    const { record } = wordsFor(schema, kind);
    return [
      pick(`time-${kind}`, 2, kind, 'time', true, {
        train: ['When was the {nth} time that patient {patient} {was} {scope}?', 'When was the {nth} time patient {patient} {was} {scope}?', 'At what time was the {nth} {event} of patient {patient} {scope}?', 'When did patient {patient} have the {nth} {event} {scope}?', '{scope}, when was patient {patient}\'s {nth} {event}?'],
        test: ['What is the time of the {nth} {event} of patient {patient} {scope}?', 'On what date and at what time was the {nth} {event} of patient {patient} {scope}?', 'Tell me the {nth} time that patient {patient} {was} {scope}.', 'What was the date and time of patient {patient}\'s {nth} {event} {scope}?'],
      }, schema),
      pick(`time-any-${kind}`, 1, kind, 'time', false, {
        train: [`When was the {nth} ${record} of patient {patient} recorded {scope}?`, `At what time did patient {patient} have the {nth} ${record} {scope}?`, `{scope}, when was patient {patient}'s {nth} ${record}, whichever it was?`],
        test: [`What is the time of the {nth} ${record} of patient {patient} {scope}, no matter which?`, `When did patient {patient} get the {nth} ${record} of any kind {scope}?`, `Tell me when the {nth} ${record} for patient {patient} was {scope}.`],
      }, schema),
    ];
  });
}

function names(schema: SchemaName): readonly Template[] {
  return NAMED.filter((kind) => kind !== 'vital').map((kind) => {
    const { noun } = wordsFor(schema, kind);
    // Specimens and output are not given to anybody.
    const got = kind !== 'culture' && kind !== 'output';
    return pick(`name-${kind}`, 2, kind, 'name', false, {
      train: [`What was the {nth} ${noun} of patient {patient} {scope}?`, `Which ${noun} did patient {patient} have as the {nth} {scope}?`, `{scope}, what was patient {patient}'s {nth} ${noun}?`, ...(got ? [`What was the name of the ${noun} that patient {patient} {when} received {scope}?`] : [`What ${noun} was there {when} for patient {patient} {scope}?`])],
      test: [`Name the {nth} ${noun} that patient {patient} had {scope}.`, `What is the name of patient {patient}'s {nth} ${noun} {scope}?`, `Which ${noun} came {when} for patient {patient} {scope}?`, ...(got ? [`What ${noun} was given to patient {patient} {when} {scope}?`] : [])],
    }, schema);
  });
}

function values(schema: SchemaName): readonly Template[] {
  return (['lab', 'vital', 'intake', 'output'] as const).map((kind) => pick(`value-${kind}`, 2, kind, 'value', true,
    kind === 'lab' || kind === 'vital'
      ? {
        train: ['What was the {nth} {name} of patient {patient} {scope}?', 'What was patient {patient}\'s {nth} {name} {scope}?', 'What did the {nth} {name} of patient {patient} {scope} come to?', '{scope}, what was the {nth} {name} value of patient {patient}?', 'Tell me the {nth} measured {name} of patient {patient} {scope}.', 'What was the {nth} measured value of {name} for patient {patient} {scope}?'],
        test: ['What {name} value was measured {when} in patient {patient} {scope}?', 'What does the {nth} {name} result of patient {patient} {scope} say?', 'Look at patient {patient}\'s {name} {scope}: what was the {nth} value?'],
      }
      : {
        train: [`What was the volume of the {nth} {name} ${kind} of patient {patient} {scope}, in mL?`, `How many mL was the {nth} {name} ${kind} of patient {patient} {scope}?`, `{scope}, how big was patient {patient}'s {nth} {name} ${kind}?`],
        test: [`How much was the {nth} {name} ${kind} of patient {patient} {scope}?`, `What amount was entered for patient {patient}'s {nth} {name} ${kind} {scope}?`, `Tell me the mL of the {nth} {name} ${kind} for patient {patient} {scope}.`],
      }, schema));
}

function extremes(kind: 'lab' | 'vital'): Template {
  return {
    id: `time-of-extreme-${kind}`, category: 'first-last', difficulty: 3,
    phrasings: {
      train: ['When did patient {patient} have the {which} {name} {scope}?', 'At what time was the {which} {name} of patient {patient} measured {scope}?', 'When was patient {patient}\'s {name} at its {which} {scope}?'],
      test: ['What is the time of the {which} {name} value of patient {patient} {scope}?', '{scope}, at what time did the {name} of patient {patient} reach its {which} value?', 'When was the {which} value of {name} taken for patient {patient} {scope}?'],
    },
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
      ? {
        train: ['When was patient {patient} {when} prescribed a medication via the {route} route {scope}?', 'At what time did patient {patient} {when} get a drug by the route {route} {scope}?', '{scope}, when was patient {patient}\'s {nth} prescription with the route {route}?'],
        test: ['What is the time of the {nth} {route} prescription of patient {patient} {scope}?', 'When did patient {patient} {when} have anything ordered via {route} {scope}?', 'Tell me when patient {patient} was {when} put on a drug by {route} route {scope}.'],
      }
      : {
        train: ['What was the {nth} drug that patient {patient} was prescribed via the {route} route {scope}?', 'Which drug did patient {patient} {when} get by the route {route} {scope}?', '{scope}, which {route} drug was patient {patient} prescribed {when}?'],
        test: ['Name the {nth} medication with the route {route} of patient {patient} {scope}.', 'What medicine was ordered {when} for patient {patient} via {route} {scope}?', 'Of patient {patient}\'s {route} prescriptions {scope}, which drug was {when}?'],
      },
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

const stay = (id: string, kind: 'visit' | 'icu', field: Field, phrasings: Wordings, difficulty = 2): Template => ({
  id, category: 'first-last', difficulty, phrasings,
  draw(d) {
    const event = d.event(kind, ({ more }) => more[field] !== null);
    if (event === undefined) return undefined;
    const scope = (d.rng.chance(0.25) ? d.relative(event) : undefined) ?? d.absolute(event);
    const { which, nth, when } = drawOrder(d);
    return { query: { op: 'pick', pick: { from: { kind, patient: event.patient, ...(field === 'end' || (field !== 'time' && which === 'last') ? { open: false } : {}), ...scope.part }, which }, field }, slots: { patient: event.patient, nth, when, scope: scope.text } };
  },
});

function stays(schema: SchemaName): readonly Template[] {
  return [
    stay('admitted', 'visit', 'time', {
      train: ['When was the {nth} hospital admission of patient {patient} {scope}?', 'At what time was patient {patient} {when} admitted to the hospital {scope}?', '{scope}, when did patient {patient} {when} come into the hospital?'],
      test: ['What was patient {patient}\'s {nth} hospital admission time {scope}?', 'When did the hospital {when} admit patient {patient} {scope}?', 'Tell me the time of the {nth} admission of patient {patient} to the hospital {scope}.'],
    }, 1),
    stay('discharged', 'visit', 'end', {
      train: ['When did patient {patient} leave the hospital after the {nth} admission {scope} that is over?', 'What is the discharge time of the {nth} completed visit of patient {patient} that began {scope}?', 'At what time was patient {patient} discharged from the {nth} completed hospital visit that began {scope}?'],
      test: ['When was the discharge from the {nth} completed hospital visit of patient {patient} that started {scope}?', 'Of patient {patient}\'s completed hospital visits that started {scope}, when did the {nth} end?', 'When did the {nth} finished hospital visit of patient {patient} that started {scope} come to its end?'],
    }),
    stay('icu-admitted', 'icu', 'time', {
      train: ['When was the {nth} ICU admission of patient {patient} {scope}?', 'At what time was patient {patient} {when} admitted to the ICU {scope}?', '{scope}, when did patient {patient} {when} go to the ICU?'],
      test: ['What was patient {patient}\'s {nth} ICU admission time {scope}?', 'When was patient {patient} {when} taken into intensive care {scope}?', 'Tell me the time of the {nth} admission of patient {patient} to the ICU {scope}.'],
    }, 1),
    stay('icu-ward', 'icu', 'ward', {
      train: ['In which ward did the {nth} ICU stay of patient {patient} {scope} begin?', 'What was the ward of the {nth} ICU stay of patient {patient} {scope}?', 'What was patient {patient}\'s {nth} ICU ward id {scope}?'],
      test: ['What is the ward id of the {nth} ICU stay of patient {patient} {scope}?', 'Which ward was patient {patient} put in at the start of the {nth} ICU stay {scope}?', 'By ward id, where did patient {patient}\'s {nth} ICU stay {scope} start?'],
    }),
    ...(schema === 'eicu' ? [stay('icu-weight', 'icu', 'weight', {
      train: ['What did patient {patient} weigh on admission to the {nth} ICU stay {scope}?', 'What is the {nth} recorded ICU admission weight of patient {patient} {scope}?', 'How heavy was patient {patient} on admission to the {nth} ICU stay {scope}, in kg?'],
      test: ['What was the admission weight of patient {patient} at the {nth} ICU stay {scope}, in kg?', 'How many kilos did patient {patient} have on coming to the {nth} ICU stay {scope}?', 'Tell me patient {patient}\'s {nth} ICU admission weight {scope}.'],
    })] : []),
    {
      id: 'admitted-via', category: 'first-last', difficulty: 2,
      phrasings: {
        train: ['When was patient {patient} {when} admitted to the hospital via {source} {scope}?', 'At what time did patient {patient} {when} come to the hospital from {source} {scope}?', 'When was patient {patient}\'s {nth} admission with the source {source} {scope}?'],
        test: ['What is the {nth} admission time of patient {patient} with the admission source {source} {scope}?', 'When did patient {patient} {when} arrive via {source} {scope}?', 'What time was it when patient {patient} was {when} admitted from {source} {scope}?'],
      },
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
  pick('organism', 2, 'culture', 'organism', true, {
    train: ['Which organism was found in the {nth} positive {event} of patient {patient} {scope}?', 'What organism did the {nth} positive {event} of patient {patient} show {scope}?', 'What grew in patient {patient}\'s {nth} positive {event} {scope}?'],
    test: ['Name the organism of the {nth} {event} of patient {patient} in which something grew {scope}.', 'Of patient {patient}\'s positive results from the {event} {scope}, which organism was {when}?', 'What bug was {when} found by {event} in patient {patient} {scope}?'],
  }, schema),
  pick('dose', 2, 'drug', 'dose', true, {
    train: ['What was the dose of {name} that patient {patient} was {when} prescribed {scope}?', 'How much {name} was patient {patient} prescribed the {nth} time {scope}?', 'What was patient {patient}\'s {nth} dose of {name} {scope}?'],
    test: ['What is the {nth} dose of {name} ordered for patient {patient} {scope}?', 'At what dose was {name} {when} ordered for patient {patient} {scope}?', 'The {nth} time patient {patient} was put on {name} {scope}, what was the dose?'],
  }, schema),
  pick('drug-stop', 2, 'drug', 'end', true, {
    train: ['When did the {nth} prescription of {name} for patient {patient} {scope} end?', 'At what time was the {nth} order of {name} for patient {patient} {scope} stopped?', 'When was patient {patient} taken off the {name} that was {when} prescribed {scope}?'],
    test: ['What is the end of the {nth} {name} prescription of patient {patient} {scope}?', 'Until when did patient {patient}\'s {nth} order for {name} {scope} run?', 'The {nth} {name} order of patient {patient} {scope}: when does it stop?'],
  }, schema),
];
