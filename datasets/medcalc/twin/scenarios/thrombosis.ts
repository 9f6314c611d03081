/** Venous thromboembolism: calculators 8, 16, 36 and 48. */
import type { Rng } from '../../../../env/rng.ts';
import type { Entity } from '../../calculator.ts';
import { arrival, temperatureUnitFor, vitalEntities, writeVitals } from '../observed.ts';
import { CAPRINI_ITEMS } from '../prose/caprini-findings.ts';
import {
  ACTIVE_CANCER, BEDRIDDEN, CALF_3CM, COLLATERALS, CONTRACEPTIVES, DVT_SIGNS, HEMOPTYSIS, IMMOBILE, LEG_PARALYSIS, LEG_SWELLING, OTHER_DIAGNOSIS,
  PE_LIKELY, PITTING, PRIOR_DVT, PRIOR_PE, REPLACEMENT, SURGERY_4W, SURGERY_OR_TRAUMA, VEIN_TENDERNESS, WHOLE_LEG,
} from '../prose/clot-findings.ts';
import { CIRCUMSTANCES, EXAM_HEAD, FAREWELL, RELATIVES, REMOTE, REVIEW, STAY, together } from '../prose/common.ts';
import { DYSPNEA, LEG, SURGICAL_WARD } from '../prose/settings-acute.ts';
import { writePanels } from '../measured.ts';
import { open, type Proposal, spec } from '../spec.ts';
import { list } from '../text.ts';
import type { Vitals } from '../vitals.ts';
import { atMostOne, type Bank, drawPresent, type Present, shareFor, tellAll } from './criteria.ts';

const FILLERS = together(CIRCUMSTANCES, REMOTE, RELATIVES, REVIEW, EXAM_HEAD, STAY, FAREWELL);
const PANEL = ['sodium', 'potassium', 'creatinine', 'hemoglobin', 'whiteCells', 'platelets', 'crp', 'glucose', 'alt'] as const;

interface Suspected extends Proposal {
  readonly present: Present;
  readonly vitals: Vitals;
}

function sexOf(rng: Rng): 'Male' | 'Female' {
  return rng.chance(0.5) ? 'Male' : 'Female';
}

const WELLS_PE: Bank = {
  'Clinical signs and symptoms of Deep Vein Thrombosis': DVT_SIGNS,
  'Pulmonary Embolism is #1 diagnosis OR equally likely': PE_LIKELY,
  'Immobilization for at least 3 days': IMMOBILE,
  'Surgery in the previous 4 weeks': SURGERY_4W,
  'Previously Documented Pulmonary Embolism': PRIOR_PE,
  'Previously documented Deep Vein Thrombosis': PRIOR_DVT,
  Hemoptysis: HEMOPTYSIS,
  'Malignancy with treatment within 6 months or palliative': ACTIVE_CANCER,
};

const WELLS_DVT: Bank = {
  'Active cancer': ACTIVE_CANCER,
  'Bedridden recently >3 days or major surgery within 12 weeks': BEDRIDDEN,
  'Paralysis, paresis, or recent plaster immobilization of the lower extremity': LEG_PARALYSIS,
  'Previously documented Deep Vein Thrombosis': PRIOR_DVT,
  'Alternative diagnosis to Deep Vein Thrombosis as likely or more likely': OTHER_DIAGNOSIS,
  'Calf swelling >3 centimeters compared to the other leg': CALF_3CM,
  'Collateral (nonvaricose) superficial veins present': COLLATERALS,
  'Entire Leg Swollen': WHOLE_LEG,
  'Localized tenderness along the deep venous system': VEIN_TENDERNESS,
  'Pitting edema, confined to symptomatic leg': PITTING,
};

const PERC: Bank = {
  'Unilateral Leg Swelling': LEG_SWELLING,
  'Hormone use': CONTRACEPTIVES,
  'Recent surgery or trauma': SURGERY_OR_TRAUMA,
  'Previously Documented Pulmonary Embolism': PRIOR_PE,
  'Previously documented Deep Vein Thrombosis': PRIOR_DVT,
  Hemoptysis: HEMOPTYSIS,
};

