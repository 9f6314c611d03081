/** MIMICSQL's tables of three patients with four admissions, small enough to work out answers by hand. */
import { type Cell, SCHEMA_BY_NAME } from '../../../datasets/hospital/index.ts';
import { TableWriter } from '../../../datasets/hospital/write-tables.ts';

const ROWS: Readonly<Record<string, readonly (readonly Cell[])[]>> = {
  DEMOGRAPHIC: [
    // Patient 1 has two admissions, patient 3 neither language nor religion; 1 and 3 are of one age.
    [1, 11, 'Ann Lee', 'MARRIED', 50, '2050-01-01 00:00:00', 'F', 'ENGL', 'CATHOLIC', 'EMERGENCY', 2, 'Medicare', 'WHITE', 0, 'EMERGENCY ROOM ADMIT', 'HOME', 'SEPSIS', null, 2050, null, '2100-03-01 12:00:00', '2100-03-03 18:00:00', 2100],
    [1, 12, 'Ann Lee', 'WIDOWED', 52, '2050-01-01 00:00:00', 'F', 'ENGL', 'CATHOLIC', 'ELECTIVE', 10, 'Medicare', 'WHITE', 0, 'EMERGENCY ROOM ADMIT', 'SNF', 'CHF', null, 2050, null, '2102-05-01 00:00:00', '2102-05-11 00:00:00', 2102],
    [2, 21, 'Bob Ray', 'SINGLE', 9, '2091-01-01 00:00:00', 'M', 'SPAN', 'JEWISH', 'EMERGENCY', 0, 'Private', 'ASIAN', 1, 'EMERGENCY ROOM ADMIT', 'DEAD/EXPIRED', 'TRAUMA', '2100-06-01 06:30:00', 2091, 2100, '2100-06-01 00:00:00', '2100-06-01 06:30:00', 2100],
    [3, 31, 'Cat O\'Hara', 'MARRIED', 50, '2052-01-01 00:00:00', 'F', null, null, 'URGENT', 4, 'Private', 'WHITE', 0, 'PHYS REFERRAL/NORMAL DELI', 'HOME', 'SEPSIS', null, 2052, null, '2102-01-01 00:00:00', '2102-01-05 00:00:00', 2102],
  ],
  DIAGNOSES: [
    [1, 11, '0389', 'Septicemia NOS', 'Unspecified septicemia'], [1, 11, '4280', 'CHF NOS', 'Congestive heart failure, unspecified'], [1, 12, '4280', 'CHF NOS', 'Congestive heart failure, unspecified'],
    [2, 21, '8028', 'Fx facial bone NEC-close', 'Closed fracture of other facial bones'], [3, 31, '0389', 'Septicemia NOS', 'Unspecified septicemia'],
  ],
  // The same code twice in one admission.
  PROCEDURES: [[1, 11, '9604', 'Insert endotracheal tube', 'Insertion of endotracheal tube'], [1, 11, '9604', 'Insert endotracheal tube', 'Insertion of endotracheal tube'], [3, 31, '3893', 'Venous cath NEC', 'Venous catheterization, not elsewhere classified']],
  PRESCRIPTIONS: [
    [1, 11, null, 'MAIN', 'Aspirin', 'ASA81', 'PO', '81mg'], [1, 11, 501, 'MAIN', 'Aspirin', 'ASA325', 'PR', '325mg'], [1, 12, null, 'BASE', 'NS', null, 'IV', '1000mL'],
    [2, 21, 502, 'MAIN', 'Aspirin', 'ASA81', 'IV', '9mg'], [3, 31, null, 'MAIN', 'Heparin', 'HEP', null, '5000UNIT'],
  ],
  LAB: [
    [1, 11, 50931, '2100-03-01 13:00:00', 'abnormal', '9.5mg/dL', 'Glucose', 'Blood', 'Chemistry'], [1, 11, 50931, '2100-03-02 13:00:00', null, '100mg/dL', 'Glucose', 'Blood', 'Chemistry'],
    [1, 12, 50931, '2102-05-02 00:00:00', 'delta', '90mg/dL', 'Glucose', 'Blood', 'Chemistry'], [2, 21, 50802, '2100-06-01 01:00:00', 'abnormal', '-10mEq/L', 'Base Excess', 'Blood', 'Blood Gas'],
    [3, 31, 50931, '2102-01-02 00:00:00', null, '100mg/dL', 'Glucose', 'Blood', 'Chemistry'],
  ],
};

export function writeTinyHospital(folder: string): void {
  using output = new TableWriter(folder, SCHEMA_BY_NAME.mimicsql.tables);
  for (const [table, rows] of Object.entries(ROWS)) for (const row of rows) output.emit(table, row);
  output.finish();
}
