/** Most frequent and most costly, with ties: the items of the first k ranks. */
import type { EventKind, Field, SchemaName } from '../query.ts';
import { wordsFor } from '../words.ts';
import { drawPeople } from './count.ts';
import { drawSequence, PAIRS } from './sequences.ts';
import type { Draw, Template, Wordings } from './template.ts';

const RANKED: readonly EventKind[] = ['diagnosis', 'procedure', 'drug', 'lab', 'intake', 'output', 'culture', 'allergy'];
const NUMBERS = ['', 'one', 'two', 'three', 'four', 'five'] as const;

const drawTop = (d: Draw): { readonly top: number; readonly k: string } => {
  const top = d.rng.int(2, 5);
  return { top, k: d.rng.chance(0.7) ? NUMBERS[top] ?? '' : String(top) };
};

function ofKind(schema: SchemaName, kind: EventKind): readonly Template[] {
  const { nouns } = wordsFor(schema, kind);
  return [
    {
      id: `top-${kind}`, category: 'ranking', difficulty: 3,
      phrasings: {
        train: [`What are the top {k} most frequent ${nouns} {scope}?`, `Which {k} ${nouns} occur most often {scope}?`, `{scope}, what were the {k} most common ${nouns}?`, `Tell me the top {k} ${nouns} {scope} by number of records.`, `Show me the {k} most frequent ${nouns} {scope}.`, `What are the top {k} most frequently recorded ${nouns} {scope}?`],
        test: [`List the {k} most common ${nouns} {scope}, by number of records.`, `Get me the {k} ${nouns} recorded most often {scope}.`, `What {k} ${nouns} did we see the most {scope}?`],
      },
      draw(d) {
        const { top, k } = drawTop(d);
        const scope = d.wide();
        return { query: { op: 'rank', of: { kind, ...scope.part }, by: 'events', top }, slots: { k, scope: scope.text } };
      },
    },
    {
      id: `top-by-patients-${kind}`, category: 'ranking', difficulty: 3,
      phrasings: {
        train: [`Which {k} ${nouns} were recorded in the largest numbers of patients {scope}?`, `What are the {k} ${nouns} that the most patients had {scope}?`, `{scope}, which {k} ${nouns} did the most different patients have?`],
        test: [`List the top {k} ${nouns} {scope} by number of different patients.`, `Going by how many patients had them {scope}, what are the {k} leading ${nouns}?`, `What {k} ${nouns} affected the greatest number of people {scope}, each patient counted once?`],
      },
      draw(d) {
        const { top, k } = drawTop(d);
        const scope = d.wide();
        return { query: { op: 'rank', of: { kind, ...scope.part }, by: 'patients', top }, slots: { k, scope: scope.text } };
      },
    },
    {
      id: `top-people-${kind}`, category: 'ranking', difficulty: 4,
      phrasings: {
        train: [`What are the top {k} most frequent ${nouns} of {people} {scope}?`, `Which {k} ${nouns} occur most often in {people} {scope}?`, `{scope}, what were the {k} most common ${nouns} for {people}?`],
        test: [`Among {people}, what are the {k} most common ${nouns} {scope}?`, `Get me the top {k} ${nouns} for {people} {scope}.`, `Looking only at {people}, which {k} ${nouns} come up the most {scope}?`],
      },
      draw(d) {
        const { top, k } = drawTop(d);
        const scope = d.wide(false);
        const { people, text } = drawPeople(d);
        return { query: { op: 'rank', of: { kind, people, ...scope.part }, by: 'events', top }, slots: { k, people: text, scope: scope.text } };
      },
    },
  ];
}

function ofPatient(schema: SchemaName, kind: EventKind): Template {
  const { nouns } = wordsFor(schema, kind);
  return {
    id: `patient-top-${kind}`, category: 'ranking', difficulty: 3,
    phrasings: {
      train: [`What are the {k} most frequent ${nouns} of patient {patient} {scope}?`, `Which {k} ${nouns} did patient {patient} have most often {scope}?`, `{scope}, what were patient {patient}'s top {k} ${nouns}?`],
      test: [`List the top {k} ${nouns} of patient {patient} {scope} by number of records.`, `By how often they were recorded, what are patient {patient}'s {k} leading ${nouns} {scope}?`, `What {k} ${nouns} keep coming up the most for patient {patient} {scope}?`],
    },
    draw(d) {
      const event = d.event(kind);
      if (event === undefined) return undefined;
      const { top, k } = drawTop(d);
      const scope = d.scope(event);
      return { query: { op: 'rank', of: { kind, patient: event.patient, ...scope.part }, by: 'events', top }, slots: { k, patient: event.patient, scope: scope.text }, harder: scope.harder };
    },
  };
}

