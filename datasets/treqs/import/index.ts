/** The importers of MIMICSQL's questions, and of real tables. */
import type { Importer } from '../../../env/families/importer.ts';
import type { ImportFamily } from '../../ehr/ehr-family.ts';
import { importQuestions, ownTables } from '../../ehr/import/index.ts';
import { TREQS } from '../info.ts';
import { MIMICSQL_FORMS } from './forms.ts';
import { MIMICSQL_QUESTIONS } from './questions.ts';

export const TREQS_FAMILY: ImportFamily = { info: TREQS, schema: 'mimicsql', dbId: 'treqs', forms: MIMICSQL_FORMS, questions: MIMICSQL_QUESTIONS };

export const treqsImporter: Importer = { import: (dir, context) => importQuestions(TREQS_FAMILY, dir, context), tables: ownTables(TREQS_FAMILY) };
