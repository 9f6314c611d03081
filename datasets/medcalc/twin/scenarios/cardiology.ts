/** Atrial fibrillation, operative risk and chest pain: calculators 4, 17, 18 and 25. */
import { SCORED } from '../background/fill.ts';
import type { Rng } from '../../../../env/rng.ts';
import type { Entity } from '../../calculator.ts';
import { type LabValue, report, valueText } from '../labs.ts';
import { labEntities, systemFor, writePanels } from '../measured.ts';
import { arrival, temperatureUnitFor, writeVitals } from '../observed.ts';
import { BLEEDING_DRUGS, LABILE_INR, LIVER_HASBLED, MAJOR_BLEED, RENAL_HASBLED, UNCONTROLLED_PRESSURE } from '../prose/bleeding-findings.ts';
import { CHF, DIABETES, EARLY_FAMILY, HIGH_CHOLESTEROL, HYPERTENSION, INSULIN, ISCHEMIC, OBESITY, SMOKER, VASCULAR } from '../prose/cardiac-findings.ts';
import { CHEST_PAIN, TRACING } from '../prose/graded-findings.ts';
import { CEREBROVASCULAR, STROKE, TIA } from '../prose/neuro-findings.ts';
import { open } from '../opening.ts';
import { type Proposal, spec } from '../spec.ts';
import { atMostOne, type Bank, drawPresent, type Present, shareFor, tellAll, tellGrade } from './criteria.ts';
import { CHEST } from '../illness/acute.ts';
import { FIBRILLATION, PREOPERATIVE } from '../illness/hospital.ts';

const PANEL = ['sodium', 'potassium', 'creatinine', 'hemoglobin', 'whiteCells', 'platelets', 'tsh', 'glucose', 'crp'] as const;

interface Risk extends Proposal {
  readonly present: Present;
}

function sexOf(rng: Rng): 'Male' | 'Female' {
  return rng.chance(0.5) ? 'Male' : 'Female';
}

const STROKE_RISK: Bank = {
  'Congestive Heart Faliure': CHF,
  'Hypertension history': HYPERTENSION,
  'Diabetes history': DIABETES,
  Stroke: STROKE,
  'Transient Ischemic Attacks History': TIA,
  'Vascular disease history': VASCULAR,
};

const BLEEDING: Bank = {
  'Hypertension history': UNCONTROLLED_PRESSURE,
  'Renal disease criteria for the HAS-BLED rule': RENAL_HASBLED,
  'Liver disease criteria for the HAS-BLED rule': LIVER_HASBLED,
  Stroke: STROKE,
  'Prior major bleeding or predisposition to bleeding': MAJOR_BLEED,
  'Labile international normalized ratio': LABILE_INR,
  'Medication usage predisposing to bleeding': BLEEDING_DRUGS,
};

const OPERATIVE: Bank = {
  'History of ischemic heart disease': ISCHEMIC,
  'Congestive Heart Failure criteria for the Cardiac Risk Index rule': CHF,
  'History of cerebrovascular disease': CEREBROVASCULAR,
  'Pre-operative treatment with insulin': INSULIN,
};

const FACTORS: Bank = {
  'Hypertension history': HYPERTENSION,
  hypercholesterolemia: HIGH_CHOLESTEROL,
  'Diabetes mellitus criteria for CCI rule': DIABETES,
  obesity: OBESITY,
  smoking: SMOKER,
  'parent or sibling with Cardiovascular disease before age 65': EARLY_FAMILY,
  'atherosclerotic disease': VASCULAR,
};

const OPERATIONS = {
  elevated: {
    stated: ['An operation of elevated risk is planned, an open repair of an aortic aneurysm in the abdomen.', 'Elevated-risk surgery, a resection of the esophagus, is planned.'],
    inferred: ['The left lower lobe of the lung is to be removed through an opened chest.', 'Half of the colon is to be taken out through a midline incision.', 'The stomach is to be removed for a tumor.', 'A graft from the aorta to both groins is planned.'],
  },
  low: {
    stated: ['Surgery of low risk, on a cataract, is planned.', 'A minor operation, the removal of a skin tumor, is planned.'],
    inferred: ['A clouded lens is to be exchanged under drops.', 'The tendon sheath of a finger is to be slit in day surgery.', 'A lump on the shoulder is to be cut out under local anesthesia.', 'A knee is to be looked into with the arthroscope.'],
  },
} as const;

