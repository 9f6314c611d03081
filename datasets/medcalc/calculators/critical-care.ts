/** Coma and organ failure: GCS, APACHE II, SOFA. */
import { type Calculator, type Entities, EntityError } from '../calculator.ts';
import {
  bilirubin, choice, creatinine, flag, has, heartRate, ion, meanArterialPressure, measure, plainNumber, respiratoryRate, sodium, temperatureC, wholeAge,
} from '../findings.ts';
import { SUBSTANCES, toCellsPerMicrolitre, toMcgPerKgPerMin, toMlPerDay, toMmHg, toPercent } from '../units.ts';
import { band, points } from './points.ts';

const PAO2 = 'Partial pressure of oxygen (PaO₂) for Apache II';

/** Eyes 1-4, voice 1-5, movement 1-6; a part that cannot be tested is taken as normal. */
export const glasgowComa: Calculator = {
  id: 21, slug: 'gcs', name: 'Glasgow Coma Score (GCS)', group: 'score', output: 'integer', unit: '',
  source: 'Teasdale G, Jennett B. Assessment of coma and impaired consciousness. Lancet 1974;2:81-84',
  compute: (entities) => points(
    choice(entities, 'Best eye response', {
      'eyes open spontaneously': 4, 'eye opening to verbal command': 3, 'eye opening to pain': 2, 'no eye opening': 1, 'not testable': 4,
    })
    + choice(entities, 'Best verbal response', {
      oriented: 5, confused: 4, 'inappropriate words': 3, 'incomprehensible sounds': 2, 'no verbal response': 1, 'not testable': 5,
    })
    + choice(entities, 'Best motor response', {
      'obeys commands': 6, 'localizes pain': 5, 'withdrawal from pain': 4, 'flexion to pain': 3, 'extension to pain': 2, 'no motor response': 1, 'not testable': 6,
    })),
};

/** FiO₂ from 50 %: by the alveolar-arterial gradient; below: by PaO₂. In mm Hg. */
function apacheOxygenation(entities: Entities): number {
  if (measure(entities, 'FiO₂', toPercent) >= 50) {
    return band(plainNumber(entities, 'A-a gradient'), [[500, 4], [350, 3], [200, 2]], 0);
  }
  const oxygen = measure(entities, PAO2, toMmHg);
  return oxygen > 70 ? 0 : band(oxygen, [[61, 1], [55, 3]], 4);
}

/** Twice the points of creatinine (mg/dL) in acute renal failure, on chronic or not. */
function apacheCreatinine(entities: Entities): number {
  return band(creatinine(entities), [[3.5, 4], [2, 3], [1.5, 2], [0.6, 0]], 2) * (flag(entities, 'Acute renal failure') ? 2 : 1);
}

/** Severe organ failure or immunocompromise: 2 after elective surgery, 5 after emergency surgery or without any. */
function apacheChronicHealth(entities: Entities): number {
  if (!flag(entities, 'History of severe organ failure or immunocompromise')) return 0;
  return choice(entities, 'Surgery Type', { Elective: 2, Emergency: 5, Nonoperative: 5, Nonelective: 5 }, 5);
}

/**
 * Twelve physiological variables, age, chronic health; 0 to 71. A value between two bands, such as a mean arterial
 * pressure of 69.7 mm Hg, belongs to the lower one. Coma adds 15 less the Glasgow Coma Score.
 */
