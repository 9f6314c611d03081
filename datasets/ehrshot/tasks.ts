/**
 * The fifteen predictions of EHRSHOT (Wornow et al., NeurIPS 2023, arXiv 2307.02028): what is asked and when, how often it
 * happens in the benchmark's labels (its README, "Label Counts"), and on what it depends here. Rare labels come a little
 * oftener than there, so that a test set that can be handed in has a hundred of each.
 */
import { extreme, measured, type Risk, slope, type Term, together, when } from '../prediction/terms.ts';

/** A yes or no, an order of severity, or findings that may come together. */
export type Outcome =
  | { readonly kind: 'event'; readonly name: string; readonly rate: number; readonly risk: Risk }
  | { readonly kind: 'severity'; readonly classes: readonly string[]; readonly rates: readonly number[]; readonly risk: Risk }
  | { readonly kind: 'findings'; readonly findings: readonly { readonly name: string; readonly rate: number; readonly risk: Risk }[]; /** Holds where none of the others does, save the last. */ readonly none: string };

export interface PredictionTask {
  readonly id: string;
  readonly title: string;
  /** What is to be predicted. */
  readonly question: string;
  /** When the prediction is made. */
  readonly at: string;
  /** Minutes after midnight of the prediction time, where that is always the same. */
  readonly minutes?: number;
  readonly rows: { readonly train: number; readonly validation: number; readonly test: number };
  readonly outcome: Outcome;
}

/** How much of an outcome a linear model finds, and how much a better one: see `terms.ts`. */
const LINEAR = 0.95;
const BENT = 1.55;
const risk = (terms: readonly Term[], linear = LINEAR, bent = BENT): Risk => ({ terms, linear, bent });
const USUAL = { train: 4_500, validation: 800, test: 2_500 };
const MORE = { train: 7_000, validation: 1_000, test: 3_000 };
const MOST = { train: 14_000, validation: 1_500, test: 18_000 };
const MIDNIGHT = 24 * 60 - 1;
const ADMISSION = { at: 'at 11:59 pm on the day of admission', minutes: MIDNIGHT };
const DISCHARGE = { at: 'at 11:59 pm on the day of discharge', minutes: MIDNIGHT };
const RESULT = { at: 'immediately before the result is recorded' };
const SEVERITY = ['normal', 'mild', 'moderate', 'severe'];

const event = (name: string, rate: number, of: Risk): Outcome => ({ kind: 'event', name, rate, risk: of });
const severity = (rates: readonly [number, number, number], of: Risk): Outcome => ({ kind: 'severity', classes: SEVERITY, rates, risk: of });
const diagnosis = (what: string): string => `Predict whether the patient is given a first diagnosis of ${what} within the year after discharge. Patients who have the diagnosis already are not in the data.`;
const result = (test: string, classes: string): string => `Predict whether the next ${test} comes back ${classes}.`;

