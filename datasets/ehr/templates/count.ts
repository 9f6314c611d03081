/** How many: patients, events, items, visits. */
import type { EventKind, Events, SchemaName } from '../query.ts';
import { wordsFor } from '../words.ts';
import type { Draw, Scope, Template, Wordings } from './template.ts';

const NAMED: readonly EventKind[] = ['diagnosis', 'procedure', 'drug', 'lab', 'vital', 'intake', 'output', 'culture', 'allergy'];
const kindsOf = (schema: SchemaName): readonly EventKind[] => NAMED.filter((kind) => kind !== 'allergy' || schema === 'eicu');

const AGES = [[20, 29], [30, 39], [40, 49], [50, 59], [60, 69], [70, 79], [60, 120], [70, 120], [18, 39], [80, 120]] as const;

/** Some people, and how they are called. */
export function drawPeople(d: Draw): { readonly people: NonNullable<Events['people']>; readonly text: string } {
  const gender = d.rng.pick(['f', 'm'] as const);
  const [low, high] = d.rng.pick(AGES);
  const decade = high - low === 9;
  const age = high === 120 ? d.rng.pick([`aged ${low} or above`, `aged ${low} and over`]) : decade ? d.rng.pick([`aged ${low} to ${high}`, `in their ${low}s`]) : `aged ${low} to ${high}`;
  switch (d.rng.int(0, 2)) {
    case 0: return { people: { gender }, text: gender === 'f' ? d.rng.pick(['female patients', 'women']) : d.rng.pick(['male patients', 'men']) };
    case 1: return { people: { age: [low, high] }, text: `patients ${age}` };
    default: return { people: { gender, age: [low, high] }, text: `${gender === 'f' ? d.rng.pick(['female patients', 'women']) : d.rng.pick(['male patients', 'men'])} ${age}` };
  }
}

/** A share of patients below which an item is too rare to be asked about in a group. */
export const COMMON_SHARE = 0.02;

