/** The features of a visit: everything is known at the prediction time. Ranges and units are those of adult hospital records. */
import type { Column } from '../prediction/table.ts';

const of = (group: string) => <const N extends string>(name: N, meaning: string, decimals = 0, skewed = false): Column & { readonly name: N } => ({ name, group, meaning, decimals, ...(skewed ? { skewed: true } : {}) });
const person = of('demographics');
const use = of('use of care before');
const dx = of('diagnosis codes in the two years before, a count');
const rx = of('medication orders in the year before, a count');
const vital = of('vital signs');
const lab = of('laboratory results');

export const COLUMNS = [
  person('age', 'years'), person('sex_female', '1 or 0'), person('bmi', 'kg/m2', 1),
  use('admissions_1y', 'hospital admissions in a year', 0, true), use('ed_visits_6m', 'emergency visits in six months', 0, true), use('outpatient_visits_1y', 'in a year', 0, true),
  use('days_since_last_visit', 'days; empty where there was none', 0, true), use('codes_30d', 'codes of any kind in 30 days', 0, true), use('distinct_drugs_1y', 'in a year', 0, true),
  dx('dx_heart_failure', 'I50', 0, true), dx('dx_coronary_disease', 'I20, I25', 0, true), dx('dx_atrial_fibrillation', 'I48', 0, true), dx('dx_kidney_disease', 'N18', 0, true), dx('dx_diabetes', 'E10, E11', 0, true), dx('dx_copd', 'J44', 0, true),
  dx('dx_cirrhosis', 'K74', 0, true), dx('dx_cancer', 'C00 to C96', 0, true), dx('dx_autoimmune', 'thyroiditis, type 1 diabetes, vitiligo and the like', 0, true), dx('dx_abdominal_pain', 'R10', 0, true), dx('dx_joint_pain', 'M25.5', 0, true), dx('dx_rash', 'R21', 0, true),
  rx('rx_loop_diuretic', 'furosemide and the like', 0, true), rx('rx_ace_arb', 'ACE inhibitors, angiotensin receptor blockers', 0, true), rx('rx_potassium_sparing', 'spironolactone and the like', 0, true), rx('rx_insulin', '', 0, true), rx('rx_steroid', 'prednisone and the like', 0, true), rx('rx_chemotherapy', '', 0, true), rx('rx_statin', '', 0, true),
  vital('heart_rate', 'last, /min'), vital('heart_rate_change', 'last minus the mean of the day before, /min'), vital('sbp', 'last systolic pressure, mmHg'), vital('sbp_mean_1y', 'mean of the year before, mmHg'), vital('resp_rate', 'last, /min'), vital('temperature', 'last, degrees Celsius', 1), vital('spo2', 'last, %'),
  lab('creatinine', 'last, mg/dL', 2, true), lab('creatinine_change', 'last minus the one before, mg/dL', 2), lab('bun', 'urea nitrogen, last, mg/dL', 0, true), lab('sodium', 'last before, mmol/L'), lab('potassium', 'last before, mmol/L', 1), lab('bicarbonate', 'last, mmol/L'), lab('glucose', 'last before, mg/dL', 0, true),
  lab('hemoglobin', 'last before, g/dL', 1), lab('mcv', 'mean corpuscular volume, last, fL'), lab('platelets', 'last before, 10^9/L', 0, true), lab('wbc', 'last, 10^9/L', 1, true), lab('albumin', 'last, g/dL', 1), lab('bilirubin', 'last, mg/dL', 1, true), lab('lactate', 'last, mmol/L', 1, true), lab('crp', 'last, mg/L', 1, true), lab('troponin_t', 'last, ng/L', 0, true), lab('hba1c', 'last, %', 1), lab('ldl', 'last, mg/dL'),
] as const satisfies readonly Column[];

export type ColumnName = (typeof COLUMNS)[number]['name'];
