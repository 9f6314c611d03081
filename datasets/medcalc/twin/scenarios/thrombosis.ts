/** Venous thromboembolism: calculators 8, 16, 36 and 48. */
import { NOTHING_ELSE, SCORED } from '../background/fill.ts';
import type { Rng } from '../../../../env/rng.ts';
import type { Entity } from '../../calculator.ts';
import { arrival, temperatureUnitFor, vitalEntities, writeVitals } from '../observed.ts';
import { CAPRINI_ITEMS } from '../prose/caprini-findings.ts';
import {
  ACTIVE_CANCER, BEDRIDDEN, CALF_3CM, COLLATERALS, CONTRACEPTIVES, DVT_SIGNS, HEMOPTYSIS, IMMOBILE, LEG_PARALYSIS, LEG_SWELLING, OTHER_DIAGNOSIS,
  PE_LIKELY, PITTING, PRIOR_DVT, PRIOR_PE, REPLACEMENT, SURGERY_4W, SURGERY_OR_TRAUMA, VEIN_TENDERNESS, WHOLE_LEG,
} from '../prose/clot-findings.ts';
import { writePanels } from '../measured.ts';
import { open } from '../opening.ts';
import { type Proposal, spec } from '../spec.ts';
import { list } from '../text.ts';
import type { Vitals } from '../signs.ts';
import { atMostOne, type Bank, drawPresent, type Present, shareFor, tellAll } from './criteria.ts';
import { DYSPNEA, LEG } from '../illness/acute.ts';
import { SURGICAL_WARD } from '../illness/hospital.ts';

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

/** Each with a wording of either split. */
const SURGERIES = [
  { type: 'none', inferred: false, text: ['No operation is planned; [an eye infection|headache|a rash] is being treated.', 'Treatment is for [an eye infection|a rash|headache], and surgery is not planned.'] },
  { type: 'minor', inferred: true, text: ['A [mole on the back|lipoma of the arm] is to be cut out in {#10-20} minutes under local anesthesia.', 'Under local anesthesia, a [nevus of the shoulder|small cyst of the scalp] is to be excised in {#10-20} minutes.'] },
  { type: 'minor', inferred: false, text: ['Minor surgery, of [a finger|a toe], is planned.', 'The plan is minor surgery on [the hand|an eyelid].'] },
  { type: 'major', inferred: true, text: ['Part of the colon is to be removed through a midline cut under general anesthesia lasting {#2-4} hours.', 'Half of the stomach is to be resected by laparotomy, for which {#2-4} hours of general anesthesia are foreseen.'] },
  { type: 'major', inferred: false, text: ['Major open surgery of the abdomen, of {#2-3} hours, is planned.', 'The plan is major open abdominal surgery lasting {#2-3} hours.'] },
  { type: 'elective major lower extremity arthroplasty', inferred: true, text: ['A worn-out [hip|knee] is to be replaced by a prosthesis, as arranged {#2-5} months ago.', 'The [knee|hip] joint is to be exchanged for a prosthesis, which was booked {#2-5} months ahead.'] },
  { type: 'elective major lower extremity arthroplasty', inferred: false, text: ['Elective total [hip|knee] arthroplasty is planned.', 'The plan is elective [knee|hip] arthroplasty.'] },
] as const;

const MOBILITIES = [
  { grade: 'normal', inferred: true, text: ['{He} walks the corridor several times a day.', '{He} takes the stairs to the cafeteria {#2-4} times a day.'] },
  { grade: 'normal', inferred: false, text: ['Mobility is normal.', '{He} is normally mobile.'] },
  { grade: 'on bed rest', inferred: true, text: ['Since yesterday the nurses have kept {him} in bed on medical orders.', 'On medical orders {he} has stayed in bed since this morning.'] },
  { grade: 'on bed rest', inferred: false, text: ['{He} has been on bed rest since that morning.', 'Bed rest was ordered this morning.'] },
  { grade: 'confined to bed >72 hours', inferred: true, text: ['{He} has not left the bed for the last {#5-8} days.', 'It has been {#5-8} days since {he} last left the bed.'] },
  { grade: 'confined to bed >72 hours', inferred: false, text: ['{He} has been confined to bed for more than 72 hours.', 'Confinement to bed has lasted more than 72 hours.'] },
] as const;

const LAMING: ReadonlySet<string> = new Set(['Hip, pelvis, or leg fracture in the last month', 'Multiple trauma in the last month']);
const GRAVE: ReadonlySet<string> = new Set([
  ...LAMING, 'Major Surgery in the last month', 'Congestive Heart Failure in the last month', 'Sepsis in the last month', 'Pneumonia in the last month',
  'Immobilizing plaster cast in the last month', 'Stroke in the last month', 'Acute Myocardial infarction', 'Current central venous access',
]);

export const THROMBOSIS = [
  spec<Suspected>({
    id: 8, words: 451, range: [0, 12.5], usual: 0.3, even: 0.8,
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
      return { filling: SCORED, words: { when } };
    },
  }),
  spec<Suspected>({
    id: 16, words: 554, range: [-2, 8], usual: 0.4,
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
      return { filling: SCORED };
    },
  }),
  spec<Suspected>({
    id: 48, words: 306, range: [0, 8], usual: 0.28,
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
      return { filling: SCORED, words: { when } };
    },
  }),
  spec<Ward>({
    id: 36, words: 156, range: [0, 20], usual: 0.32,
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
      note.clause('hpi', note.pick<string>(surgery.text));
      note.tell('Surgery Type', surgery.inferred ? 'inferred' : 'stated');
      note.clause('hpi', note.pick<string>(mobility.text));
      note.tell('Mobility', mobility.inferred ? 'inferred' : 'stated');
      const height = note.patient.sex === 'Male' ? rng.int(165, 190) : rng.int(153, 176);
      const byParts = rng.chance(0.5);
      note.add('exam', note.pick(byParts ? ['{He} weighed {kg} kg at {cm} cm.', 'Height {cm} cm, weight {kg} kg.'] : ['The body mass index was {bmi} kg/m².', 'BMI {bmi} kg/m².']), { bmi: bmi.toFixed(1), cm: height, kg: Math.round(bmi * (height / 100) ** 2) });
      note.tell('Body Mass Index (BMI)', byParts ? 'inferred' : 'stated');
      for (const item of rng.shuffle(CAPRINI_ITEMS.filter(({ key }) => items[key] === true))) {
        const inferred = rng.chance(0.62);
        note.clause(item.section, inferred ? note.pick(item.inferred) : rng.pick(item.stated));
        note.tell(item.key, inferred ? 'inferred' : 'stated');
      }
      const absent = rng.shuffle(CAPRINI_ITEMS.filter(({ key }) => items[key] !== true));
      const named = absent.slice(0, rng.int(6, 10));
      note.add('course', note.pick(['[There was no|Systematic questioning found no|The chart mentions no] {list}.', '[No|Absent from the chart:] {list}.']), { list: list(named.map(({ noun }) => noun), 'or') });
      note.add('course', note.pick(['[No other thrombosis risk factor was found|No further thrombotic risk factors|All other risk factors were absent].', '[Otherwise, no risk factors were present|There were no other risk factors|The remaining risk factors were absent].']));
      for (const item of absent) note.tell(item.key, named.includes(item) ? 'stated' : 'inferred', false);
      return { filling: { ...NOTHING_ELSE, life: 'quiet' } };
    },
  }),
];
