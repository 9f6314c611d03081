/**
 * The events of a kind as one relation, whatever the schema: `id, patient, visit, name, time, value` and the columns of the kind.
 * Given a patient, only that person's rows, by way of the indexes.
 */
import type { DatabaseSync } from 'node:sqlite';
import { EVENT_KINDS, type EventKind, type Patients, type Query, type SchemaName } from '../query.ts';
import { literal } from './literals.ts';

type PatientId = number | string | undefined;

/** Tables of MIMIC-III whose rows carry SUBJECT_ID and HADM_ID; the latter is indexed. */
function mimic(kind: EventKind, patient: PatientId): string {
  const own = (alias: string): string => patient === undefined ? '' : ` WHERE ${alias}.HADM_ID IN (SELECT HADM_ID FROM ADMISSIONS WHERE SUBJECT_ID = ${literal(patient)})`;
  const rows = (columns: string, from: string): string => `SELECT t.ROW_ID AS id, t.SUBJECT_ID AS patient, t.HADM_ID AS visit, ${columns} FROM ${from}${own('t')}`;
  switch (kind) {
    case 'diagnosis': return rows('d.LONG_TITLE AS name, t.CHARTTIME AS time, NULL AS value', 'DIAGNOSES_ICD t LEFT JOIN D_ICD_DIAGNOSES d ON d.ICD9_CODE = t.ICD9_CODE');
    case 'procedure': return rows('d.LONG_TITLE AS name, t.CHARTTIME AS time, NULL AS value', 'PROCEDURES_ICD t LEFT JOIN D_ICD_PROCEDURES d ON d.ICD9_CODE = t.ICD9_CODE');
    case 'drug': return rows('t.DRUG AS name, t.STARTDATE AS time, NULL AS value, t.ROUTE AS route, t.DOSE_VAL_RX AS dose, t.ENDDATE AS "end"', 'PRESCRIPTIONS t');
    case 'lab': return rows('d.LABEL AS name, t.CHARTTIME AS time, t.VALUENUM AS value', 'LABEVENTS t LEFT JOIN D_LABITEMS d ON d.ITEMID = t.ITEMID');
    case 'vital': return rows('d.LABEL AS name, t.CHARTTIME AS time, t.VALUENUM AS value', 'CHARTEVENTS t LEFT JOIN D_ITEMS d ON d.ITEMID = t.ITEMID');
    case 'intake': return rows('d.LABEL AS name, t.CHARTTIME AS time, t.AMOUNT AS value', 'INPUTEVENTS_CV t LEFT JOIN D_ITEMS d ON d.ITEMID = t.ITEMID');
    case 'output': return rows('d.LABEL AS name, t.CHARTTIME AS time, t.VALUE AS value', 'OUTPUTEVENTS t LEFT JOIN D_ITEMS d ON d.ITEMID = t.ITEMID');
    case 'culture': return rows('t.SPEC_TYPE_DESC AS name, t.CHARTTIME AS time, NULL AS value, t.ORG_NAME AS organism', 'MICROBIOLOGYEVENTS t');
    case 'charge': return rows('t.EVENT_TYPE AS name, t.CHARGETIME AS time, t.COST AS value, t.EVENT_ID AS event', 'COST t');
    case 'visit': return rows('NULL AS name, t.ADMITTIME AS time, NULL AS value, t.DISCHTIME AS "end", t.ADMISSION_LOCATION AS source, t.DISCHARGE_LOCATION AS destination, (unixepoch(t.DISCHTIME) - unixepoch(t.ADMITTIME)) / 86400.0 AS days, t.AGE AS age, t.ADMISSION_TYPE AS type, t.INSURANCE AS insurance, t.LANGUAGE AS language, t.MARITAL_STATUS AS marital, t.ETHNICITY AS ethnicity', 'ADMISSIONS t');
    case 'icu': return rows('NULL AS name, t.INTIME AS time, NULL AS value, t.OUTTIME AS "end", (unixepoch(t.OUTTIME) - unixepoch(t.INTIME)) / 86400.0 AS days, t.FIRST_WARDID AS ward, t.FIRST_CAREUNIT AS careunit', 'ICUSTAYS t');
    case 'allergy': throw new RangeError('MIMIC-III has no allergies');
  }
}

const VITAL_COLUMNS = ['temperature', 'sao2', 'heartrate', 'respiration', 'systemicsystolic', 'systemicdiastolic', 'systemicmean'] as const;

