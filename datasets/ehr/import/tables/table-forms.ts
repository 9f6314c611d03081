/** The forms in which users have a schema's tables: the source's own, and that which a benchmark's preprocessing makes of it. */
import type { ReadyForm, TablesForm } from './manifest.ts';
import type { Plan } from './plan.ts';

export interface TableForms {
  /** PhysioNet's files. */
  readonly physionet: Plan;
  /** How many patients of them are taken where nothing is said; null: all. */
  readonly patients: number | null;
  /** What a patient has to have to be taken: the end of a sentence. */
  readonly needed: string;
  /** Tables that the benchmark's preprocessing has written, and whose. */
  readonly ready: Plan;
  readonly readyForm: ReadyForm;
  /** What the notes on the tables say instead of what they say of synthetic ones. */
  readonly notes: (synthetic: string, form: TablesForm) => string;
}
