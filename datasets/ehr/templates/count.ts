/** How many: patients, events, items, visits. */
import type { EventKind, Events, SchemaName } from '../query.ts';
import { wordsFor } from '../words.ts';
import type { Draw, Scope, Template } from './template.ts';

const NAMED: readonly EventKind[] = ['diagnosis', 'procedure', 'drug', 'lab', 'vital', 'intake', 'output', 'culture', 'allergy'];
const kindsOf = (schema: SchemaName): readonly EventKind[] => NAMED.filter((kind) => kind !== 'allergy' || schema === 'eicu');

const AGES = [[20, 29], [30, 39], [40, 49], [50, 59], [60, 69], [70, 79], [60, 120], [70, 120], [18, 39], [80, 120]] as const;

/** Some people, and how they are called. */
export function drawPeople(d: Draw): { readonly people: NonNullable<Events['people']>; readonly text: string } {
  const gender = d.rng.pick(['f', 'm'] as const);
  const [low, high] = d.rng.pick(AGES);
  const age = high === 120 ? `aged ${low} or above` : `aged ${low} to ${high}`;
  switch (d.rng.int(0, 2)) {
    case 0: return { people: { gender }, text: gender === 'f' ? 'female patients' : 'male patients' };
    case 1: return { people: { age: [low, high] }, text: `patients ${age}` };
    default: return { people: { gender, age: [low, high] }, text: `${gender === 'f' ? 'female' : 'male'} patients ${age}` };
  }
}

/** A share of patients below which an item is too rare to be asked about in a group. */
export const COMMON_SHARE = 0.02;

function population(schema: SchemaName, kind: EventKind): readonly Template[] {
  const words = wordsFor(schema, kind);
  return [
    {
      id: `patients-${kind}`, category: 'count', difficulty: 2,
      phrasings: ['How many patients {were} {scope}?', 'Count the patients who {were} {scope}.', 'What is the number of patients who {were} {scope}?'],
      draw(d) {
        const name = d.pools.name(d.rng, kind, COMMON_SHARE);
        if (name === undefined) return undefined;
        const scope = d.wide(false);
        return { query: { op: 'count', what: 'patients', of: { kind, name, ...scope.part } }, slots: { were: words.were(d.say(kind, name)), scope: scope.text } };
      },
    },
    {
      id: `people-${kind}`, category: 'count', difficulty: 3,
      phrasings: ['How many {people} {were} {scope}?', 'Count the {people} who {were} {scope}.', 'Among {people}, how many {were} {scope}?'],
      draw(d) {
        const name = d.pools.name(d.rng, kind, 0.06);
        if (name === undefined) return undefined;
        const scope = d.wide(false);
        const { people, text } = drawPeople(d);
        return { query: { op: 'count', what: 'patients', of: { kind, name, people, ...scope.part } }, slots: { people: text, were: words.were(d.say(kind, name)), scope: scope.text } };
      },
    },
  ];
}

function ofPatient(schema: SchemaName, kind: EventKind): readonly Template[] {
  const words = wordsFor(schema, kind);
  const any: Template = {
    id: `events-${kind}`, category: 'count', difficulty: 1,
    phrasings: [`How many ${words.records} were recorded for patient {patient} {scope}, repeats included?`, `Count all ${words.records} of patient {patient} {scope}.`, `What is the number of ${words.records} of patient {patient} {scope}?`],
    draw(d) {
      const event = d.event(kind);
      if (event === undefined) return undefined;
      const scope = d.scope(event);
      return { query: { op: 'count', what: 'events', of: { kind, patient: event.patient, ...scope.part } }, slots: { patient: event.patient, scope: scope.text }, harder: scope.harder };
    },
  };
  const times: Template = {
    id: `times-${kind}`, category: 'count', difficulty: 1,
    phrasings: ['How many times was there {event} for patient {patient} {scope}?', 'Count how often patient {patient} {was} {scope}.', 'What is the number of times patient {patient} {was} {scope}?'],
    draw(d) {
      const event = d.event(kind);
      if (event === undefined) return undefined;
      const scope = d.scope(event);
      const name = d.say(kind, event.name);
      return { query: { op: 'count', what: 'events', of: { kind, patient: event.patient, name: event.name ?? '', ...scope.part } }, slots: { patient: event.patient, event: `a ${words.event(name)}`, was: words.was(name), scope: scope.text }, harder: scope.harder };
    },
  };
  const names: Template = {
    id: `names-${kind}`, category: 'count', difficulty: 2,
    phrasings: [`How many different ${words.nouns} did patient {patient} have {scope}?`, `Count the distinct ${words.nouns} of patient {patient} {scope}.`, `What is the number of different ${words.nouns} recorded for patient {patient} {scope}?`],
    draw(d) {
      const event = d.event(kind);
      if (event === undefined) return undefined;
      const scope = d.scope(event);
      return { query: { op: 'count', what: 'names', of: { kind, patient: event.patient, ...scope.part } }, slots: { patient: event.patient, scope: scope.text }, harder: scope.harder };
    },
  };
  return kind === 'allergy' ? [any] : kind === 'vital' ? [any, times] : [any, times, names];
}

const wide = (text: string, phrasings: readonly string[], id: string, difficulty: number, of: (d: Draw, scope: Scope) => { readonly events: Events; readonly slots?: Record<string, string> } | undefined, what: 'events' | 'patients' | 'names' | 'visits' = 'events'): Template => ({
  id, category: 'count', difficulty, phrasings: phrasings.map((phrasing) => phrasing.replaceAll('{what}', text)),
  draw(d) {
    const scope = d.wide(false);
    const drawn = of(d, scope);
    return drawn && { query: { op: 'count', what, of: drawn.events }, slots: { scope: scope.text, ...drawn.slots } };
  },
});