function population(schema: SchemaName, kind: EventKind): readonly Template[] {
  const words = wordsFor(schema, kind);
  return [
    {
      id: `patients-${kind}`, category: 'count', difficulty: 2,
      phrasings: {
        train: ['How many patients {were} {scope}?', 'Count the patients who {were} {scope}.', '{scope}, how many patients {were}?', 'Tell me how many patients {were} {scope}.', 'How many of our patients {were} {scope}?', 'Count the number of patients who {were} {scope}.', 'Calculate the number of patients who {were} {scope}.'],
        test: ['What is the number of patients who {were} {scope}?', 'How many people {were} {scope}?', 'Get me the number of patients who {were} {scope}.', '{scope}, what number of patients {were}?'],
      },
      draw(d) {
        const name = d.pools.name(d.rng, kind, COMMON_SHARE);
        if (name === undefined) return undefined;
        const scope = d.wide(false);
        return { query: { op: 'count', what: 'patients', of: { kind, name, ...scope.part } }, slots: { were: words.were(d.say(kind, name)), scope: scope.text } };
      },
    },
    {
      id: `people-${kind}`, category: 'count', difficulty: 3,
      phrasings: {
        train: ['Of all {people}, how many {were} {scope}?', 'Count the {people} who {were} {scope}.', '{scope}, how many {people} {were}?', 'How many {people} are there who {were} {scope}?'],
        test: ['Among {people}, how many {were} {scope}?', 'What number of {people} {were} {scope}?', 'Looking at {people} only, how many {were} {scope}?'],
      },
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
    phrasings: {
      train: [`How many ${words.records} were recorded for patient {patient} {scope}, repeats included?`, `Count all ${words.records} of patient {patient} {scope}.`, `{scope}, how many ${words.records} does patient {patient} have, counting repeats?`, `How many ${words.records} in total for patient {patient} {scope}?`],
      test: [`What is the number of ${words.records} of patient {patient} {scope}?`, `How many ${words.records} were there altogether for patient {patient} {scope}?`, `Tell me how many ${words.records} patient {patient} has {scope}, each one counted.`],
    },
    draw(d) {
      const event = d.event(kind);
      if (event === undefined) return undefined;
      const scope = d.scope(event);
      return { query: { op: 'count', what: 'events', of: { kind, patient: event.patient, ...scope.part } }, slots: { patient: event.patient, scope: scope.text }, harder: scope.harder };
    },
  };
  const times: Template = {
    id: `times-${kind}`, category: 'count', difficulty: 1,
    phrasings: {
      train: ['How many times was there {event} for patient {patient} {scope}?', 'Count how often patient {patient} {was} {scope}.', '{scope}, how many times has patient {patient} {been}?', 'How often has patient {patient} {been} {scope}?'],
      test: ['What is the number of times patient {patient} {was} {scope}?', 'How many times has it been recorded that patient {patient} {was} {scope}?', 'How many times in all {scope} has patient {patient} {been}?'],
    },
    draw(d) {
      const event = d.event(kind);
      if (event === undefined) return undefined;
      const scope = d.scope(event);
      const name = d.say(kind, event.name);
      return { query: { op: 'count', what: 'events', of: { kind, patient: event.patient, name: event.name ?? '', ...scope.part } }, slots: { patient: event.patient, event: `a ${words.event(name)}`, was: words.was(name), been: words.been(name), scope: scope.text }, harder: scope.harder };
    },
  };
  const names: Template = {
    id: `names-${kind}`, category: 'count', difficulty: 2,
    phrasings: {
      train: [`How many different ${words.nouns} did patient {patient} have {scope}?`, `Count the distinct ${words.nouns} of patient {patient} {scope}.`, `Leaving out repeats, how many ${words.nouns} did patient {patient} have {scope}?`],
      test: [`What is the number of different ${words.nouns} recorded for patient {patient} {scope}?`, `How many ${words.nouns} has patient {patient} had {scope}, each counted once?`, `Each ${words.noun} counted once, how many did patient {patient} have {scope}?`],
    },
    draw(d) {
      const event = d.event(kind);
      if (event === undefined) return undefined;
      const scope = d.scope(event);
      return { query: { op: 'count', what: 'names', of: { kind, patient: event.patient, ...scope.part } }, slots: { patient: event.patient, scope: scope.text }, harder: scope.harder };
    },
  };
  return kind === 'allergy' ? [any] : kind === 'vital' ? [any, times] : [any, times, names];
}

const wide = (phrasings: Wordings, id: string, difficulty: number, of: (d: Draw, scope: Scope) => { readonly events: Events; readonly slots?: Record<string, string> } | undefined, what: 'events' | 'patients' | 'names' | 'visits' = 'events'): Template => ({
  id, category: 'count', difficulty, phrasings,
  draw(d) {
    const scope = d.wide(false);
    const drawn = of(d, scope);
    return drawn && { query: { op: 'count', what, of: drawn.events }, slots: { scope: scope.text, ...drawn.slots } };
  },
});

const plain = (what: string): Wordings => ({
  train: [`How many ${what} were there {scope}?`, `Count the ${what} {scope}.`, `{scope}, how many ${what} did we have?`, `Tell me how many ${what} there were {scope}.`],
  test: [`What is the number of ${what} {scope}?`, `How many ${what} have there been {scope}?`, `Get me the count of ${what} {scope}.`],
});

function hospitalWide(schema: SchemaName): readonly Template[] {
  return [
    wide(plain('hospital admissions'), 'admissions', 1, (_, { part }) => ({ events: { kind: 'visit', ...part } })),
    wide(plain('ICU admissions'), 'icu-admissions', 1, (_, { part }) => ({ events: { kind: 'icu', ...part } })),
    wide({ train: ['How many patients were admitted to the hospital {scope}?', 'Count the patients admitted to the hospital {scope}.', 'How many patients came into the hospital {scope}?'], test: ['What is the number of patients with a hospital admission {scope}?', 'How many different people were admitted {scope}?', 'Get me how many patients the hospital admitted {scope}.'] }, 'admitted-patients', 1, (_, { part }) => ({ events: { kind: 'visit', ...part } }), 'patients'),
    wide({ train: ['How many patients were admitted to the ICU {scope}?', 'Count the patients whose ICU stay began {scope}.', 'How many patients went to intensive care {scope}?'], test: ['What is the number of patients with an ICU admission {scope}?', 'How many different people did the ICU take in {scope}?', 'Get me how many patients started an ICU stay {scope}.'] }, 'icu-patients', 1, (_, { part }) => ({ events: { kind: 'icu', ...part } }), 'patients'),
    wide({ train: ['How many patients were admitted from {source} {scope}?', 'Count the patients who came to the hospital from {source} {scope}.', 'How many patients have the admission source {source} {scope}?'], test: ['What is the number of patients with the admission source {source} {scope}?', '{scope}, how many patients arrived via {source}?', 'How many people did we get from {source} {scope}?'] }, 'admitted-from', 2, (d, { part }) => {
      const visit = d.event('visit', ({ more }) => more['source'] !== null);
      return visit && { events: { kind: 'visit', source: String(visit.more['source']), ...part }, slots: { source: String(visit.more['source']) } };
    }, 'patients'),
    wide({ train: ['How many patients were taken to ward {ward} of the ICU {scope}?', 'Count the patients whose ICU stay began in ward {ward} {scope}.', 'How many patients started their ICU stay in ward {ward} {scope}?'], test: ['What is the number of patients first taken to ICU ward {ward} {scope}?', '{scope}, how many patients began an ICU stay in ward {ward}?', 'How many people were first put in ward {ward} of intensive care {scope}?'] }, 'ward', 2, (d, { part }) => {
      const stay = d.event('icu', ({ more }) => more['ward'] !== null);
      return stay && { events: { kind: 'icu', ward: Number(stay.more['ward']), ...part }, slots: { ward: String(stay.more['ward']) } };
    }, 'patients'),
    wide({ train: ['In how many specimens did {organism} grow {scope}?', 'Count the microbiology tests that found {organism} {scope}.', 'How many times did the cultures grow {organism} {scope}?'], test: ['What is the number of cultures with {organism} {scope}?', 'How often was {organism} grown {scope}?', '{scope}, how many microbiology results had {organism}?'] }, 'organism', 2, (d, { part }) => {
      const culture = d.event('culture', ({ more }) => more['organism'] !== null && more['organism'] !== 'no growth');
      return culture && { events: { kind: 'culture', organism: String(culture.more['organism']), ...part }, slots: { organism: String(culture.more['organism']) } };
    }),
    ...(['lab', 'drug', 'procedure', 'culture'] as const).map((kind) => {
      const { event } = wordsFor(schema, kind);
      return wide({ train: ['How many times was there a {event} in the whole hospital {scope}?', 'Count the records of a {event}, over all patients, {scope}.', 'Over everyone in the hospital, how often do we find a {event} {scope}?'], test: ['Over all patients, what is the number of records of a {event} {scope}?', 'How often was a {event} recorded {scope}, taking all patients together?', '{scope}, how many records are there of a {event}, whoever the patient?'] }, `all-${kind}`, 2, (d, { part }) => {
        const name = d.pools.name(d.rng, kind, COMMON_SHARE);
        return name === undefined ? undefined : { events: { kind, name, ...part }, slots: { event: event(d.say(kind, name)) } };
      });
    }),
    ...(['drug', 'lab', 'diagnosis', 'procedure'] as const).map((kind) => {
      const { nouns } = wordsFor(schema, kind);
      return wide({ train: [`How many different ${nouns} occur in the records {scope}?`, `Count the distinct ${nouns} recorded {scope}.`, `{scope}, how many different ${nouns} show up?`], test: [`What is the number of different ${nouns} {scope}?`, `How many ${nouns} are there {scope} if each is counted once?`, `Get me the number of distinct ${nouns} {scope}.`] }, `distinct-${kind}`, 2, (_, { part }) => ({ events: { kind, ...part } }), 'names');
    }),
    {
      id: 'lab-above', category: 'count', difficulty: 3,
      phrasings: {
        train: ['How many patients had a {name} value {is} than {than} {scope}?', 'Count the patients with a {name} {is} than {than} {scope}.', '{scope}, how many patients had any {name} result {is} than {than}?'],
        test: ['What is the number of patients whose {name} was ever {is} than {than} {scope}?', 'In how many patients did {name} come back {is} than {than} {scope}?', 'How many people have a {name} result {is} than {than} {scope}?'],
      },
      draw(d) {
        const name = d.pools.name(d.rng, 'lab', 0.1);
        const event = d.event('lab', (each) => each.value !== null && each.name === name);
        if (name === undefined || event?.value === undefined || event.value === null) return undefined;
        const scope = d.wide(false);
        const is = d.rng.pick(['greater', 'less'] as const);
        return { query: { op: 'count', what: 'patients', of: { kind: 'lab', name, compare: { is, than: event.value }, ...scope.part } }, slots: { name: d.say('lab', name), is: is === 'greater' ? d.rng.pick(['greater', 'higher']) : d.rng.pick(['less', 'lower']), than: event.value, scope: scope.text } };
      },
    },
    {
      id: 'readmissions', category: 'count', difficulty: 4,
      phrasings: {
        train: ['How many patients discharged {scope} were admitted again within {days} days of a discharge?', 'Count the patients with a discharge {scope} that was followed by another admission within {days} days.', 'How many patients who went home or elsewhere {scope} were back in the hospital within {days} days of that discharge?'],
        test: ['Of the patients discharged {scope}, how many were readmitted within {days} days after such a discharge?', 'What is the number of patients readmitted within {days} days of a discharge {scope}?', 'Looking at discharges {scope}, how many patients bounced back within {days} days?'],
      },
      draw(d) {
        const { part, text } = d.wide(true);
        const days = d.rng.pick([30, 60, 90, 180, 365]);
        return { query: { op: 'readmissions', ...(part.window === undefined ? {} : { window: part.window }), days }, slots: { scope: text, days } };
      },
    },
    {
      id: 'in-hospital', category: 'count', difficulty: 1,
      phrasings: { train: ['How many patients are in the hospital now?', 'Count the current patients.', 'How many patients do we have in the hospital at the moment?'], test: ['What is the number of patients who have not been discharged yet?', 'How many people are still in the hospital?', 'Right now, how many patients are hospitalized?'] },
      draw: () => ({ query: { op: 'count', what: 'patients', of: { kind: 'visit', open: true } }, slots: {} }),
    },
  ];
}

export const countTemplates = (schema: SchemaName): readonly Template[] => [...kindsOf(schema).flatMap((kind) => [...population(schema, kind), ...ofPatient(schema, kind)]), ...hospitalWide(schema)];
