/** Facts: what a patient had, what a stay was like, who had something. */
import type { EventKind, Field, SchemaName } from '../query.ts';
import { wordsFor } from '../words.ts';
import type { Scope, Template, Wordings } from './template.ts';

const LISTED: readonly EventKind[] = ['diagnosis', 'procedure', 'drug', 'lab', 'intake', 'output', 'culture', 'allergy'];

interface StayFact { readonly field: Field; readonly kind: 'visit' | 'icu'; readonly phrasings: Wordings }

const VISIT_FACTS: Readonly<Record<SchemaName, readonly StayFact[]>> = {
  'mimic-iii': [
    { kind: 'visit', field: 'source', phrasings: {
      train: ['Where was patient {patient} admitted from {scope}?', 'What was the admission location of patient {patient} {scope}?', 'Tell me where patient {patient} came in from {scope}.', '{scope}, where had patient {patient} been admitted from?'],
      test: ['By which route did patient {patient} come to the hospital {scope}?', 'Look up patient {patient}\'s admission location {scope}.', 'Where did they admit patient {patient} from {scope}?'] } },
    { kind: 'visit', field: 'destination', phrasings: {
      train: ['Where was patient {patient} discharged to {scope}?', 'What was the discharge location of patient {patient} {scope}?', 'Tell me where patient {patient} was sent on discharge {scope}.'],
      test: ['Where did patient {patient} go after leaving the hospital {scope}?', 'Look up the discharge location for patient {patient} {scope}.', '{scope}, where did patient {patient} go on discharge?'] } },
    { kind: 'visit', field: 'type', phrasings: {
      train: ['What type of admission did patient {patient} have {scope}?', 'What was the admission type of patient {patient} {scope}?', 'Emergency, urgent or elective: how was patient {patient} admitted {scope}?'],
      test: ['Was it an emergency, urgent or elective admission of patient {patient} {scope}?', 'Which admission type was entered for patient {patient} {scope}?', 'What kind of admission was it for patient {patient} {scope}?'] } },
    { kind: 'visit', field: 'insurance', phrasings: {
      train: ['What insurance did patient {patient} have {scope}?', 'Which kind of insurance covered patient {patient} {scope}?', 'Who was paying for patient {patient} {scope}, by the insurance on record?', '{scope}, what was patient {patient}\'s insurance?'],
      test: ['Tell me the insurance of patient {patient} {scope}.', 'What is listed as patient {patient}\'s insurance {scope}?', 'How was patient {patient} insured {scope}?'] } },
    { kind: 'visit', field: 'language', phrasings: {
      train: ['What language did patient {patient} speak according to the admission {scope}?', 'Which language is recorded for patient {patient} {scope}?', 'Check the language on file for patient {patient} {scope}.'],
      test: ['Tell me the language of patient {patient} {scope}.', 'In what language would one have talked to patient {patient} {scope}, by the record?', 'What does the record give as patient {patient}\'s language {scope}?'] } },
    { kind: 'visit', field: 'marital', phrasings: {
      train: ['What was the marital status of patient {patient} {scope}?', 'Which marital status was recorded for patient {patient} {scope}?', 'Married, single, widowed: what was patient {patient} {scope}?'],
      test: ['Tell me the marital status of patient {patient} {scope}.', 'What did patient {patient}\'s record say about marital status {scope}?', 'Look up whether patient {patient} was down as single, married or something else {scope}.'] } },
    { kind: 'visit', field: 'ethnicity', phrasings: {
      train: ['What ethnicity was recorded for patient {patient} {scope}?', 'What was the ethnicity of patient {patient} {scope}?', 'Show me patient {patient}\'s ethnicity {scope}.'],
      test: ['Which ethnicity does patient {patient} have in the admission record {scope}?', 'Tell me the ethnicity on file for patient {patient} {scope}.', 'How is the ethnicity of patient {patient} noted {scope}?'] } },
    { kind: 'icu', field: 'careunit', phrasings: {
      train: ['Which care unit was patient {patient} first in {scope}?', 'What was the first care unit of patient {patient} {scope}?', 'Which unit took patient {patient} first {scope}?'],
      test: ['Tell me the ICU in which patient {patient} first stayed {scope}.', 'In what care unit did patient {patient} start out {scope}?', 'Look up the first care unit for patient {patient} {scope}.'] } },
  ],
  eicu: [
    { kind: 'visit', field: 'source', phrasings: {
      train: ['Where was patient {patient} admitted to the hospital from {scope}?', 'What was the hospital admission source of patient {patient} {scope}?', 'Tell me where patient {patient} came into the hospital from {scope}.', '{scope}, what was the hospital admission source for patient {patient}?'],
      test: ['By which route did patient {patient} come to the hospital {scope}?', 'Look up patient {patient}\'s hospital admission source {scope}.', 'How did patient {patient} get into the hospital {scope}? Give the admission source.'] } },
    { kind: 'visit', field: 'destination', phrasings: {
      train: ['What was the discharge status of patient {patient} {scope}?', 'Did patient {patient} leave the hospital alive {scope}? Give the status as recorded.', 'How was patient {patient} discharged from the hospital {scope}, alive or expired?'],
      test: ['In what condition did patient {patient} leave the hospital {scope}?', 'Was patient {patient} discharged alive or did they expire {scope}? Give the status.', 'Tell me patient {patient}\'s hospital discharge status {scope}.'] } },
    { kind: 'visit', field: 'ethnicity', phrasings: {
      train: ['What ethnicity was recorded for patient {patient} {scope}?', 'What was the ethnicity of patient {patient} {scope}?', 'Show me patient {patient}\'s ethnicity {scope}.'],
      test: ['Which ethnicity does patient {patient} have {scope}?', 'Tell me the ethnicity on file for patient {patient} {scope}.', 'How is the ethnicity of patient {patient} noted {scope}?'] } },
    { kind: 'visit', field: 'hospital', phrasings: {
      train: ['Which hospital treated patient {patient} {scope}? Give its id.', 'What is the id of the hospital where patient {patient} was {scope}?', 'Show me the hospital id for patient {patient} {scope}.'],
      test: ['Give the hospital id of patient {patient} {scope}.', 'In which hospital, by id, was patient {patient} {scope}?', 'What hospital id goes with patient {patient} {scope}?'] } },
    { kind: 'icu', field: 'height', phrasings: {
      train: ['How tall was patient {patient} on admission {scope}, in cm?', 'What admission height was recorded for patient {patient} {scope}?', 'What was patient {patient}\'s height on coming in {scope}?'],
      test: ['Give the admission height of patient {patient} {scope}.', 'How many centimetres tall was patient {patient} when admitted {scope}?', 'Tell me the height noted at admission for patient {patient} {scope}.'] } },
    { kind: 'icu', field: 'weight', phrasings: {
      train: ['What did patient {patient} weigh on admission {scope}, in kg?', 'What admission weight was recorded for patient {patient} {scope}?', 'How heavy was patient {patient} when admitted {scope}?'],
      test: ['Give the admission weight of patient {patient} {scope}.', 'How many kilos was patient {patient} on coming in {scope}?', 'Tell me the weight noted at admission for patient {patient} {scope}.'] } },
    { kind: 'icu', field: 'dischargeweight', phrasings: {
      train: ['What did patient {patient} weigh on discharge from the unit {scope}?', 'What discharge weight was recorded for patient {patient} {scope}?', 'How heavy was patient {patient} on leaving the unit {scope}?'],
      test: ['Give the weight of patient {patient} at unit discharge {scope}.', 'How many kilos was patient {patient} at discharge from the ICU {scope}?', 'Tell me the discharge weight of patient {patient} {scope}.'] } },
  ],
};

