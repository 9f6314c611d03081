/** What tells one family of questions on a schema's tables from the others: from it, all else is made. */
import type { GeneratedInfo } from '../../env/families/generated-source.ts';
import type { SchemaName } from './query.ts';

export interface EhrFamily {
  readonly info: GeneratedInfo;
  readonly schema: SchemaName;
  /** What EHRSQL calls the database in its rows. */
  readonly dbId: 'mimic_iii' | 'eicu';
}
