/** Water, sodium and osmolality. */
import type { Calculator, Entities } from '../calculator.ts';
import { age, glucose, sex, sodium, ureaNitrogen, weightKg } from '../findings.ts';
import { decimal } from './points.ts';

/** Holliday and Segar by the hour: 4 mL/kg for the first 10 kg, 2 for the next 10, 1 for each kg over 20. */
export const maintenanceFluids: Calculator = {
  id: 22, slug: 'maintenance-fluids', name: 'Maintenance Fluids Calculations', group: 'equation', output: 'decimal', unit: 'mL/hr',
  source: 'Holliday MA, Segar WE. The maintenance need for water in parenteral fluid therapy. Pediatrics 1957;19:823-832',
  compute(entities) {
    const weight = weightKg(entities);
    return decimal(4 * Math.min(weight, 10) + 2 * Math.min(Math.max(weight - 10, 0), 10) + Math.max(weight - 20, 0));
  },
};

/** Corrected Na = Na + 0.024 x (glucose (mg/dL) - 100), in mEq/L; below 100 mg/dL it corrects downwards. */
export const correctedSodium: Calculator = {
  id: 26, slug: 'corrected-sodium', name: 'Sodium Correction for Hyperglycemia', group: 'equation', output: 'decimal', unit: 'mEq/L',
  source: 'Hillier TA, Abbott RD, Barrett EJ. Hyponatremia: evaluating the correction factor for hyperglycemia. Am J Med 1999;106:399-403',
  compute: (entities) => decimal(sodium(entities) + 0.024 * (glucose(entities) - 100)),
};

/** Osmolality = 2 x Na + urea nitrogen (mg/dL) / 2.8 + glucose (mg/dL) / 18, in mOsm/kg. */
export const serumOsmolality: Calculator = {
  id: 30, slug: 'serum-osmolality', name: 'Serum Osmolality', group: 'equation', output: 'decimal', unit: 'mOsm/kg',
  source: 'Dorwart WV, Chalmers L. Comparison of methods for calculating serum osmolality. Clin Chem 1975;21:190-194',
  compute: (entities) => decimal(2 * sodium(entities) + ureaNitrogen(entities) / 2.8 + glucose(entities) / 18),
};

/** The share of weight that is water: 0.6 under 18 and in men, 0.5 in women; 0.5 and 0.45 from 65 on. */
function waterFraction(entities: Entities): number {
  const years = age(entities);
  if (years < 18) return 0.6;
  const female = sex(entities) === 'female';
  return years < 65 ? (female ? 0.5 : 0.6) : (female ? 0.45 : 0.5);
}

/** Deficit = water fraction x weight (kg) x (Na / 140 - 1), in litres; negative where sodium is below 140 mEq/L. */
export const freeWaterDeficit: Calculator = {
  id: 38, slug: 'free-water-deficit', name: 'Free Water Deficit', group: 'equation', output: 'decimal', unit: 'L',
  source: 'Adrogue HJ, Madias NE. Hypernatremia. N Engl J Med 2000;342:1493-1499',
  compute: (entities) => decimal(waterFraction(entities) * weightKg(entities) * (sodium(entities) / 140 - 1)),
};
