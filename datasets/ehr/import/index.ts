/** The importers of the question families on MIMIC-III and eICU tables. */
export { bound, RANGES } from './bind-query.ts';
export { NOW_TEXT, type ImportedFamily } from './family.ts';
export { importQuestions } from './questions/import-questions.ts';
export { publishedPrompt } from './questions/prompt.ts';
export { currentImport, type CurrentImport } from './tables/current-import.ts';
export { ownTables } from './own-tables.ts';
