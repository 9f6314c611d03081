/** Facts: what a patient had, what a stay was like, who had something. */
import type { EventKind, Field, SchemaName } from '../query.ts';
import { wordsFor } from '../words.ts';
import type { Scope, Template } from './template.ts';

const LISTED: readonly EventKind[] = ['diagnosis', 'procedure', 'drug', 'lab', 'intake', 'output', 'culture', 'allergy'];

interface StayFact { readonly field: Field; readonly kind: 'visit' | 'icu'; readonly phrasings: readonly string[] }

const VISIT_FACTS: Readonly<Record<SchemaName, readonly StayFact[]>> = {
  'mimic-iii': [
    { kind: 'visit', field: 'source', phrasings: ['Where was patient {patient} admitted from {scope}?', 'What was the admission location of patient {patient} {scope}?', 'By which route did patient {patient} come to the hospital {scope}?'] },
    { kind: 'visit', field: 'destination', phrasings: ['Where was patient {patient} discharged to {scope}?', 'What was the discharge location of patient {patient} {scope}?', 'Where did patient {patient} go after leaving the hospital {scope}?'] },
    { kind: 'visit', field: 'type', phrasings: ['What type of admission did patient {patient} have {scope}?', 'What was the admission type of patient {patient} {scope}?', 'Was it an emergency, urgent or elective admission of patient {patient} {scope}?'] },
    { kind: 'visit', field: 'insurance', phrasings: ['What insurance did patient {patient} have {scope}?', 'Which kind of insurance covered patient {patient} {scope}?', 'Tell me the insurance of patient {patient} {scope}.'] },
    { kind: 'visit', field: 'language', phrasings: ['What language did patient {patient} speak according to the admission {scope}?', 'Which language is recorded for patient {patient} {scope}?', 'Tell me the language of patient {patient} {scope}.'] },
    { kind: 'visit', field: 'marital', phrasings: ['What was the marital status of patient {patient} {scope}?', 'Which marital status was recorded for patient {patient} {scope}?', 'Tell me the marital status of patient {patient} {scope}.'] },
    { kind: 'visit', field: 'ethnicity', phrasings: ['What ethnicity was recorded for patient {patient} {scope}?', 'Which ethnicity does patient {patient} have in the admission record {scope}?', 'Tell me the ethnicity of patient {patient} {scope}.'] },
    { kind: 'icu', field: 'careunit', phrasings: ['Which care unit was patient {patient} first in {scope}?', 'What was the first care unit of patient {patient} {scope}?', 'Tell me the ICU in which patient {patient} first stayed {scope}.'] },
  ],
  eicu: [
    { kind: 'visit', field: 'source', phrasings: ['Where was patient {patient} admitted to the hospital from {scope}?', 'What was the hospital admission source of patient {patient} {scope}?', 'By which route did patient {patient} come to the hospital {scope}?'] },
    { kind: 'visit', field: 'destination', phrasings: ['What was the discharge status of patient {patient} {scope}?', 'In what condition did patient {patient} leave the hospital {scope}?', 'Was patient {patient} discharged alive or did they expire {scope}? Give the status.'] },
    { kind: 'visit', field: 'ethnicity', phrasings: ['What ethnicity was recorded for patient {patient} {scope}?', 'Which ethnicity does patient {patient} have {scope}?', 'Tell me the ethnicity of patient {patient} {scope}.'] },
    { kind: 'visit', field: 'hospital', phrasings: ['Which hospital treated patient {patient} {scope}? Give its id.', 'What is the id of the hospital where patient {patient} was {scope}?', 'Give the hospital id of patient {patient} {scope}.'] },
    { kind: 'icu', field: 'height', phrasings: ['How tall was patient {patient} on admission {scope}, in cm?', 'What admission height was recorded for patient {patient} {scope}?', 'Give the height of patient {patient} {scope}.'] },
    { kind: 'icu', field: 'weight', phrasings: ['What did patient {patient} weigh on admission {scope}, in kg?', 'What admission weight was recorded for patient {patient} {scope}?', 'Give the admission weight of patient {patient} {scope}.'] },
    { kind: 'icu', field: 'dischargeweight', phrasings: ['What did patient {patient} weigh on discharge from the unit {scope}?', 'What discharge weight was recorded for patient {patient} {scope}?', 'Give the weight of patient {patient} at unit discharge {scope}.'] },
  ],
};

function listTemplates(schema: SchemaName): readonly Template[] {
  return LISTED.filter((kind) => kind !== 'allergy' || schema === 'eicu').map((kind): Template => {
    const { nouns } = wordsFor(schema, kind);
    return {
      id: `list-${kind}`, category: 'lookup', difficulty: 2,
      phrasings: [`What ${nouns} are recorded for patient {patient} {scope}?`, `List the ${nouns} of patient {patient} {scope}.`, `Which ${nouns} did patient {patient} have {scope}?`, `Give me the names of all ${nouns} of patient {patient} {scope}.`],
      draw(d) {
        const event = d.event(kind);
        if (event === undefined) return undefined;
        // Whole histories of lab tests are long; a day or the first hours of a stay are what one asks for.
        const scope = kind === 'lab' ? d.stay(event, { hours: true }) : d.scope(event);
        return scope && { query: { op: 'list', of: { kind, patient: event.patient, ...scope.part }, field: 'name' }, slots: { patient: event.patient, scope: scope.text }, harder: scope.harder };
      },
    };
  });
}

