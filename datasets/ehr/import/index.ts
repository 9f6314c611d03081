/** The importers of the question families on MIMIC-III and eICU tables. */
export { ownTables } from './own-tables.ts';
export { importQuestions } from './questions/import-questions.ts';
