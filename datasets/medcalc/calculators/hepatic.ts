/** Liver disease: Child-Pugh, FIB-4, MELD-Na. */
import type { Calculator } from '../calculator.ts';
import { age, albuminGPerDl, bilirubin, choice, creatinine, flag, measure, plainNumber, sodium } from '../findings.ts';
import { toCellsPerMicrolitre, toUnitsPerL } from '../units.ts';
import { decimal, points } from './points.ts';

const INR = 'international normalized ratio';

/**
 * One to three points each, 5 to 15 in all: bilirubin (< 2, 2-3, > 3 mg/dL), albumin (> 3.5, 2.8-3.5, < 2.8 g/dL), INR
 * (< 1.7, 1.7-2.3, > 2.3), ascites, encephalopathy. Signs that are not reported are absent.
 */
export const childPugh: Calculator = {
  id: 15, slug: 'child-pugh', name: 'Child-Pugh Score for Cirrhosis Mortality', group: 'score', output: 'integer', unit: '',
  source: 'Pugh RNH et al. Transection of the oesophagus for bleeding oesophageal varices. Br J Surg 1973;60:646-649',
  compute(entities) {
    const jaundice = bilirubin(entities);
    const albumin = albuminGPerDl(entities);
    const inr = plainNumber(entities, INR);
    return points((jaundice < 2 ? 1 : jaundice <= 3 ? 2 : 3)
      + (albumin > 3.5 ? 1 : albumin >= 2.8 ? 2 : 3)
      + (inr < 1.7 ? 1 : inr <= 2.3 ? 2 : 3)
      + choice(entities, 'Ascites', { absent: 1, slight: 2, moderate: 3 }, 1)
      + choice(entities, 'Encephalopathy', { 'No Encephalopathy': 1, 'Grade 0': 1, 'Grade 1-2': 2, 'Grade 3-4': 3 }, 1));
  },
};

/** FIB-4 = age x AST (U/L) / (platelets (10⁹/L) x sqrt(ALT (U/L))). */
export const fib4: Calculator = {
  id: 19, slug: 'fib-4', name: 'Fibrosis-4 (FIB-4) Index for Liver Fibrosis', group: 'equation', output: 'decimal', unit: '',
  source: 'Sterling RK et al. Development of a simple noninvasive index. Hepatology 2006;43:1317-1325',
  compute: (entities) => decimal((age(entities) * measure(entities, 'Aspartate aminotransferase', toUnitsPerL))
    / ((measure(entities, 'Platelet count', toCellsPerMicrolitre) / 1e3) * Math.sqrt(measure(entities, 'Alanine aminotransferase', toUnitsPerL)))),
};

/**
 * MELD(i) = 10 x (0.957 ln creatinine + 0.378 ln bilirubin + 1.120 ln INR + 0.643), the sum rounded to a tenth first;
 * where it is over 11, MELD = MELD(i) + 1.32 x (137 - Na) - 0.033 x MELD(i) x (137 - Na); a whole number, at most 40.
 * Creatinine, bilirubin and INR under 1 are 1; creatinine over 4, or with dialysis twice in a week or 24 hours of
 * CVVHD, is 4; sodium is held within 125 to 137.
 */
export const meldNa: Calculator = {
  id: 23, slug: 'meld-na', name: 'MELD Na (UNOS/OPTN)', group: 'equation', output: 'decimal', unit: '',
  source: 'OPTN Policy 9.1.D (January 2016); Kim WR et al. N Engl J Med 2008;359:1018-1026',
  compute(entities) {
    const dialysis = flag(entities, 'Dialysis at least twice in the past week')
      || flag(entities, 'Continuous veno-venous hemodialysis for ≥24 hours in the past week');
    const kidney = dialysis ? 4 : Math.min(Math.max(creatinine(entities), 1), 4);
    const sum = 0.957 * Math.log(kidney) + 0.378 * Math.log(Math.max(bilirubin(entities), 1))
      + 1.12 * Math.log(Math.max(plainNumber(entities, INR), 1)) + 0.643;
    const initial = Math.round(sum * 10);
    const below = 137 - Math.min(Math.max(sodium(entities), 125), 137);
    const score = initial > 11 ? initial + 1.32 * below - 0.033 * initial * below : initial;
    return decimal(Math.min(Math.round(score), 40));
  },
};
