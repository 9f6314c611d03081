/** What tells one family of questions on a schema's tables from the others: from it, all else is made. */
import type { GeneratedInfo } from '../../env/families/generated-source.ts';
import type { SchemaName as HospitalSchema } from '../hospital/index.ts';
import type { PublishedQuestions } from './import/questions/published.ts';
import type { TableForms } from './import/tables/table-forms.ts';
import type { SchemaName } from './query.ts';

/** What the importers need to know of a family, whose questions stand on a schema's tables. */
export interface ImportFamily {
  readonly info: GeneratedInfo;
  readonly schema: HospitalSchema;
  /** What published rows call the database. */
  readonly dbId: string;
  /** The forms in which users have the tables, and in which questions were published: EHRSQL's where nothing is said. */
  readonly forms?: TableForms;
  readonly questions?: PublishedQuestions;
}

export interface EhrFamily extends ImportFamily {
  readonly schema: SchemaName;
  readonly dbId: 'mimic_iii' | 'eicu';
}
