/**
 * Laboratory tests: names as MIMIC-III and eICU print them, units, adult reference ranges, and how values spread.
 *
 * `typical` is the middle of a healthy adult's values and `between` the spread from person to person, `within` from draw to draw
 * (both as a standard deviation; for `log` tests as a fraction of the value). Diseases and drugs move a value away from there
 * (see conditions.ts); `floor` and `ceiling` are what an analyser would still report for a living patient.
 * Item ids of the common tests are those of MIMIC-III. eICU has no name for some tests: they are not in that schema.
 */
export interface LabTest {
  readonly key: string;
  readonly itemId: number;
  /** As in MIMIC-III's D_LABITEMS. */
  readonly label: string;
  readonly eicu: string | null;
  readonly fluid: 'Blood' | 'Urine' | 'Cerebrospinal Fluid (CSF)' | 'Ascites' | 'Pleural';
  readonly category: 'Chemistry' | 'Hematology' | 'Blood Gas';
  readonly unit: string;
  /** Reference range; null where there is no such bound. */
  readonly low: number | null;
  readonly high: number | null;
  readonly typical: number;
  readonly between: number;
  readonly within: number;
  readonly scale: 'linear' | 'log';
  readonly decimals: number;
  readonly floor: number;
  readonly ceiling: number;
}

type Row = readonly [key: string, itemId: number, label: string, eicu: string | null, where: string, unit: string, low: number | null, high: number | null,
  typical: number, between: number, within: number, scale: 'n' | 'l', decimals: number, floor: number, ceiling: number];

