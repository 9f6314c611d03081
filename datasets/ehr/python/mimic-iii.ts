/** The kinds of events in MIMIC-III. */
import type { EventKind } from '../query.ts';
import { column, type Source } from './source.ts';
import { MIMIC_ICU, MIMIC_VISIT, mimicOf, visitIds, type Joined } from './tables.ts';

const OWN = { patient: column('patient', 'integer'), visit: column('visit', 'integer'), time: column('time') };
const byVisit = (table: string): Source['rows'] => (program) => program.rows(table, 'HADM_ID', () => visitIds(program));
/** These have no index of patients or visits, but few rows. */
const byPatient = (table: string): Source['rows'] => (program) => mimicOf(program, table);
const row = column('row', 'integer');
const value = column('value', 'real');
const called = (dictionary: Joined): { readonly name: Source['patient'] } => ({ name: column(`${dictionary}.get(code)`, 'text', dictionary) });

const coded = (table: string, titles: Joined): Source => ({ ...OWN, rows: byVisit(table), row, columns: ['row', 'patient', 'visit', 'code', 'time'], fields: called(titles) });
const fluid = (table: string): Source => ({ ...OWN, rows: byPatient(table), columns: ['_', 'patient', 'visit', '_', 'time', 'code', 'value'], fields: { ...called('item_labels'), value } });

export const MIMIC_III_SOURCES = {
  diagnosis: coded('DIAGNOSES_ICD', 'diagnosis_titles'),
  procedure: coded('PROCEDURES_ICD', 'procedure_titles'),
  drug: {
    ...OWN, rows: byVisit('PRESCRIPTIONS'), row, columns: ['row', 'patient', 'visit', 'time', 'end', 'name', 'dose', '_', 'route'],
    fields: { name: column('name'), route: column('route'), dose: column('dose'), end: column('end') },
  },
  lab: { ...OWN, rows: byVisit('LABEVENTS'), row, columns: ['row', 'patient', 'visit', 'code', 'time', 'value', '_'], fields: { ...called('lab_labels'), value } },
  vital: { ...OWN, rows: byPatient('CHARTEVENTS'), columns: ['_', 'patient', 'visit', '_', 'code', 'time', 'value', '_'], fields: { ...called('item_labels'), value } },
  intake: fluid('INPUTEVENTS_CV'),
  output: fluid('OUTPUTEVENTS'),
  culture: { ...OWN, rows: byVisit('MICROBIOLOGYEVENTS'), columns: ['_', 'patient', 'visit', 'time', 'name', 'organism'], fields: { name: column('name'), organism: column('organism') } },
  visit: {
    ...OWN, rows: byPatient('ADMISSIONS'), columns: MIMIC_VISIT,
    fields: {
      end: column('end'), type: column('type'), source: column('source'), destination: column('destination'), insurance: column('insurance'), language: column('language'),
      marital: column('marital'), ethnicity: column('ethnicity'), age: column('age', 'integer'),
    },
  },
  icu: { ...OWN, rows: byPatient('ICUSTAYS'), columns: MIMIC_ICU, fields: { end: column('end'), careunit: column('careunit'), ward: column('ward', 'integer') } },
  charge: {
    ...OWN, rows: byVisit('COST'), columns: ['_', 'patient', 'visit', 'name', 'event', 'time', 'value'], fields: { name: column('name'), value },
    charged: { diagnosis: 'diagnoses_icd', procedure: 'procedures_icd', drug: 'prescriptions', lab: 'labevents' },
  },
} as const satisfies Readonly<Partial<Record<EventKind, Source>>>;
