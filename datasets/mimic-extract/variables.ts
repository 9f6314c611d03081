/** What is measured by the hour, under the names of MIMIC-Extract's pipeline (its aggregated variables, its own spelling), in its units. */
import type { Column } from '../prediction/table.ts';

const of = (group: string) => <const N extends string>(name: N, meaning: string, decimals = 0, skewed = false): Column & { readonly name: N } => ({ name, group, meaning, decimals, ...(skewed ? { skewed: true } : {}) });
const vital = of('vital signs');
const lab = of('laboratory results');

export const VARIABLES = [
  vital('heart_rate', '/min'), vital('systolic_blood_pressure', 'mmHg'), vital('diastolic_blood_pressure', 'mmHg'), vital('mean_blood_pressure', 'mmHg'), vital('respiratory_rate', '/min'), vital('oxygen_saturation', '%'), vital('temperature', 'degrees Celsius', 1),
  vital('glascow_coma_scale_total', '3 to 15'), vital('fraction_inspired_oxygen', '0.21 to 1', 2), vital('urine_output', 'mL in the hour', 0, true),
  lab('glucose', 'mg/dL', 0, true), lab('potassium', 'mmol/L', 1), lab('sodium', 'mmol/L'), lab('creatinine', 'mg/dL', 1, true), lab('blood_urea_nitrogen', 'mg/dL', 0, true), lab('bicarbonate', 'mmol/L'),
  lab('lactate', 'mmol/L', 1, true), lab('white_blood_cell_count', '10^9/L', 1, true), lab('platelets', '10^9/L', 0, true), lab('hemoglobin', 'g/dL', 1), lab('ph', 'arterial', 2),
] as const satisfies readonly Column[];
export type Variable = (typeof VARIABLES)[number]['name'];

export const STATICS = [
  { name: 'gender', group: 'statics', meaning: 'F, M', decimals: 0 }, { name: 'age', group: 'statics', meaning: 'years', decimals: 1 }, { name: 'ethnicity', group: 'statics', meaning: '', decimals: 0 }, { name: 'insurance', group: 'statics', meaning: '', decimals: 0 },
  { name: 'admission_type', group: 'statics', meaning: '', decimals: 0 }, { name: 'first_careunit', group: 'statics', meaning: 'CCU, CSRU, MICU, SICU, TSICU', decimals: 0 },
] as const satisfies readonly Column[];

/** Of each variable, for the risks: its mean over the hours, the last hour, and how much later hours differ from earlier ones. */
export const SUMMARY: readonly Column[] = [
  ...VARIABLES.flatMap((column) => [
    { ...column, name: `${column.name}_mean`, decimals: 3 }, { ...column, name: `${column.name}_last`, decimals: 3 }, { name: `${column.name}_change`, group: column.group, meaning: '', decimals: 3 },
  ]),
  { name: 'age', group: 'statics', meaning: '', decimals: 1 }, { name: 'emergency', group: 'statics', meaning: '', decimals: 0 }, { name: 'lactate_count', group: 'counts', meaning: '', decimals: 0, skewed: true },
];