interface Ward extends Proposal {
  readonly items: Present;
  readonly surgery: (typeof SURGERIES)[number];
  readonly mobility: (typeof MOBILITIES)[number];
  readonly bmi: number;
}

const SURGERIES = [
  { type: 'none', inferred: false, text: 'No operation is planned; [an eye infection|headache|a rash] is being treated.' },
  { type: 'minor', inferred: true, text: 'A [mole on the back|lipoma of the arm] is to be cut out in ten minutes under local anesthesia.' },
  { type: 'minor', inferred: false, text: 'Minor surgery, of a finger, is planned.' },
  { type: 'major', inferred: true, text: 'Part of the colon is to be removed through a midline cut under general anesthesia lasting three hours.' },
  { type: 'major', inferred: false, text: 'Major open surgery of the abdomen, of two hours, is planned.' },
  { type: 'elective major lower extremity arthroplasty', inferred: true, text: 'A worn-out [hip|knee] is to be replaced by a prosthesis, as arranged months ago.' },
  { type: 'elective major lower extremity arthroplasty', inferred: false, text: 'Elective total [hip|knee] arthroplasty is planned.' },
] as const;

const MOBILITIES = [
  { grade: 'normal', inferred: true, text: '{He} walks the corridor several times a day.' },
  { grade: 'normal', inferred: false, text: 'Mobility is normal.' },
  { grade: 'on bed rest', inferred: true, text: 'Since yesterday the nurses have kept {him} in bed on medical orders.' },
  { grade: 'on bed rest', inferred: false, text: '{He} has been on bed rest since that morning.' },
  { grade: 'confined to bed >72 hours', inferred: true, text: '{He} has not left the bed for the last {#5-8} days.' },
  { grade: 'confined to bed >72 hours', inferred: false, text: '{He} has been confined to bed for more than 72 hours.' },
] as const;

const LAMING: ReadonlySet<string> = new Set(['Hip, pelvis, or leg fracture in the last month', 'Multiple trauma in the last month']);
const GRAVE: ReadonlySet<string> = new Set([
  ...LAMING, 'Major Surgery in the last month', 'Congestive Heart Failure in the last month', 'Sepsis in the last month', 'Pneumonia in the last month',
  'Immobilizing plaster cast in the last month', 'Stroke in the last month', 'Acute Myocardial infarction', 'Current central venous access',
]);

