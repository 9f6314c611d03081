/** The synthetic hospitals that question families about electronic health records share. */
export { ensureHospital, readHospital, type EnsureOptions, type HospitalFiles } from './build.ts';
export { databaseDigest } from './digest.ts';
export { SCHEMA_BY_NAME } from './schemas/index.ts';
export type { Cell, Column, ColumnType, Schema, Table } from './schemas/table.ts';
export { FIRST_PATIENT, hospitalName, HOSPITAL_SPLITS, PATIENTS, SCHEMAS, SIZES, VERSION, WORLD_VERSION, type HospitalKey, type HospitalSize, type HospitalSplit, type SchemaName } from './settings.ts';
export { NOW, writeTime } from './world/clock.ts';
export type { Admission, Patient } from './world/history.ts';
export { patientOf } from './world/patient.ts';
