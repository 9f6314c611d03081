/** Kidney function: creatinine clearance, estimated GFR, sodium excretion. Creatinine in mg/dL throughout. */
import type { Calculator, Entities } from '../calculator.ts';
import { age, creatinine, ion, mgPerDl, sex, sodium, weightKg } from '../findings.ts';
import { SUBSTANCES } from '../units.ts';
import { adjustedWeightOf, bodyMassIndexOf, idealWeightOf } from './body-size.ts';
import { decimal } from './points.ts';

/** Actual weight below a BMI of 18.5, the lesser of ideal and actual below 25, adjusted weight from 25 on. */
function dosingWeight(entities: Entities): number {
  const index = bodyMassIndexOf(entities);
  if (index < 18.5) return weightKg(entities);
  return index < 25 ? Math.min(idealWeightOf(entities), weightKg(entities)) : adjustedWeightOf(entities);
}

/** CrCl = (140 - age) x weight (kg) x 0.85 (women) / (72 x creatinine), in mL/min; the weight as in `dosingWeight`. */
export const creatinineClearance: Calculator = {
  id: 2, slug: 'cockcroft-gault', name: 'Creatinine Clearance (Cockcroft-Gault Equation)', group: 'equation', output: 'decimal', unit: 'mL/min',
  source: 'Cockcroft DW, Gault MH. Nephron 1976;16:31-41; weights after Winter MA et al. Pharmacotherapy 2012;32:604-612',
  compute: (entities) => decimal(((140 - age(entities)) * dosingWeight(entities) * (sex(entities) === 'female' ? 0.85 : 1)) / (72 * creatinine(entities))),
};

/**
 * eGFR = 142 x min(Cr/k, 1)^a x max(Cr/k, 1)^-1.200 x 0.9938^age x 1.012 (women), in mL/min/1.73 m²; k is 0.7 for
 * women and 0.9 for men, a -0.241 and -0.302. Without race.
 */
export const ckdEpi2021: Calculator = {
  id: 3, slug: 'ckd-epi-2021', name: 'CKD-EPI Equations for Glomerular Filtration Rate', group: 'equation', output: 'decimal', unit: 'mL/min/1.73 m²',
  source: 'Inker LA et al. New creatinine- and cystatin C-based equations. N Engl J Med 2021;385:1737-1749',
  compute(entities) {
    const female = sex(entities) === 'female';
    const relative = creatinine(entities) / (female ? 0.7 : 0.9);
    return decimal(142 * Math.min(relative, 1) ** (female ? -0.241 : -0.302) * Math.max(relative, 1) ** -1.2
      * 0.9938 ** age(entities) * (female ? 1.012 : 1));
  },
};

/** eGFR = 175 x Cr^-1.154 x age^-0.203 x 0.742 (women) x 1.212 (Black), in mL/min/1.73 m² (IDMS-traceable form). */
export const mdrd: Calculator = {
  id: 9, slug: 'mdrd', name: 'MDRD GFR Equation', group: 'equation', output: 'decimal', unit: 'mL/min/1.73 m²',
  source: 'Levey AS et al. Ann Intern Med 2006;145:247-254 (the four-variable equation re-expressed)',
  compute(entities) {
    const black = ['black', 'african american'].includes(String(entities['Race'] ?? '').trim().toLowerCase());
    return decimal(175 * creatinine(entities) ** -1.154 * age(entities) ** -0.203
      * (sex(entities) === 'female' ? 0.742 : 1) * (black ? 1.212 : 1));
  },
};

/** FENa = 100 x (urine Na x plasma creatinine) / (plasma Na x urine creatinine), in percent. */
export const fractionalSodiumExcretion: Calculator = {
  id: 40, slug: 'fena', name: 'Fractional Excretion of Sodium (FENa)', group: 'equation', output: 'decimal', unit: '%',
  source: 'Espinel CH. The FENa test. JAMA 1976;236:579-581',
  compute: (entities) => decimal((100 * ion(entities, 'Urine sodium', SUBSTANCES.sodium) * creatinine(entities))
    / (sodium(entities) * mgPerDl(entities, 'Urine creatinine', SUBSTANCES.creatinine))),
};
