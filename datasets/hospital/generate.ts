/** Writes a whole hospital into an empty folder: CSV files, `hospital.sqlite`, `schema.md`, and last the manifest `hospital.json`. */
import { statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { SCHEMA_BY_NAME } from './schemas/index.ts';
import { FIRST_PATIENT, PATIENTS, VERSION, WORLD_VERSION, type HospitalKey } from './settings.ts';
import { patientOf } from './world/patient.ts';
import { TableWriter, type WrittenTable } from './write-tables.ts';

export interface Manifest extends HospitalKey {
  readonly version: number;
  readonly patients: number;
  readonly cells: number;
  readonly sqlite_bytes: number;
  readonly tables: readonly WrittenTable[];
}

export const MANIFEST = 'hospital.json';

/** @param onPatient called after each patient with how many are done and how many there are */
export function generateHospital(key: HospitalKey, folder: string, onPatient: (done: number, total: number) => void = () => {}): Manifest {
  const schema = SCHEMA_BY_NAME[key.schema];
  const total = PATIENTS[key.size][key.split];
  const first = FIRST_PATIENT[key.split];
  let tables: readonly WrittenTable[];
  {
    using output = new TableWriter(folder, schema.tables);
    const writer = schema.writer(output.emit, first);
    writer.begin();
    for (let index = 0; index < total; index++) {
      writer.patient(patientOf(WORLD_VERSION, first + index));
      onPatient(index + 1, total);
    }
    tables = output.finish();
  }
  const widths = new Map(schema.tables.map(({ name, columns }) => [name, columns.length]));
  const manifest: Manifest = {
    ...key, version: VERSION, patients: total,
    cells: tables.reduce((sum, { name, rows }) => sum + rows * (widths.get(name) ?? 0), 0),
    sqlite_bytes: statSync(path.join(folder, 'hospital.sqlite')).size,
    tables,
  };
  writeFileSync(path.join(folder, 'schema.md'), schema.notes);
  writeFileSync(path.join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}