export const TASKS: readonly PredictionTask[] = [
  {
    id: 'guo-los', title: 'Long length of stay', ...ADMISSION, rows: USUAL,
    question: 'Predict whether the patient stays in hospital for at least 7 days. Visits of less than a day are not in the data.',
    outcome: event('long_stay', 0.25, risk([
      slope('albumin', -1), slope('bun'), slope('distinct_drugs_1y'), slope('age', 0.8), slope('codes_30d'), slope('hemoglobin', -0.8), slope('admissions_1y', 0.7),
      extreme('temperature', 1.2), extreme('heart_rate', 1.2), when([['heart_rate', '>', 90], ['sbp', '<', 115]], 1.2), when([['age', '>', 65], ['creatinine', '>', 1.3]]), extreme('sodium', 1),
    ], 1.15)),
  },
  {
    id: 'guo-readmission', title: '30-day readmission', ...DISCHARGE, rows: USUAL,
    question: 'Predict whether the patient is admitted again within 30 days after discharge. Readmissions on the day of discharge are not in the data.',
    outcome: event('readmission', 0.13, risk([
      slope('admissions_1y', 1.1), slope('ed_visits_6m'), slope('distinct_drugs_1y', 0.7), slope('hemoglobin', -0.8), slope('bun', 0.8), slope('dx_heart_failure', 0.8), slope('rx_chemotherapy', 0.6),
      extreme('sodium', 1.2), when([['dx_heart_failure', '>', 0], ['bun', '>', 20]]), together('days_since_last_visit', 'outpatient_visits_1y', 1), extreme('bmi', 1.2), extreme('potassium', 1),
    ], 1)),
  },
  {
    id: 'guo-icu', title: 'ICU transfer', ...ADMISSION, rows: MORE,
    question: 'Predict whether the patient is transferred to the ICU during the visit. Transfers on the day of admission are not in the data.',
    outcome: event('icu', 0.047, risk([
      slope('resp_rate', 0.2), slope('bun', 0.6), slope('spo2', -0.8), slope('lactate', 0.7), slope('wbc', 0.6), slope('age', 0.8), slope('albumin', -0.8), slope('bicarbonate', -0.8), measured('lactate', 0.5),
      when([['heart_rate', '>', 95], ['sbp', '<', 112]], 0.9), together('resp_rate', 'bicarbonate', -0.9), extreme('temperature', 1.3), extreme('sodium', 0.8), extreme('heart_rate_change', 1.2),
    ], 0.85, 1.5)),
  },
  {
    id: 'lab-thrombocytopenia', title: 'Thrombocytopenia', ...RESULT, rows: USUAL,
    question: result('platelet count', 'normal (>= 150), mild (100 to < 150), moderate (50 to < 100) or severe (< 50), in 10^9/L'),
    outcome: severity([0.18, 0.09, 0.065], risk([
      slope('platelets', -1), slope('bilirubin', 0.9), slope('dx_cirrhosis', 0.8), slope('rx_chemotherapy', 1), slope('albumin', -0.7), slope('age', 0.5), slope('wbc', -0.5),
      extreme('wbc', 1.3), together('mcv', 'bilirubin', 1), when([['rx_chemotherapy', '>', 0], ['hemoglobin', '<', 12]], 1.1), extreme('temperature', 1.2), extreme('mcv', 1),
    ], 2.4, 2.5)),
  },
  {
    id: 'lab-hyperkalemia', title: 'Hyperkalemia', ...RESULT, rows: MOST,
    question: result('potassium', 'normal (<= 5.5), mild (> 5.5 to 6), moderate (> 6 to 7) or severe (> 7), in mmol/L'),
    outcome: severity([0.012, 0.008, 0.0066], risk([
      slope('potassium', 0.7), slope('age', 0.5), slope('bicarbonate', -1), slope('rx_potassium_sparing', 0.8), slope('glucose', 0.7), slope('dx_diabetes', 0.6),
      when([['creatinine', '>', 1.2], ['rx_ace_arb', '>', 0]], 1.2), extreme('glucose', 1.1), together('bun', 'bicarbonate', -1), when([['age', '>', 65], ['creatinine_change', '>', 0.1]], 1.1), extreme('heart_rate', 1.1),
    ], 0.85, 1.9)),
  },
  {
    id: 'lab-hypoglycemia', title: 'Hypoglycemia', ...RESULT, rows: MOST,
    question: result('glucose', 'normal (>= 3.9), mild (3.5 to < 3.9), moderate (3 to < 3.5) or severe (< 3), in mmol/L'),
    outcome: severity([0.01, 0.007, 0.0066], risk([
      slope('rx_insulin', 1), slope('glucose', -0.8), slope('albumin', -0.9), slope('creatinine', 0.8), slope('bilirubin', 0.8), slope('bmi', -0.7), slope('age', 0.5),
      when([['rx_insulin', '>', 0], ['creatinine', '>', 1.1]], 1.1), extreme('hba1c', 1.1), extreme('temperature', 1.2), together('albumin', 'lactate', -1), extreme('bmi', 1.1),
    ], 1.05, 2.1)),
  },
  {
    id: 'lab-hyponatremia', title: 'Hyponatremia', ...RESULT, rows: { train: 7_000, validation: 1_000, test: 5_000 },
    question: result('sodium', 'normal (>= 135), mild (130 to < 135), moderate (125 to < 130) or severe (< 125), in mmol/L'),
    outcome: severity([0.2, 0.06, 0.027], risk([
      slope('sodium', -1), slope('dx_heart_failure', 0.8), slope('dx_cirrhosis', 0.8), slope('rx_loop_diuretic', 0.7), slope('albumin', -0.8), slope('age', 0.6), slope('glucose', 0.7),
      extreme('bun', 1.2), when([['temperature', '>', 37.4], ['resp_rate', '>', 18]], 1.1), extreme('potassium', 1.2), together('glucose', 'bun', 0.9), extreme('sbp', 1.1),
    ], 1.5, 2.1)),
  },
  {
    id: 'lab-anemia', title: 'Anemia', ...RESULT, rows: USUAL,
    question: result('hemoglobin', 'normal (>= 120), mild (110 to < 120), moderate (70 to < 110) or severe (< 70), in g/L'),
    outcome: severity([0.22, 0.41, 0.06], risk([
      slope('hemoglobin', -1), slope('creatinine', 0.8), slope('albumin', -0.8), slope('dx_cancer', 0.7), slope('admissions_1y', 0.8), slope('crp', 0.7), slope('sex_female', 0.5),
      extreme('mcv', 1.4), when([['heart_rate', '>', 90], ['sbp', '<', 120]], 1.1), extreme('bilirubin', 1.1), together('crp', 'albumin', -1), extreme('platelets', 1.1),
    ], 2.6, 3.3)),
  },
  {
    id: 'new-hypertension', title: 'Hypertension', ...DISCHARGE, rows: USUAL, question: diagnosis('essential hypertension'),
    outcome: event('hypertension', 0.14, risk([
      slope('sbp_mean_1y', 0.6), slope('age', 0.8), slope('bmi', 0.8), slope('dx_diabetes', 0.6), slope('creatinine', 0.7), slope('ldl', 0.6),
      extreme('potassium', 1.2), together('sbp', 'sbp_mean_1y', 1), when([['bmi', '>', 29], ['age', '>', 50]]), extreme('heart_rate', 1.2), together('hba1c', 'ldl', 0.9),
    ], 1.15)),
  },
  {
    id: 'new-hyperlipidemia', title: 'Hyperlipidemia', ...DISCHARGE, rows: USUAL, question: diagnosis('hyperlipidemia'),
    outcome: event('hyperlipidemia', 0.125, risk([
      slope('ldl', 1), slope('age', 0.8), slope('bmi', 0.4), slope('hba1c', 0.8), slope('dx_coronary_disease', 0.7), slope('outpatient_visits_1y', 0.7), measured('ldl', 0.6),
      extreme('age', 1.2), when([['hba1c', '>', 6], ['bmi', '>', 28]]), together('ldl', 'age', -1), extreme('albumin', 1.1), extreme('bmi', 1),
    ], 1.4, 1.8)),
  },
  {
    id: 'new-pancan', title: 'Pancreatic cancer', ...DISCHARGE, rows: MORE, question: diagnosis('pancreatic cancer'),
    outcome: event('pancreatic_cancer', 0.055, risk([
      slope('bilirubin'), slope('dx_abdominal_pain', 0.9), slope('age', 0.8), slope('bmi', -0.8), slope('albumin', -0.8), slope('hba1c', 0.7), slope('platelets', 0.5),
      when([['hba1c', '>', 6], ['bmi', '<', 27]], 1.2), when([['dx_abdominal_pain', '>', 0], ['age', '>', 55]], 1.1), extreme('glucose', 1.2), extreme('bilirubin', 1.1), extreme('platelets', 0.9),
    ], 0.9, 1.65)),
  },
  {
    id: 'new-celiac', title: 'Celiac disease', ...DISCHARGE, rows: { train: 10_000, validation: 1_500, test: 5_500 }, question: diagnosis('celiac disease'),
    outcome: event('celiac', 0.0235, risk([
      slope('hemoglobin', -0.7), slope('age', -0.6), slope('dx_autoimmune', 0.6), slope('dx_abdominal_pain', 0.8), slope('sex_female', 0.6), slope('bmi', -0.7), slope('dx_rash', 0.6), slope('albumin', -0.6),
      extreme('mcv', 1.4), when([['hemoglobin', '<', 12.5], ['mcv', '<', 88]], 1.1), when([['dx_autoimmune', '>', 0], ['age', '<', 50]], 1), extreme('ldl', 1.1), extreme('platelets', 0.9),
    ], 0.95, 1.6)),
  },
  {
    id: 'new-lupus', title: 'Lupus', ...DISCHARGE, rows: { train: 8_000, validation: 1_000, test: 3_500 }, question: diagnosis('systemic lupus erythematosus'),
    outcome: event('lupus', 0.04, risk([
      slope('dx_joint_pain', 1), slope('sex_female', 0.9), slope('age', -0.8), slope('wbc', -0.8), slope('platelets', -0.8), slope('dx_rash', 0.8), slope('rx_steroid', 0.6),
      when([['sex_female', '>', 0], ['age', '<', 50]], 1.1), when([['wbc', '<', 6], ['platelets', '<', 220]], 1.2), extreme('creatinine', 1.2), extreme('temperature', 1.1), extreme('crp', 0.9),
    ], 0.9, 1.7)),
  },
  {
    id: 'new-acutemi', title: 'Acute myocardial infarction', ...DISCHARGE, rows: USUAL, question: diagnosis('acute myocardial infarction'),
    outcome: event('acute_mi', 0.068, risk([
      slope('troponin_t'), slope('age', 0.6), slope('dx_coronary_disease', 0.9), slope('ldl', 0.7), slope('hba1c', 0.7), slope('creatinine', 0.7), slope('sex_female', -0.5),
      when([['sbp', '>', 135], ['age', '>', 60]], 1.1), extreme('heart_rate', 1.3), when([['troponin_t', '>', 14], ['creatinine', '<', 1.1]], 1.2), extreme('hemoglobin', 1.1), together('ldl', 'hba1c', 0.9),
    ], 1.2, 1.9)),
  },
  {
    id: 'chexpert', title: 'Chest X-ray findings', at: '24 hours before the report is recorded', rows: { train: 8_000, validation: 1_000, test: 4_000 },
    question: 'Predict which of the fourteen CheXpert labels the next chest X-ray report carries. "No Finding" is given where none of the others is, support devices aside.',
    outcome: {
      kind: 'findings', none: 'no_finding', findings: [
        { name: 'enlarged_cardiomediastinum', rate: 0.06, risk: risk([slope('dx_heart_failure'), slope('age'), slope('sbp_mean_1y', 0.8), extreme('sbp', 1.2), together('age', 'sbp_mean_1y')], 0.95, 1.9) },
        { name: 'cardiomegaly', rate: 0.14, risk: risk([slope('dx_heart_failure'), slope('rx_loop_diuretic', 0.8), slope('bmi', 0.8), slope('age', 0.6), extreme('heart_rate', 1.2), when([['dx_heart_failure', '>', 0], ['creatinine', '>', 1]]), together('bmi', 'sbp_mean_1y')], 0.95, 1.9) },
        { name: 'lung_lesion', rate: 0.05, risk: risk([slope('dx_cancer'), slope('age'), slope('bmi', -0.8), slope('albumin', -0.6), extreme('platelets', 1.1), when([['age', '>', 55], ['albumin', '<', 3.8]])], 0.95, 1.9) },
        { name: 'lung_opacity', rate: 0.27, risk: risk([slope('wbc'), slope('spo2', -1), slope('crp', 0.8), slope('resp_rate', 0.8), extreme('temperature', 1.4), when([['resp_rate', '>', 18], ['spo2', '<', 96]])], 0.95, 1.9) },
        { name: 'edema', rate: 0.17, risk: risk([slope('dx_heart_failure', 0.9), slope('spo2', -0.9), slope('creatinine', 0.9), slope('rx_loop_diuretic', 0.6), extreme('sbp', 1.3), when([['dx_kidney_disease', '>', 0], ['spo2', '<', 97]]), together('creatinine', 'bun')], 0.95, 1.9) },
        { name: 'consolidation', rate: 0.08, risk: risk([slope('crp'), slope('wbc', 0.9), slope('spo2', -0.8), extreme('temperature', 1.3), when([['temperature', '>', 37.3], ['wbc', '>', 9]])], 0.95, 1.9) },
        { name: 'pneumonia', rate: 0.08, risk: risk([slope('crp'), slope('resp_rate', 0.9), slope('age', 0.8), slope('dx_copd', 0.7), extreme('temperature', 1.1), when([['temperature', '>', 37.2], ['resp_rate', '>', 18]], 1.1), extreme('wbc', 1.1)], 0.95, 1.9) },
        { name: 'atelectasis', rate: 0.16, risk: risk([slope('bmi'), slope('spo2', -1), slope('age', 0.8), extreme('bmi', 1.2), together('bmi', 'resp_rate'), extreme('temperature', 1)], 0.95, 1.9) },
        { name: 'pneumothorax', rate: 0.06, risk: risk([slope('dx_copd'), slope('bmi', -1), slope('spo2', -0.9), extreme('heart_rate_change', 1.3), when([['bmi', '<', 24], ['age', '<', 50]])], 0.95, 1.9) },
        { name: 'pleural_effusion', rate: 0.28, risk: risk([slope('albumin', -1), slope('dx_heart_failure', 0.8), slope('dx_cancer', 0.8), slope('bun', 0.7), extreme('albumin', 1.2), when([['albumin', '<', 3.6], ['bun', '>', 18]]), extreme('heart_rate', 1)], 0.95, 1.9) },
        { name: 'pleural_other', rate: 0.05, risk: risk([slope('dx_cancer'), slope('age', 0.8), slope('crp', 0.9), extreme('crp', 1.2), together('age', 'crp')], 0.95, 1.9) },
        { name: 'fracture', rate: 0.05, risk: risk([slope('age'), slope('bmi', -0.9), slope('sex_female', 0.8), slope('rx_steroid', 0.6), when([['age', '>', 65], ['sex_female', '>', 0]]), extreme('bmi', 1.1), extreme('hemoglobin', 0.9)], 0.95, 1.9) },
        { name: 'support_devices', rate: 0.42, risk: risk([slope('lactate'), slope('codes_30d'), slope('distinct_drugs_1y', 0.8), slope('hemoglobin', -0.7), extreme('heart_rate', 1.1), extreme('sodium', 1.1), when([['sbp', '<', 118], ['heart_rate', '>', 86]])], 0.95, 1.9) },
      ],
    },
  },
];