const ROWS: readonly Row[] = [
  ['sodium', 50983, 'Sodium', 'sodium', 'BC', 'mEq/L', 133, 145, 139, 1.8, 1.6, 'n', 0, 105, 175],
  ['potassium', 50971, 'Potassium', 'potassium', 'BC', 'mEq/L', 3.3, 5.1, 4.1, 0.25, 0.28, 'n', 1, 2, 7.8],
  ['chloride', 50902, 'Chloride', 'chloride', 'BC', 'mEq/L', 96, 108, 103, 2, 2, 'n', 0, 72, 140],
  ['bicarbonate', 50882, 'Bicarbonate', 'bicarbonate', 'BC', 'mEq/L', 22, 32, 25.5, 1.6, 1.5, 'n', 0, 5, 48],
  ['anion gap', 50868, 'Anion Gap', 'anion gap', 'BC', 'mEq/L', 8, 20, 13, 1.5, 1.6, 'n', 0, 3, 45],
  ['urea nitrogen', 51006, 'Urea Nitrogen', 'bun', 'BC', 'mg/dL', 6, 20, 14, 0.2, 0.12, 'l', 0, 2, 220],
  ['creatinine', 50912, 'Creatinine', 'creatinine', 'BC', 'mg/dL', 0.4, 1.2, 0.85, 0.15, 0.05, 'l', 1, 0.2, 16],
  ['glucose', 50931, 'Glucose', 'glucose', 'BC', 'mg/dL', 70, 105, 105, 0.1, 0.14, 'l', 0, 25, 1100],
  ['calcium', 50893, 'Calcium, Total', 'calcium', 'BC', 'mg/dL', 8.4, 10.2, 8.8, 0.3, 0.25, 'n', 1, 5, 15],
  ['magnesium', 50960, 'Magnesium', 'magnesium', 'BC', 'mg/dL', 1.6, 2.6, 2, 0.14, 0.16, 'n', 1, 0.7, 5],
  ['phosphate', 50970, 'Phosphate', 'phosphate', 'BC', 'mg/dL', 2.7, 4.5, 3.4, 0.4, 0.45, 'n', 1, 0.6, 12],
  ['hematocrit', 51221, 'Hematocrit', 'hct', 'BH', '%', 36, 52, 38, 3, 1.2, 'n', 1, 13, 60],
  ['hemoglobin', 51222, 'Hemoglobin', 'hgb', 'BH', 'g/dL', 12, 17.5, 12.8, 1, 0.4, 'n', 1, 4, 20],
  ['platelets', 51265, 'Platelet Count', 'platelets x 1000', 'BH', 'K/uL', 150, 440, 235, 0.22, 0.08, 'l', 0, 5, 1200],
  ['wbc', 51301, 'White Blood Cells', 'wbc x 1000', 'BH', 'K/uL', 4, 11, 8, 0.2, 0.12, 'l', 1, 0.1, 90],
  ['rbc', 51279, 'Red Blood Cells', 'rbc', 'BH', 'm/uL', 4.2, 6.1, 4.25, 0.35, 0.13, 'n', 2, 1.2, 7],
  ['mch', 51248, 'MCH', 'mch', 'BH', 'pg', 27, 32, 30.1, 1.2, 0.25, 'n', 1, 18, 40],
  ['mchc', 51249, 'MCHC', 'mchc', 'BH', '%', 31, 35, 33.6, 0.7, 0.5, 'n', 1, 27, 38],
  ['mcv', 51250, 'MCV', 'mcv', 'BH', 'fL', 82, 98, 90, 3.5, 0.7, 'n', 0, 60, 125],
  ['rdw', 51277, 'RDW', 'rdw', 'BH', '%', 10.5, 15.5, 13.9, 0.7, 0.15, 'n', 1, 11, 30],
  ['pt', 51274, 'PT', 'pt', 'BH', 'sec', 9.4, 12.5, 12.6, 0.05, 0.04, 'l', 1, 9, 90],
  ['inr', 51237, 'INR(PT)', 'pt - inr', 'BH', 'ratio', 0.9, 1.1, 1.1, 0.05, 0.04, 'l', 1, 0.8, 14],
  ['ptt', 51275, 'PTT', 'ptt', 'BH', 'sec', 25, 36.5, 29.5, 0.1, 0.08, 'l', 1, 18, 150],
  ['alt', 50861, 'Alanine Aminotransferase (ALT)', 'alt (sgpt)', 'BC', 'IU/L', 0, 40, 24, 0.35, 0.12, 'l', 0, 4, 12000],
  ['ast', 50878, 'Asparate Aminotransferase (AST)', 'ast (sgot)', 'BC', 'IU/L', 0, 40, 26, 0.3, 0.12, 'l', 0, 6, 15000],
  ['alkaline phosphatase', 50863, 'Alkaline Phosphatase', 'alkaline phos.', 'BC', 'IU/L', 40, 130, 78, 0.25, 0.08, 'l', 0, 15, 2000],
  ['bilirubin', 50885, 'Bilirubin, Total', 'total bilirubin', 'BC', 'mg/dL', 0, 1.5, 0.55, 0.3, 0.12, 'l', 1, 0.1, 50],
  ['bilirubin direct', 50883, 'Bilirubin, Direct', 'direct bilirubin', 'BC', 'mg/dL', 0, 0.3, 0.2, 0.3, 0.15, 'l', 1, 0.1, 35],
  ['bilirubin indirect', 50884, 'Bilirubin, Indirect', null, 'BC', 'mg/dL', null, null, 0.5, 0.3, 0.2, 'l', 1, 0.1, 20],
  ['albumin', 50862, 'Albumin', 'albumin', 'BC', 'g/dL', 3.5, 5.2, 3.8, 0.35, 0.15, 'n', 1, 0.9, 5.6],
  ['total protein', 50976, 'Protein, Total', 'total protein', 'BC', 'g/dL', 6.4, 8.3, 6.6, 0.5, 0.25, 'n', 1, 2.5, 12],
  ['lactate', 50813, 'Lactate', 'lactate', 'BG', 'mmol/L', 0.5, 2, 1.4, 0.2, 0.15, 'l', 1, 0.3, 28],
  ['ph', 50820, 'pH', 'ph', 'BG', 'units', 7.35, 7.45, 7.4, 0.015, 0.025, 'n', 2, 6.8, 7.75],
  ['pco2', 50818, 'pCO2', 'paco2', 'BG', 'mm Hg', 35, 45, 40, 0.06, 0.08, 'l', 0, 12, 140],
  ['po2', 50821, 'pO2', 'pao2', 'BG', 'mm Hg', 85, 105, 110, 0.15, 0.25, 'l', 0, 28, 520],
  ['base excess', 50802, 'Base Excess', 'base excess', 'BG', 'mEq/L', -3, 3, 0, 1, 1.5, 'n', 0, -29, 22],
  ['total co2', 50804, 'Calculated Total CO2', 'total co2', 'BG', 'mEq/L', 21, 30, 25.5, 1.6, 1.5, 'n', 0, 5, 50],
  ['oxygen saturation', 50817, 'Oxygen Saturation', 'o2 sat (%)', 'BG', '%', 92, 100, 97, 0.8, 1, 'n', 0, 35, 100],
  ['free calcium', 50808, 'Free Calcium', 'ionized calcium', 'BG', 'mmol/L', 1.12, 1.32, 1.15, 0.04, 0.04, 'n', 2, 0.6, 2.1],
  ['glucose whole blood', 50809, 'Glucose', 'bedside glucose', 'BG', 'mg/dL', 70, 105, 112, 0.1, 0.16, 'l', 0, 25, 900],
  ['potassium whole blood', 50822, 'Potassium, Whole Blood', null, 'BG', 'mEq/L', 3.3, 5.1, 4.1, 0.25, 0.3, 'n', 1, 2, 7.8],
  ['sodium whole blood', 50824, 'Sodium, Whole Blood', null, 'BG', 'mEq/L', 133, 145, 138, 1.8, 1.8, 'n', 0, 105, 175],
  ['peep', 50819, 'PEEP', 'peep', 'BG', 'cm H2O', null, null, 6, 0.2, 0.2, 'l', 0, 3, 22],
  ['tidal volume', 50826, 'Tidal Volume', 'tv', 'BG', 'mL', null, null, 470, 0.1, 0.08, 'l', 0, 200, 800],
  ['fio2', 50816, 'Oxygen', 'fio2', 'BG', '%', null, null, 45, 0.15, 0.15, 'l', 0, 21, 100],
  ['pressure support', 50825, 'Pressure Support', 'pressure support', 'BG', 'cm H2O', null, null, 9, 0.15, 0.2, 'l', 0, 4, 25],
  ['troponin t', 51003, 'Troponin T', 'troponin - t', 'BC', 'ng/mL', 0, 0.01, 0.01, 0.05, 0.1, 'l', 2, 0.01, 25],
  ['troponin i', 51002, 'Troponin I', 'troponin - i', 'BC', 'ng/mL', 0, 0.4, 0.05, 0.2, 0.15, 'l', 2, 0.01, 120],
  ['ck', 50910, 'Creatine Kinase (CK)', 'cpk', 'BC', 'IU/L', 38, 174, 95, 0.4, 0.2, 'l', 0, 10, 90000],
  ['ck-mb', 50911, 'Creatine Kinase, MB Isoenzyme', 'cpk-mb', 'BC', 'ng/mL', 0, 10, 3, 0.25, 0.2, 'l', 0, 1, 500],
  ['ntprobnp', 50963, 'NTproBNP', 'bnp', 'BC', 'pg/mL', 0, 229, 140, 0.6, 0.2, 'l', 0, 5, 70000],
  ['lipase', 50956, 'Lipase', 'lipase', 'BC', 'IU/L', 0, 60, 28, 0.3, 0.15, 'l', 0, 3, 8000],
  ['amylase', 50867, 'Amylase', 'amylase', 'BC', 'IU/L', 0, 100, 55, 0.3, 0.15, 'l', 0, 5, 5000],
  ['ld', 50954, 'Lactate Dehydrogenase (LD)', 'ldh', 'BC', 'IU/L', 94, 250, 195, 0.2, 0.1, 'l', 0, 80, 12000],
  ['ammonia', 50866, 'Ammonia', 'ammonia', 'BC', 'umol/L', 10, 60, 30, 0.25, 0.2, 'l', 0, 6, 450],
  ['hba1c', 50852, '% Hemoglobin A1c', null, 'BC', '%', 4.8, 5.9, 5.5, 0.3, 0.1, 'n', 1, 4, 17],
  ['tsh', 50993, 'Thyroid Stimulating Hormone', 'tsh', 'BC', 'uIU/mL', 0.27, 4.2, 1.8, 0.45, 0.15, 'l', 2, 0.01, 100],
  ['free t4', 50995, 'Thyroxine (T4), Free', 'free t4', 'BC', 'ng/dL', 0.93, 1.7, 1.2, 0.12, 0.06, 'l', 1, 0.1, 7],
  ['t4', 50994, 'Thyroxine (T4)', 't4', 'BC', 'ug/dL', 4.6, 12, 7.5, 1.2, 0.4, 'n', 1, 0.5, 24],
  ['t3', 51001, 'Triiodothyronine (T3)', 't3', 'BC', 'ng/dL', 80, 200, 95, 0.2, 0.08, 'l', 0, 10, 500],
  ['cortisol', 50909, 'Cortisol', 'cortisol', 'BC', 'ug/dL', 2, 20, 16, 0.4, 0.2, 'l', 1, 0.3, 95],
  ['fibrinogen', 51214, 'Fibrinogen, Functional', 'fibrinogen', 'BH', 'mg/dL', 150, 400, 320, 0.25, 0.12, 'l', 0, 30, 1100],
  ['d-dimer', 51196, 'D-Dimer', null, 'BH', 'ng/mL', 0, 500, 400, 0.4, 0.15, 'l', 0, 50, 30000],
  ['fdp', 51213, 'Fibrin Degradation Products', null, 'BH', 'ug/mL', 0, 10, 8, 0.2, 0.15, 'l', 0, 1, 1280],
  ['heparin lmw', 51227, 'Heparin, LMW', null, 'BH', 'U/mL', null, null, 0.7, 0.25, 0.15, 'l', 2, 0.05, 2],
  ['thrombin', 51297, 'Thrombin', null, 'BH', 'sec', 13, 18, 15, 0.1, 0.06, 'l', 1, 9, 150],
  ['neutrophils', 51256, 'Neutrophils', '-polys', 'BH', '%', 50, 70, 68, 6, 3.5, 'n', 1, 2, 97],
  ['lymphocytes', 51244, 'Lymphocytes', '-lymphs', 'BH', '%', 18, 42, 22, 0.25, 0.15, 'l', 1, 1, 92],
  ['monocytes', 51254, 'Monocytes', '-monos', 'BH', '%', 2, 11, 5, 0.25, 0.15, 'l', 1, 0.3, 45],
  ['eosinophils', 51200, 'Eosinophils', '-eos', 'BH', '%', 0, 4, 1.6, 0.5, 0.25, 'l', 1, 0, 40],
  ['basophils', 51146, 'Basophils', '-basos', 'BH', '%', 0, 2, 0.3, 0.3, 0.25, 'l', 1, 0, 5],
  ['bands', 51144, 'Bands', '-bands', 'BH', '%', 0, 5, 2, 0.5, 0.4, 'l', 0, 0, 60],
  ['metamyelocytes', 51251, 'Metamyelocytes', null, 'BH', '%', 0, 0, 1, 0.4, 0.4, 'l', 0, 0, 15],
  ['myelocytes', 51255, 'Myelocytes', null, 'BH', '%', 0, 0, 1, 0.4, 0.4, 'l', 0, 0, 12],
  ['atypical lymphocytes', 51143, 'Atypical Lymphocytes', null, 'BH', '%', 0, 0, 1, 0.5, 0.4, 'l', 0, 0, 30],
  ['granulocytes', 51218, 'Granulocyte Count', null, 'BH', '#/uL', 2000, 7500, 5200, 0.3, 0.15, 'l', 0, 20, 60000],
  ['nucleated red cells', 51257, 'Nucleated Red Cells', null, 'BH', '%', 0, 0, 1, 0.5, 0.4, 'l', 0, 0, 60],
  ['reticulocytes', 51283, 'Reticulocyte Count, Automated', null, 'BH', '%', 1.2, 3.2, 1.7, 0.25, 0.12, 'l', 1, 0.1, 20],
  ['reticulocytes manual', 51284, 'Reticulocyte Count, Manual', null, 'BH', '%', 1.2, 3.2, 1.8, 0.25, 0.15, 'l', 1, 0.1, 20],
  ['sed rate', 51288, 'Sedimentation Rate', null, 'BH', 'mm/hr', 0, 20, 25, 0.6, 0.12, 'l', 0, 1, 150],
  ['cd4 absolute', 51131, 'Absolute CD4 Count', null, 'BH', '#/uL', 550, 1440, 760, 0.25, 0.08, 'l', 0, 2, 2000],
  ['cd4 percent', 51132, 'CD4 Cells, Percent', null, 'BH', '%', 32, 62, 44, 5, 1.5, 'n', 0, 1, 70],
  ['crp', 50889, 'C-Reactive Protein', 'crp', 'BC', 'mg/L', 0, 5, 8, 0.8, 0.2, 'l', 1, 0.2, 420],
  ['ferritin', 50924, 'Ferritin', 'ferritin', 'BC', 'ng/mL', 30, 400, 160, 0.5, 0.1, 'l', 0, 4, 9000],
  ['iron', 50952, 'Iron', 'fe', 'BC', 'ug/dL', 45, 160, 75, 0.3, 0.2, 'l', 0, 8, 350],
  ['tibc', 50953, 'Iron Binding Capacity, Total', 'tibc', 'BC', 'ug/dL', 260, 470, 300, 0.15, 0.06, 'l', 0, 90, 600],
  ['transferrin', 50998, 'Transferrin', 'transferrin', 'BC', 'mg/dL', 200, 360, 230, 0.15, 0.06, 'l', 0, 70, 460],
  ['vitamin b12', 51010, 'Vitamin B12', 'vitamin b12', 'BC', 'pg/mL', 240, 900, 520, 0.4, 0.1, 'l', 0, 60, 2000],
  ['folate', 50925, 'Folate', 'folate', 'BC', 'ng/mL', 4.8, 20, 12, 0.3, 0.1, 'l', 1, 1, 20],
  ['haptoglobin', 50935, 'Haptoglobin', 'haptoglobin', 'BC', 'mg/dL', 30, 200, 150, 0.35, 0.1, 'l', 0, 5, 550],
  ['uric acid', 51007, 'Uric Acid', 'uric acid', 'BC', 'mg/dL', 3.4, 7, 5.4, 0.2, 0.08, 'l', 1, 0.8, 20],
  ['osmolality', 50964, 'Osmolality, Measured', 'serum osmolality', 'BC', 'mOsm/kg', 275, 310, 292, 5, 4, 'n', 0, 225, 430],
  ['cholesterol', 50907, 'Cholesterol, Total', 'total cholesterol', 'BC', 'mg/dL', 0, 199, 165, 0.2, 0.05, 'l', 0, 50, 450],
  ['hdl', 50904, 'Cholesterol, HDL', 'hdl', 'BC', 'mg/dL', 40, null, 46, 0.22, 0.05, 'l', 0, 10, 120],
  ['ldl', 50905, 'Cholesterol, LDL, Calculated', 'ldl', 'BC', 'mg/dL', 0, 129, 92, 0.28, 0.06, 'l', 0, 15, 330],
  ['triglycerides', 51000, 'Triglycerides', 'triglycerides', 'BC', 'mg/dL', 0, 149, 115, 0.4, 0.12, 'l', 0, 25, 2500],
  ['homocysteine', 51133, 'Homocysteine', null, 'BC', 'umol/L', 4, 12, 10, 0.3, 0.08, 'l', 1, 3, 60],
  ['psa', 50974, 'Prostate Specific Antigen', null, 'BC', 'ng/mL', 0, 4, 1.4, 0.6, 0.1, 'l', 1, 0.1, 400],
  ['cea', 50890, 'Carcinoembyronic Antigen (CEA)', 'cea', 'BC', 'ng/mL', 0, 4, 2, 0.4, 0.1, 'l', 1, 0.5, 900],
  ['afp', 50864, 'Alpha-Fetoprotein', null, 'BC', 'ng/mL', 0, 8.7, 3, 0.4, 0.1, 'l', 1, 0.6, 3000],
  ['c3', 50900, 'C3', null, 'BC', 'mg/dL', 90, 180, 115, 0.2, 0.06, 'l', 0, 15, 240],
  ['c4', 50901, 'C4', null, 'BC', 'mg/dL', 10, 40, 24, 0.25, 0.08, 'l', 0, 2, 70],
  ['pth', 50965, 'Parathyroid Hormone', null, 'BC', 'pg/mL', 15, 65, 45, 0.35, 0.12, 'l', 0, 4, 1800],
  ['vitamin d', 50853, '25-OH Vitamin D', null, 'BC', 'ng/mL', 30, 60, 24, 0.35, 0.08, 'l', 0, 4, 90],
  ['prealbumin', 50973, 'Prealbumin', 'prealbumin', 'BC', 'mg/dL', 20, 40, 18, 0.3, 0.1, 'l', 0, 3, 45],
  ['vancomycin', 51009, 'Vancomycin', 'vancomycin - trough', 'BC', 'ug/mL', 10, 20, 15, 0.3, 0.2, 'l', 1, 2, 60],
  ['gentamicin', 50928, 'Gentamicin', 'gentamicin - trough', 'BC', 'ug/mL', 0, 2, 1.2, 0.4, 0.25, 'l', 1, 0.3, 12],
  ['tobramycin', 50999, 'Tobramycin', 'tobramycin - trough', 'BC', 'ug/mL', 0, 2, 1.2, 0.4, 0.25, 'l', 1, 0.3, 12],
  ['phenytoin', 50969, 'Phenytoin', 'phenytoin', 'BC', 'ug/mL', 10, 20, 11.5, 0.3, 0.15, 'l', 1, 1, 45],
  ['phenobarbital', 50967, 'Phenobarbital', 'phenobarbital', 'BC', 'ug/mL', 10, 40, 22, 0.25, 0.1, 'l', 1, 3, 80],
  ['valproic acid', 51008, 'Valproic Acid', 'valproic acid', 'BC', 'ug/mL', 50, 100, 65, 0.25, 0.12, 'l', 0, 10, 180],
  ['carbamazepine', 50898, 'Carbamazepine', 'tegretol', 'BC', 'ug/mL', 4, 12, 7.5, 0.2, 0.1, 'l', 1, 1, 25],
  ['digoxin', 50918, 'Digoxin', 'digoxin', 'BC', 'ng/mL', 0.9, 2, 1, 0.3, 0.15, 'l', 1, 0.2, 6],
  ['lithium', 50958, 'Lithium', 'lithium', 'BC', 'mmol/L', 0.5, 1.5, 0.8, 0.25, 0.12, 'l', 1, 0.2, 5],
  ['theophylline', 50992, 'Theophylline', 'theophylline', 'BC', 'ug/mL', 10, 20, 10, 0.25, 0.15, 'l', 1, 1, 40],
  ['tacrolimus', 50986, 'tacroFK', 'tacrolimus-fk506', 'BC', 'ng/mL', 5, 20, 8, 0.25, 0.15, 'l', 1, 1.5, 30],
  ['cyclosporine', 50916, 'Cyclosporin', 'cyclosporin', 'BC', 'ng/mL', 100, 400, 190, 0.25, 0.15, 'l', 0, 30, 900],
  ['acetaminophen level', 50856, 'Acetaminophen', 'acetaminophen', 'BC', 'ug/mL', 10, 30, 12, 0.3, 0.2, 'l', 0, 5, 600],
  ['salicylate level', 50981, 'Salicylate', 'salicylate', 'BC', 'mg/dL', 0, 20, 6, 0.4, 0.2, 'l', 0, 4, 110],
  ['ethanol', 50920, 'Ethanol', 'ethanol', 'BC', 'mg/dL', 0, 10, 20, 0.4, 0.2, 'l', 0, 10, 550],
  ['egfr', 50919, 'Estimated GFR (MDRD equation)', null, 'BC', 'mL/min/1.73m2', 60, null, 90, 0.15, 0.05, 'l', 0, 3, 150],
  ['urine sodium', 51100, 'Sodium, Urine', 'urinary sodium', 'UC', 'mEq/L', null, null, 70, 0.4, 0.25, 'l', 0, 8, 240],
  ['urine creatinine', 51082, 'Creatinine, Urine', 'urinary creatinine', 'UC', 'mg/dL', null, null, 90, 0.4, 0.25, 'l', 0, 8, 400],
  ['urine protein total', 51102, 'Total Protein, Urine', null, 'UC', 'mg/dL', null, null, 14, 0.5, 0.25, 'l', 0, 2, 1500],
  ['urine osmolality', 51093, 'Osmolality, Urine', 'urinary osmolality', 'UC', 'mOsm/kg', null, null, 480, 0.25, 0.15, 'l', 0, 50, 1200],
  ['urine urea nitrogen', 51104, 'Urea Nitrogen, Urine', null, 'UC', 'mg/dL', null, null, 600, 0.3, 0.2, 'l', 0, 60, 1900],
  ['urine ph', 51491, 'pH', null, 'UH', 'units', 5, 8, 6, 0.5, 0.4, 'n', 1, 5, 9],
  ['specific gravity', 51498, 'Specific Gravity', 'urinary specific gravity', 'UH', ' ', 1.001, 1.035, 1.016, 0.004, 0.003, 'n', 3, 1.001, 1.05],
  ['urine wbc', 51516, 'WBC', null, 'UH', '#/hpf', 0, 5, 3, 0.5, 0.3, 'l', 0, 0, 182],
  ['urine rbc', 51493, 'RBC', null, 'UH', '#/hpf', 0, 2, 2, 0.5, 0.3, 'l', 0, 0, 182],
  ['urine protein', 51492, 'Protein', null, 'UH', 'mg/dL', null, null, 20, 0.4, 0.3, 'l', 0, 0, 600],
  ['urine ketones', 51484, 'Ketone', null, 'UH', 'mg/dL', null, null, 10, 0.4, 0.3, 'l', 0, 5, 150],
  ['urine glucose', 51478, 'Glucose', null, 'UH', 'mg/dL', null, null, 50, 0.4, 0.3, 'l', 0, 20, 1000],
  ['epithelial cells', 51476, 'Epithelial Cells', null, 'UH', '#/hpf', null, null, 2, 0.5, 0.3, 'l', 0, 0, 60],
  ['granular casts', 51479, 'Granular Casts', null, 'UH', '#/lpf', 0, 0, 3, 0.5, 0.4, 'l', 0, 0, 50],
  ['hyaline casts', 51482, 'Hyaline Casts', null, 'UH', '#/lpf', 0, 0, 4, 0.5, 0.4, 'l', 0, 0, 60],
  ['csf protein', 51802, 'Total Protein, CSF', 'protein - csf', 'CC', 'mg/dL', 15, 45, 38, 0.25, 0.12, 'l', 0, 8, 900],
  ['csf glucose', 51790, 'Glucose, CSF', 'glucose - csf', 'CC', 'mg/dL', 50, 80, 64, 0.12, 0.08, 'l', 0, 2, 300],
  ['csf wbc', 51128, 'WBC, CSF', 'wbc\'s in cerebrospinal fluid', 'CH', '#/uL', 0, 5, 2, 0.4, 0.3, 'l', 0, 0, 20000],
  ['csf rbc', 51127, 'RBC, CSF', 'rbc\'s in cerebrospinal fluid', 'CH', '#/uL', 0, 0, 4, 0.8, 0.4, 'l', 0, 0, 90000],
  ['ascites wbc', 51438, 'WBC, Ascites', null, 'AH', '#/uL', 0, 0, 150, 0.6, 0.25, 'l', 0, 5, 40000],
  ['ascites albumin', 50835, 'Albumin, Ascites', null, 'AC', 'g/dL', null, null, 0.9, 0.3, 0.1, 'l', 1, 0.2, 3.5],
  ['ascites protein', 50849, 'Total Protein, Ascites', null, 'AC', 'g/dL', null, null, 1.4, 0.35, 0.1, 'l', 1, 0.3, 6],
  ['pleural protein', 51059, 'Total Protein, Pleural', null, 'PC', 'g/dL', null, null, 2.6, 0.3, 0.1, 'l', 1, 0.4, 6.5],
  ['pleural ld', 51054, 'Lactate Dehydrogenase, Pleural', null, 'PC', 'IU/L', null, null, 170, 0.5, 0.12, 'l', 0, 30, 6000],
  ['pleural wbc', 51455, 'WBC, Pleural', null, 'PH', '#/uL', 0, 0, 600, 0.7, 0.25, 'l', 0, 5, 60000],
];