/** Ways of asking for a list that go with one kind only. */
const OWN_LISTS: Partial<Readonly<Record<EventKind, Wordings>>> = {
  diagnosis: { train: ['What was patient {patient} diagnosed with {scope}?', '{scope}, what conditions was patient {patient} diagnosed with?'], test: ['What have doctors diagnosed in patient {patient} {scope}?', 'Which conditions were coded for patient {patient} {scope}?'] },
  drug: { train: ['What was patient {patient} prescribed {scope}?', 'What meds was patient {patient} put on {scope}?', '{scope}, which medications were ordered for patient {patient}?'], test: ['Which medicines were prescribed to patient {patient} {scope}?', 'What has patient {patient} been prescribed {scope}?'] },
  lab: { train: ['What labs were run on patient {patient} {scope}?', 'Which tests did the lab do for patient {patient} {scope}?'], test: ['What was patient {patient} tested for in the lab {scope}?', 'What labs did patient {patient} get {scope}?'] },
  culture: { train: ['What was sent to microbiology from patient {patient} {scope}?', 'Which specimens were taken from patient {patient} for microbiology {scope}?'], test: ['What kinds of specimen were cultured for patient {patient} {scope}?', 'Which sites were sampled for microbiology in patient {patient} {scope}?'] },
  intake: { train: ['What went into patient {patient} {scope}, by the intake records?'], test: ['What fluids and feeds was patient {patient} given {scope}, by intake entry?'] },
  output: { train: ['What came out of patient {patient} {scope}, by the output records?'], test: ['What kinds of output were charted for patient {patient} {scope}?'] },
  allergy: { train: ['What is patient {patient} allergic to, by the entries {scope}?'], test: ['What allergies were noted for patient {patient} {scope}?'] },
};

