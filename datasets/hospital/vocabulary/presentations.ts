/**
 * Why people come to this hospital. `weight` is how often; `unit` the first care unit; `days` the median stay; `base` the log-odds of death
 * before age and complications; `with` the conditions that it always or often brings; `likely` chronic conditions that are more common.
 */
import { chances, type Chance } from './condition.ts';

export type CareUnit = 'MICU' | 'CCU' | 'CSRU' | 'SICU' | 'TSICU';

export interface Presentation {
  readonly key: string;
  /** What the admitting clerk writes: MIMIC's ADMISSIONS.DIAGNOSIS. */
  readonly titles: readonly string[];
  readonly weight: number;
  readonly age: readonly [mean: number, deviation: number];
  readonly maleShare: number;
  readonly units: readonly CareUnit[];
  readonly days: number;
  readonly base: number;
  readonly admission: 'EMERGENCY' | 'ELECTIVE' | 'URGENT';
  readonly main: string;
  readonly with: readonly Chance[];
  readonly likely: readonly Chance[];
}

type Row = readonly [key: string, titles: string, weight: number, age: readonly [number, number], maleShare: number, units: string, days: number, base: number,
  admission: 'E' | 'L' | 'U', main: string, alongside: string, likely: string];

const ROWS: readonly Row[] = [
  ['sepsis', 'SEPSIS|FEVER;HYPOTENSION|UROSEPSIS', 9, [67, 15], 0.53, 'MICU MICU SICU', 8, -3.6, 'E', 'sepsis', 'septic shock@0.42 | acute kidney injury@0.5 | urinary infection@0.4 | pneumonia@0.3 | acidosis@0.3 | acute respiratory failure@0.35 | thrombocytopenia@0.15 | coagulopathy@0.15 | encephalopathy@0.15 | hypovolemia@0.15 | hypernatremia@0.08 | peritonitis@0.03 | hypophosphatemia@0.06', 'type 2 diabetes@0.35 | kidney disease@0.25 | dementia@0.12'],
  ['pneumonia', 'PNEUMONIA|RESPIRATORY DISTRESS|HYPOXIA', 7, [68, 15], 0.52, 'MICU', 7, -3.6, 'E', 'pneumonia', 'acute respiratory failure@0.5 | sepsis@0.3 | acute kidney injury@0.22 | pleural effusion@0.2 | hyponatremia@0.12 | copd exacerbation@0.12 | septic shock@0.1 | hypophosphatemia@0.04', 'copd@0.35 | heart failure@0.3 | smoking@0.25'],
  ['aspiration', 'ASPIRATION PNEUMONIA|ALTERED MENTAL STATUS;PNEUMONIA', 2.5, [72, 14], 0.55, 'MICU', 8, -3.3, 'E', 'aspiration pneumonia', 'acute respiratory failure@0.55 | encephalopathy@0.3 | hypernatremia@0.2 | pressure ulcer@0.15 | acute kidney injury@0.2', 'dementia@0.35 | parkinson@0.12 | old stroke@0.25'],
  ['heart attack', 'ST ELEVATED MYOCARDIAL INFARCTION\\CARDIAC CATH|NON-ST SEGMENT ELEVATION MYOCARDIAL INFARCTION|MYOCARDIAL INFARCTION', 8, [66, 13], 0.64, 'CCU', 4.5, -4, 'E', 'myocardial infarction', 'cardiogenic shock@0.1 | decompensated heart failure@0.25 | ventricular tachycardia@0.1 | rapid atrial fibrillation@0.1 | acute kidney injury@0.15 | cardiac arrest@0.04 | heart block@0.04', 'coronary disease@0.95 | hypertension@0.75 | hyperlipidemia@0.7 | type 2 diabetes@0.35 | smoking@0.35'],
  ['chest pain', 'CHEST PAIN|UNSTABLE ANGINA\\CARDIAC CATH|ANGINA', 3.5, [65, 12], 0.6, 'CCU', 3, -5.5, 'E', 'unstable angina', 'hypotension@0.05', 'coronary disease@0.85 | hypertension@0.7 | hyperlipidemia@0.65'],
  ['heart failure', 'CONGESTIVE HEART FAILURE|CHF|PULMONARY EDEMA', 6, [73, 12], 0.52, 'CCU CCU MICU', 6, -3.9, 'E', 'decompensated heart failure', 'acute respiratory failure@0.25 | acute kidney injury@0.3 | hyponatremia@0.2 | hypokalemia@0.15 | rapid atrial fibrillation@0.15 | pleural effusion@0.15 | cardiogenic shock@0.05', 'heart failure@0.97 | coronary disease@0.55 | atrial fibrillation@0.45 | kidney disease@0.4 | valve disease@0.3 | pulmonary hypertension@0.2'],
  ['bypass surgery', 'CORONARY ARTERY DISEASE\\CORONARY ARTERY BYPASS GRAFT /SDA|CORONARY ARTERY DISEASE', 8, [67, 10], 0.74, 'CSRU', 7, -4.9, 'L', 'coronary surgery', 'rapid atrial fibrillation@0.25 | hemorrhagic anemia@0.25 | pleural effusion@0.12 | acute kidney injury@0.08 | hypotension@0.12 | delirium@0.06 | hyperchloremia@0.05 | pneumothorax@0.04', 'coronary disease | hypertension@0.8 | hyperlipidemia@0.8 | type 2 diabetes@0.38 | peripheral artery disease@0.15 | old infarction@0.25'],
  ['valve surgery', 'AORTIC STENOSIS\\AORTIC VALVE REPLACEMENT /SDA|MITRAL REGURGITATION\\MITRAL VALVE REPLACEMENT /SDA', 5, [68, 12], 0.58, 'CSRU', 7.5, -4.5, 'L', 'valve surgery', 'rapid atrial fibrillation@0.35 | hemorrhagic anemia@0.25 | heart block@0.08 | pleural effusion@0.15 | acute kidney injury@0.1 | thrombocytopenia@0.15 | hypervolemia@0.1', 'valve disease | hypertension@0.6 | heart failure@0.4 | atrial fibrillation@0.35 | pulmonary hypertension@0.2'],
  ['aorta', 'ABDOMINAL AORTIC ANEURYSM|AORTIC DISSECTION|THORACIC AORTIC ANEURYSM/SDA', 2.2, [70, 11], 0.68, 'CSRU SICU', 6.5, -3.9, 'U', 'aortic disease', 'acute kidney injury@0.15 | hemorrhagic anemia@0.3 | hypertensive emergency@0.2', 'hypertension@0.85 | smoking@0.4 | copd@0.2 | coronary disease@0.4'],
  ['leg ischemia', 'FEMORAL ARTERY THROMBOSIS|ISCHEMIC LEG|PERIPHERAL VASCULAR DISEASE\\ANGIOGRAM', 2, [70, 11], 0.58, 'SICU', 6.5, -4.2, 'U', 'limb ischemia', 'rhabdomyolysis@0.06 | acute kidney injury@0.12 | hemorrhagic anemia@0.2 | postoperative infection@0.1', 'peripheral artery disease@0.95 | type 2 diabetes@0.5 | coronary disease@0.5 | smoking@0.4'],
  ['stroke', 'STROKE|CEREBROVASCULAR ACCIDENT|TRANSIENT ISCHEMIC ATTACK', 4.5, [71, 13], 0.5, 'MICU SICU', 6, -3.9, 'E', 'stroke', 'aspiration pneumonia@0.12 | urinary infection@0.12 | seizure@0.06 | rapid atrial fibrillation@0.08', 'hypertension@0.8 | atrial fibrillation@0.35 | hyperlipidemia@0.6 | type 2 diabetes@0.3'],
  ['brain bleed', 'INTRACRANIAL HEMORRHAGE|SUBARACHNOID HEMORRHAGE|SUBDURAL HEMATOMA|BRAIN MASS;INTRACRANIAL HEMORRHAGE', 5, [65, 15], 0.52, 'SICU TSICU', 8, -3.5, 'E', 'intracranial hemorrhage', 'acute respiratory failure@0.3 | anisocoria@0.08 | seizure@0.12 | hyponatremia@0.15 | hypernatremia@0.08 | aspiration pneumonia@0.1 | hypertensive emergency@0.15 | fever@0.15', 'hypertension@0.65 | anticoagulation@0.1 | atrial fibrillation@0.15'],
  ['seizure', 'SEIZURE|STATUS EPILEPTICUS', 2.6, [52, 18], 0.53, 'MICU SICU', 4.5, -4.5, 'E', 'seizure', 'acute respiratory failure@0.25 | encephalopathy@0.15 | aspiration pneumonia@0.1 | rhabdomyolysis@0.05', 'epilepsy@0.6 | alcohol abuse@0.2 | old stroke@0.15'],
  ['brain tumor', 'BRAIN TUMOR|BRAIN MASS|LEFT FRONTAL MENINGIOMA/SDA', 2.2, [58, 14], 0.48, 'SICU', 6, -4.6, 'L', 'brain tumor', 'seizure@0.2 | hyponatremia@0.08', 'metastatic cancer@0.2'],
  ['upper bleed', 'UPPER GI BLEED|GASTROINTESTINAL BLEED|HEMATEMESIS', 4.5, [64, 15], 0.6, 'MICU', 4.5, -4.2, 'E', 'upper gastrointestinal bleed', 'hemorrhagic anemia@0.7 | hypovolemia@0.3 | acute kidney injury@0.15 | coagulopathy@0.1', 'cirrhosis@0.25 | varices@0.15 | alcohol abuse@0.25 | reflux@0.35'],
  ['lower bleed', 'LOWER GI BLEED|BRIGHT RED BLOOD PER RECTUM', 2.8, [71, 12], 0.52, 'MICU', 4, -4.8, 'E', 'lower gastrointestinal bleed', 'hemorrhagic anemia@0.7 | hypovolemia@0.2', 'hypertension@0.6 | atrial fibrillation@0.25'],
  ['liver', 'LIVER FAILURE|HEPATIC ENCEPHALOPATHY|ALCOHOLIC CIRRHOSIS', 3, [56, 10], 0.65, 'MICU', 8, -3.5, 'E', 'encephalopathy', 'acute kidney injury@0.4 | coagulopathy@0.4 | peritonitis@0.25 | liver failure@0.2 | hyponatremia@0.3 | thrombocytopenia@0.25 | upper gastrointestinal bleed@0.15 | sepsis@0.15', 'cirrhosis | alcohol abuse@0.5 | viral hepatitis@0.4 | varices@0.35'],
  ['bile ducts', 'CHOLANGITIS|CHOLECYSTITIS|BILIARY OBSTRUCTION', 2.4, [66, 15], 0.5, 'SICU MICU', 6, -4.3, 'E', 'cholangitis', 'sepsis@0.4 | pancreatitis@0.15 | septic shock@0.15 | acute kidney injury@0.15', 'type 2 diabetes@0.25'],
  ['pancreatitis', 'PANCREATITIS|GALLSTONE PANCREATITIS', 2.4, [54, 15], 0.56, 'MICU SICU', 8, -4.4, 'E', 'pancreatitis', 'hypocalcemia@0.3 | acute kidney injury@0.25 | acute respiratory failure@0.2 | hypovolemia@0.25 | bowel obstruction@0.1 | hypokalemia@0.2 | malnutrition@0.15', 'alcohol abuse@0.4'],
  ['bowel obstruction', 'SMALL BOWEL OBSTRUCTION|BOWEL OBSTRUCTION', 2.4, [65, 15], 0.48, 'SICU', 8, -4.3, 'E', 'bowel obstruction', 'hypovolemia@0.35 | hypokalemia@0.25 | malnutrition@0.25 | acute kidney injury@0.2 | aspiration pneumonia@0.1', 'colon cancer@0.25 | inflammatory bowel disease@0.12'],
  ['bowel perforation', 'PERFORATED VISCUS|ISCHEMIC BOWEL|DIVERTICULITIS', 2.4, [67, 14], 0.48, 'SICU', 11, -3.7, 'E', 'bowel perforation', 'sepsis@0.5 | septic shock@0.25 | acute respiratory failure@0.3 | acute kidney injury@0.3 | malnutrition@0.3 | postoperative infection@0.2', 'atrial fibrillation@0.2'],
  ['abdominal surgery', 'COLON CANCER/SDA|PANCREATIC CANCER/SDA|LIVER MASS/SDA', 3.5, [65, 12], 0.53, 'SICU', 8.5, -4.9, 'L', 'abdominal surgery', 'bowel obstruction@0.15 | hemorrhagic anemia@0.2 | postoperative infection@0.12 | hypomagnesemia@0.12 | rapid atrial fibrillation@0.06', 'colon cancer@0.45 | hypertension@0.5'],
  ['ketoacidosis', 'DIABETIC KETOACIDOSIS|HYPERGLYCEMIA;DKA', 4.2, [43, 15], 0.5, 'MICU', 3.4, -4.6, 'E', 'diabetic ketoacidosis', 'hypovolemia@0.5 | hypokalemia@0.2 | acute kidney injury@0.25 | urinary infection@0.12 | hypophosphatemia@0.2', 'type 1 diabetes@0.7'],
  ['hyperosmolar', 'HYPERGLYCEMIA|HYPEROSMOLAR NONKETOTIC STATE', 1.2, [64, 13], 0.5, 'MICU', 5, -4.2, 'E', 'hyperosmolar state', 'acute kidney injury@0.5 | hypernatremia@0.2 | encephalopathy@0.2 | urinary infection@0.2', 'type 2 diabetes'],
  ['hypoglycemia', 'HYPOGLYCEMIA', 1, [63, 15], 0.5, 'MICU', 3, -4.6, 'E', 'hypoglycemia', 'encephalopathy@0.12', 'type 2 diabetes@0.85 | kidney disease@0.35'],
  ['kidney failure', 'ACUTE RENAL FAILURE|HYPERKALEMIA|ACIDOSIS', 4, [67, 14], 0.55, 'MICU', 6.5, -3.9, 'E', 'acute kidney injury', 'hyperkalemia@0.45 | acidosis@0.4 | hypervolemia@0.15 | urinary infection@0.2 | hypocalcemia@0.1 | hyperchloremia@0.05', 'kidney disease@0.5 | type 2 diabetes@0.4 | hypertension@0.7 | prostate@0.12'],
  ['dialysis patient', 'HYPERKALEMIA|FLUID OVERLOAD|LINE SEPSIS', 2.4, [61, 13], 0.55, 'MICU', 5, -3.9, 'E', 'hyperkalemia', 'hypervolemia@0.4 | sepsis@0.2 | hypertensive emergency@0.15 | decompensated heart failure@0.12', 'end-stage renal disease | on dialysis | type 2 diabetes@0.5 | hypertension@0.85'],
  ['sodium', 'HYPONATREMIA', 1.6, [66, 15], 0.42, 'MICU', 4.5, -4.6, 'E', 'hyponatremia', 'encephalopathy@0.2 | seizure@0.08 | hypokalemia@0.12', 'hypothyroidism@0.2 | adrenal insufficiency@0.08 | alcohol abuse@0.15'],
  ['lung attack', 'COPD EXACERBATION|CHRONIC OBSTRUCTIVE PULMONARY DISEASE|DYSPNEA', 4.2, [69, 10], 0.48, 'MICU', 5.2, -4.1, 'E', 'copd exacerbation', 'acute respiratory failure@0.55 | pneumonia@0.25 | rapid atrial fibrillation@0.1 | hypokalemia@0.08', 'copd | chronic respiratory failure@0.25 | smoking@0.6 | lung cancer@0.1'],
  ['asthma', 'ASTHMA EXACERBATION|ASTHMA;COPD EXACERBATION', 1.4, [44, 16], 0.38, 'MICU', 3.4, -6, 'E', 'asthma attack', 'acute respiratory failure@0.35', 'asthma | obesity@0.3'],
  ['embolism', 'PULMONARY EMBOLISM', 2.4, [60, 16], 0.5, 'MICU CCU', 5, -4, 'E', 'pulmonary embolism', 'vein thrombosis@0.5 | acute respiratory failure@0.2 | hypotension@0.15', 'clotting disorder@0.2 | metastatic cancer@0.15 | obesity@0.3'],
  ['arrest', 'CARDIAC ARREST|S/P CARDIAC ARREST', 1.8, [64, 14], 0.62, 'CCU MICU', 7, -2.2, 'E', 'cardiac arrest', 'acute respiratory failure@0.8 | ventricular tachycardia@0.4 | cardiogenic shock@0.35 | acute kidney injury@0.4 | encephalopathy@0.4 | myocardial infarction@0.35', 'coronary disease@0.55 | heart failure@0.3'],
  ['arrhythmia', 'ATRIAL FIBRILLATION|RAPID ATRIAL FIBRILLATION|ATRIAL FLUTTER', 3, [69, 12], 0.54, 'CCU', 3.6, -5, 'E', 'rapid atrial fibrillation', 'decompensated heart failure@0.2 | hypotension@0.15 | ablation of arrhythmia@0.15', 'atrial fibrillation@0.95 | hypertension@0.65 | valve disease@0.15'],
  ['ventricular arrhythmia', 'VENTRICULAR TACHYCARDIA|V-TACH;ICD FIRING', 1.8, [65, 12], 0.72, 'CCU', 5, -4.2, 'E', 'ventricular tachycardia', 'hypokalemia@0.2 | hypomagnesemia@0.2 | cardiogenic shock@0.1 | ablation of arrhythmia@0.3', 'heart failure@0.6 | coronary disease@0.65 | pacemaker@0.5'],
  ['slow heart', 'COMPLETE HEART BLOCK|BRADYCARDIA|SYNCOPE', 1.8, [76, 10], 0.54, 'CCU', 4, -4.9, 'E', 'heart block', 'hypotension@0.3', 'hypertension@0.7 | coronary disease@0.4'],
  ['hypertension', 'HYPERTENSIVE EMERGENCY|HYPERTENSIVE URGENCY', 1.5, [57, 15], 0.48, 'MICU CCU', 3.4, -5, 'E', 'hypertensive emergency', 'acute kidney injury@0.25 | encephalopathy@0.12 | decompensated heart failure@0.2', 'hypertension | kidney disease@0.4'],
  ['overdose', 'OVERDOSE|DRUG OVERDOSE|TYLENOL OVERDOSE', 3, [42, 15], 0.46, 'MICU', 3, -4.7, 'E', 'drug overdose', 'acute respiratory failure@0.35 | aspiration pneumonia@0.15 | rhabdomyolysis@0.1 | liver failure@0.1', 'depression@0.65 | opioids@0.4 | bipolar@0.15 | alcohol abuse@0.3 | schizophrenia@0.06'],
  ['withdrawal', 'ETOH WITHDRAWAL|DELIRIUM TREMENS|ALCOHOL WITHDRAWAL', 2.2, [49, 11], 0.76, 'MICU', 4.2, -5.2, 'E', 'alcohol withdrawal', 'hypomagnesemia@0.4 | hypokalemia@0.3 | seizure@0.25 | hypophosphatemia@0.25 | pancreatitis@0.06', 'alcohol abuse | smoking@0.5 | depression@0.3'],
  ['road injury', 'S/P MOTOR VEHICLE ACCIDENT|TRAUMA|BLUNT TRAUMA', 4.8, [47, 19], 0.68, 'TSICU', 7, -4.1, 'E', 'trauma', 'head injury@0.3 | pneumothorax@0.25 | hemorrhagic anemia@0.4 | acute respiratory failure@0.3 | alcohol withdrawal@0.06 | pneumonia@0.1 | delirium@0.08', 'alcohol abuse@0.15'],
  ['fall', 'S/P FALL|SUBDURAL HEMATOMA;S/P FALL', 3.2, [72, 15], 0.53, 'TSICU', 5.5, -3.8, 'E', 'head injury', 'delirium@0.15 | anisocoria@0.08 | urinary infection@0.12 | trauma@0.3 | hip fracture@0.06', 'dementia@0.15 | hypertension@0.6 | osteoporosis@0.15 | anticoagulation@0.15'],
  ['hip', 'HIP FRACTURE|S/P FALL;HIP FRACTURE', 1.7, [80, 8], 0.3, 'SICU TSICU', 6, -4.1, 'E', 'hip fracture', 'delirium@0.3 | hemorrhagic anemia@0.35 | urinary infection@0.2 | hypotension@0.15', 'osteoporosis@0.5 | dementia@0.3 | hypertension@0.65'],
  ['joint', 'LEFT KNEE OA/SDA|RIGHT HIP OA/SDA|LUMBAR STENOSIS/SDA', 1.6, [66, 11], 0.45, 'SICU', 4.8, -6, 'L', 'orthopedic surgery', 'hemorrhagic anemia@0.3 | hypotension@0.15', 'arthrosis@0.8 | chronic pain@0.5 | obesity@0.35'],
  ['lung surgery', 'LUNG CANCER/SDA|LUNG NODULE/SDA', 1.8, [66, 10], 0.5, 'CSRU SICU', 6, -4.8, 'L', 'lung surgery', 'rapid atrial fibrillation@0.15 | pneumothorax@0.2 | pneumonia@0.08', 'lung cancer@0.8 | copd@0.5 | smoking@0.6'],
  ['leukemia', 'FEBRILE NEUTROPENIA|LYMPHOMA|ACUTE MYELOGENOUS LEUKEMIA', 2.2, [58, 14], 0.56, 'MICU', 10, -3.5, 'E', 'neutropenia', 'sepsis@0.4 | thrombocytopenia@0.5 | acute kidney injury@0.2 | thrush@0.3 | hypokalemia@0.2 | pneumonia@0.2', 'lymphoma'],
  ['transplant', 'FEVER;S/P TRANSPLANT|RENAL TRANSPLANT REJECTION', 1.5, [54, 12], 0.58, 'SICU MICU', 7, -4.2, 'E', 'fever', 'acute kidney injury@0.45 | cytomegalovirus@0.25 | urinary infection@0.3 | sepsis@0.2', 'kidney transplant@0.7 | liver transplant@0.35 | type 2 diabetes@0.35'],
  ['aids', 'PNEUMONIA;HIV|FEVER;AIDS', 1.2, [44, 9], 0.7, 'MICU', 7, -3.8, 'E', 'pneumonia', 'thrush@0.4 | acute respiratory failure@0.3 | cytomegalovirus@0.1 | meningitis@0.08', 'hiv | viral hepatitis@0.3 | opioids@0.25'],
  ['endocarditis', 'ENDOCARDITIS', 1, [55, 16], 0.62, 'CCU MICU', 11, -3.7, 'E', 'endocarditis', 'sepsis@0.3 | decompensated heart failure@0.25 | acute kidney injury@0.25 | stroke@0.1', 'valve disease@0.7 | opioids@0.3'],
  ['meningitis', 'MENINGITIS|ENCEPHALITIS', 1, [50, 18], 0.5, 'MICU', 7.5, -4, 'E', 'meningitis', 'encephalopathy@0.3 | seizure@0.2 | acute respiratory failure@0.2', ''],
  ['cellulitis', 'CELLULITIS|FOOT INFECTION', 2, [58, 15], 0.58, 'MICU SICU', 5.5, -4.8, 'E', 'cellulitis', 'sepsis@0.35 | acute kidney injury@0.15 | pressure ulcer@0.15', 'type 2 diabetes@0.5 | obesity@0.4 | peripheral artery disease@0.25'],
  ['difficile', 'C. DIFFICILE COLITIS|DIARRHEA;DEHYDRATION', 1.3, [70, 13], 0.45, 'MICU', 7, -3.9, 'E', 'difficile colitis', 'hypovolemia@0.5 | acute kidney injury@0.35 | hypokalemia@0.35 | sepsis@0.25', 'inflammatory bowel disease@0.1'],
  ['effusion', 'PLEURAL EFFUSION', 1.2, [66, 13], 0.52, 'MICU', 6, -4.2, 'E', 'pleural effusion', 'acute respiratory failure@0.25', 'metastatic cancer@0.35 | lung cancer@0.3 | heart failure@0.3 | breast cancer@0.12'],
];

const ADMISSION = { E: 'EMERGENCY', L: 'ELECTIVE', U: 'URGENT' } as const;
const isUnit = (text: string): text is CareUnit => ['MICU', 'CCU', 'CSRU', 'SICU', 'TSICU'].includes(text);

export const PRESENTATIONS: readonly Presentation[] = ROWS.map(([key, titles, weight, age, maleShare, units, days, base, admission, main, alongside, likely]) => ({
  key, titles: titles.split('|'), weight, age, maleShare, units: units.split(' ').filter(isUnit), days, base, admission: ADMISSION[admission], main,
  with: chances(alongside), likely: chances(likely),
}));
