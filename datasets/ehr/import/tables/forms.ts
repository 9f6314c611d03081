/** The forms of a family's tables: EHRSQL's where it says nothing. */
import type { ImportFamily } from '../../ehr-family.ts';
import { isSchema } from '../../query.ts';
import { ehrsqlPlan } from './ehrsql-plan.ts';
import { EICU_PLAN } from './eicu-plan.ts';
import type { TablesForm } from './manifest.ts';
import { MIMIC_PLAN } from './mimic-plan.ts';
import type { TableForms } from './table-forms.ts';

/** As EHRSQL takes. */
const PATIENTS = 1_000;

function ehrsqlNotes(synthetic: string, form: TablesForm): string {
  const made = form === 'physionet' ? '. Dates were moved and costs are made up, as in EHRSQL.' : ', preprocessed by EHRSQL (dates moved, costs made up).';
  return synthetic.replace('Synthetic data: no real person.', `Records of real, de-identified patients, under the terms of their source${made}`);
}

export function formsOf({ schema, forms }: ImportFamily): TableForms {
  if (forms !== undefined) return forms;
  if (!isSchema(schema)) throw new RangeError(`there are no forms of ${schema}`);
  return { physionet: schema === 'mimic-iii' ? MIMIC_PLAN : EICU_PLAN, patients: PATIENTS, needed: 'adults with a stay of usual length in intensive care are needed', ready: ehrsqlPlan(schema), readyForm: 'ehrsql', notes: ehrsqlNotes };
}
