/** Equivalent doses of steroids and opioids. */
import { type Calculator, EntityError } from '../calculator.ts';
import { choice, has, measure } from '../findings.ts';
import { toMg, toPerDay, UnitError } from '../units.ts';
import { decimal } from './points.ts';

/** Doses in mg of equal glucocorticoid effect. The route does not matter for those that have both. */
const STEROID_DOSES = {
  'Betamethasone IV': 0.75, 'Cortisone PO': 25, 'Dexamethasone IV': 0.75, 'Dexamethasone PO': 0.75,
  'Hydrocortisone IV': 20, 'Hydrocortisone PO': 20, 'MethylPrednisoLONE IV': 4, 'MethylPrednisoLONE PO': 4,
  'PrednisoLONE PO': 5, 'PredniSONE PO': 5, 'Triamcinolone IV': 4,
} as const;

/** Dose x (equivalent dose of the target) / (equivalent dose of the source), in mg. */
export const steroidConversion: Calculator = {
  id: 24, slug: 'steroid-conversion', name: 'Steroid Conversion Calculator', group: 'equation', output: 'decimal', unit: 'mg',
  source: 'Liu D et al. A practical guide to the monitoring and management of systemic corticosteroid therapy. Allergy Asthma Clin Immunol 2013;9:30, table 1',
  compute(entities) {
    const input = entities['input steroid'];
    if (typeof input !== 'object' || typeof input[0] !== 'string' || typeof input[1] !== 'number' || typeof input[2] !== 'string') {
      throw new EntityError('input steroid: not [drug and route, dose, unit]');
    }
    const from = choice({ 'input steroid': input[0] }, 'input steroid', STEROID_DOSES);
    return decimal((toMg(input[1], input[2]) * choice(entities, 'target steroid', STEROID_DOSES)) / from);
  },
};

/** Morphine milligrams for 1 mg by mouth. Buprenorphine has no factor in the 2022 guideline: that of CMS, 2018. */
const MILLIGRAM_FACTORS = {
  Codeine: 0.15, HYDROcodone: 1, HYDROmorphone: 5, Methadone: 4.7, Morphine: 1, OxyCODONE: 1.5, OxyMORphone: 3,
  Tapentadol: 0.4, TraMADol: 0.2, Buprenorphine: 10,
} as const;

/** Buccal fentanyl, for 1 µg (CDC 2016; the 2022 guideline lists transdermal only). */
const BUCCAL_FENTANYL = { name: 'FentaNYL buccal', factor: 0.13 } as const;
/** A patch, for 1 µg/hr over its 24 hours. */
const FENTANYL_PATCH = { name: 'FentANYL patch', factor: 2.4 } as const;

/** Rate of a patch in µg/hr. The benchmark writes that number with the unit mg (`[60, 'mg']`), and labels it as a rate. */
function toPatchRate(value: number, unit: string): number {
  if (/^(mg|(mcg|µg|\u03bcg)(\s*\/\s*(h|hr|hour))?)$/i.test(unit.trim())) return value;
  throw new UnitError(`unknown unit ${JSON.stringify(unit)} of a fentanyl patch`);
}

/** Sum over the opioids of dose x doses a day x factor, in morphine milligram equivalents a day. */
export const morphineEquivalents: Calculator = {
  id: 49, slug: 'mme', name: 'Morphine Milligram Equivalents (MME) Calculator', group: 'equation', output: 'decimal', unit: 'MME/day',
  source: 'Dowell D et al. CDC clinical practice guideline for prescribing opioids. MMWR Recomm Rep 2022;71(3):1-95, table',
  compute(entities) {
    const known = new Set<string>();
    const daily = (name: string, factor: number, convert: (value: number, unit: string) => number): number => {
      known.add(`${name} Dose`).add(`${name} Dose Per Day`);
      if (!has(entities, `${name} Dose`)) return 0;
      return measure(entities, `${name} Dose`, convert) * measure(entities, `${name} Dose Per Day`, toPerDay) * factor;
    };
    let sum = daily(BUCCAL_FENTANYL.name, BUCCAL_FENTANYL.factor, (value, unit) => toMg(value, unit) * 1e3)
      + daily(FENTANYL_PATCH.name, FENTANYL_PATCH.factor, toPatchRate);
    for (const [name, factor] of Object.entries(MILLIGRAM_FACTORS)) sum += daily(name, factor, toMg);
    for (const name of Object.keys(entities)) if (!known.has(name)) throw new EntityError(`${name}: not an opioid of the table`);
    return decimal(sum);
  },
};
