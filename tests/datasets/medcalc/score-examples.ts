/** Worked examples of the point scores; see calculators.test.ts. The sums are in the order of the findings. */
import type { Entities } from '../../../datasets/medcalc/calculator.ts';
import type { Example } from './equation-examples.ts';

const APACHE_NORMAL = {
  Temperature: [37, 'degrees celsius'], 'Systolic Blood Pressure': [120, 'mm Hg'], 'Diastolic Blood Pressure': [75, 'mm Hg'],
  'Heart Rate or Pulse': [80, 'beats per minute'], 'respiratory rate': [16, 'breaths per minute'], 'FiO₂': [21, '%'],
  'Partial pressure of oxygen (PaO₂) for Apache II': [90, 'mm Hg'], pH: 7.4, Sodium: [140, 'mmol/L'], Potassium: [4, 'mmol/L'],
  creatinine: [1, 'mg/dL'], Hematocrit: [40, '%'], 'White blood cell count': [8000, 'µL'], 'Glasgow Coma Score': 15, age: [40, 'years'],
} as const satisfies Entities;

const PSI_NORMAL = {
  sex: 'Male', age: [50, 'years'], Temperature: [37, 'degrees celsius'], 'Heart Rate or Pulse': [80, 'beats per minute'],
  'respiratory rate': [16, 'breaths per minute'], 'Systolic Blood Pressure': [120, 'mm Hg'], pH: 7.4, Sodium: [140, 'mmol/L'],
  Glucose: [100, 'mg/dL'], 'Blood Urea Nitrogen (BUN)': [15, 'mg/dL'], Hematocrit: [40, '%'],
} as const satisfies Entities;

const SOFA_NORMAL = {
  'Partial pressure of oxygen (PaO₂) for Apache II': [95, 'mm Hg'], 'FiO₂': [21, '%'], 'Platelet count': [250_000, 'µL'],
  Bilirubin: [0.8, 'mg/dL'], creatinine: [0.9, 'mg/dL'], 'Glasgow Coma Score': 15,
} as const satisfies Entities;

const CALM_PULSE = { 'Heart Rate or Pulse': [80, 'beats per minute'] } as const satisfies Entities;