/** What is true of an admission is so at its time; the rest of a stay is asked of stays that began in the window. */
function sayBegun(kind: 'visit' | 'icu', field: Field, { part, text }: Scope): string {
  if (part.window === undefined || field === 'time' || field === 'source' || field === 'type') return text;
  return `for ${kind === 'visit' ? 'hospital visits' : 'ICU stays'} that began ${text}`;
}

function stayTemplates(schema: SchemaName): readonly Template[] {
  const facts = VISIT_FACTS[schema].map(({ field, kind, phrasings }): Template => ({
    id: `${kind}-${field}`, category: 'lookup', difficulty: 1, phrasings,
    draw(d) {
      const event = d.event(kind, ({ more }) => more[field] !== null);
      const scope = event && (d.rng.chance(0.7) ? d.stay(event, { of: kind }) : d.absolute(event, true));
      return event && scope && { query: { op: 'list', of: { kind, patient: event.patient, ...scope.part }, field }, slots: { patient: event.patient, scope: sayBegun(kind, field, scope) } };
    },
  }));
  const times = ([['visit', 'time', 'hospital admission times'], ['visit', 'end', 'hospital discharge times'], ['icu', 'time', 'ICU admission times'], ['icu', 'end', 'times of leaving the ICU'], ['icu', 'ward', 'ICU wards']] as const).map(([kind, field, nouns]): Template => ({
    id: `all-${kind}-${field}`, category: 'lookup', difficulty: 1,
    phrasings: [`List the ${nouns} of patient {patient} {scope}.`, `What are the ${nouns} of patient {patient} {scope}?`, `Show me all ${nouns} of patient {patient} {scope}.`],
    draw(d) {
      const event = d.event(kind, ({ more }) => more[field] !== null);
      if (event === undefined) return undefined;
      const scope = d.absolute(event);
      return { query: { op: 'list', of: { kind, patient: event.patient, ...scope.part }, field }, slots: { patient: event.patient, scope: sayBegun(kind, field, scope) } };
    },
  }));
  return [...facts, ...times];
}