function volumes(kind: 'intake' | 'output'): Template {
  return {
    id: `volume-${kind}`, category: 'ranking', difficulty: 3,
    phrasings: {
      train: [`Which {k} ${kind} items of patient {patient} have the largest total volumes {scope}?`, `By total volume, what are the {k} largest ${kind} items of patient {patient} {scope}?`, `{scope}, what {k} things made up most of patient {patient}'s ${kind}, by total volume?`],
      test: [`Rank the ${kind} items of patient {patient} {scope} by total volume: which are the top {k}?`, `Of patient {patient}'s ${kind} items {scope}, which {k} add up to the most mL?`, `Going by mL in total, what are patient {patient}'s {k} main ${kind} items {scope}?`],
    },
    draw(d) {
      const event = d.event(kind);
      if (event === undefined) return undefined;
      const { top, k } = drawTop(d);
      const scope = d.scope(event);
      return { query: { op: 'rank', of: { kind, patient: event.patient, ...scope.part }, by: 'value', top }, slots: { k, patient: event.patient, scope: scope.text }, harder: scope.harder };
    },
  };
}

function patients(schema: SchemaName): readonly Template[] {
  const by = (id: string, kind: EventKind, measure: 'events' | 'value', phrasings: Wordings): Template => ({
    id, category: 'ranking', difficulty: 3, phrasings,
    draw(d) {
      const { top, k } = drawTop(d);
      const scope = d.wide();
      return { query: { op: 'rank', of: { kind, ...scope.part }, by: measure, field: 'patient', top }, slots: { k, scope: scope.text } };
    },
  });
  return [
    by('costliest-patients', 'charge', 'value', {
      train: ['Which {k} patients had the highest total cost {scope}? List their ids.', 'List the ids of the {k} most costly patients {scope}, by total charges.', 'Whose bills were the biggest {scope}? Ids of the top {k} patients, please.'],
      test: ['By total charges {scope}, who are the top {k} patients? Give their ids.', 'Get me the ids of the {k} patients who were charged the most {scope}.', 'Which {k} patients cost the most in all {scope}, by id?'],
    }),
    ...(['drug', 'lab', 'procedure'] as const).map((kind) => {
      const { records } = wordsFor(schema, kind);
      return by(`busiest-${kind}`, kind, 'events', {
        train: [`Which {k} patients had the most ${records} {scope}? List their ids.`, `List the ids of the {k} patients with the largest numbers of ${records} {scope}.`, `{scope}, who had the most ${records}? Ids of the top {k} patients, please.`],
        test: [`By number of ${records} {scope}, who are the top {k} patients? Give their ids.`, `Get me the ids of the {k} patients with the highest counts of ${records} {scope}.`, `Which {k} patients lead in ${records} {scope}, by id?`],
      });
    }),
  ];
}

function fields(): readonly Template[] {
  const by = (id: string, kind: EventKind, field: Field, nouns: string): Template => ({
    id, category: 'ranking', difficulty: 2,
    phrasings: {
      train: [`What are the {k} most frequent ${nouns} {scope}?`, `Which are the {k} commonest ${nouns} {scope}?`, `{scope}, what were the top {k} ${nouns}?`],
      test: [`List the top {k} ${nouns} {scope}.`, `Get me the {k} ${nouns} seen most often {scope}.`, `What {k} ${nouns} come first by frequency {scope}?`],
    },
    draw(d) {
      const { top, k } = drawTop(d);
      const scope = d.wide();
      return { query: { op: 'rank', of: { kind, ...(field === 'organism' ? { grown: true } : {}), ...scope.part }, by: 'events', field, top }, slots: { k, scope: scope.text } };
    },
  });
  return [
    by('top-routes', 'drug', 'route', 'routes of prescriptions'), by('top-organisms', 'culture', 'organism', 'organisms found in microbiology tests'),
    by('top-sources', 'visit', 'source', 'sources of hospital admissions'), by('top-wards', 'icu', 'ward', 'wards in which ICU stays begin'),
  ];
}

function following(schema: SchemaName): readonly Template[] {
  return PAIRS.map(([first, then]): Template => {
    const { nouns } = wordsFor(schema, then);
    return {
      id: `after-${first}-${then}`, category: 'ranking', difficulty: 5,
      phrasings: {
        train: [`What are the top {k} most frequent ${nouns} that patients had {within} after a {after} {scope}?`, `After a {after} {scope}, which {k} ${nouns} followed most often {within}?`, `Tell me the top {k} ${nouns} that patients got {within} after a {after} {scope}.`],
        test: [`Among patients with a {after} {scope}, what are the {k} most common ${nouns} that came {within} afterwards?`, `Following a {after} {scope}, what {k} ${nouns} did patients have the most {within}?`, `Get me the {k} commonest ${nouns} to come {within} after a {after} {scope}.`],
      },
      draw(d) {
        const drawn = drawSequence(d, [first, then], false);
        if (drawn === undefined) return undefined;
        const { top, k } = drawTop(d);
        return { query: { op: 'rank', of: drawn.sequence, by: 'events', top }, slots: { k, within: drawn.within, after: drawn.after, scope: drawn.scope } };
      },
    };
  });
}

export const rankingTemplates = (schema: SchemaName): readonly Template[] => [
  ...RANKED.filter((kind) => kind !== 'allergy' || schema === 'eicu').flatMap((kind) => ofKind(schema, kind)),
  ...(['drug', 'lab', 'procedure', 'culture'] as const).map((kind) => ofPatient(schema, kind)), volumes('intake'), volumes('output'), ...patients(schema), ...fields(), ...following(schema),
];
