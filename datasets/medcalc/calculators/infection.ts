/** Infection: sore throat (Centor, FeverPAIN), pneumonia (CURB-65, PSI), SIRS. */
import type { Calculator } from '../calculator.ts';
import {
  countFlags, diastolic, flag, glucose, has, heartRate, measure, plainNumber, respiratoryRate, sex, sodium, systolic, temperatureC,
  ureaNitrogen, wholeAge,
} from '../findings.ts';
import { toCellsPerMicrolitre, toMmHg, toPercent } from '../units.ts';
import { band, points } from './points.ts';

/** Age 3-14 1, 15-44 0, from 45 -1; over 38 °C, exudate, tender nodes, no cough 1 each; -1 to 5. Under 3 years age adds nothing. */
export const centor: Calculator = {
  id: 20, slug: 'centor', name: 'Centor Score (Modified/McIsaac) for Strep Pharyngitis', group: 'score', output: 'integer', unit: '',
  source: 'McIsaac WJ et al. A clinical score to reduce unnecessary antibiotic use. CMAJ 1998;158:75-83',
  compute: (entities) => points(band(wholeAge(entities), [[45, -1], [15, 0], [3, 1]], 0) + (temperatureC(entities) > 38 ? 1 : 0)
    + countFlags(entities, ['Exudate or swelling on tonsils', 'Tender/swollen anterior cervical lymph nodes', 'Cough Absent'])),
};

/** One point each of five findings. */
export const feverPain: Calculator = {
  id: 33, slug: 'feverpain', name: 'FeverPAIN Score for Strep Pharyngitis', group: 'score', output: 'integer', unit: '',
  source: 'Little P et al. PRISM investigators. BMJ 2013;347:f5806',
  compute: (entities) => points(countFlags(entities, [
    'Fever in past 24 hours', 'Absence of cough or coryza', 'Symptom onset ≤3 days', 'Purulent tonsils', 'Severe tonsil inflammation',
  ])),
};

/** Confusion, urea nitrogen over 19 mg/dL, 30 breaths or more, systolic under 90 or diastolic 60 or under, age from 65; 0 to 5. */
export const curb65: Calculator = {
  id: 45, slug: 'curb-65', name: 'CURB-65 Score for Pneumonia Severity', group: 'score', output: 'integer', unit: '',
  source: 'Lim WS et al. Defining community acquired pneumonia severity on presentation to hospital. Thorax 2003;58:377-382',
  compute: (entities) => points((flag(entities, 'Confusion') ? 1 : 0) + (ureaNitrogen(entities) > 19 ? 1 : 0)
    + (respiratoryRate(entities) >= 30 ? 1 : 0) + (systolic(entities) < 90 || diastolic(entities) <= 60 ? 1 : 0)
    + (wholeAge(entities) >= 65 ? 1 : 0)),
};

/** Criteria met, of four: temperature over 38 or under 36 °C, pulse over 90, over 20 breaths or PaCO₂ under 32, leucocytes over 12,000 or under 4,000/µL. */
export const sirs: Calculator = {
  id: 51, slug: 'sirs', name: 'SIRS Criteria', group: 'score', output: 'integer', unit: '',
  source: 'Bone RC et al. ACCP/SCCM Consensus Conference. Chest 1992;101:1644-1655',
  compute(entities) {
    const temperature = temperatureC(entities);
    const leucocytes = measure(entities, 'White blood cell count', toCellsPerMicrolitre);
    const breathing = (has(entities, 'respiratory rate') && respiratoryRate(entities) > 20)
      || (has(entities, 'PaCO₂') && measure(entities, 'PaCO₂', toMmHg) < 32);
    return points((temperature > 38 || temperature < 36 ? 1 : 0) + (heartRate(entities) > 90 ? 1 : 0) + (breathing ? 1 : 0)
      + (leucocytes > 12_000 || leucocytes < 4_000 ? 1 : 0));
  },
};

/**
 * Age in years, less 10 in women; nursing home 10; neoplasm 30, liver 20, heart failure 10, cerebrovascular 10, renal 10;
 * altered mental status 20, 30 breaths or more 20, systolic under 90 20, under 35 or from 40 °C 15, pulse from 125 10;
 * pH under 7.35 30, urea nitrogen from 30 mg/dL 20, sodium under 130 20, glucose from 250 mg/dL 10, haematocrit under
 * 30 % 10, PaO₂ under 60 mm Hg 10, effusion 10.
 */
export const psi: Calculator = {
  id: 29, slug: 'psi', name: 'PSI Score: Pneumonia Severity Index for CAP', group: 'score', output: 'integer', unit: '',
  source: 'Fine MJ et al. A prediction rule to identify low-risk patients with community-acquired pneumonia. N Engl J Med 1997;336:243-250',
  compute(entities) {
    const temperature = temperatureC(entities);
    const oxygen = 'Partial pressure of oxygen (PaO₂) for Apache II';
    return points(wholeAge(entities) - (sex(entities) === 'female' ? 10 : 0)
      + 30 * countFlags(entities, ['Neoplastic disease'])
      + 20 * countFlags(entities, ['Liver disease severity', 'Altered mental status'])
      + 10 * countFlags(entities, ['Nursing home resident', 'Congestive Heart Faliure', 'Cerebrovascular disease history', 'Renal disease', 'Pleural effusion on x-ray'])
      + (respiratoryRate(entities) >= 30 ? 20 : 0) + (systolic(entities) < 90 ? 20 : 0)
      + (temperature < 35 || temperature > 39.9 ? 15 : 0) + (heartRate(entities) >= 125 ? 10 : 0)
      + (plainNumber(entities, 'pH') < 7.35 ? 30 : 0) + (ureaNitrogen(entities) >= 30 ? 20 : 0)
      + (sodium(entities) < 130 ? 20 : 0) + (glucose(entities) >= 250 ? 10 : 0)
      + (measure(entities, 'Hematocrit', toPercent) < 30 ? 10 : 0)
      + (has(entities, oxygen) && measure(entities, oxygen, toMmHg) < 60 ? 10 : 0));
  },
};