export const SCORE_EXAMPLES: readonly Example[] = [
  { slug: 'cha2ds2-vasc', by: 'ESC 2010: woman 76 y with hypertension and a past stroke: 2 + 1 + 2 + 1 = 6', expected: 6,
    entities: { sex: 'Female', age: [76, 'years'], 'Hypertension history': true, Stroke: true, 'Transient Ischemic Attacks History': true } },
  { slug: 'cha2ds2-vasc', by: 'man 65 y with nothing else: 1', expected: 1, entities: { sex: 'Male', age: [65, 'years'] } },
  { slug: 'wells-pe', by: 'pulse 110, surgery and haemoptysis: 1.5 + 1.5 + 1 = 4', expected: 4,
    entities: { 'Heart Rate or Pulse': [110, 'beats per minute'], 'Surgery in the previous 4 weeks': true, 'Immobilization for at least 3 days': true, Hemoptysis: true } },
  { slug: 'wells-pe', by: 'everything: 3 + 3 + 1.5 + 1.5 + 1.5 + 1 + 1 = 12.5', expected: 12.5,
    entities: { 'Heart Rate or Pulse': [101, 'beats per minute'], 'Clinical signs and symptoms of Deep Vein Thrombosis': true, 'Pulmonary Embolism is #1 diagnosis OR equally likely': true, 'Surgery in the previous 4 weeks': true, 'Previously documented Deep Vein Thrombosis': true, Hemoptysis: true, 'Malignancy with treatment within 6 months or palliative': true } },
  { slug: 'wells-dvt', by: 'calf swelling and tenderness, another diagnosis as likely: 2 - 2 = 0', expected: 0,
    entities: { 'Calf swelling >3 centimeters compared to the other leg': true, 'Localized tenderness along the deep venous system': true, 'Alternative diagnosis to Deep Vein Thrombosis as likely or more likely': true } },
  { slug: 'child-pugh', by: 'bilirubin 2.5, albumin 3, INR 1.5, slight ascites, grade 1-2: 2 + 2 + 1 + 2 + 2 = 9', expected: 9,
    entities: { Bilirubin: [2.5, 'mg/dL'], Albumin: [3, 'g/dL'], 'international normalized ratio': 1.5, Ascites: 'slight', Encephalopathy: 'Grade 1-2' } },
  { slug: 'child-pugh', by: 'the least: 5 (bilirubin of 17.1 µmol/L is 1 mg/dL)', expected: 5,
    entities: { Bilirubin: [17.1, 'µmol/L'], Albumin: [40, 'g/L'], 'international normalized ratio': 1, Ascites: 'absent', Encephalopathy: 'Grade 0' } },
  { slug: 'rcri', by: 'Lee 1999: high-risk surgery, insulin, creatinine 2.1: 3', expected: 3,
    entities: { 'Elevated-risk surgery': true, 'Pre-operative treatment with insulin': true, 'Pre-operative creatinine': [2.1, 'mg/dL'] } },
  { slug: 'rcri', by: 'creatinine of exactly 2 adds nothing, a stroke by its other key 1', expected: 1,
    entities: { 'History of cerebrovascular disease': true, 'Cerebrovascular disease history': false, 'Pre-operative creatinine': [2, 'mg/dL'] } },
  { slug: 'heart', by: 'highly suspicious, ST deviation, 65 y, three risk factors, troponin over three times: 10', expected: 10,
    entities: { 'Suspicion History': 'Highly suspicious', 'Electrocardiogram Test': 'Significant ST deviation', age: [65, 'years'], obesity: true, smoking: true, hypercholesterolemia: true, 'Initial troponin': 'greater than three times normal limit' } },
  { slug: 'heart', by: 'age 50 1, known atherosclerosis by itself 2: 3', expected: 3, entities: { age: [50, 'years'], 'atherosclerotic disease': true } },
  { slug: 'centor', by: 'McIsaac: child of 8, fever, exudate, nodes, no cough: 5', expected: 5,
    entities: { age: [8, 'years'], Temperature: [101.3, 'degrees fahreinheit'], 'Exudate or swelling on tonsils': true, 'Tender/swollen anterior cervical lymph nodes': true, 'Cough Absent': true } },
  { slug: 'centor', by: 'McIsaac: 50 y, nothing: -1', expected: -1, entities: { age: [50, 'years'], Temperature: [38, 'degrees celsius'] } },
  { slug: 'gcs', by: 'to pain 2, inappropriate words 3, withdrawal 4: 9', expected: 9,
    entities: { 'Best eye response': 'eye opening to pain', 'Best verbal response': 'inappropriate words', 'Best motor response': 'withdrawal from pain' } },
  { slug: 'has-bled', by: 'age 66, hypertension, a stroke, eight drinks: 4', expected: 4, entities: { age: [66, 'years'], 'Hypertension history': true, Stroke: true, 'Number of Alcoholic Drinks Per Week': 8 } },
  { slug: 'has-bled', by: 'age of exactly 65 and seven drinks: 0', expected: 0, entities: { age: [65, 'years'], 'Number of Alcoholic Drinks Per Week': 7 } },
  { slug: 'glasgow-blatchford', by: 'man, BUN 30 4, Hb 11 3, systolic 95 2, pulse 110 1, melaena 1, syncope 2: 13', expected: 13,
    entities: { sex: 'Male', 'Blood Urea Nitrogen (BUN)': [30, 'mg/dL'], Hemoglobin: [11, 'g/dL'], 'Systolic Blood Pressure': [95, 'mm Hg'], 'Heart Rate or Pulse': [110, 'beats per minute'], 'Melena present': true, 'Recent syncope': true } },
  { slug: 'glasgow-blatchford', by: 'Blatchford: haemoglobin of 130 g/L in a man is the first normal value: 0', expected: 0,
    entities: { ...CALM_PULSE, sex: 'Male', 'Blood Urea Nitrogen (BUN)': [10, 'mg/dL'], Hemoglobin: [130, 'g/L'], 'Systolic Blood Pressure': [120, 'mm Hg'] } },
  { slug: 'apache-ii', by: 'Knaus: a healthy patient of 40: 0', expected: 0, entities: APACHE_NORMAL },
  { slug: 'apache-ii', by: '39.5 °C 3, 80/40 (MAP 53) 2, pulse 145 3, 30 breaths 1, FiO₂ 60 % with gradient 400 3, pH 7.2 3, Na 128 2, K 5.7 1, creatinine 2.2 in acute failure 6, Hct 28 2, WBC 22 2, GCS 10 5, age 70 5, cirrhosis without surgery 5: 43', expected: 43,
    entities: { Temperature: [39.5, 'degrees celsius'], 'Systolic Blood Pressure': [80, 'mm Hg'], 'Diastolic Blood Pressure': [40, 'mm Hg'], 'Heart Rate or Pulse': [145, 'beats per minute'], 'respiratory rate': [30, 'breaths per minute'], 'FiO₂': [60, '%'], 'A-a gradient': 400, pH: 7.2, Sodium: [128, 'mmol/L'], Potassium: [5.7, 'mmol/L'], creatinine: [2.2, 'mg/dL'], 'Acute renal failure': true, Hematocrit: [28, '%'], 'White blood cell count': [22_000, 'µL'], 'Glasgow Coma Score': 10, age: [70, 'years'], 'History of severe organ failure or immunocompromise': true, 'Surgery Type': 'Nonoperative ' } },
  { slug: 'apache-ii', by: 'PaO₂ 57 on air 3, after elective surgery 2', expected: 5,
    entities: { ...APACHE_NORMAL, 'Partial pressure of oxygen (PaO₂) for Apache II': [57, 'mm Hg'], 'History of severe organ failure or immunocompromise': true, 'Surgery Type': 'Elective' } },
  { slug: 'psi', by: 'Fine: man of 50, nothing else: 50', expected: 50, entities: PSI_NORMAL },
  { slug: 'psi', by: 'woman of 80 from a nursing home, cancer, confused, 32 breaths, pH 7.3, BUN 35: 70 + 10 + 30 + 20 + 20 + 30 + 20 = 200', expected: 200,
    entities: { ...PSI_NORMAL, sex: 'Female', age: [80, 'years'], 'Nursing home resident': true, 'Neoplastic disease': true, 'Altered mental status': true, 'respiratory rate': [32, 'breaths per minute'], pH: 7.3, 'Blood Urea Nitrogen (BUN)': [35, 'mg/dL'] } },
  { slug: 'charlson', by: 'age 65 2, infarction 1, metastatic tumor 6, diabetes with organ damage 2: 11', expected: 11,
    entities: { age: [65, 'years'], 'Myocardial infarction': true, 'Solid tumor': 'Metastatic', 'Diabetes mellitus criteria for CCI rule': 'End-organ damage' } },
  { slug: 'charlson', by: 'stroke and TIA are one item: 1; moderate liver disease 3; severe kidney disease 2; age 49 0', expected: 6,
    entities: { age: [49, 'years'], 'Cerebrovascular Accident': true, 'Transient Ischemic Attacks History': true, 'Liver disease severity': 'Moderate', 'Moderate to severe Chronic Kidney Disease': 'Severe' } },
  { slug: 'feverpain', by: 'fever, purulence, early presentation: 3', expected: 3, entities: { 'Fever in past 24 hours': true, 'Purulent tonsils': true, 'Symptom onset ≤3 days': true, 'Absence of cough or coryza': false } },
  { slug: 'caprini', by: 'age 62 2, major surgery 2, BMI 31 1, previous DVT and PE 3 together, cancer 2, plaster 2: 12', expected: 12,
    entities: { age: [62, 'years'], sex: 'Female', 'Surgery Type': 'major', 'Body Mass Index (BMI)': [31, 'kg/m^2'], 'Previously documented Deep Vein Thrombosis': true, 'Previously Documented Pulmonary Embolism': true, 'Present or previous malignancy': true, 'Immobilizing plaster cast in the last month': true } },
  { slug: 'caprini', by: 'age 75 3, arthroplasty 5, hip fracture 5, in bed over 72 hours 2, factor V Leiden 3, varices 1: 19', expected: 19,
    entities: { age: [75, 'years'], 'Surgery Type': 'elective major lower extremity arthroplasty', 'Hip, pelvis, or leg fracture in the last month': true, Mobility: 'confined to bed >72 hours', 'Positive Factor V Leiden': true, 'Varicose veins': true } },
  { slug: 'sofa', by: 'Vincent: healthy: 0', expected: 0, entities: SOFA_NORMAL },
  { slug: 'sofa', by: 'ventilated with PaO₂/FiO₂ 150 3, platelets 90 2, bilirubin 2.5 2, noradrenaline 0.08 3, GCS 9 3, creatinine 1.5 but urine 400 3: 16', expected: 16,
    entities: { 'Partial pressure of oxygen (PaO₂) for Apache II': [75, 'mm Hg'], 'FiO₂': [50, '%'], 'On mechanical ventilation': true, 'Platelet count': [90_000, 'µL'], Bilirubin: [2.5, 'mg/dL'], norEPINEPHrine: [0.08, 'mcg/kg/min'], 'Glasgow Coma Score': 9, creatinine: [1.5, 'mg/dL'], 'Urine Output': [400, 'mL/day'] } },
  { slug: 'sofa', by: 'without support a ratio of 90 is 2; mean pressure 63 1', expected: 3,
    entities: { ...SOFA_NORMAL, 'Partial pressure of oxygen (PaO₂) for Apache II': [45, 'mm Hg'], 'FiO₂': [50, '%'], 'Systolic Blood Pressure': [90, 'mm Hg'], 'Diastolic Blood Pressure': [50, 'mm Hg'] } },
  { slug: 'curb-65', by: 'Lim 2003: confused, BUN 25, 85/55, 70 y, 22 breaths: 4', expected: 4,
    entities: { Confusion: true, 'Blood Urea Nitrogen (BUN)': [25, 'mg/dL'], 'Systolic Blood Pressure': [85, 'mm Hg'], 'Diastolic Blood Pressure': [55, 'mm Hg'], age: [70, 'years'], 'respiratory rate': [22, 'breaths per minute'] } },
  { slug: 'perc', by: 'Kline: 50 y, pulse 100, saturation 94 %, hormones: 4', expected: 4,
    entities: { age: [50, 'years'], 'Heart Rate or Pulse': [100, 'beats per minute'], 'O₂ saturation percentage': [94, '%'], 'Hormone use': true } },
  { slug: 'perc', by: 'Kline: 49 y, pulse 99, saturation 95 %: 0', expected: 0,
    entities: { age: [49, 'years'], 'Heart Rate or Pulse': [99, 'beats per minute'], 'O₂ saturation percentage': [95, '%'] } },
  { slug: 'sirs', by: 'ACCP/SCCM: 38.5 °C, pulse 95, 18 breaths with PaCO₂ 30, WBC 13: 4', expected: 4,
    entities: { Temperature: [38.5, 'degrees celsius'], 'Heart Rate or Pulse': [95, 'beats per minute'], 'respiratory rate': [18, 'breaths per minute'], 'PaCO₂': [30, 'mm Hg'], 'White blood cell count': [13_000, 'mm^3'] } },
  { slug: 'sirs', by: 'at the limits, 38 °C, pulse 90, 20 breaths, WBC 12: 0', expected: 0,
    entities: { Temperature: [38, 'degrees celsius'], 'Heart Rate or Pulse': [90, 'beats per minute'], 'respiratory rate': [20, 'breaths per minute'], 'White blood cell count': [12_000, 'µL'] } },
];
