/** What clinicians call the laboratory tests, by LABEL. */
import type { System } from './system.ts';

export interface LabWords {
  readonly label: string;
  readonly system: System;
  readonly said: readonly string[];
  /** Decimals to which it may be rounded, beside those of the table. */
  readonly rounded?: number;
  /** Behind the value, where a letter stands for thousands: "WBC 12.3K". */
  readonly thousands?: true;
  /** How a change is told where higher is better, or worse, or neither. */
  readonly better?: 'higher' | 'lower';
}

type Row = readonly [label: string, system: System, said: string, rounded?: number | null, more?: 'K' | null, better?: 'higher' | 'lower'];

const ROWS: readonly Row[] = [
  ['creatinine', 'renal', 'Cr|creat|creatinine', null, null, 'lower'], ['urea nitrogen', 'renal', 'BUN', null, null, 'lower'], ['potassium', 'renal', 'K|K+|potassium', 0], ['sodium', 'renal', 'Na|sodium|serum Na'],
  ['bicarbonate', 'renal', 'HCO3|bicarb|bicarbonate', null, null, 'higher'], ['chloride', 'renal', 'Cl|chloride'], ['magnesium', 'renal', 'Mg|mag|Mg++'], ['phosphate', 'renal', 'Phos|PO4'], ['calcium, total', 'renal', 'Ca|calcium'], ['free calcium', 'renal', 'iCa|ionized Ca'], ['anion gap', 'renal', 'AG|anion gap|gap', null, null, 'lower'],
  ['sodium, urine', 'renal', 'UNa|urine Na'], ['osmolality, measured', 'renal', 'serum osm|osms'], ['osmolality, urine', 'renal', 'urine osm'], ['uric acid', 'renal', 'uric acid'],
  ['hematocrit', 'heme', 'Hct|HCT|crit|hematocrit', 0, null, 'higher'], ['hemoglobin', 'heme', 'Hgb|hgb|Hb', 0, null, 'higher'], ['platelet count', 'heme', 'plts|Plt|platelets|plt count', null, 'K', 'higher'], ['inr(pt)', 'heme', 'INR'], ['ptt', 'heme', 'PTT', 0], ['pt', 'heme', 'PT', 0], ['fibrinogen, functional', 'heme', 'fibrinogen'],
  ['iron', 'heme', 'iron|Fe'], ['ferritin', 'heme', 'ferritin'], ['vitamin b12', 'heme', 'B12|vit B12'], ['haptoglobin', 'heme', 'hapto|haptoglobin'], ['d-dimer', 'heme', 'D-dimer'], ['lactate dehydrogenase (ld)', 'heme', 'LDH', null, null, 'lower'],
  ['white blood cells', 'id', 'WBC|WBCs|white count|wbc', 0, 'K', 'lower'], ['bands', 'id', 'bands'], ['lactate', 'id', 'lactate|lact', null, null, 'lower'], ['vancomycin', 'id', 'vanc level|vanco level|vanc trough'], ['c-reactive protein', 'id', 'CRP', 0, null, 'lower'], ['sedimentation rate', 'id', 'ESR|sed rate'], ['absolute cd4 count', 'id', 'CD4'], ['gentamicin', 'id', 'gent level'],
  ['troponin t', 'cv', 'TnT|troponin T|cTropnT|trop T', null, null, 'lower'], ['creatine kinase (ck)', 'cv', 'CK|CPK', null, null, 'lower'], ['creatine kinase, mb isoenzyme', 'cv', 'CK-MB|MB|CKMB', null, null, 'lower'], ['ntprobnp', 'cv', 'proBNP|NT-proBNP|BNP', null, null, 'lower'], ['digoxin', 'cv', 'dig level'], ['cholesterol, ldl, calculated', 'cv', 'LDL'], ['cholesterol, hdl', 'cv', 'HDL'], ['cholesterol, total', 'cv', 'total chol'], ['triglycerides', 'cv', 'TG|triglycerides'],
  ['pco2', 'resp', 'pCO2|PCO2'], ['po2', 'resp', 'pO2|PO2'], ['base excess', 'resp', 'BE|base excess'],
  ['asparate aminotransferase (ast)', 'gi', 'AST', null, null, 'lower'], ['alanine aminotransferase (alt)', 'gi', 'ALT', null, null, 'lower'], ['bilirubin, total', 'gi', 'T bili|Tbili|total bili', 0, null, 'lower'], ['alkaline phosphatase', 'gi', 'alk phos|AP', null, null, 'lower'], ['albumin', 'gi', 'albumin|alb', null, null, 'higher'], ['lipase', 'gi', 'lipase', null, null, 'lower'], ['amylase', 'gi', 'amylase', null, null, 'lower'], ['ammonia', 'gi', 'ammonia|NH3', null, null, 'lower'], ['prealbumin', 'gi', 'prealbumin'],
  ['glucose', 'endo', 'glucose|gluc|BG|blood sugar'], ['% hemoglobin a1c', 'endo', 'A1c|HbA1c|HgbA1c'], ['thyroid stimulating hormone', 'endo', 'TSH'], ['cortisol', 'endo', 'cortisol', 0],
  ['phenytoin', 'neuro', 'dilantin level|phenytoin level'], ['ethanol', 'neuro', 'EtOH level|serum EtOH'], ['tacrofk', 'id', 'FK level|tacro level'],
];

export const LABS: ReadonlyMap<string, LabWords> = new Map(ROWS.map(([label, system, said, rounded, more, better]) => [label, {
  label, system, said: said.split('|'), ...(typeof rounded === 'number' ? { rounded } : {}), ...(more === 'K' ? { thousands: true as const } : {}), ...(better === undefined ? {} : { better }),
}]));

/** Units as notes write them, by the tables' spelling, and which others a tired hand puts there. A unit in an answer is the note's, in lower case. */
export const UNITS: Readonly<Record<string, { readonly said: string; readonly wrong: readonly string[] }>> = {
  'mg/dl': { said: 'mg/dL', wrong: ['g/dL', 'mmol/L', 'mEq/L', 'mcg/dL'] }, 'meq/l': { said: 'mEq/L', wrong: ['mg/dL', 'g/L', 'mEq/dL'] }, 'g/dl': { said: 'g/dL', wrong: ['mg/dL', 'g/L', 'mg/L'] }, 'mmol/l': { said: 'mmol/L', wrong: ['mg/dL', 'mEq/dL', 'mmol/dL'] },
  'ng/ml': { said: 'ng/mL', wrong: ['mcg/mL', 'mg/mL', 'ng/dL'] }, 'iu/l': { said: 'IU/L', wrong: ['mg/dL', 'IU/dL', 'mg/L'] }, 'ug/ml': { said: 'ug/mL', wrong: ['mg/mL', 'ng/mL'] }, 'pg/ml': { said: 'pg/mL', wrong: ['ng/mL', 'mg/mL'] }, 'mm hg': { said: 'mm Hg', wrong: ['cm H2O', 'kPa'] },
  sec: { said: 'sec', wrong: ['min'] }, 'ug/dl': { said: 'ug/dL', wrong: ['mg/dL', 'ng/dL'] }, 'mosm/kg': { said: 'mOsm/kg', wrong: ['mmol/L', 'mEq/L'] }, 'mg/l': { said: 'mg/L', wrong: ['g/L', 'mg/dL'] },
};