export const THROMBOSIS = [
  spec<Suspected>({
    id: 8, words: 451, range: [0, 12.5],
    questions: [
      'What is the score of Wells’ criteria for pulmonary embolism (the original one, with half points), with the heart rate {when}?',
      'Calculate Wells’ score for pulmonary embolism (0 to 12.5 points) from the history and the findings {when}.',
      'How many points does the patient have by Wells’ criteria for pulmonary embolism, three-level version of 2000, {when}?',
    ],
    propose(rng, aim) {
      const present = atMostOne(rng, drawPresent(rng, WELLS_PE, shareFor(rng, aim)), ['Previously Documented Pulmonary Embolism', 'Previously documented Deep Vein Thrombosis']);
      const single = atMostOne(rng, present, ['Immobilization for at least 3 days', 'Surgery in the previous 4 weeks']);
      const fast = rng.chance(shareFor(rng, aim));
      const vitals = { heartRate: fast ? rng.int(103, 134) : rng.int(62, 98) };
      return { demographics: { sex: sexOf(rng), age: rng.int(27, 86) }, present: single, vitals, entities: { ...single, ...vitalEntities(vitals, 'C') } };
    },
    write(note, { present, vitals }) {
      open(note, DYSPNEA);
      note.claim('edema', 'gait');
      tellAll(note, WELLS_PE, present);
      const when = arrival(note.rng);
      writeVitals(note, vitals, { when, unit: temperatureUnitFor(note.rng), repeated: 0.5 });
      writePanels(note, [], { others: PANEL, repeated: 0, when, most: 6 });
      return { pools: [DYSPNEA.pool, FILLERS], words: { when } };
    },
  }),
  spec<Suspected>({
    id: 16, words: 554, range: [-2, 8],
    questions: [
      'What is the score of Wells’ criteria for deep vein thrombosis?',
      'Calculate Wells’ score for deep vein thrombosis (version of 2003, with one point for an earlier thrombosis and minus two for a likely alternative).',
      'By Wells’ criteria for DVT (-2 to 9), how many points does the patient have?',
    ],
    propose(rng, aim) {
      const drawn = drawPresent(rng, WELLS_DVT, shareFor(rng, aim));
      // The calf swells with the whole leg, and edema that pits is swelling.
      const swollen = drawn['Entire Leg Swollen'] === true || drawn['Pitting edema, confined to symptomatic leg'] === true || drawn['Calf swelling >3 centimeters compared to the other leg'] === true;
      const present = {
        ...drawn, 'Calf swelling >3 centimeters compared to the other leg': swollen,
        'Alternative diagnosis to Deep Vein Thrombosis as likely or more likely': rng.chance(1 - aim),
      };
      return { demographics: { sex: sexOf(rng), age: rng.int(27, 86) }, present, vitals: {}, entities: present };
    },
    write(note, { present }) {
      open(note, LEG);
      note.claim('edema', 'gait', 'neuro', 'skin', 'rash');
      tellAll(note, WELLS_DVT, present);
      writeVitals(note, {}, { when: arrival(note.rng), unit: temperatureUnitFor(note.rng), repeated: 0 });
      writePanels(note, [], { others: PANEL, repeated: 0, most: 7 });
      return { pools: [LEG.pool, FILLERS] };
    },
  }),
  spec<Suspected>({
    id: 48, words: 306, range: [0, 8],
    questions: [
      'How many of the eight criteria of the PERC rule are met (that is, speak against ruling out embolism) {when}?',
      'Count the positive criteria of the pulmonary embolism rule-out criteria (PERC) with the vital signs {when}.',
      'By the PERC rule, how many of the eight risk criteria does the patient have {when}?',
    ],
    propose(rng, aim) {
      const sex = rng.chance(0.5 + 0.4 * aim) ? 'Female' : 'Male';
      const share = shareFor(rng, aim);
      const age = rng.chance(share) ? rng.int(50, 78) : rng.int(21, 49);
      const drawn = atMostOne(rng, drawPresent(rng, PERC, share), ['Previously Documented Pulmonary Embolism', 'Previously documented Deep Vein Thrombosis']);
      const present = { ...drawn, 'Hormone use': sex === 'Female' && age < 66 && drawn['Hormone use'] === true };
      const vitals = { heartRate: rng.chance(share) ? rng.int(102, 130) : rng.int(60, 97), saturation: rng.chance(share) ? rng.int(88, 93) : rng.int(96, 99) };
      return { demographics: { sex, age }, present, vitals, entities: { age: [age, 'years'], ...present, ...vitalEntities(vitals, 'C') } };
    },
    write(note, { present, vitals }) {
      open(note, DYSPNEA, { age: true });
      note.claim('edema');
      tellAll(note, note.patient.age < 46 ? PERC : { ...PERC, 'Hormone use': REPLACEMENT }, present);
      const when = arrival(note.rng);
      writeVitals(note, vitals, { when, unit: temperatureUnitFor(note.rng), repeated: 0.4 });
      writePanels(note, [], { others: PANEL, repeated: 0, when, most: 5 });
      return { pools: [DYSPNEA.pool, FILLERS], words: { when } };
    },
  }),
  spec<Ward>({
    id: 36, words: 156, range: [0, 20],
    questions: [
      'What is the Caprini score (2005) for venous thromboembolism?',
      'Calculate the Caprini score, version of 2005, with one point for a BMI over 25 and three points in all for earlier leg or lung thrombosis.',
      'How many points does the patient have in the Caprini risk assessment of 2005?',
    ],
    propose(rng, aim) {
      const count = Math.min(5, Math.floor(7 * aim * (0.3 + 0.9 * rng.float())));
      const surgery = rng.pick(SURGERIES.slice(0, aim < 0.3 ? 4 : SURGERIES.length));
      // A joint is not replaced within weeks of a grave illness, and who broke a hip is operated on and does not walk.
      const joint = surgery.type === 'elective major lower extremity arthroplasty';
      const eligible = CAPRINI_ITEMS.filter(({ key }) => !(joint && GRAVE.has(key)) && !(surgery.type !== 'major' && LAMING.has(key)));
      const chosen = new Set(rng.shuffle(eligible).slice(0, count).map(({ key }) => key));
      const items = atMostOne(rng, Object.fromEntries(CAPRINI_ITEMS.map(({ key }) => [key, chosen.has(key)])), ['Previously documented Deep Vein Thrombosis', 'Previously Documented Pulmonary Embolism']);
      const lame = [...LAMING].some((key) => items[key] === true);
      const mobility = rng.pick(lame ? MOBILITIES.slice(2) : MOBILITIES.slice(0, aim < 0.2 ? 2 : MOBILITIES.length));
      const age = rng.int(24, 88);
      const bmi = rng.chance(0.5) ? rng.decimal(19.2, 24.6, 1) : rng.decimal(25.6, 36, 1);
      const sex = sexOf(rng);
      const entities: { [name: string]: Entity } = {
        age: [age, 'years'], sex, 'Surgery Type': surgery.type, Mobility: mobility.grade, 'Body Mass Index (BMI)': [bmi, 'kg/m^2'], ...items,
      };
      return { demographics: { sex, age }, items, surgery, mobility, bmi, entities };
    },
    write(note, { items, surgery, mobility, bmi }) {
      const { rng } = note;
      open(note, SURGICAL_WARD, { age: true });
      note.add('hpi', surgery.text);
      note.tell('Surgery Type', surgery.inferred ? 'inferred' : 'stated');
      note.add('hpi', mobility.text);
      note.tell('Mobility', mobility.inferred ? 'inferred' : 'stated');
      const height = note.patient.sex === 'Male' ? rng.int(165, 190) : rng.int(153, 176);
      const byParts = rng.chance(0.5);
      note.add('exam', byParts ? '{He} weighed {kg} kg at {cm} cm.' : '[The body mass index was {bmi} kg/m².|BMI was {bmi} kg/m².]', { bmi: bmi.toFixed(1), cm: height, kg: Math.round(bmi * (height / 100) ** 2) });
      note.tell('Body Mass Index (BMI)', byParts ? 'inferred' : 'stated');
      for (const item of rng.shuffle(CAPRINI_ITEMS.filter(({ key }) => items[key] === true))) {
        const inferred = rng.chance(0.62);
        note.add(item.section, rng.pick(inferred ? item.inferred : item.stated));
        note.tell(item.key, inferred ? 'inferred' : 'stated');
      }
      const absent = rng.shuffle(CAPRINI_ITEMS.filter(({ key }) => items[key] !== true));
      const named = absent.slice(0, rng.int(6, 10));
      note.add('course', '[There was no|Systematic questioning found no|The chart mentions no] {list}.', { list: list(named.map(({ noun }) => noun), 'or') });
      note.add('course', '[No other risk factor for thrombosis was found.|A complete search for risk factors of thrombosis found nothing further.|All remaining risk factors of thrombosis were absent.]');
      for (const item of absent) note.tell(item.key, named.includes(item) ? 'stated' : 'inferred', false);
      return { pools: [SURGICAL_WARD.pool, together(CIRCUMSTANCES, REMOTE)] };
    },
  }),
];
