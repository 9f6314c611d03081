/** One hospital admission of PhysioNet's MIMIC-III, as read. */
import type { Cell } from '../../../hospital/index.ts';
import type { Seconds } from './times.ts';

export interface Visit {
  readonly subject: number;
  readonly id: number;
  readonly from: Seconds;
  readonly to: Seconds;
  readonly age: number;
  /** Type and location of the admission. */
  readonly admitted: readonly Cell[];
  /** Location of the discharge. */
  readonly left: string | null;
  /** Insurance, language, marital status, ethnicity. */
  readonly about: readonly Cell[];
}
