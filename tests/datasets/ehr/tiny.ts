/** A hospital of three patients, small enough to work out answers by hand, with the same people and events in both schemas. */
import type { SchemaName } from '../../../datasets/ehr/query.ts';
import { SCHEMA_BY_NAME } from '../../../datasets/hospital/index.ts';
import { TableWriter } from '../../../datasets/hospital/write-tables.ts';

const STAYS = [
  // Patient, visit, unit stay, in, out, ward, care unit. The later unit stay of visit 11 is written first.
  [1, 11, 502, '2104-01-15 00:00:00', '2104-01-16 00:00:00', 8, 'ccu'],
  [1, 11, 501, '2104-01-10 10:00:00', '2104-01-12 10:00:00', 7, 'micu'],
  [1, 12, 503, '2105-11-20 00:00:00', '2105-11-22 00:00:00', 7, 'micu'],
  [1, 13, 504, '2105-12-30 10:00:00', null, 7, 'micu'],
  [2, 21, 505, '2104-02-01 02:00:00', '2104-02-05 02:00:00', 8, 'ccu'],
  [3, 31, 506, '2105-03-01 06:00:00', '2105-03-02 06:00:00', 7, 'micu'],
  [3, 32, 507, '2105-03-31 06:00:00', '2105-04-01 06:00:00', 7, 'micu'],
  [3, 33, 508, '2105-04-02 06:00:00', '2105-04-02 18:00:00', 9, 'micu'],
] as const;
const VISITS = [
  [1, 11, '2104-01-10 08:00:00', '2104-01-20 08:00:00', 'er', 54],
  [1, 12, '2105-11-20 00:00:00', '2105-11-30 23:59:00', null, 55],
  [1, 13, '2105-12-30 08:00:00', null, 'er', 55],
  [2, 21, '2104-02-01 00:00:00', '2104-02-10 12:00:00', 'clinic', 64],
  [3, 31, '2105-03-01 00:00:00', '2105-03-05 00:00:00', 'clinic', 40],
  [3, 32, '2105-03-31 00:00:00', '2105-04-02 00:00:00', null, 41],
  // Begins at the second in which the visit before ends: not after it.
  [3, 33, '2105-04-02 00:00:00', '2105-04-03 00:00:00', null, 41],
] as const;
const LABS = [
  [501, 'glucose', '2104-01-10 09:00:00', 100],
  [501, 'glucose', '2104-01-10 10:00:00', 150],
  [501, 'glucose', '2104-01-11 10:00:00', 150],
  [501, 'ph', '2104-01-11 10:00:00', 7.2],
  [501, 'glucose', '2104-01-12 10:00:00', null],
  [502, 'glucose', '2104-01-15 12:00:00', 90],
  [503, 'glucose', '2105-11-30 23:59:00', 200],
  [503, 'ph', '2105-11-30 23:58:59', 7.4],
  [504, 'glucose', '2105-12-31 23:59:00', 180],
  [505, 'glucose', '2104-02-01 03:00:00', 300],
  [505, null, '2104-02-02 03:00:00', 5],
  [506, 'ph', '2105-03-01 07:00:00', 7.4],
] as const;
const DRUGS = [
  [501, 'aspirin', '5', 'po', '2104-01-10 12:00:00', '2104-01-12 12:00:00'],
  [501, 'heparin', '25,000', 'iv', '2104-01-11 12:00:00', null],
  [503, 'aspirin', '10', null, '2105-11-21 00:00:00', '2105-11-22 00:00:00'],
  [505, 'heparin', null, 'iv', '2104-02-01 05:00:00', '2104-02-03 00:00:00'],
  [506, 'aspirin', '5', 'po', '2105-03-01 08:00:00', '2105-03-02 00:00:00'],
  [507, 'insulin', '2', 'sc', '2105-04-01 08:00:00', null],
] as const;
const DIAGNOSES = [
  [501, 'sepsis', '2104-01-10 12:00:00'], [503, 'sepsis', '2105-11-20 12:00:00'], [505, 'sepsis', '2104-02-01 05:00:00'],
  [506, 'flu', '2105-03-01 08:00:00'], [507, 'flu', '2105-04-01 07:00:00'], [505, null, '2104-02-03 00:00:00'],
] as const;
/** By row of what is charged: rows 0 of three tables are sepsis, aspirin and glucose. */
const CHARGES = [
  [11, 'diagnosis', 0, '2104-01-10 08:30:00', 0.1], [11, 'diagnosis', 0, '2104-01-11 08:30:00', 0.2], [11, 'drug', 0, '2104-01-12 08:30:00', 0.3],
  [21, 'lab', 9, '2104-02-02 00:00:00', 50], [21, 'lab', 9, '2104-02-03 00:00:00', null], [31, 'lab', 11, '2105-03-02 00:00:00', 10],
  // A year after the procedure, and a month after the unit stay of visit 32: April has no 31st.
  [21, 'procedure', 1, '2105-02-01 00:00:00', 5], [33, 'lab', 11, '2105-04-30 06:00:00', 20],
] as const;
export const CHARGED = {
  'mimic-iii': { diagnosis: 'diagnoses_icd', procedure: 'procedures_icd', drug: 'prescriptions', lab: 'labevents' },
  eicu: { diagnosis: 'diagnosis', procedure: 'treatment', drug: 'medication', lab: 'lab' },
} as const satisfies Readonly<Record<SchemaName, object>>;

