/** Body size: mass index, ideal, adjusted and target weight, surface area. */
import type { Calculator, Entities } from '../calculator.ts';
import { heightCm, measure, sex, weightKg } from '../findings.ts';
import { toKgPerM2 } from '../units.ts';
import { decimal } from './points.ts';

/** Weight over height squared, in kg/m². */
export function bodyMassIndexOf(entities: Entities): number {
  return weightKg(entities) / (heightCm(entities) / 100) ** 2;
}

/** Devine: 50 kg (men) or 45.5 kg (women), and 2.3 kg for each inch over 60, below as above. */
export function idealWeightOf(entities: Entities): number {
  return (sex(entities) === 'male' ? 50 : 45.5) + 2.3 * (heightCm(entities) / 2.54 - 60);
}

/** Ideal weight and 0.4 of what the actual weight differs from it, in kg. */
export function adjustedWeightOf(entities: Entities): number {
  const ideal = idealWeightOf(entities);
  return ideal + 0.4 * (weightKg(entities) - ideal);
}

/** BMI = weight (kg) / height (m)². */
export const bodyMassIndex: Calculator = {
  id: 6, slug: 'bmi', name: 'Body Mass Index (BMI)', group: 'equation', output: 'decimal', unit: 'kg/m²',
  source: 'Quetelet index; WHO Technical Report Series 894, 2000',
  compute: (entities) => decimal(bodyMassIndexOf(entities)),
};

/** IBW = 50 (men) or 45.5 (women) + 2.3 x (height in inches - 60), in kg. */
export const idealBodyWeight: Calculator = {
  id: 10, slug: 'ideal-body-weight', name: 'Ideal Body Weight', group: 'equation', output: 'decimal', unit: 'kg',
  source: 'Devine BJ. Gentamicin therapy. Drug Intell Clin Pharm 1974;8:650-655',
  compute: (entities) => decimal(idealWeightOf(entities)),
};

/** ABW = IBW + 0.4 x (weight - IBW), in kg. */
export const adjustedBodyWeight: Calculator = {
  id: 62, slug: 'adjusted-body-weight', name: 'Adjusted Body Weight', group: 'equation', output: 'decimal', unit: 'kg',
  source: 'Bauer LA et al. Influence of weight on aminoglycoside pharmacokinetics. Eur J Clin Pharmacol 1983;24:643-647',
  compute: (entities) => decimal(adjustedWeightOf(entities)),
};

/** BSA = sqrt(height (cm) x weight (kg) / 3600), in m². */
export const bodySurfaceArea: Calculator = {
  id: 60, slug: 'bsa', name: 'Body Surface Area Calculator', group: 'equation', output: 'decimal', unit: 'm²',
  source: 'Mosteller RD. Simplified calculation of body-surface area. N Engl J Med 1987;317:1098',
  compute: (entities) => decimal(Math.sqrt((heightCm(entities) * weightKg(entities)) / 3600)),
};

/** Target weight = target BMI x height (m)², in kg. */
export const targetWeight: Calculator = {
  id: 61, slug: 'target-weight', name: 'Target weight', group: 'equation', output: 'decimal', unit: 'kg',
  source: 'The body mass index solved for weight; WHO Technical Report Series 894, 2000',
  compute: (entities) => decimal(measure(entities, 'Body Mass Index (BMI)', toKgPerM2) * (heightCm(entities) / 100) ** 2),
};
