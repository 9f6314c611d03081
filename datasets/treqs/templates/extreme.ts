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

/** @param one by split: before "of the patients", and as a patient */
const superlative = (noun: string, [train, test]: readonly [string, string]): Wordings => ({
  train: [`what is the {told} of the ${train} one of the {patients} {that}?`, `give the {told} of the {patients} with the ${noun} {that}.`, `of the {patients} {that}, provide the {told} of the ${train} one.`],
  test: [`let me know the {told} of the ${test} among {patients} {that}.`, `among the {patients} {that}, which {told} belongs to the ${test}?`, `looking only at {patients} {that}, who is the ${test}, by {told}?`],
});

const EXTREMES: Readonly<Record<Extreme, readonly Template[]>> = {
  max: [
    who('max', 'oldest', term('DEMOGRAPHIC.AGE'), superlative('highest age', ['oldest', 'patient of the greatest age'])),
    who('max', 'longest-stay', term('DEMOGRAPHIC.DAYS_STAY'), superlative('most days of stay', ['longest staying', 'patient with the most days in hospital'])),
    who('max', 'last-admitted', term('DEMOGRAPHIC.ADMITTIME'), superlative('latest admission', ['last admitted', 'most recently admitted patient'])),
  ],
  min: [
    who('min', 'youngest', term('DEMOGRAPHIC.AGE'), superlative('lowest age', ['youngest', 'patient of the least age'])),
    who('min', 'shortest-stay', term('DEMOGRAPHIC.HOURS'), superlative('fewest hours from admission to discharge', ['quickest discharged', 'patient discharged the soonest after admission'])),
    who('min', 'first-admitted', term('DEMOGRAPHIC.ADMITTIME'), superlative('earliest admission', ['first admitted', 'patient admitted before all others'])),
  ],
};

/** Who has the extreme of a test. */
const holder = (fn: Extreme): Template => ({
  id: 'lab-holder', category: fn, difficulty: 5,
  phrasings: {
    train: ['which patient (subject id) has the {fold} {x} lab value among {patients} {that}?', 'give the subject id of the patient with the {fold} {x} result among {patients} {that}.', 'among {patients} {that}, whose {x} lab test value is the {fold}? answer with the subject id.'],
    test: ['let me know, by subject id, who reached the {fold} {x} of all {patients} {that}.', 'in {patients} {that}, the {fold} {x} was found in which subject id?', 'by subject id, which of the {patients} {that} shows the {fold} value of {x}?'],
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
    train: ['at which chart time was the lab test {x} of {patient} at its {fold}?', 'give the chart time of the {fold} {x} result of {patient}.', 'when did {patient} have the {fold} {x} lab value?'],
    test: ['let me know the chart time at which {patient} had the {fold} {x}.', 'the {fold} {x} of {patient} was charted when?', 'for {patient}, find when {x} reached the {fold} value.'],
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
    train: ['what is the value with unit of the {fold} {x} lab test of {patient}?', 'give the {fold} charted {x} value, with its unit, of {patient}.', 'for {patient}, which value with unit did the {fold} lab test of {x} give?'],
    test: ['let me know the result, as it stands with its unit, of the {fold} {x} test of {patient}.', 'the {fold} {x} measured in {patient}: which value and unit?', 'what did the {fold} {x} test show for {patient}, unit included?'],
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
    train: [`which {by} has the {fold} average ${called} among {patients} {that}?`, `find the {by} whose average ${called} is the {fold} for {patients} {that}.`, `by {by}, where is the average ${called} the {fold}, of {patients} {that}?`],
    test: [`let me know the {by} with the {fold} mean ${called} in {patients} {that}.`, `grouped by {by}, which group of {patients} {that} has the {fold} mean ${called}?`, `for {patients} {that}, the {fold} mean ${called} belongs to which {by}?`],
  },
  draw(d) {
    const group = d.group(d.rng.chance(0.5) ? ANY_EVENT : PEOPLE);
    const [name, by] = d.rng.pick(BY);
    if (group === undefined || isPinned(group, name)) return undefined;
    return { query: { op: 'best-group', fn, by: term(`DEMOGRAPHIC.${name}`), score: of, from: { of: group.of } }, slots: { ...group.slots, by, fold: word(d, 'amount', fn) } };
  },
});

/** What most or fewest of a group have. */
const common = (fn: Extreme, id: string, table: EventTable, column: string, called: string): Template => ({
  id, category: fn, difficulty: 4,
  phrasings: {
    train: [`which ${called} did the {fold} patients have among {patients} {that}?`, `find the ${called} with the {fold} patients, each counted once, among {patients} {that}.`, `of {patients} {that}, what is the ${called} with the {fold} patients?`],
    test: [`let me know the ${called} shared by the {fold} patients, of {patients} {that}.`, `counting patients, which ${called} is the ${fn === 'max' ? 'most' : 'least'} common in {patients} {that}?`, `for {patients} {that}, the ${called} with the {fold} different patients is which?`],
  },
  draw(d) {
    // What all of them have by condition is no finding.
    const group = d.group(ANY_EVENT, PEOPLE);
    if (group?.of.having?.some((rows) => rows.table === table) === true) return undefined;
    return group && { query: { op: 'best-group', fn, by: { table, name: column }, score: 'patients', from: { of: group.of, rows: [{ table, where: [] }] } }, slots: { ...group.slots, fold: fn === 'max' ? 'most' : 'fewest' } };
  },
});

const COMMON: readonly (readonly [id: string, table: EventTable, column: string, called: string])[] = [
  ['common-drug', 'PRESCRIPTIONS', 'DRUG', 'drug'], ['common-procedure', 'PROCEDURES', 'SHORT_TITLE', 'procedure short title'], ['common-diagnosis', 'DIAGNOSES', 'LONG_TITLE', 'diagnosis long title'],
  ['common-route', 'PRESCRIPTIONS', 'ROUTE', 'drug route'],
];

export const extremeTemplates = (fn: Extreme): readonly Template[] => [
  ...foldTemplates(fn), ofAdmissions(fn, ADMITTED, [ANY_EVENT, PEOPLE], 2), ofAdmissions(fn, DISCHARGED, [PEOPLE, PEOPLE], 1), ofAdmissions(fn, BORN, [ANY_EVENT, PEOPLE], 2),
  ...EXTREMES[fn], holder(fn), moment(fn), edge(fn), bestGroup(fn, 'group-by-stay', term('DEMOGRAPHIC.DAYS_STAY'), 'days of stay'), bestGroup(fn, 'group-by-age', term('DEMOGRAPHIC.AGE'), 'age'),
  // Diagnoses that one patient alone has are many in any group.
  ...COMMON.filter(([id]) => fn === 'max' || id !== 'common-diagnosis').map(([id, table, column, called]) => common(fn, id, table, column, called)),
];
