/** What laboratory results and vital signs are called in the charts: short codes as a hospital's own, and LOINC (loinc.org). */
export const LOINC = 'http://loinc.org';
export const LAB_CODES = 'http://hospital.example/lab';
export const FLOWSHEET = 'http://hospital.example/flowsheet';
export const MRN = 'http://hospital.example/mrn';
export const NDC = 'http://hl7.org/fhir/sid/ndc';
export const SNOMED = 'http://snomed.info/sct';
export const ICD9 = 'http://hl7.org/fhir/sid/icd-9-cm';

export interface ChartCode { readonly code: string; readonly loinc: string; readonly text: string }

/** By the key of the hospital's laboratory test. */
export const CHART_LABS: Readonly<Record<string, ChartCode>> = {
  sodium: { code: 'NA', loinc: '2951-2', text: 'Sodium' }, potassium: { code: 'K', loinc: '2823-3', text: 'Potassium' }, chloride: { code: 'CL', loinc: '2075-0', text: 'Chloride' }, bicarbonate: { code: 'CO2', loinc: '2028-9', text: 'Carbon dioxide, total' },
  'urea nitrogen': { code: 'BUN', loinc: '3094-0', text: 'Urea nitrogen' }, creatinine: { code: 'CREA', loinc: '2160-0', text: 'Creatinine' }, glucose: { code: 'GLUS', loinc: '2345-7', text: 'Glucose, serum' }, calcium: { code: 'CA', loinc: '17861-6', text: 'Calcium' },
  magnesium: { code: 'MG', loinc: '19123-9', text: 'Magnesium' }, phosphate: { code: 'PHOS', loinc: '2777-1', text: 'Phosphate' }, hemoglobin: { code: 'HGB', loinc: '718-7', text: 'Hemoglobin' }, hematocrit: { code: 'HCT', loinc: '4544-3', text: 'Hematocrit' },
  platelets: { code: 'PLT', loinc: '777-3', text: 'Platelets' }, wbc: { code: 'WBC', loinc: '6690-2', text: 'Leukocytes' }, inr: { code: 'INR', loinc: '6301-6', text: 'INR' }, alt: { code: 'ALT', loinc: '1742-6', text: 'Alanine aminotransferase' },
  ast: { code: 'AST', loinc: '1920-8', text: 'Aspartate aminotransferase' }, bilirubin: { code: 'TBIL', loinc: '1975-2', text: 'Bilirubin, total' }, albumin: { code: 'ALB', loinc: '1751-7', text: 'Albumin' }, lactate: { code: 'LAC', loinc: '2524-7', text: 'Lactate' },
  'troponin t': { code: 'TROPT', loinc: '6598-7', text: 'Troponin T' }, ntprobnp: { code: 'NTBNP', loinc: '33762-6', text: 'NT-proBNP' }, tsh: { code: 'TSH', loinc: '3016-3', text: 'Thyrotropin' }, crp: { code: 'CRP', loinc: '1988-5', text: 'C-reactive protein' }, ferritin: { code: 'FERR', loinc: '2276-4', text: 'Ferritin' },
  hba1c: { code: 'A1C', loinc: '4548-4', text: 'Hemoglobin A1c' }, 'capillary glucose': { code: 'GLU', loinc: '41653-7', text: 'Glucose, capillary (CBG)' },
};

export function chartLab(key: string): ChartCode {
  const found = CHART_LABS[key];
  if (found === undefined) throw new RangeError(`charts have no ${key}`);
  return found;
}

/** Bedside measurements, by what they are called in the flowsheet. */
export const VITAL_CODES = {
  BP: { loinc: '85354-9', text: 'Blood pressure', unit: 'mmHg' }, HR: { loinc: '8867-4', text: 'Heart rate', unit: '/min' }, RR: { loinc: '9279-1', text: 'Respiratory rate', unit: '/min' }, SPO2: { loinc: '59408-5', text: 'Oxygen saturation', unit: '%' }, TEMP: { loinc: '8310-5', text: 'Body temperature', unit: 'Cel' },
} as const;
export type VitalCode = keyof typeof VITAL_CODES;
