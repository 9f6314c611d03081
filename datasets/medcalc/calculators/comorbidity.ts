/** The Charlson comorbidity index with age. */
import type { Calculator } from '../calculator.ts';
import { choice, countFlags, wholeAge } from '../findings.ts';
import { band, points } from './points.ts';

const ONE = [
  'Myocardial infarction', 'Congestive Heart Faliure', 'Peripheral vascular disease', 'Dementia', 'Chronic Obstructive Pulmonary Disease',
  'Connective tissue disease', 'Peptic ulcer disease',
] as const;

/** The benchmark says yes and no in these three as booleans or as degrees; a bare yes is the lesser degree. */
const LIVER = { false: 0, none: 0, true: 1, mild: 1, moderate: 3, 'moderate to severe': 3, severe: 3 } as const;
const DIABETES = { false: 0, none: 0, 'none or diet-controlled': 0, true: 1, uncomplicated: 1, 'end-organ damage': 2 } as const;
const TUMOR = { false: 0, none: 0, true: 2, localized: 2, metastatic: 6 } as const;
const KIDNEY = { false: 0, none: 0, true: 2, moderate: 2, 'moderate to severe': 2, severe: 2 } as const;

/**
 * Seven diseases and stroke or TIA at 1; liver 1 or 3, diabetes 1 or 2, hemiplegia 2, kidney 2, solid tumor 2 or 6, leukemia
 * 2, lymphoma 2, AIDS 6; and 1 for each decade of age from 50, at most 4.
 */
export const charlson: Calculator = {
  id: 32, slug: 'charlson', name: 'Charlson Comorbidity Index (CCI)', group: 'score', output: 'integer', unit: '',
  source: 'Charlson ME et al. J Chronic Dis 1987;40:373-383; age: Charlson M et al. J Clin Epidemiol 1994;47:1245-1251',
  compute: (entities) => points(band(wholeAge(entities), [[80, 4], [70, 3], [60, 2], [50, 1]], 0)
    + countFlags(entities, ONE)
    + (countFlags(entities, ['Cerebrovascular Accident', 'Transient Ischemic Attacks History']) > 0 ? 1 : 0)
    + 2 * countFlags(entities, ['Hemiplegia', 'Leukemia', 'Lymphoma']) + 6 * countFlags(entities, ['AIDS'])
    + choice(entities, 'Liver disease severity', LIVER, 0)
    + choice(entities, 'Diabetes mellitus criteria for CCI rule', DIABETES, 0)
    + choice(entities, 'Moderate to severe Chronic Kidney Disease', KIDNEY, 0)
    + choice(entities, 'Solid tumor', TUMOR, 0)),
};
