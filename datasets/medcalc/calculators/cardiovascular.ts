/** Blood pressure, coronary risk, chest pain, cardiac risk of surgery. */
import type { Calculator } from '../calculator.ts';
import { age, choice, countFlags, flag, has, meanArterialPressure, mgPerDl, sex, systolic, wholeAge } from '../findings.ts';
import { SUBSTANCES } from '../units.ts';
import { band, decimal, points } from './points.ts';

/** MAP = (systolic + 2 x diastolic) / 3, in mm Hg. */
export const meanArterial: Calculator = {
  id: 5, slug: 'mean-arterial-pressure', name: 'Mean Arterial Pressure (MAP)', group: 'equation', output: 'decimal', unit: 'mm Hg',
  source: 'Sesso HD et al. Systolic and diastolic blood pressure, pulse pressure, and mean arterial pressure. Hypertension 2000;36:801-807',
  compute: (entities) => decimal(meanArterialPressure(entities)),
};

/**
 * Ten-year risk of myocardial infarction or coronary death in percent, 100 x (1 - S^exp(sum)): S is 0.9402 for men
 * and 0.98767 for women. ln(age) of the smoking term stops at 70 (men) and 78 (women). Cholesterol in mg/dL.
 */
export const framinghamHardChd: Calculator = {
  id: 46, slug: 'framingham-chd', name: 'Framingham Risk Score for Hard Coronary Heart Disease', group: 'equation', output: 'decimal', unit: '%',
  source: 'NCEP Adult Treatment Panel III, final report. Circulation 2002;106:3143-3421 (after Wilson PWF et al. 1998)',
  compute(entities) {
    const years = age(entities);
    const lnAge = Math.log(years);
    const lnTotal = Math.log(mgPerDl(entities, 'Total cholesterol', SUBSTANCES.cholesterol));
    const lnHdl = Math.log(mgPerDl(entities, 'high-density lipoprotein cholesterol', SUBSTANCES.cholesterol));
    const lnSystolic = Math.log(systolic(entities));
    const treated = flag(entities, 'Blood pressure being treated with medicines') ? 1 : 0;
    const smoker = flag(entities, 'Smoker') ? 1 : 0;
    if (sex(entities) === 'male') {
      const sum = 52.00961 * lnAge + 20.014077 * lnTotal - 0.905964 * lnHdl + 1.305784 * lnSystolic + 0.241549 * treated
        + 12.096316 * smoker - 4.605038 * lnAge * lnTotal - 2.84367 * Math.log(Math.min(years, 70)) * smoker
        - 2.93323 * lnAge * lnAge - 172.300168;
      return decimal(100 * (1 - 0.9402 ** Math.exp(sum)));
    }
    const sum = 31.764001 * lnAge + 22.465206 * lnTotal - 1.187731 * lnHdl + 2.552905 * lnSystolic + 0.420251 * treated
      + 13.07543 * smoker - 5.060998 * lnAge * lnTotal - 2.996945 * Math.log(Math.min(years, 78)) * smoker - 146.5933061;
    return decimal(100 * (1 - 0.98767 ** Math.exp(sum)));
  },
};

const HEART_RISK_FACTORS = [
  'Hypertension history', 'hypercholesterolemia', 'Diabetes mellitus criteria for CCI rule', 'obesity', 'smoking',
  'parent or sibling with Cardiovascular disease before age 65',
] as const;

/**
 * History, ECG, age (45-64: 1, from 65: 2), risk factors (1 or 2: 1; 3 or more, or known atherosclerotic disease, which
 * a past TIA is: 2), troponin; 0 to 10. Parts that are not reported are normal.
 */
export const heart: Calculator = {
  id: 18, slug: 'heart', name: 'HEART Score for Major Cardiac Events', group: 'score', output: 'integer', unit: '',
  source: 'Six AJ, Backus BE, Kelder JC. Chest pain in the emergency room: value of the HEART score. Neth Heart J 2008;16:191-196',
  compute(entities) {
    const history = choice(entities, 'Suspicion History', { 'Slightly suspicious': 0, 'Moderately suspicious': 1, 'Highly suspicious': 2 }, 0);
    const ecg = choice(entities, 'Electrocardiogram Test', { Normal: 0, 'Non-specific repolarization disturbance': 1, 'Significant ST deviation': 2 }, 0);
    const troponin = choice(entities, 'Initial troponin', {
      'less than or equal to normal limit': 0, 'between the normal limit or up to three times the normal limit': 1, 'greater than three times normal limit': 2,
    }, 0);
    const atherosclerosis = flag(entities, 'atherosclerotic disease') || flag(entities, 'Transient Ischemic Attacks History');
    const riskFactors = atherosclerosis ? 2 : band(countFlags(entities, HEART_RISK_FACTORS), [[3, 2], [1, 1]], 0);
    return points(history + ecg + band(wholeAge(entities), [[65, 2], [45, 1]], 0) + riskFactors + troponin);
  },
};

/**
 * One point each: high-risk surgery, ischaemic heart disease, heart failure, cerebrovascular disease, insulin, creatinine
 * over 2 mg/dL; 0 to 6. The benchmark names cerebrovascular disease by two keys; either counts.
 */
export const revisedCardiacRisk: Calculator = {
  id: 17, slug: 'rcri', name: 'Revised Cardiac Risk Index for Pre-Operative Risk', group: 'score', output: 'integer', unit: '',
  source: 'Lee TH et al. Derivation and prospective validation of a simple index. Circulation 1999;100:1043-1049',
  compute(entities) {
    const cerebrovascular = flag(entities, 'Cerebrovascular disease history') || flag(entities, 'History of cerebrovascular disease');
    const creatinineHigh = has(entities, 'Pre-operative creatinine') && mgPerDl(entities, 'Pre-operative creatinine', SUBSTANCES.creatinine) > 2;
    return points(countFlags(entities, [
      'Elevated-risk surgery', 'History of ischemic heart disease', 'Congestive Heart Failure criteria for the Cardiac Risk Index rule',
      'Pre-operative treatment with insulin',
    ]) + (cerebrovascular ? 1 : 0) + (creatinineHigh ? 1 : 0));
  },
};