export const apacheII: Calculator = {
  id: 28, slug: 'apache-ii', name: 'APACHE II Score', group: 'score', output: 'integer', unit: '',
  source: 'Knaus WA et al. APACHE II: a severity of disease classification system. Crit Care Med 1985;13:818-829',
  compute: (entities) => points(
    band(temperatureC(entities), [[41, 4], [39, 3], [38.5, 1], [36, 0], [34, 1], [32, 2], [30, 3]], 4)
    + band(meanArterialPressure(entities), [[160, 4], [130, 3], [110, 2], [70, 0], [50, 2]], 4)
    + band(heartRate(entities), [[180, 4], [140, 3], [110, 2], [70, 0], [55, 2], [40, 3]], 4)
    + band(respiratoryRate(entities), [[50, 4], [35, 3], [25, 1], [12, 0], [10, 1], [6, 2]], 4)
    + apacheOxygenation(entities)
    + band(plainNumber(entities, 'pH'), [[7.7, 4], [7.6, 3], [7.5, 1], [7.33, 0], [7.25, 2], [7.15, 3]], 4)
    + band(sodium(entities), [[180, 4], [160, 3], [155, 2], [150, 1], [130, 0], [120, 2], [111, 3]], 4)
    + band(ion(entities, 'Potassium', SUBSTANCES.potassium), [[7, 4], [6, 3], [5.5, 1], [3.5, 0], [3, 1], [2.5, 2]], 4)
    + apacheCreatinine(entities)
    + band(measure(entities, 'Hematocrit', toPercent), [[60, 4], [50, 2], [46, 1], [30, 0], [20, 2]], 4)
    + band(measure(entities, 'White blood cell count', toCellsPerMicrolitre), [[40_000, 4], [20_000, 2], [15_000, 1], [3_000, 0], [1_000, 2]], 4)
    + 15 - plainNumber(entities, 'Glasgow Coma Score')
    + band(wholeAge(entities), [[75, 6], [65, 5], [55, 3], [45, 2]], 0)
    + apacheChronicHealth(entities)),
};

/** PaO₂ over the inspired fraction: under 400 1, 300 2; under 200 3 and 100 4 only with respiratory support. */
function sofaRespiration(entities: Entities): number {
  const ratio = measure(entities, PAO2, toMmHg) / (measure(entities, 'FiO₂', toPercent) / 100);
  const supported = flag(entities, 'On mechanical ventilation') || flag(entities, 'Continous positive airway pressure');
  const score = band(ratio, [[400, 0], [300, 1], [200, 2], [100, 3]], 4);
  return supported ? score : Math.min(score, 2);
}

/** Vasopressors in mcg/kg/min; without any, 1 for a mean pressure under 70 mm Hg or stated hypotension. */
function sofaCirculation(entities: Entities): number {
  const rate = (name: string): number => measure(entities, name, toMcgPerKgPerMin, 0);
  const dopamine = rate('DOPamine');
  const catecholamine = Math.max(rate('EPINEPHrine'), rate('norEPINEPHrine'));
  if (dopamine > 15 || catecholamine > 0.1) return 4;
  if (dopamine > 5 || catecholamine > 0) return 3;
  if (dopamine > 0 || rate('DOBUTamine') > 0) return 2;
  const measured = has(entities, 'Systolic Blood Pressure') && has(entities, 'Diastolic Blood Pressure');
  return flag(entities, 'Hypotension') || (measured && meanArterialPressure(entities) < 70) ? 1 : 0;
}

/** The worse of creatinine (mg/dL) and urine output (mL/day); one of the two must be known. */
function sofaRenal(entities: Entities): number {
  const byCreatinine = has(entities, 'creatinine') ? band(creatinine(entities), [[5, 4], [3.5, 3], [2, 2], [1.2, 1]], 0) : undefined;
  const byUrine = has(entities, 'Urine Output') ? band(measure(entities, 'Urine Output', toMlPerDay), [[500, 0], [200, 3]], 4) : undefined;
  if (byCreatinine === undefined && byUrine === undefined) throw new EntityError('creatinine, Urine Output: both missing');
  return Math.max(byCreatinine ?? 0, byUrine ?? 0);
}

/** Six organs at 0 to 4 points; a Glasgow Coma Score that is not reported is 15. */
export const sofa: Calculator = {
  id: 43, slug: 'sofa', name: 'Sequential Organ Failure Assessment (SOFA) Score', group: 'score', output: 'integer', unit: '',
  source: 'Vincent JL et al. The SOFA score to describe organ dysfunction/failure. Intensive Care Med 1996;22:707-710',
  compute: (entities) => points(sofaRespiration(entities)
    + band(measure(entities, 'Platelet count', toCellsPerMicrolitre), [[150_000, 0], [100_000, 1], [50_000, 2], [20_000, 3]], 4)
    + band(bilirubin(entities), [[12, 4], [6, 3], [2, 2], [1.2, 1]], 0)
    + sofaCirculation(entities)
    + band(plainNumber(entities, 'Glasgow Coma Score', 15), [[15, 0], [13, 1], [10, 2], [6, 3]], 4)
    + sofaRenal(entities)),
};