function hospitalWide(schema: SchemaName): readonly Template[] {
  const plain = ['How many {what} were there {scope}?', 'Count the {what} {scope}.', 'What is the number of {what} {scope}?'];
  return [
    wide('hospital admissions', plain, 'admissions', 1, (_, { part }) => ({ events: { kind: 'visit', ...part } })),
    wide('ICU admissions', plain, 'icu-admissions', 1, (_, { part }) => ({ events: { kind: 'icu', ...part } })),
    wide('', ['How many patients were admitted to the hospital {scope}?', 'Count the patients admitted to the hospital {scope}.', 'What is the number of patients with a hospital admission {scope}?'], 'admitted-patients', 1, (_, { part }) => ({ events: { kind: 'visit', ...part } }), 'patients'),
    wide('', ['How many patients were admitted from {source} {scope}?', 'Count the patients who came to the hospital from {source} {scope}.', 'What is the number of patients with the admission source {source} {scope}?'], 'admitted-from', 2, (d, { part }) => {
      const visit = d.event('visit', ({ more }) => more['source'] !== null);
      return visit && { events: { kind: 'visit', source: String(visit.more['source']), ...part }, slots: { source: String(visit.more['source']) } };
    }, 'patients'),
    wide('', ['How many patients were taken to ward {ward} of the ICU {scope}?', 'Count the patients whose ICU stay began in ward {ward} {scope}.', 'What is the number of patients first taken to ICU ward {ward} {scope}?'], 'ward', 2, (d, { part }) => {
      const stay = d.event('icu', ({ more }) => more['ward'] !== null);
      return stay && { events: { kind: 'icu', ward: Number(stay.more['ward']), ...part }, slots: { ward: String(stay.more['ward']) } };
    }, 'patients'),
    wide('', ['In how many specimens did {organism} grow {scope}?', 'Count the microbiology tests that found {organism} {scope}.', 'What is the number of cultures with {organism} {scope}?'], 'organism', 2, (d, { part }) => {
      const culture = d.event('culture', ({ more }) => more['organism'] !== null && more['organism'] !== 'no growth');
      return culture && { events: { kind: 'culture', organism: String(culture.more['organism']), ...part }, slots: { organism: String(culture.more['organism']) } };
    }),
    ...(['lab', 'drug', 'procedure', 'culture'] as const).map((kind) => {
      const { event } = wordsFor(schema, kind);
      return wide('', ['How many times was there a {event} in the whole hospital {scope}?', 'Count the records of a {event}, over all patients, {scope}.', 'Over all patients, what is the number of records of a {event} {scope}?'], `all-${kind}`, 2, (d, { part }) => {
        const name = d.pools.name(d.rng, kind, COMMON_SHARE);
        return name === undefined ? undefined : { events: { kind, name, ...part }, slots: { event: event(d.say(kind, name)) } };
      });
    }),
    ...(['drug', 'lab', 'diagnosis', 'procedure'] as const).map((kind) => {
      const { nouns } = wordsFor(schema, kind);
      return wide(nouns, ['How many different {what} occur in the records {scope}?', 'Count the distinct {what} recorded {scope}.', 'What is the number of different {what} {scope}?'], `distinct-${kind}`, 2, (_, { part }) => ({ events: { kind, ...part } }), 'names');
    }),
    {
      id: 'lab-above', category: 'count', difficulty: 3,
      phrasings: ['How many patients had a {name} value {is} than {than} {scope}?', 'Count the patients with a {name} {is} than {than} {scope}.', 'What is the number of patients whose {name} was ever {is} than {than} {scope}?'],
      draw(d) {
        const name = d.pools.name(d.rng, 'lab', 0.1);
        const event = d.event('lab', (each) => each.value !== null && each.name === name);
        if (name === undefined || event?.value === undefined || event.value === null) return undefined;
        const scope = d.wide(false);
        const is = d.rng.pick(['greater', 'less'] as const);
        return { query: { op: 'count', what: 'patients', of: { kind: 'lab', name, compare: { is, than: event.value }, ...scope.part } }, slots: { name: d.say('lab', name), is, than: event.value, scope: scope.text } };
      },
    },
    {
      id: 'readmissions', category: 'count', difficulty: 4,
      phrasings: ['How many patients discharged {scope} were admitted again within {days} days of a discharge?', 'Count the patients with a discharge {scope} that was followed by another admission within {days} days.', 'Of the patients discharged {scope}, how many were readmitted within {days} days after such a discharge?'],
      draw(d) {
        const { part, text } = d.wide(true);
        const days = d.rng.pick([30, 60, 90, 180, 365]);
        return { query: { op: 'readmissions', ...(part.window === undefined ? {} : { window: part.window }), days }, slots: { scope: text, days } };
      },
    },
    {
      id: 'in-hospital', category: 'count', difficulty: 1,
      phrasings: ['How many patients are in the hospital now?', 'Count the current patients.', 'What is the number of patients who have not been discharged yet?'],
      draw: () => ({ query: { op: 'count', what: 'patients', of: { kind: 'visit', open: true } }, slots: {} }),
    },
  ];
}

export const countTemplates = (schema: SchemaName): readonly Template[] => [...kindsOf(schema).flatMap((kind) => [...population(schema, kind), ...ofPatient(schema, kind)]), ...hospitalWide(schema)];