function eicu(kind: EventKind, patient: PatientId): string {
  const own = patient === undefined ? '' : ` AND p.uniquepid = ${literal(patient)}`;
  const rows = (id: string, columns: string, table: string, condition = ''): string => `SELECT t.${id} AS id, p.uniquepid AS patient, p.patienthealthsystemstayid AS visit, ${columns} FROM patient p JOIN ${table} t ON t.patientunitstayid = p.patientunitstayid${condition}${own}`;
  switch (kind) {
    case 'diagnosis': return rows('diagnosisid', 't.diagnosisname AS name, t.diagnosistime AS time, NULL AS value', 'diagnosis');
    case 'procedure': return rows('treatmentid', 't.treatmentname AS name, t.treatmenttime AS time, NULL AS value', 'treatment');
    case 'drug': return rows('medicationid', 't.drugname AS name, t.drugstarttime AS time, NULL AS value, t.routeadmin AS route, t.dosage AS dose, t.drugstoptime AS "end"', 'medication');
    case 'lab': return rows('labid', 't.labname AS name, t.labresulttime AS time, t.labresult AS value', 'lab');
    case 'vital': return VITAL_COLUMNS.map((column, i) => rows('vitalperiodicid', `${literal(column)} AS name, t.observationtime AS time, t.${column} AS value`, 'vitalperiodic', ` AND t.${column} IS NOT NULL`).replace('AS id', `* 8 + ${i} AS id`)).join(' UNION ALL ');
    case 'intake': case 'output': return rows('intakeoutputid', 't.celllabel AS name, t.intakeoutputtime AS time, t.cellvaluenumeric AS value', 'intakeoutput', ` AND t.cellpath LIKE '%|${kind}|%'`);
    case 'culture': return rows('microlabid', 't.culturesite AS name, t.culturetakentime AS time, NULL AS value, t.organism AS organism', 'microlab');
    case 'allergy': return rows('allergyid', 't.allergyname AS name, t.allergytime AS time, NULL AS value, t.drugname AS drug', 'allergy');
    case 'charge': return `SELECT p.costid AS id, p.uniquepid AS patient, p.patienthealthsystemstayid AS visit, p.eventtype AS name, p.chargetime AS time, p.cost AS value, p.eventid AS event FROM cost p WHERE 1${own}`;
    // Bare columns beside min() are those of the row that has the minimum.
    case 'visit': return `SELECT min(p.patientunitstayid) AS id, p.uniquepid AS patient, p.patienthealthsystemstayid AS visit, NULL AS name, p.hospitaladmittime AS time, NULL AS value, p.hospitaldischargetime AS "end", p.hospitaladmitsource AS source, p.hospitaldischargestatus AS destination, (unixepoch(p.hospitaldischargetime) - unixepoch(p.hospitaladmittime)) / 86400.0 AS days, CAST(p.age AS INTEGER) AS age, p.ethnicity AS ethnicity, p.hospitalid AS hospital FROM patient p WHERE 1${own} GROUP BY p.patienthealthsystemstayid`;
    case 'icu': return `SELECT p.patientunitstayid AS id, p.uniquepid AS patient, p.patienthealthsystemstayid AS visit, NULL AS name, p.unitadmittime AS time, NULL AS value, p.unitdischargetime AS "end", (unixepoch(p.unitdischargetime) - unixepoch(p.unitadmittime)) / 86400.0 AS days, p.wardid AS ward, p.admissionheight AS height, p.admissionweight AS weight, p.dischargeweight AS dischargeweight FROM patient p WHERE 1${own}`;
  }
}

/** Where a query finds its events. */
export interface Views {
  readonly schema: SchemaName;
  of(kind: EventKind, patient: PatientId): string;
  /** A patient's own columns: `patient, gender, dob, dod`. */
  people(): string;
  /** The ids of a group, or the answer of a question that another one stands on, where they are worked out already. */
  group?(patients: Patients): string | undefined;
  answer?(query: Query): string | undefined;
}

export const viewOf = (schema: SchemaName, kind: EventKind, patient: PatientId): string => schema === 'mimic-iii' ? mimic(kind, patient) : eicu(kind, patient);


const peopleView = (schema: SchemaName): string => schema === 'mimic-iii'
  ? 'SELECT SUBJECT_ID AS patient, substr(GENDER, 1, 1) AS gender, DOB AS dob, DOD AS dod FROM PATIENTS'
  : 'SELECT uniquepid AS patient, substr(min(gender), 1, 1) AS gender, NULL AS dob, NULL AS dod FROM patient GROUP BY uniquepid';

/** `person` answers with the column as it stands. */
export const personColumn = (schema: SchemaName, field: 'gender' | 'dob' | 'dod', patient: number | string): string => schema === 'mimic-iii'
  ? `SELECT DISTINCT ${field.toUpperCase()} FROM PATIENTS WHERE SUBJECT_ID = ${literal(patient)} AND ${field.toUpperCase()} IS NOT NULL`
  : `SELECT DISTINCT ${field} FROM patient WHERE uniquepid = ${literal(patient)} AND ${field} IS NOT NULL`;

/** What the table of charges calls a kind. */
export const billedAs = (schema: SchemaName, kind: 'diagnosis' | 'procedure' | 'drug' | 'lab'): string => schema === 'mimic-iii'
  ? { diagnosis: 'diagnoses_icd', procedure: 'procedures_icd', drug: 'prescriptions', lab: 'labevents' }[kind]
  : { diagnosis: 'diagnosis', procedure: 'treatment', drug: 'medication', lab: 'lab' }[kind];

/** The condition on a visit that it ended in death. */
export const diedInHospital = (schema: SchemaName): string => schema === 'mimic-iii' ? '\'dead/expired\'' : '\'expired\'';

/** The tables themselves: what a query that stands alone reads. */
export const tableViews = (schema: SchemaName): Views => ({ schema, of: (kind, patient) => viewOf(schema, kind, patient), people: () => peopleView(schema) });

/**
 * The same relations, worked out once as indexed temporary tables of this connection: many queries take a fraction of the time.
 */
export function materialize(schema: SchemaName, database: DatabaseSync): Views {
  const views = tableViews(schema);
  for (const kind of EVENT_KINDS) {
    if (kind === 'allergy' && schema === 'mimic-iii') continue;
    database.exec(`CREATE TEMP TABLE ev_${kind} AS ${views.of(kind, undefined)}; CREATE INDEX temp.ev_${kind}_patient ON ev_${kind} (patient, time); CREATE INDEX temp.ev_${kind}_name ON ev_${kind} (name, time)`);
  }
  database.exec(`CREATE TEMP TABLE ev_people AS ${views.people()}; CREATE INDEX temp.ev_people_patient ON ev_people (patient); ANALYZE temp`);
  return { schema, of: (kind, patient) => `SELECT * FROM temp.ev_${kind}${patient === undefined ? '' : ` WHERE patient = ${literal(patient)}`}`, people: () => 'SELECT * FROM temp.ev_people' };
}
