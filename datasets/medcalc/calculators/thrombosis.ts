/** Venous thromboembolism: Wells for PE and DVT, PERC, Caprini. */
import type { Calculator } from '../calculator.ts';
import { choice, countFlags, flag, has, heartRate, measure, wholeAge } from '../findings.ts';
import { toKgPerM2, toPercent } from '../units.ts';
import { band, decimal, points } from './points.ts';

const PREVIOUS_DVT = 'Previously documented Deep Vein Thrombosis';
const PREVIOUS_PE = 'Previously Documented Pulmonary Embolism';
const PREVIOUS = [PREVIOUS_DVT, PREVIOUS_PE] as const;

/**
 * Signs of DVT 3, PE the likeliest diagnosis 3, pulse over 100 1.5, immobilization or surgery 1.5, previous PE or DVT
 * 1.5, haemoptysis 1, malignancy 1; 0 to 12.5 in halves, so the benchmark grades it by limits.
 */
export const wellsPe: Calculator = {
  id: 8, slug: 'wells-pe', name: "Wells' Criteria for Pulmonary Embolism", group: 'score', output: 'decimal', unit: '',
  source: 'Wells PS et al. Derivation of a simple clinical model. Thromb Haemost 2000;83:416-420',
  compute: (entities) => decimal(
    3 * countFlags(entities, ['Clinical signs and symptoms of Deep Vein Thrombosis', 'Pulmonary Embolism is #1 diagnosis OR equally likely'])
    + (heartRate(entities) > 100 ? 1.5 : 0)
    + (countFlags(entities, ['Immobilization for at least 3 days', 'Surgery in the previous 4 weeks']) > 0 ? 1.5 : 0)
    + (countFlags(entities, PREVIOUS) > 0 ? 1.5 : 0)
    + countFlags(entities, ['Hemoptysis', 'Malignancy with treatment within 6 months or palliative'])),
};

const WELLS_DVT = [
  'Active cancer', 'Paralysis, paresis, or recent plaster immobilization of the lower extremity', 'Localized tenderness along the deep venous system',
  'Entire Leg Swollen', 'Calf swelling >3 centimeters compared to the other leg', 'Pitting edema, confined to symptomatic leg',
  'Collateral (nonvaricose) superficial veins present', PREVIOUS_DVT,
] as const;

/** One point each of nine findings (bedridden or major surgery is one), less 2 where another diagnosis is as likely; -2 to 9. */
export const wellsDvt: Calculator = {
  id: 16, slug: 'wells-dvt', name: "Wells' Criteria for DVT", group: 'score', output: 'integer', unit: '',
  source: 'Wells PS et al. Evaluation of D-dimer in the diagnosis of suspected deep-vein thrombosis. N Engl J Med 2003;349:1227-1235',
  compute(entities) {
    const immobile = countFlags(entities, ['Bedridden recently >3 days or major surgery within 12 weeks', 'Major surgery within 12 weeks']) > 0;
    return points(countFlags(entities, WELLS_DVT) + (immobile ? 1 : 0)
      - (flag(entities, 'Alternative diagnosis to Deep Vein Thrombosis as likely or more likely') ? 2 : 0));
  },
};

/** Criteria met, of eight: age from 50, pulse from 100, saturation under 95 %, leg swelling, haemoptysis, surgery or trauma, previous PE or DVT, hormones. */
export const perc: Calculator = {
  id: 48, slug: 'perc', name: 'PERC Rule for Pulmonary Embolism', group: 'score', output: 'integer', unit: '',
  source: 'Kline JA et al. Clinical criteria to prevent unnecessary diagnostic testing. J Thromb Haemost 2004;2:1247-1255',
  compute: (entities) => points((wholeAge(entities) >= 50 ? 1 : 0) + (heartRate(entities) >= 100 ? 1 : 0)
    + (measure(entities, 'O₂ saturation percentage', toPercent) < 95 ? 1 : 0)
    + (countFlags(entities, PREVIOUS) > 0 ? 1 : 0)
    + countFlags(entities, ['Unilateral Leg Swelling', 'Hemoptysis', 'Recent surgery or trauma', 'Hormone use'])),
};

const CAPRINI_ONE = [
  'Major Surgery in the last month', 'Congestive Heart Failure in the last month', 'Sepsis in the last month', 'Pneumonia in the last month',
  'Varicose veins', 'Current swollen legs', 'History of inflammatory bowel disease', 'Acute Myocardial infarction', 'Chronic Obstructive Pulmonary Disease',
] as const;
const CAPRINI_TWO = ['Immobilizing plaster cast in the last month', 'Current central venous access', 'Present or previous malignancy'] as const;
const CAPRINI_THREE = [
  'Family history of thrombosis', 'Positive Factor V Leiden', 'Positive prothrombin 20210A', 'Elevated serum homocysteine', 'Positive lupus anticoagulant',
  'Elevated anticardiolipin antibody', 'Heparin-induced thrombocytopenia', 'Other congenital or acquired thrombophilia',
] as const;
const CAPRINI_FIVE = [
  'Hip, pelvis, or leg fracture in the last month', 'Stroke in the last month', 'Multiple trauma in the last month',
  'Acute spinal cord injury causing paralysis in the last month',
] as const;

/**
 * Age (41-60 1, 61-74 2, from 75 3), surgery now (minor 1, major or laparoscopic or arthroscopic 2, elective arthroplasty
 * of a leg 5), mobility (bed rest 1, over 72 hours 2), BMI over 25 1, previous DVT or PE 3 (one item), and the lists above
 * at one, two, three and five points.
 */
export const caprini: Calculator = {
  id: 36, slug: 'caprini', name: 'Caprini Score for Venous Thromboembolism (2005)', group: 'score', output: 'integer', unit: '',
  source: 'Caprini JA. Thrombosis risk assessment as a guide to quality patient care. Dis Mon 2005;51:70-78',
  compute(entities) {
    const surgery = choice(entities, 'Surgery Type', {
      none: 0, minor: 1, major: 2, laparoscopic: 2, arthroscopic: 2, 'elective major lower extremity arthroplasty': 5,
    }, 0);
    const mobility = choice(entities, 'Mobility', { normal: 0, 'on bed rest': 1, 'confined to bed >72 hours': 2 }, 0);
    const overweight = has(entities, 'Body Mass Index (BMI)') && measure(entities, 'Body Mass Index (BMI)', toKgPerM2) > 25;
    return points(band(wholeAge(entities), [[75, 3], [61, 2], [41, 1]], 0) + surgery + mobility + (overweight ? 1 : 0)
      + (countFlags(entities, PREVIOUS) > 0 ? 3 : 0)
      + countFlags(entities, CAPRINI_ONE) + 2 * countFlags(entities, CAPRINI_TWO)
      + 3 * countFlags(entities, CAPRINI_THREE) + 5 * countFlags(entities, CAPRINI_FIVE));
  },
};