function detailTemplates(schema: SchemaName): readonly Template[] {
  const templates: Template[] = [
    {
      id: 'drug-route', category: 'lookup', difficulty: 1,
      phrasings: ['By which route did patient {patient} get {name} {scope}?', 'What was the route of {name} for patient {patient} {scope}?', 'How was {name} given to patient {patient} {scope}?'],
      draw(d) {
        const event = d.event('drug', ({ more }) => more['route'] !== null);
        if (event === undefined) return undefined;
        const scope = d.scope(event);
        return { query: { op: 'list', of: { kind: 'drug', patient: event.patient, name: event.name ?? '', ...scope.part }, field: 'route' }, slots: { patient: event.patient, name: d.say('drug', event.name), scope: scope.text }, harder: scope.harder };
      },
    },
    {
      id: 'drug-by-route', category: 'lookup', difficulty: 2,
      phrasings: ['Which drugs was patient {patient} prescribed via the {route} route {scope}?', 'List the medications given to patient {patient} by {route} {scope}.', 'What did patient {patient} receive {route} {scope}?'],
      draw(d) {
        const event = d.event('drug', ({ more }) => more['route'] !== null);
        if (event === undefined) return undefined;
        const scope = d.scope(event);
        const route = String(event.more['route']);
        return { query: { op: 'list', of: { kind: 'drug', patient: event.patient, route, ...scope.part }, field: 'name' }, slots: { patient: event.patient, route, scope: scope.text }, harder: scope.harder };
      },
    },
    {
      id: 'organisms', category: 'lookup', difficulty: 2,
      phrasings: ['Which organisms grew in the cultures of patient {patient} {scope}?', 'What organisms were found in the microbiology tests of patient {patient} {scope}?', 'List the organisms found in specimens of patient {patient} {scope}.'],
      draw(d) {
        const event = d.event('culture', ({ more }) => more['organism'] !== null && more['organism'] !== 'no growth');
        if (event === undefined) return undefined;
        const scope = d.scope(event);
        return { query: { op: 'list', of: { kind: 'culture', patient: event.patient, grown: true, ...scope.part }, field: 'organism' }, slots: { patient: event.patient, scope: scope.text }, harder: scope.harder };
      },
    },
    {
      id: 'gender', category: 'lookup', difficulty: 1,
      phrasings: ['What is the gender of patient {patient}?', 'Is patient {patient} a man or a woman? Give the recorded gender.', 'Tell me the sex of patient {patient}.'],
      draw(d) {
        const event = d.event('visit');
        return event && { query: { op: 'person', patient: event.patient, field: 'gender' }, slots: { patient: event.patient } };
      },
    },
  ];
  if (schema === 'mimic-iii') {
    templates.push(
      ...(['dob', 'dod'] as const).map((field): Template => ({
        id: field, category: 'lookup', difficulty: 1,
        phrasings: field === 'dob' ? ['What is the date of birth of patient {patient}?', 'When was patient {patient} born?', 'Give me the birth date of patient {patient}.'] : ['When did patient {patient} die?', 'What is the date of death of patient {patient}?', 'Give me the time of death of patient {patient}.'],
        draw(d) {
          const event = field === 'dob' ? d.event('visit') : d.event('visit', ({ more }) => more['destination'] === 'dead/expired' || d.rng.chance(0.02));
          return event && { query: { op: 'person', patient: event.patient, field }, slots: { patient: event.patient } };
        },
      })),
      ...(['diagnosis', 'procedure'] as const).map((kind): Template => ({
        id: `code-${kind}`, category: 'lookup', difficulty: 1,
        phrasings: ['What is the ICD-9 code of {name}?', 'Which ICD-9 code stands for {name}?', 'Give me the code under which {name} is recorded.'],
        draw(d) {
          const event = d.event(kind);
          return event && { query: { op: 'code', kind, name: event.name ?? '' }, slots: { name: d.say(kind, event.name) } };
        },
      })),
      {
        id: 'drug-dose', category: 'lookup', difficulty: 1,
        phrasings: ['Which doses of {name} was patient {patient} prescribed {scope}?', 'What was the dose of {name} for patient {patient} {scope}?', 'How much {name} was ordered at a time for patient {patient} {scope}?'],
        draw(d) {
          const event = d.event('drug');
          if (event === undefined) return undefined;
          const scope = d.scope(event);
          return { query: { op: 'list', of: { kind: 'drug', patient: event.patient, name: event.name ?? '', ...scope.part }, field: 'dose' }, slots: { patient: event.patient, name: d.say('drug', event.name), scope: scope.text }, harder: scope.harder };
        },
      },
    );
  } else {
    templates.push({
      id: 'allergy-drug', category: 'lookup', difficulty: 1,
      phrasings: ['Which drugs is patient {patient} allergic to?', 'List the drugs in the allergy records of patient {patient}.', 'What drug allergies does patient {patient} have?'],
      draw(d) {
        const event = d.event('allergy', ({ more }) => more['drug'] !== null);
        return event && { query: { op: 'list', of: { kind: 'allergy', patient: event.patient }, field: 'drug' }, slots: { patient: event.patient } };
      },
    });
  }
  return templates;
}

/** Who: ids of patients, in a window narrow enough for a list. */
function whoTemplates(schema: SchemaName): readonly Template[] {
  return (['diagnosis', 'procedure', 'drug', 'culture'] as const).map((kind): Template => {
    const words = wordsFor(schema, kind);
    return {
      id: `who-${kind}`, category: 'lookup', difficulty: 2,
      phrasings: ['Which patients {were} {scope}? List their ids.', 'List the ids of the patients who {were} {scope}.', 'Give me the patient ids of those who {were} {scope}.'],
      draw(d) {
        const event = d.event(kind);
        const scope = event && d.absolute(event, true);
        return event && scope && { query: { op: 'list', of: { kind, name: event.name ?? '', ...scope.part }, field: 'patient' }, slots: { were: words.were(d.say(kind, event.name)), scope: scope.text } };
      },
    };
  });
}

function timesTemplates(schema: SchemaName): readonly Template[] {
  return (['drug', 'procedure', 'lab', 'culture'] as const).map((kind): Template => {
    const words = wordsFor(schema, kind);
    return {
      id: `n-times-${kind}`, category: 'lookup', difficulty: 3,
      phrasings: [`Which ${words.nouns} did patient {patient} have exactly {times} times {scope}?`, `What ${words.nouns} occur {times} times in the record of patient {patient} {scope}?`, `List the ${words.nouns} that patient {patient} had exactly {times} times {scope}.`],
      draw(d) {
        const event = d.event(kind);
        if (event === undefined) return undefined;
        const scope = d.scope(event);
        const times = kind === 'lab' ? d.rng.int(2, 8) : d.rng.int(2, 3);
        return { query: { op: 'times', of: { kind, patient: event.patient, ...scope.part }, field: 'name', times }, slots: { patient: event.patient, times, scope: scope.text }, harder: scope.harder };
      },
    };
  });
}

export const lookupTemplates = (schema: SchemaName): readonly Template[] => [...listTemplates(schema), ...stayTemplates(schema), ...detailTemplates(schema), ...whoTemplates(schema), ...timesTemplates(schema)];
