/** Who or what is at an extreme: the oldest patient, the test at its highest, the group with the longest stays, the latest time. */
import type { Wordings } from '../../ehr/templates/template.ts';
import { term } from '../columns.ts';
import type { EventTable, Term } from '../query.ts';
import { ANY_EVENT, PEOPLE } from './count.ts';
import { foldTemplates, ofAdmissions, word } from './folds.ts';
import { ADMITTED, BORN, DISCHARGED, inGroup, ofPatient } from './measures.ts';
import { isPinned, type Template } from './template.ts';

type Extreme = 'max' | 'min';

/** What is told of whoever is at the extreme. */
const TOLD: readonly (readonly [terms: readonly string[], called: string])[] = [[['NAME'], 'name'], [['SUBJECT_ID'], 'subject id'], [['DIAGNOSIS'], 'primary disease'], [['NAME', 'DIAGNOSIS'], 'name and primary disease'], [['SUBJECT_ID', 'HADM_ID'], 'subject id and admission id']];

const who = (fn: Extreme, id: string, of: Term, phrasings: Wordings): Template => ({
  id, category: fn, difficulty: 2, phrasings,
  draw(d) {
    const group = d.rng.chance(0.5) ? d.group(ANY_EVENT) : d.group(ANY_EVENT, PEOPLE);
    const [told, called] = d.rng.pick(TOLD);
    return group && { query: { op: 'extreme', fn, term: of, give: told.map((name) => term(`DEMOGRAPHIC.${name}`)), from: { of: group.of } }, slots: { ...group.slots, told: called } };
  },
});

const superlative = (one: string): Wordings => ({
  train: [`what is the {told} of the ${one} among {group}?`, `give the {told} of the ${one} among {group}.`, `of {group}, provide the {told} of the ${one}.`],
  test: [`among {group}, what is the {told} of the ${one}?`, `get me the {told} of the ${one} among {group}.`, `find the {told} of the ${one} among {group}.`, `what was the {told} of the ${one} among {group}?`],
});

const EXTREMES: Readonly<Record<Extreme, readonly Template[]>> = {
  max: [
    who('max', 'oldest', term('DEMOGRAPHIC.AGE'), superlative('oldest patient')),
    who('max', 'longest-stay', term('DEMOGRAPHIC.DAYS_STAY'), superlative('patient with the longest hospital stay in days')),
    who('max', 'last-admitted', term('DEMOGRAPHIC.ADMITTIME'), superlative('last admitted patient')),
  ],
  min: [
    who('min', 'youngest', term('DEMOGRAPHIC.AGE'), superlative('youngest patient')),
    who('min', 'shortest-stay', term('DEMOGRAPHIC.HOURS'), superlative('patient with the fewest hours from admission to discharge')),
    who('min', 'first-admitted', term('DEMOGRAPHIC.ADMITTIME'), superlative('first admitted patient')),
  ],
};

/** Who has the extreme of a test. */
const holder = (fn: Extreme): Template => ({
  id: 'lab-holder', category: fn, difficulty: 5,
  phrasings: {
    train: ['which patient (subject id) has the {fold} {x} value among {group}?', 'give the subject id of the patient with the {fold} {x} value among {group}.', 'what is the subject id with the {fold} {x} result among {group}?'],
    test: ['what is the subject id of the patient with the {fold} {x} lab value among {group}?', 'among {group}, which subject id had the {fold} {x} value?', 'find the subject id of the patient who had the {fold} {x} lab value among {group}.'],
  },
  draw(d) {
    const found = inGroup(d, 'lab');
    return found && { query: { op: 'extreme', fn, term: found.term, give: [term('DEMOGRAPHIC.SUBJECT_ID')], from: found.from }, slots: { ...found.slots, fold: word(d, 'amount', fn) } };
  },
});

/** When a patient's test was at its extreme. */
const moment = (fn: Extreme): Template => ({
  id: 'lab-moment', category: fn, difficulty: 3,
  phrasings: {
    train: ['at which chart time did {patient} have the {fold} {x} value?', 'give the chart time of the {fold} {x} result of {patient}.', 'when did {patient} have the {fold} {x} lab value?'],
    test: ['what is the lab test chart time of the {fold} {x} value of {patient}?', 'when was the {fold} {x} lab value of {patient} charted?', 'for {patient}, find the chart time of the {fold} {x} lab value.'],
  },
  draw(d) {
    const found = ofPatient(d, 'lab');
    return found && { query: { op: 'extreme', fn, term: found.term, give: [term('LAB.CHARTTIME')], from: found.from }, slots: { ...found.slots, fold: word(d, 'amount', fn) } };
  },
});

