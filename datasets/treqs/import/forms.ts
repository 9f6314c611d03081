/** The forms in which users have the tables behind MIMICSQL's questions. */
import type { TableForms } from '../../ehr/import/tables/table-forms.ts';
import { MIMIC_III_PLAN } from './mimic-iii-plan.ts';
import { MIMICSQL_PLAN } from './mimicsql-plan.ts';

export const MIMICSQL_FORMS: TableForms = {
  // As TREQS takes: all of them.
  physionet: MIMIC_III_PLAN, patients: null, needed: 'patients with an admission are needed', ready: MIMICSQL_PLAN, readyForm: 'mimicsql',
  notes: (synthetic, form) => synthetic
    .replace('Synthetic data: no real person.', `Records of real, de-identified patients, under the terms of their source, ${form === 'physionet' ? 'made into' : 'as'} MIMICSQL's tables: names are made up.`)
    .replace(/ "Now" is [^,]*, and nothing is known after it\./, ' Years lie in the future, differently for each patient.')
    .replace('AGE in years at admission', 'AGE in calendar years at admission (89 for those of 89 and over)'),
};
