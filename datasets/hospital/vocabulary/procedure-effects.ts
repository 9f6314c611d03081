/** What a procedure does to values. A unit of red cells raises haemoglobin by about 1 g/dL; two are usual. */
import type { Effect } from './condition.ts';

export const PROCEDURE_EFFECTS: Readonly<Record<string, readonly Effect[]>> = {
  '9904': [['hemoglobin', '+', 0.8, 2, 0]],
  '9905': [['platelets', 'x', 1.15, 1.5, 60]],
  '9907': [['inr', 'x', 0.7, 0.88, 36]],
  '3995': [['potassium', '+', -0.9, -0.4, 30], ['urea nitrogen', 'x', 0.5, 0.75, 60], ['bicarbonate', '+', 1, 4, 40]],
  '9604': [['po2', 'x', 1.2, 1.9, 72], ['spo2', '+', 1, 4, 72]],
};
