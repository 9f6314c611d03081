/**
 * The predictions of MIMIC-Extract (Wang et al., CHIL 2020, arXiv 1907.08322): in-hospital and ICU mortality, and stays of
 * over 3 and 7 days, from the first 24 hours with a gap of 6; the state of ventilation and of vasopressors, from 6 hours
 * with a gap of 6, over the 4 hours after it. Rates are about those of its tables 4 and 5.
 */
import { extreme, type Risk, slope, type Term, together, when } from '../prediction/terms.ts';

const risk = (terms: readonly Term[], linear: number, bent: number): Risk => ({ terms, linear, bent });

/** Hospital deaths; of these most happen in the ICU. */
export const DEATH: { readonly hospital: number; readonly icu: number; readonly risk: Risk } = {
  hospital: 0.105, icu: 0.072,
  risk: risk([
    slope('age', 1), slope('glascow_coma_scale_total_last', -0.8), slope('lactate_last', 0.8), slope('blood_urea_nitrogen_mean', 0.8), slope('respiratory_rate_last', 0.8), slope('oxygen_saturation_mean', -0.7), slope('platelets_mean', -0.7), slope('urine_output_mean', -0.6), slope('lactate_count', 0.6),
    extreme('temperature_mean', 1.3), when([['heart_rate_last', '>', 90], ['systolic_blood_pressure_last', '<', 112]], 1.1), when([['age', '>', 70], ['creatinine_last', '>', 1.3]], 1.1), extreme('sodium_mean', 1.2), extreme('glucose_mean', 1), extreme('heart_rate_change', 0.9),
  ], 1.1, 1.6),
};

/** Days in the ICU: over 3, and over 7. */
export const LENGTH: { readonly over3: number; readonly over7: number; readonly risk: Risk } = {
  over3: 0.43, over7: 0.085,
  risk: risk([
    slope('respiratory_rate_mean', 0.9), slope('glascow_coma_scale_total_mean', -0.9), slope('hemoglobin_mean', -0.8), slope('white_blood_cell_count_mean', 0.8), slope('bicarbonate_last', -0.7), slope('emergency', 0.8), slope('oxygen_saturation_last', -0.8), slope('creatinine_mean', 0.6),
    extreme('potassium_mean', 1.2), extreme('temperature_mean', 1.2), when([['respiratory_rate_last', '>', 20], ['oxygen_saturation_last', '<', 97]], 1.1), extreme('glucose_mean', 1.1), together('creatinine_last', 'urine_output_last', -1), extreme('platelets_mean', 0.9),
  ], 1.45, 2.3),
};

export interface Intervention { readonly name: string; readonly states: readonly { readonly name: string; readonly rate: number; readonly risk: Risk }[] }
/** The state where there is no intervention in the four hours. */
export const CONTROL = 'control';

export const INTERVENTIONS: readonly Intervention[] = [
  {
    name: 'ventilation', states: [
      { name: 'on', rate: 0.2, risk: risk([slope('glascow_coma_scale_total_mean', -0.9), slope('oxygen_saturation_mean', -0.9), slope('ph_mean', -0.9), slope('respiratory_rate_mean', 0.7), slope('white_blood_cell_count_mean', 0.6), extreme('ph_mean', 1.2), when([['glascow_coma_scale_total_mean', '<', 13], ['respiratory_rate_mean', '>', 18]], 1.1), extreme('potassium_mean', 1.1), extreme('temperature_mean', 0.9)], 1.15, 1.9) },
      { name: 'onset', rate: 0.045, risk: risk([slope('respiratory_rate_last', 0.9), slope('oxygen_saturation_last', -0.9), slope('heart_rate_last', 0.7), slope('lactate_last', 0.7), slope('bicarbonate_last', -0.7), extreme('respiratory_rate_change', 1.2), when([['respiratory_rate_last', '>', 20], ['oxygen_saturation_last', '<', 97]], 1.1), extreme('heart_rate_mean', 1.2), extreme('sodium_mean', 0.8)], 1.05, 2) },
      { name: 'wean', rate: 0.045, risk: risk([slope('fraction_inspired_oxygen_mean', -0.8), slope('glascow_coma_scale_total_last', 0.9), slope('oxygen_saturation_last', 0.9), slope('respiratory_rate_last', -0.8), slope('hemoglobin_mean', 0.7), extreme('systolic_blood_pressure_mean', 1.3), together('heart_rate_mean', 'temperature_mean', -1), extreme('hemoglobin_mean', 1.1)], 1.05, 2) },
    ],
  },
  {
    name: 'vasopressor', states: [
      { name: 'on', rate: 0.15, risk: risk([slope('mean_blood_pressure_mean', -0.8), slope('lactate_mean', 0.8), slope('urine_output_mean', -0.8), slope('ph_mean', -0.7), slope('lactate_count', 0.7), extreme('mean_blood_pressure_mean', 1), when([['heart_rate_mean', '>', 88], ['systolic_blood_pressure_mean', '<', 115]], 1.1), extreme('glucose_mean', 1.2), extreme('temperature_mean', 1.1)], 1.15, 1.9) },
      { name: 'onset', rate: 0.045, risk: risk([slope('mean_blood_pressure_last', -0.9), slope('bicarbonate_last', -0.8), slope('heart_rate_last', 0.8), slope('white_blood_cell_count_mean', 0.7), slope('age', 0.6), extreme('mean_blood_pressure_change', 1.2), extreme('white_blood_cell_count_mean', 1.1), extreme('sodium_mean', 1.1), when([['age', '>', 68], ['bicarbonate_last', '<', 23]], 1)], 1.05, 2) },
      { name: 'wean', rate: 0.045, risk: risk([slope('mean_blood_pressure_last', 0.9), slope('urine_output_last', 0.9), slope('lactate_last', -0.8), slope('platelets_mean', 0.7), slope('heart_rate_last', -0.7), extreme('hemoglobin_mean', 1.2), together('diastolic_blood_pressure_mean', 'heart_rate_mean', -1.1), extreme('potassium_mean', 1.1)], 1.05, 2) },
    ],
  },
];

export const HOURS = { stays: 24, windows: 6 } as const;
export const ROWS = { stays: { train: 6_500, validation: 1_000, test: 3_000 }, windows: { train: 9_000, validation: 1_000, test: 4_000 } } as const;
