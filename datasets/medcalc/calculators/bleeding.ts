/** Atrial fibrillation and bleeding: CHA2DS2-VASc, HAS-BLED, Glasgow-Blatchford. */
import type { Calculator } from '../calculator.ts';
import { countFlags, flag, heartRate, hemoglobinGPerDl, plainNumber, sex, systolic, ureaNitrogen, wholeAge } from '../findings.ts';
import { band, points } from './points.ts';

/** Heart failure 1, hypertension 1, age 65-74 1 and from 75 2, diabetes 1, stroke or TIA or embolism 2, vascular disease 1, female 1. */
export const cha2ds2Vasc: Calculator = {
  id: 4, slug: 'cha2ds2-vasc', name: 'CHA2DS2-VASc Score for Atrial Fibrillation Stroke Risk', group: 'score', output: 'integer', unit: '',
  source: 'Lip GYH et al. Refining clinical risk stratification for predicting stroke. Chest 2010;137:263-272',
  compute(entities) {
    const embolism = countFlags(entities, ['Stroke', 'Transient Ischemic Attacks History', 'Thromboembolism history']) > 0;
    return points(countFlags(entities, ['Congestive Heart Faliure', 'Hypertension history', 'Diabetes history', 'Vascular disease history'])
      + band(wholeAge(entities), [[75, 2], [65, 1]], 0) + (embolism ? 2 : 0) + (sex(entities) === 'female' ? 1 : 0));
  },
};

/** One point each: hypertension, renal, liver, stroke, bleeding, labile INR, age over 65, drugs, eight drinks or more a week. */
export const hasBled: Calculator = {
  id: 25, slug: 'has-bled', name: 'HAS-BLED Score for Major Bleeding Risk', group: 'score', output: 'integer', unit: '',
  source: 'Pisters R et al. A novel user-friendly score (HAS-BLED). Chest 2010;138:1093-1100',
  compute: (entities) => points(countFlags(entities, [
    'Hypertension history', 'Renal disease criteria for the HAS-BLED rule', 'Liver disease criteria for the HAS-BLED rule', 'Stroke',
    'Prior major bleeding or predisposition to bleeding', 'Labile international normalized ratio', 'Medication usage predisposing to bleeding',
  ]) + (wholeAge(entities) > 65 ? 1 : 0) + (plainNumber(entities, 'Number of Alcoholic Drinks Per Week', 0) >= 8 ? 1 : 0)),
};

/**
 * Urea nitrogen (mg/dL: 18.2 2, 22.4 3, 28 4, 70 6), haemoglobin (g/dL; men: under 13 1, under 12 3, under 10 6; women:
 * under 12 1, under 10 6), systolic pressure (100-109 1, 90-99 2, under 90 3), pulse from 100 1, melaena 1, syncope 2,
 * liver disease 2, heart failure 2; 0 to 23.
 */
export const glasgowBlatchford: Calculator = {
  id: 27, slug: 'glasgow-blatchford', name: 'Glasgow-Blatchford Bleeding Score (GBS)', group: 'score', output: 'integer', unit: '',
  source: 'Blatchford O, Murray WR, Blatchford M. A risk score to predict need for treatment. Lancet 2000;356:1318-1321',
  compute(entities) {
    const hemoglobin = hemoglobinGPerDl(entities);
    const anemia = sex(entities) === 'male'
      ? band(hemoglobin, [[13, 0], [12, 1], [10, 3]], 6)
      : band(hemoglobin, [[12, 0], [10, 1]], 6);
    return points(anemia
      + band(ureaNitrogen(entities), [[70, 6], [28, 4], [22.4, 3], [18.2, 2]], 0)
      + band(systolic(entities), [[110, 0], [100, 1], [90, 2]], 3)
      + (heartRate(entities) >= 100 ? 1 : 0)
      + (flag(entities, 'Melena present') ? 1 : 0)
      + 2 * countFlags(entities, ['Recent syncope', 'Hepatic disease history', 'Cardiac failure present']));
  },
};