/** The latest or earliest test of a patient, and what it was: several that tie are all told. */
const edge = (fn: Extreme): Template => ({
  id: 'lab-edge', category: fn, difficulty: 2,
  phrasings: {
    train: ['what is the value with unit of the {fold} {x} lab test of {patient}?', 'give the {fold} charted {x} value, with its unit, of {patient}.', 'for {patient}, provide the value with unit of the {fold} {x} lab test.'],
    test: ['what is the {fold} {x} lab value with unit for {patient}?', 'what was the value, with its unit, of the {fold} {x} lab test of {patient}?', 'get me the {fold} {x} lab test result with unit of {patient}.'],
  },
  draw(d) {
    const found = ofPatient(d, 'lab');
    return found && { query: { op: 'extreme', fn, term: term('LAB.CHARTTIME'), give: [term('LAB.VALUE_UNIT')], from: found.from }, slots: { ...found.slots, fold: word(d, 'time', fn) } };
  },
});

const BY: readonly (readonly [name: string, called: string])[] = [['DIAGNOSIS', 'primary disease'], ['ETHNICITY', 'ethnicity'], ['ADMISSION_LOCATION', 'admission location'], ['DISCHARGE_LOCATION', 'discharge location'], ['RELIGION', 'religion'], ['MARITAL_STATUS', 'marital status'], ['ADMITYEAR', 'admission year']];

const bestGroup = (fn: Extreme, id: string, of: Term, called: string): Template => ({
  id, category: fn, difficulty: 4,
  phrasings: {
    train: [`which {by} has the {fold} average ${called} among {group}?`, `find the {by} with the {fold} average ${called} among {group}.`, `what is the {by} with the {fold} average ${called} of {group}?`],
    test: [`among {group}, which {by} has the {fold} average ${called}?`, `get me the {by} with the {fold} average ${called} for {group}.`, `what {by} has the {fold} mean ${called} among {group}?`],
  },
  draw(d) {
    const group = d.group(d.rng.chance(0.5) ? ANY_EVENT : PEOPLE);
    const [name, by] = d.rng.pick(BY);
    if (group === undefined || isPinned(group, name)) return undefined;
    return { query: { op: 'best-group', fn, by: term(`DEMOGRAPHIC.${name}`), score: of, from: { of: group.of } }, slots: { ...group.slots, by, fold: word(d, 'amount', fn) } };
  },
});

/** What most or fewest of a group have. */
const common = (fn: Extreme, id: string, table: EventTable, column: string, called: string, was: string): Template => ({
  id, category: fn, difficulty: 4,
  phrasings: {
    train: [`which ${called} ${was} the {fold} patients among {group}?`, `what is the ${called} that ${was} the {fold} patients among {group}?`, `give the ${called} with the {fold} patients among {group}.`],
    test: [`among {group}, which ${called} ${was} the {fold} patients?`, `find the ${called} with the {fold} patients among {group}.`, `what is the ${fn === 'max' ? 'most' : 'least'} common ${called} by number of patients among {group}?`],
  },
  draw(d) {
    // What all of them have by condition is no finding.
    const group = d.group(ANY_EVENT, PEOPLE);
    if (group?.of.having?.some((rows) => rows.table === table) === true) return undefined;
    return group && { query: { op: 'best-group', fn, by: { table, name: column }, score: 'patients', from: { of: group.of, rows: [{ table, where: [] }] } }, slots: { ...group.slots, fold: fn === 'max' ? 'most' : 'fewest' } };
  },
});

const COMMON: readonly (readonly [id: string, table: EventTable, column: string, called: string, was: string])[] = [
  ['common-drug', 'PRESCRIPTIONS', 'DRUG', 'drug', 'was prescribed to'], ['common-procedure', 'PROCEDURES', 'SHORT_TITLE', 'procedure short title', 'was recorded for'], ['common-diagnosis', 'DIAGNOSES', 'LONG_TITLE', 'diagnosis long title', 'was recorded for'],
  ['common-route', 'PRESCRIPTIONS', 'ROUTE', 'drug route', 'was used for'],
];

export const extremeTemplates = (fn: Extreme): readonly Template[] => [
  ...foldTemplates(fn), ofAdmissions(fn, ADMITTED, [ANY_EVENT, PEOPLE], 2), ofAdmissions(fn, DISCHARGED, [PEOPLE, PEOPLE], 1), ofAdmissions(fn, BORN, [ANY_EVENT, PEOPLE], 2),
  ...EXTREMES[fn], holder(fn), moment(fn), edge(fn), bestGroup(fn, 'group-by-stay', term('DEMOGRAPHIC.DAYS_STAY'), 'days of hospital stay'), bestGroup(fn, 'group-by-age', term('DEMOGRAPHIC.AGE'), 'age'),
  // Diagnoses that one patient alone has are many in any group.
  ...COMMON.filter(([id]) => fn === 'max' || id !== 'common-diagnosis').map(([id, table, column, called, was]) => common(fn, id, table, column, called, was)),
];