const DRINKS = [
  [0, '[{He} does not drink alcohol|Alcohol is not drunk at all].'], [2, '[{He} drinks two glasses of wine a week|Alcohol use amounts to two glasses of wine a week].'], [3, '[Three beers at the weekend are all the alcohol {he} drinks|{He} drinks three beers at weekends and no other alcohol].'], [5, '[Alcohol amounts to five drinks a week|{He} has about five alcoholic drinks a week].'],
  [14, '[{He} drinks two glasses of wine every day|Two glasses of wine are drunk every day].'], [21, '[Three beers are drunk each evening|{He} drinks three beers each evening].'], [12, '[Alcohol amounts to twelve drinks a week|{He} has about twelve drinks a week].'], [28, '[{He} drinks four cans of beer a night|Alcohol use is four cans of beer each night].'],
] as const;

interface Ischemia extends Risk {
  readonly grades: { readonly history: keyof typeof CHEST_PAIN; readonly tracing: keyof typeof TRACING; readonly troponin: 0 | 1 | 2 };
}

const TROPONIN_GRADES = ['less than or equal to normal limit', 'between the normal limit or up to three times the normal limit', 'greater than three times normal limit'] as const;

export const CARDIOLOGY = [
  spec<Risk>({
    id: 4, words: 357, range: [0, 9], usual: 0.35,
    propose(rng, aim) {
      const share = shareFor(rng, aim);
      const sex = rng.chance(0.3 + 0.5 * aim) ? 'Female' : 'Male';
      const age = rng.pick(aim < 0.25 ? [rng.int(41, 64)] : aim > 0.75 ? [rng.int(75, 91), rng.int(65, 74)] : [rng.int(44, 64), rng.int(65, 74), rng.int(75, 90)]);
      const present = atMostOne(rng, drawPresent(rng, STROKE_RISK, share), ['Stroke', 'Transient Ischemic Attacks History']);
      return { demographics: { sex, age }, present, entities: { sex, age: [age, 'years'], ...present, 'Thromboembolism history': false } };
    },
    write(note, { present }) {
      open(note, FIBRILLATION, { age: true, sex: true });
      note.claim('edema', 'neuro', 'gait');
      tellAll(note, STROKE_RISK, present);
      note.clause('history', note.pick(['[There had been no|{he} had never had a] [systemic embolism|peripheral arterial embolism|clot in an artery of the limbs or bowel].', 'no [embolism to limbs or bowel|arterial thromboembolism|arterial embolism] [had been|was] [on record|known].']));
      note.tell('Thromboembolism history', 'stated', false);
      writePanels(note, [], { others: PANEL, repeated: 0, most: 5, chronic: true });
      return { filling: SCORED };
    },
  }),
  spec<Risk & { readonly drinks: (typeof DRINKS)[number] }>({
    id: 25, words: 153, range: [0, 8], usual: 0.27,
    propose(rng, aim) {
      const share = shareFor(rng, aim);
      const sex = sexOf(rng);
      const age = rng.chance(share) ? rng.int(67, 89) : rng.int(42, 64);
      const drinks = rng.pick(rng.chance(share) ? DRINKS.slice(4) : DRINKS.slice(0, 4));
      const present = drawPresent(rng, BLEEDING, share);
      return { demographics: { sex, age }, present, drinks, entities: { age: [age, 'years'], ...present, 'Number of Alcoholic Drinks Per Week': drinks[0] } };
    },
    write(note, { present, drinks }) {
      open(note, FIBRILLATION, { age: true });
      tellAll(note, BLEEDING, present);
      note.clause('social', drinks[1]);
      note.tell('Number of Alcoholic Drinks Per Week', /a week/.test(drinks[1]) ? 'stated' : 'inferred');
      return { filling: { ...SCORED, exam: 'none', complaints: false, relatives: false } };
    },
  }),
  spec<Risk & { readonly labs: readonly LabValue[]; readonly elevated: boolean }>({
    id: 17, words: 147, range: [0, 6], usual: 0.22,
    propose(rng, aim) {
      const share = shareFor(rng, aim);
      const sex = sexOf(rng);
      const labs = [report('creatinine', rng.chance(share) ? 2.2 + 2.6 * rng.float() : 0.65 + 1.05 * rng.float(), systemFor(rng))];
      const elevated = rng.chance(share);
      const present = drawPresent(rng, OPERATIVE, share);
      const creatinine: Entity = labEntities(labs)['creatinine'] ?? 0;
      return { demographics: { sex, age: rng.int(48, 87) }, present, labs, elevated, entities: { ...present, 'Elevated-risk surgery': elevated, 'Pre-operative creatinine': creatinine } };
    },
    write(note, { present, labs: [creatinine], elevated }) {
      const { rng } = note;
      open(note, PREOPERATIVE);
      note.claim('edema', 'neuro');
      const inferred = rng.chance(0.62);
      note.clause('hpi', note.pick<string>(OPERATIONS[elevated ? 'elevated' : 'low'][inferred ? 'inferred' : 'stated']));
      note.tell('Elevated-risk surgery', inferred ? 'inferred' : 'stated', elevated);
      tellAll(note, OPERATIVE, present);
      if (creatinine !== undefined) {
        const earlier = rng.chance(0.4);
        note.add('labs', note.pick(['[Creatinine before the operation was {now}|Preoperative blood tests showed a creatinine of {now}|Serum creatinine was {now} in the preoperative test].', '[Preoperative creatinine was {now}|Blood taken for the operation showed serum creatinine of {now}|Before surgery, the creatinine level was {now}].']), { now: valueText(creatinine) });
        if (earlier) note.add('labs', note.pick(['Three years ago it had been {then}.', 'An old value, from [two|three] years ago, was {then}.']), { then: valueText(report('creatinine', 0.75 + 0.2 * rng.float(), creatinine.system)) });
        note.tell('Pre-operative creatinine', earlier || creatinine.system === 'si' ? 'inferred' : 'stated');
      }
      return { filling: { ...SCORED, exam: 'none', complaints: false, relatives: false } };
    },
  }),
  spec<Ischemia>({
    id: 18, words: 606, range: [0, 10], usual: 0.42,
    propose(rng, aim) {
      const share = shareFor(rng, aim);
      const step = (): 0 | 1 | 2 => rng.pick([0, 1, 2] as const);
      const graded = (): 0 | 1 | 2 => (rng.chance(share) ? (rng.chance(share) ? 2 : 1) : rng.chance(0.2) ? step() : 0);
      const sex = sexOf(rng);
      const years = graded();
      const age = years === 2 ? rng.int(65, 86) : years === 1 ? rng.int(45, 64) : rng.int(31, 44);
      const factors = drawPresent(rng, FACTORS, share * 0.6);
      // Nobody had a heart attack years before the fortieth birthday.
      const present = { ...factors, 'atherosclerotic disease': age >= 45 && factors['atherosclerotic disease'] === true };
      const grades = {
        history: (['Slightly suspicious', 'Moderately suspicious', 'Highly suspicious'] as const)[graded()],
        tracing: (['Normal', 'Non-specific repolarization disturbance', 'Significant ST deviation'] as const)[graded()],
        troponin: graded(),
      };
      return {
        demographics: { sex, age }, present, grades,
        entities: {
          age: [age, 'years'], ...present, 'Suspicion History': grades.history, 'Electrocardiogram Test': grades.tracing, 'Initial troponin': TROPONIN_GRADES[grades.troponin],
        },
      };
    },
    write(note, { present, grades }) {
      const { rng } = note;
      const when = arrival(rng);
      open(note, CHEST, { age: true });
      tellGrade(note, 'Suspicion History', 'hpi', CHEST_PAIN, grades.history);
      tellGrade(note, 'Electrocardiogram Test', 'imaging', TRACING, grades.tracing);
      tellAll(note, FACTORS, present);
      const limit = rng.pick([14, 20, 26]);
      const value = grades.troponin === 0 ? rng.int(2, limit - 4) : grades.troponin === 1 ? rng.int(Math.round(limit * 1.25), Math.round(limit * 2.7)) : rng.int(Math.round(limit * 3.6), limit * 40);
      note.add('labs', note.pick(['[High-sensitivity troponin {when} was {value} ng/L (upper limit {limit})|Troponin T {when}: {value} ng/L, with {limit} ng/L as the limit of normal|The first troponin, {when}, came back at {value} ng/L (normal up to {limit})].', '[Initial troponin I, taken {when}, was {value} ng/L (normal below {limit} ng/L)|{when}, high-sensitivity troponin T was {value} ng/L, the 99th percentile being {limit} ng/L|First hs-troponin {when} {value} ng/L (cutoff {limit})].']), { when, value, limit });
      note.tell('Initial troponin', 'inferred');
      if (rng.chance(0.4)) note.add('course', note.pick(['[Six|Five] hours later[ the|] troponin was {later} ng/L[ on repeat testing|].', 'On repeat testing after [three|six] hours, troponin [was|had changed to] {later} ng/L.']), { later: Math.round(value * rng.decimal(1.3, 3.4, 1)) + limit });
      writeVitals(note, {}, { when, unit: temperatureUnitFor(rng), repeated: 0.3 });
      writePanels(note, [], { others: ['sodium', 'potassium', 'creatinine', 'hemoglobin', 'platelets', 'crp', 'ck', 'alt'], repeated: 0, when, most: 6 });
      return { filling: { ...SCORED, relatives: false }, words: { when } };
    },
  }),
];