export const ID: Readonly<Record<SchemaName, (patient: number) => number | string>> = { 'mimic-iii': (patient) => patient, eicu: (patient) => `0"${patient}` };
export const HEART_RATE = { 'mimic-iii': 'heart rate', eicu: 'heartrate' } as const satisfies Readonly<Record<SchemaName, string>>;

/** The stay's patient and visit. */
function stay(unit: number): readonly [number, number] {
  const found = STAYS.find((each) => each[2] === unit);
  if (found === undefined) throw new RangeError(`no stay ${unit}`);
  return [found[0], found[1]];
}
const patientOf = (visit: number): number => VISITS.find((each) => each[1] === visit)?.[0] ?? 0;

function writeMimic({ emit }: TableWriter): void {
  const items: Readonly<Record<string, number>> = { glucose: 100, ph: 102, 'heart rate': 211, temperature: 678, water: 300, urine: 400 };
  for (const [id, gender, dod] of [[1, 'f', null], [2, 'm', '2104-02-10 12:00:00'], [3, 'f', null]] as const) emit('PATIENTS', [id, id, gender, `20${id}0-01-01 00:00:00`, dod]);
  VISITS.forEach(([patient, visit, begin, end, source, age], row) =>
    emit('ADMISSIONS', [row, patient, visit, begin, end, 'urgent', source, end === null ? null : patient === 2 ? 'dead/expired' : 'home', 'medicare', null, null, 'white', age]));
  STAYS.forEach(([patient, visit, unit, begin, end, ward, care], row) => emit('ICUSTAYS', [row, patient, visit, unit, care, 'ccu', ward, 99, begin, end]));
  emit('D_ICD_DIAGNOSES', [1, '0389', 'sepsis nos', 'sepsis']);
  emit('D_ICD_DIAGNOSES', [2, '4871', 'flu nos', 'flu']);
  emit('D_ICD_PROCEDURES', [1, '3995', 'dial', 'dialysis']);
  Object.entries(items).forEach(([label, item], row) => emit(item < 200 ? 'D_LABITEMS' : 'D_ITEMS', [row, item, label, ...(item < 200 ? [] : [null])]));
  LABS.forEach(([unit, name, time, value], row) => emit('LABEVENTS', [row, ...stay(unit), name === null ? 999 : items[name] ?? 0, time, value, null]));
  DRUGS.forEach(([unit, name, dose, route, time, end], row) => emit('PRESCRIPTIONS', [row, ...stay(unit), time, end, name, dose, null, route]));
  DIAGNOSES.forEach(([unit, name, time], row) => emit('DIAGNOSES_ICD', [row, ...stay(unit), name === 'sepsis' ? '0389' : name === 'flu' ? '4871' : '9999', time]));
  emit('PROCEDURES_ICD', [1, 2, 21, '3995', '2104-02-01 12:00:00']);
  CHARGES.forEach(([visit, type, event, time, cost], row) => emit('COST', [row, patientOf(visit), visit, CHARGED['mimic-iii'][type], event, time, cost]));
  emit('CHARTEVENTS', [1, 1, 11, 501, 211, '2104-01-10 11:00:00', 80, null]);
  emit('CHARTEVENTS', [2, 1, 11, 501, 211, '2104-01-10 12:00:00', 90, null]);
  emit('CHARTEVENTS', [3, 1, 11, 501, 678, '2104-01-10 12:00:00', 37.5, null]);
  emit('INPUTEVENTS_CV', [1, 1, 11, 501, '2104-01-10 11:00:00', 300, 100]);
  emit('OUTPUTEVENTS', [1, 1, 11, 501, '2104-01-10 12:00:00', 400, 250]);
  emit('OUTPUTEVENTS', [2, 1, 11, 501, '2104-01-10 13:00:00', 400, null]);
  emit('MICROBIOLOGYEVENTS', [1, 1, 11, '2104-01-10 12:00:00', 'blood', null]);
  emit('MICROBIOLOGYEVENTS', [2, 2, 21, '2104-02-01 12:00:00', 'blood', 'e. coli']);
}

