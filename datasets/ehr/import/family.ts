/** Which of the two families an import is for, and what both share. */
import type { FamilyInfo } from '../../../env/family.ts';

export interface ImportedFamily {
  readonly info: FamilyInfo;
  readonly schema: 'mimic-iii' | 'eicu';
  /** How the published rows name the database. */
  readonly dbId: 'mimic_iii' | 'eicu';
}

/** "Now" in every question and table of EHRSQL. */
export const NOW_TEXT = '2105-12-31 23:59:00';
