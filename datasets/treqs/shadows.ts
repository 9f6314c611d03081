/**
 * Copies of the largest tables in the connection's own memory, indexed by what questions look for in an admission. They stand
 * before the hospital's tables of the same names, so that a gold query is planned as it is written, in half the time.
 */
import type { DatabaseSync } from 'node:sqlite';

const INDEXES: Readonly<Record<string, readonly string[]>> = {
  LAB: ['HADM_ID, LABEL, VALUE_UNIT, FLAG', 'HADM_ID, ITEMID'],
  PRESCRIPTIONS: ['HADM_ID, DRUG, DRUG_DOSE, ROUTE', 'HADM_ID, FORMULARY_DRUG_CD'],
};

export function shadow(database: DatabaseSync): void {
  for (const [table, indexes] of Object.entries(INDEXES)) {
    database.exec(`CREATE TEMP TABLE ${table} AS SELECT * FROM main.${table}`);
    indexes.forEach((columns, at) => database.exec(`CREATE INDEX temp.${table}_${at} ON ${table} (${columns})`));
  }
}
