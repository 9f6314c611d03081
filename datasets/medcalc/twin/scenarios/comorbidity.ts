/** Charlson’s comorbidity index: calculator 32. */
import { SCORED } from '../background/fill.ts';
import type { FindingProse } from '../finding.ts';
import {
  AIDS, CONNECTIVE, COPD, DIABETES_GRADES, KIDNEY_DISEASE, LEUKEMIA, LIVER_GRADES, LYMPHOMA, TUMOR_GRADES, ULCER,
} from '../prose/chronic-findings.ts';
import { CHF, INFARCTION, PERIPHERAL } from '../prose/cardiac-findings.ts';
import { DEMENTIA, HEMIPLEGIA, STROKE, TIA } from '../prose/neuro-findings.ts';
import { open } from '../opening.ts';
import { type Proposal, spec } from '../spec.ts';
import { atMostOne, type Bank, type Present, shareFor, tellAll, tellGrade } from './criteria.ts';
import { ADMITTED } from '../illness/hospital.ts';

const DISEASES: Bank = {
  'Myocardial infarction': INFARCTION, 'Congestive Heart Faliure': CHF, 'Peripheral vascular disease': PERIPHERAL, Dementia: DEMENTIA,
  'Chronic Obstructive Pulmonary Disease': COPD, 'Connective tissue disease': CONNECTIVE, 'Peptic ulcer disease': ULCER,
  'Cerebrovascular Accident': STROKE, 'Transient Ischemic Attacks History': TIA, Hemiplegia: HEMIPLEGIA,
  'Moderate to severe Chronic Kidney Disease': KIDNEY_DISEASE, Leukemia: LEUKEMIA, Lymphoma: LYMPHOMA, AIDS,
} satisfies { readonly [key: string]: FindingProse };

interface Burden extends Proposal {
  readonly present: Present;
  readonly liver: keyof typeof LIVER_GRADES;
  readonly sugar: keyof typeof DIABETES_GRADES;
  readonly tumor: keyof typeof TUMOR_GRADES;
}

/** The age from which a disease is told; of those not named it is 46. */
const EARLIEST: { readonly [key: string]: number } = { Dementia: 62, Leukemia: 28, Lymphoma: 28, AIDS: 28, Hemiplegia: 36, 'Connective tissue disease': 28, 'Peptic ulcer disease': 34 };

export const COMORBIDITY = [
  spec<Burden>({
    id: 32, words: 345, range: [0, 16], usual: 0.3,
    propose(rng, aim) {
      const share = shareFor(rng, aim * 0.42, 0.12);
      const age = rng.int(aim < 0.15 ? 28 : 44, aim < 0.15 ? 62 : 88);
      const drawn = Object.fromEntries(Object.keys(DISEASES).map((key) => [key, rng.chance(key === 'AIDS' ? share * 0.3 : key === 'Hemiplegia' ? share * 0.5 : share)]));
      const vessels = atMostOne(rng, drawn, ['Cerebrovascular Accident', 'Transient Ischemic Attacks History', 'Hemiplegia']);
      const blood = atMostOne(rng, vessels, ['Leukemia', 'Lymphoma', 'AIDS']);
      // Dementia comes late, AIDS and lymphoma rarely with it.
      const present = Object.fromEntries(Object.entries(blood).map(([key, there]) => [key, there && age >= (EARLIEST[key] ?? 46)]));
      const liver = age >= 36 && rng.chance(share) ? rng.pick(['Mild', 'Moderate'] as const) : 'none';
      const sugar = age >= 44 && rng.chance(share + 0.1) ? rng.pick(['Uncomplicated', 'End-organ damage'] as const) : 'None or diet-controlled';
      const tumor = rng.chance(share) ? rng.pick(['Localized', 'Metastatic'] as const) : 'none';
      return {
        demographics: { sex: rng.chance(0.5) ? 'Male' : 'Female', age }, present, liver, sugar, tumor,
        entities: {
          age: [age, 'years'], ...present, 'Diabetes mellitus criteria for CCI rule': sugar,
          'Liver disease severity': liver === 'none' ? false : liver, 'Solid tumor': tumor === 'none' ? false : tumor,
        },
      };
    },
    write(note, { present, liver, sugar, tumor }) {
      open(note, ADMITTED, { age: true });
      note.claim('neuro', 'gait', 'lungs', 'edema', 'liver', 'heart', 'mood');
      tellAll(note, DISEASES, present);
      tellGrade(note, 'Liver disease severity', 'history', LIVER_GRADES, liver, liver !== 'none');
      tellGrade(note, 'Diabetes mellitus criteria for CCI rule', 'history', DIABETES_GRADES, sugar, sugar !== 'None or diet-controlled');
      tellGrade(note, 'Solid tumor', 'history', TUMOR_GRADES, tumor, tumor !== 'none');
      return { filling: { ...SCORED, life: 'quiet' } };
    },
  }),
];