function listTemplates(schema: SchemaName): readonly Template[] {
  return LISTED.filter((kind) => kind !== 'allergy' || schema === 'eicu').map((kind): Template => {
    const { nouns, noun } = wordsFor(schema, kind);
    const own = OWN_LISTS[kind];
    return {
      id: `list-${kind}`, category: 'lookup', difficulty: 2,
      phrasings: {
        train: [`What ${nouns} are recorded for patient {patient} {scope}?`, `List the ${nouns} of patient {patient} {scope}.`, `Which ${nouns} did patient {patient} have {scope}?`, `{scope}, which ${nouns} are there for patient {patient}?`, `Show me patient {patient}'s ${nouns} {scope}.`, ...(own?.train ?? [])],
        test: [`Give me the names of all ${nouns} of patient {patient} {scope}.`, `I need every ${noun} on record for patient {patient} {scope}.`, `What ${nouns} turn up in patient {patient}'s record {scope}?`, ...(own?.test ?? [])],
      },
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

/** Since the last discharge: of those who are in hospital again. */
function sinceDischarge(schema: SchemaName): readonly Template[] {
  return (['diagnosis', 'procedure', 'drug', 'intake', 'output', 'culture'] as const).map((kind): Template => {
    const { nouns } = wordsFor(schema, kind);
    return {
      id: `after-discharge-${kind}`, category: 'lookup', difficulty: 4,
      phrasings: {
        train: [`Since the last discharge from the hospital, which ${nouns} has patient {patient} had?`, `Which ${nouns} has patient {patient} had since their last hospital visit ended?`, `What ${nouns} are there for patient {patient} from after the last time they left the hospital?`],
        test: [`List the ${nouns} of patient {patient} after the last discharge.`, `Patient {patient} was discharged and is back: which ${nouns} have there been since that last discharge?`, `What ${nouns} does patient {patient} have on record since last being discharged?`],
      },
      draw(d) {
        const event = d.event(kind, (each) => d.pools.stays('visit', each.patient).some(({ end }) => end === null) && d.pools.stays('visit', each.patient).some(({ end }) => end !== null && end < each.time));
        return event && { query: { op: 'list', of: { kind, patient: event.patient, sinceLastDischarge: true }, field: 'name' }, slots: { patient: event.patient } };
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
    phrasings: {
      train: [`List the ${nouns} of patient {patient} {scope}.`, `What are the ${nouns} of patient {patient} {scope}?`, `What ${nouns} are on file for patient {patient} {scope}?`],
      test: [`Show me all ${nouns} of patient {patient} {scope}.`, `I want patient {patient}'s ${nouns} {scope}.`, `Which ${nouns} does the record have for patient {patient} {scope}?`],
    },
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
      phrasings: {
        train: ['By which route did patient {patient} get {name} {scope}?', 'What was the route of {name} for patient {patient} {scope}?', 'What is the route of patient {patient}\'s {name} {scope}?', '{scope}, how was patient {patient} supposed to take {name}? Give the route.'],
        test: ['How was {name} given to patient {patient} {scope}?', 'Via which route was {name} ordered for patient {patient} {scope}?', 'Oral, IV or something else: what route did patient {patient} have for {name} {scope}?'],
      },
      draw(d) {
        const event = d.event('drug', ({ more }) => more['route'] !== null);
        if (event === undefined) return undefined;
        const scope = d.scope(event);
        return { query: { op: 'list', of: { kind: 'drug', patient: event.patient, name: event.name ?? '', ...scope.part }, field: 'route' }, slots: { patient: event.patient, name: d.say('drug', event.name), scope: scope.text }, harder: scope.harder };
      },
    },
    {
      id: 'drug-by-route', category: 'lookup', difficulty: 2,
      phrasings: {
        train: ['Which drugs was patient {patient} prescribed via the {route} route {scope}?', 'What {route} drugs was patient {patient} prescribed {scope}?', 'Show me everything patient {patient} was prescribed by the route {route} {scope}.'],
        test: ['List the medications given to patient {patient} by {route} {scope}.', 'What did patient {patient} receive with the route {route} {scope}?', 'Which medicines have {route} as their route for patient {patient} {scope}?'],
      },
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
      phrasings: {
        train: ['Which organisms grew in the cultures of patient {patient} {scope}?', 'What organisms were found in the microbiology tests of patient {patient} {scope}?', 'What bugs did patient {patient} grow {scope}?', '{scope}, what grew in patient {patient}\'s cultures?'],
        test: ['List the organisms found in specimens of patient {patient} {scope}.', 'What did microbiology grow from patient {patient} {scope}?', 'Which germs turned up in patient {patient}\'s cultures {scope}?'],
      },
      draw(d) {
        const event = d.event('culture', ({ more }) => more['organism'] !== null && more['organism'] !== 'no growth');
        if (event === undefined) return undefined;
        const scope = d.scope(event);
        return { query: { op: 'list', of: { kind: 'culture', patient: event.patient, grown: true, ...scope.part }, field: 'organism' }, slots: { patient: event.patient, scope: scope.text }, harder: scope.harder };
      },
    },
    {
      id: 'gender', category: 'lookup', difficulty: 1,
      phrasings: {
        train: ['What is the gender of patient {patient}?', 'What is patient {patient}\'s sex?', 'What gender is on file for patient {patient}?', 'Is patient {patient} male or female? Answer with what is recorded.'],
        test: ['Is patient {patient} a man or a woman? Give the recorded gender.', 'Tell me the sex of patient {patient}.', 'How is patient {patient}\'s gender recorded?'],
      },
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
        phrasings: field === 'dob'
          ? { train: ['What is the date of birth of patient {patient}?', 'What is patient {patient}\'s birthday?', 'What date of birth do we have for patient {patient}?'], test: ['When was patient {patient} born?', 'Give me the birth date of patient {patient}.', 'I need patient {patient}\'s DOB.'] }
          : { train: ['When did patient {patient} die?', 'What is the date of death of patient {patient}?', 'What time of death is recorded for patient {patient}?'], test: ['Give me the time of death of patient {patient}.', 'When did patient {patient} pass away?', 'On what date and at what time did patient {patient} die?'] },
        draw(d) {
          const event = field === 'dob' ? d.event('visit') : d.event('visit', ({ more }) => more['destination'] === 'dead/expired' || d.rng.chance(0.02));
          return event && { query: { op: 'person', patient: event.patient, field }, slots: { patient: event.patient } };
        },
      })),
      ...(['diagnosis', 'procedure'] as const).map((kind): Template => ({
        id: `code-${kind}`, category: 'lookup', difficulty: 1,
        phrasings: {
          train: ['What is the ICD-9 code of {name}?', 'Which ICD-9 code stands for {name}?', 'How is {name} coded in ICD-9?'],
          test: ['Give me the code under which {name} is recorded.', 'Look up the ICD-9 code for {name}.', 'If I want to find {name} in the tables, which ICD-9 code do I need?'],
        },
        draw(d) {
          const event = d.event(kind);
          return event && { query: { op: 'code', kind, name: event.name ?? '' }, slots: { name: d.say(kind, event.name) } };
        },
      })),
      {
        id: 'drug-dose', category: 'lookup', difficulty: 1,
        phrasings: {
          train: ['Which doses of {name} was patient {patient} prescribed {scope}?', 'What was the dose of {name} for patient {patient} {scope}?', 'What doses of {name} were ordered for patient {patient} {scope}?'],
          test: ['How much {name} was ordered at a time for patient {patient} {scope}?', 'At what dose did patient {patient} get {name} {scope}?', 'What strength of dose was written for patient {patient}\'s {name} {scope}?'],
        },
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
      phrasings: {
        train: ['Which drugs is patient {patient} allergic to?', 'Are there drugs that patient {patient} cannot have because of an allergy? Name them.', 'What drugs stand in patient {patient}\'s allergy list?'],
        test: ['List the drugs in the allergy records of patient {patient}.', 'What drug allergies does patient {patient} have?', 'Which drugs are noted as allergies of patient {patient}?'],
      },
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
      phrasings: {
        train: ['Which patients {were} {scope}? List their ids.', 'List the ids of the patients who {were} {scope}.', '{scope}, who {were}? I need the patient ids.', 'Find the ids of patients who {were} {scope}.'],
        test: ['Give me the patient ids of those who {were} {scope}.', 'Who {were} {scope}? Patient ids, please.', 'Retrieve the ids of all patients who {were} {scope}.'],
      },
      draw(d) {
        const event = d.event(kind);
        const scope = event && (d.rng.chance(0.3) ? d.relative(event) : d.absolute(event, true));
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
      phrasings: {
        train: [`Which ${words.nouns} did patient {patient} have exactly {times} times {scope}?`, `{scope}, which ${words.nouns} came up exactly {times} times for patient {patient}?`, `Of all ${words.nouns} of patient {patient} {scope}, which are there exactly {times} times?`],
        test: [`What ${words.nouns} occur exactly {times} times in the record of patient {patient} {scope}?`, `List the ${words.nouns} that patient {patient} had {times} times, no more and no less, {scope}.`, `Exactly {times} times {scope}: which ${words.nouns} of patient {patient} were that often?`],
      },
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

export const lookupTemplates = (schema: SchemaName): readonly Template[] => [...listTemplates(schema), ...sinceDischarge(schema), ...stayTemplates(schema), ...detailTemplates(schema), ...whoTemplates(schema), ...timesTemplates(schema)];