const FLUIDS = { B: 'Blood', U: 'Urine', C: 'Cerebrospinal Fluid (CSF)', A: 'Ascites', P: 'Pleural' } as const;
const CATEGORIES = { C: 'Chemistry', H: 'Hematology', G: 'Blood Gas' } as const;
const fluidOf = (letter: string): LabTest['fluid'] => FLUIDS[letter === 'U' || letter === 'C' || letter === 'A' || letter === 'P' ? letter : 'B'];
const categoryOf = (letter: string): LabTest['category'] => CATEGORIES[letter === 'H' || letter === 'G' ? letter : 'C'];

export const LABS: readonly LabTest[] = ROWS.map(([key, itemId, label, eicu, where, unit, low, high, typical, between, within, scale, decimals, floor, ceiling]) => ({
  key, itemId, label, eicu, fluid: fluidOf(where.charAt(0)), category: categoryOf(where.charAt(1)), unit, low, high, typical, between, within,
  scale: scale === 'l' ? 'log' : 'linear', decimals, floor, ceiling,
}));

export const LAB_BY_KEY: ReadonlyMap<string, LabTest> = new Map(LABS.map((lab) => [lab.key, lab]));

/** @throws RangeError for a key that no table has */
export function labTest(key: string): LabTest {
  const lab = LAB_BY_KEY.get(key);
  if (lab === undefined) throw new RangeError(`no laboratory test is called '${key}'`);
  return lab;
}
