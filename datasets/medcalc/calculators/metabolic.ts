/** Calcium, insulin resistance, cholesterol. */
import type { Calculator } from '../calculator.ts';
import { albuminGPerDl, glucose, measure, mgPerDl } from '../findings.ts';
import { SUBSTANCES, toMicroUnitsPerMl } from '../units.ts';
import { decimal } from './points.ts';

/** Corrected Ca = Ca (mg/dL) + 0.8 x (4 - albumin (g/dL)). */
export const correctedCalcium: Calculator = {
  id: 7, slug: 'corrected-calcium', name: 'Calcium Correction for Hypoalbuminemia', group: 'equation', output: 'decimal', unit: 'mg/dL',
  source: 'Payne RB et al. Interpretation of serum calcium in patients with abnormal serum proteins. BMJ 1973;4:643-646',
  compute: (entities) => decimal(mgPerDl(entities, 'Calcium', SUBSTANCES.calcium) + 0.8 * (4 - albuminGPerDl(entities))),
};

/** HOMA-IR = fasting insulin (µIU/mL) x fasting glucose (mg/dL) / 405. */
export const homaIr: Calculator = {
  id: 31, slug: 'homa-ir', name: 'HOMA-IR (Homeostatic Model Assessment for Insulin Resistance)', group: 'equation', output: 'decimal', unit: '',
  source: 'Matthews DR et al. Homeostasis model assessment. Diabetologia 1985;28:412-419',
  compute: (entities) => decimal((measure(entities, 'Insulin', toMicroUnitsPerMl) * glucose(entities)) / 405),
};

/** Friedewald: LDL = total - HDL - triglycerides / 5, all in mg/dL. */
export const ldl: Calculator = {
  id: 44, slug: 'ldl', name: 'LDL Calculated', group: 'equation', output: 'decimal', unit: 'mg/dL',
  source: 'Friedewald WT, Levy RI, Fredrickson DS. Clin Chem 1972;18:499-502',
  compute: (entities) => decimal(mgPerDl(entities, 'Total cholesterol', SUBSTANCES.cholesterol)
    - mgPerDl(entities, 'high-density lipoprotein cholesterol', SUBSTANCES.cholesterol)
    - mgPerDl(entities, 'Triglycerides', SUBSTANCES.triglycerides) / 5),
};