function writeEicu({ emit }: TableWriter): void {
  for (const [patient, visit, unit, begin, end, ward] of STAYS) {
    const [, , admitted = null, discharged = null, source = null, age = 0] = VISITS.find((each) => each[1] === visit) ?? [];
    // The age at a visit is that of its lowest unit stay.
    emit('patient', [ID.eicu(patient), visit, unit, patient === 2 ? 'male' : 'female', unit === 502 ? '99' : String(age), 'caucasian', 56, ward, 170.5, unit === 503 ? 71.5 : null, null,
      admitted, source, begin, end, discharged, discharged === null ? null : patient === 2 ? 'expired' : 'alive']);
  }
  LABS.forEach(([unit, name, time, value], row) => emit('lab', [row, unit, name, value, time]));
  DRUGS.forEach(([unit, name, dose, route, time, end], row) => emit('medication', [row, unit, name, dose, route, time, end]));
  DIAGNOSES.forEach(([unit, name, time], row) => emit('diagnosis', [row, unit, name, time, null]));
  emit('treatment', [1, 505, 'dialysis', '2104-02-01 12:00:00']);
  CHARGES.forEach(([visit, type, event, time, cost], row) => emit('cost', [row, ID.eicu(patientOf(visit)), visit, CHARGED.eicu[type], event, time, cost]));
  emit('vitalperiodic', [1, 501, null, null, 80, null, null, null, null, '2104-01-10 11:00:00']);
  emit('vitalperiodic', [2, 501, 37.5, null, 90, null, null, null, null, '2104-01-10 12:00:00']);
  emit('intakeoutput', [1, 501, 'i&o|intake (ml)|intake|water', 'water', 100, '2104-01-10 11:00:00']);
  emit('intakeoutput', [2, 501, 'i&o|output (ml)|output|urine', 'urine', 250, '2104-01-10 12:00:00']);
  emit('intakeoutput', [3, 501, 'i&o|output (ml)|output|urine', 'urine', null, '2104-01-10 13:00:00']);
  emit('microlab', [1, 501, 'blood', 'no growth', '2104-01-10 12:00:00']);
  emit('microlab', [2, 505, 'blood', 'e. coli', '2104-02-01 12:00:00']);
  emit('allergy', [1, 501, null, 'penicillin', '2104-01-10 09:00:00']);
}

/** Its CSV files and its SQLite file. */
export function writeTinyHospital(schema: SchemaName, folder: string): void {
  using writer = new TableWriter(folder, SCHEMA_BY_NAME[schema].tables);
  (schema === 'mimic-iii' ? writeMimic : writeEicu)(writer);
  writer.finish();
}
