/** Small tables that events are joined with: names by code, visits, ICU stays, what is known of people. Each gives the name of a variable. */
import { converted, optional, present, unpacked, type Column } from './column.ts';
import { pyLiteral } from './literal.ts';
import type { Program } from './program.ts';

export const DICTIONARIES = {
  lab_labels: ['D_LABITEMS', ['_', 'code', 'name']],
  item_labels: ['D_ITEMS', ['_', 'code', 'name', '_']],
  diagnosis_titles: ['D_ICD_DIAGNOSES', ['_', 'code', '_', 'name']],
  procedure_titles: ['D_ICD_PROCEDURES', ['_', 'code', '_', 'name']],
} as const satisfies Readonly<Record<string, readonly [string, readonly string[]]>>;

export const MIMIC_VISIT = ['_', 'patient', 'visit', 'time', 'end', 'type', 'source', 'destination', 'insurance', 'language', 'marital', 'ethnicity', 'age'] as const;
export const MIMIC_ICU = ['_', 'patient', 'visit', '_', 'careunit', '_', 'ward', '_', 'time', 'end'] as const;
/** A row of eICU's patient table: the unit stay and the hospital visit in one. */
export const EICU_STAY = ['patient', 'visit', 'unit', 'gender', 'age', 'ethnicity', 'hospital', 'ward', 'height', 'weight', 'dischargeweight', 'admitted', 'source', 'time', 'end', 'discharged', 'destination'] as const;

export const patients = (program: Program): string => program.define('patients', () => [`patients = ${pyLiteral(program.patients ?? [])}`]);
export const unitStays = (program: Program): string => program.rows('patient', 'uniquepid', () => patients(program));
export const mimicOf = (program: Program, table: string): string => program.rows(table, 'SUBJECT_ID', () => patients(program));
/** The ids of the visits of the patients, by which most tables of MIMIC-III are indexed. */
export const visitIds = (program: Program): string => program.define('visit_ids', () => [`visit_ids = [row[2] for row in ${mimicOf(program, 'ADMISSIONS')}]`]);

/** eICU: a row a visit, that of its lowest patientunitstayid. */
export const visitRows = (program: Program): string => program.define('visit_rows', () => {
  const unit = converted(program, { py: 'row[2]', type: 'integer' });
  return [`visit_rows = {row[1]: row for row in sorted(${unitStays(program)}, key=lambda row: ${unit}, reverse=True)}.values()`];
});

const JOINED = {
  patient_of: (program) => `{unit: patient for patient, _, unit, *_ in ${unitStays(program)}}`,
  visit_of: (program) => `{unit: visit for _, visit, unit, *_ in ${unitStays(program)}}`,
  lab_labels: (program) => dictionary(program, 'lab_labels'),
  item_labels: (program) => dictionary(program, 'item_labels'),
  diagnosis_titles: (program) => dictionary(program, 'diagnosis_titles'),
  procedure_titles: (program) => dictionary(program, 'procedure_titles'),
} as const satisfies Readonly<Record<string, (program: Program) => string>>;
export type Joined = keyof typeof JOINED;

function dictionary(program: Program, name: keyof typeof DICTIONARIES): string {
  const [table, columns] = DICTIONARIES[name];
  return `{code: name for ${columns.join(', ')} in ${program.all(table)}}`;
}

export const joined = (program: Program, name: Joined): string => program.define(name, () => [`${name} = ${JOINED[name](program)}`]);

/** A set or dict made of the visits: `element for ... if condition`, over the columns of MIMIC_VISIT or EICU_STAY. */
function ofVisits(program: Program, element: string, condition = ''): string {
  const [columns, rows] = program.schema === 'mimic-iii' ? [MIMIC_VISIT, mimicOf(program, 'ADMISSIONS')] as const : [EICU_STAY, visitRows(program)] as const;
  return `${element} for ${unpacked(columns, `${element} ${condition}`)} in ${rows}${condition === '' ? '' : ` if ${condition}`}`;
}

/** List of (patient, visit, begin, end). */
export const visits = (program: Program): string =>
  program.define('visits', () => [`visits = [${ofVisits(program, program.schema === 'mimic-iii' ? '(patient, visit, time, end)' : '(patient, visit, admitted, discharged)')}]`]);

/** List of (patient, begin, end). */
export const icuStays = (program: Program): string => program.define('icu_stays', () => {
  const [columns, rows] = program.schema === 'mimic-iii' ? [MIMIC_ICU, mimicOf(program, 'ICUSTAYS')] as const : [EICU_STAY, unitStays(program)] as const;
  const element = '(patient, time, end)';
  return [`icu_stays = [${element} for ${unpacked(columns, element)} in ${rows}]`];
});

const ageColumn = (program: Program): Column => ({ py: 'age', type: program.schema === 'mimic-iii' ? 'integer' : 'numeric-text' });

/** Dict of the age by visit, where it is known. */
export const ages = (program: Program): string => program.define('ages', () => {
  const age = ageColumn(program);
  return [`ages = {${ofVisits(program, `visit: ${converted(program, age)}`, present(program, age))}}`];
});

/** Set of the visits that ended in death. */
export const deadly = (program: Program): string => program.define('deadly', () =>
  [`deadly = {${ofVisits(program, 'visit', `destination == ${program.schema === 'mimic-iii' ? '"dead/expired"' : '"expired"'}`)}}`]);

/** Set of the patients of a sex. */
export function peopleOf(program: Program, gender: 'f' | 'm'): string {
  const name = gender === 'f' ? 'women' : 'men';
  return program.define(name, () => [program.schema === 'mimic-iii'
    ? `${name} = {patient for _, patient, gender, *_ in ${mimicOf(program, 'PATIENTS')} if gender == "${gender}"}`
    : `${name} = {patient for patient, _, _, gender, *_ in ${unitStays(program)} if gender == "${gender === 'f' ? 'female' : 'male'}"}`]);
}

/** Dict of the death by patient, None where there is none. */
export const deaths = (program: Program): string => program.define('deaths', () =>
  [`deaths = {patient: ${optional(program, { py: 'death', type: 'text' })} for _, patient, _, _, death in ${mimicOf(program, 'PATIENTS')}}`]);
