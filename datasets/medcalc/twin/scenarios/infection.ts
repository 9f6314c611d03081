/** Pneumonia, inflammation and sore throat: calculators 20, 29, 33, 45 and 51. */
import { NOTHING_ELSE, SCORED } from '../background/fill.ts';
import type { Rng } from '../../../../env/rng.ts';
import type { Entity } from '../../calculator.ts';
import { type LabValue, report } from '../labs.ts';
import { labEntities, systemFor, writePanels } from '../measured.ts';
import { arrival, temperatureUnitFor, vitalEntities, writeVitals } from '../observed.ts';
import { CARDIAC_FAILURE } from '../prose/bleeding-findings.ts';
import { EFFUSION, LIVER_DISEASE, NEOPLASM, NURSING_HOME, RENAL_DISEASE } from '../prose/chronic-findings.ts';
import { CONFUSION, STROKE } from '../prose/neuro-findings.ts';
import { EXUDATE, FEVER_24H, NO_COUGH, NO_COUGH_OR_CORYZA, NODES, ONSET_3D, PURULENT, SEVERE_INFLAMMATION } from '../prose/throat-findings.ts';
import { open } from '../opening.ts';
import { type Proposal, spec } from '../spec.ts';
import type { Vitals } from '../signs.ts';
import { temperatureIn, type TemperatureUnit } from '../vitals.ts';
import { type Bank, drawPresent, type Present, shareFor, tellAll } from './criteria.ts';
import { INFLAMED, PNEUMONIA, SORE_THROAT } from '../illness/acute.ts';

interface Infected extends Proposal {
  readonly present: Present;
  readonly vitals: Vitals;
  readonly unit: TemperatureUnit;
  readonly labs: readonly LabValue[];
}

interface Pneumonia extends Infected {
  readonly gas: { readonly ph: number; readonly oxygen: number };
}

function sexOf(rng: Rng): 'Male' | 'Female' {
  return rng.chance(0.5) ? 'Male' : 'Female';
}

const PNEUMONIA_BANK: Bank = {
  'Nursing home resident': NURSING_HOME, 'Neoplastic disease': NEOPLASM, 'Liver disease severity': LIVER_DISEASE, 'Congestive Heart Faliure': CARDIAC_FAILURE,
  'Cerebrovascular disease history': STROKE, 'Renal disease': RENAL_DISEASE, 'Altered mental status': CONFUSION, 'Pleural effusion on x-ray': EFFUSION,
};

const CENTOR: Bank = { 'Cough Absent': NO_COUGH, 'Exudate or swelling on tonsils': EXUDATE, 'Tender/swollen anterior cervical lymph nodes': NODES };

const FEVERPAIN: Bank = {
  'Fever in past 24 hours': FEVER_24H, 'Absence of cough or coryza': NO_COUGH_OR_CORYZA, 'Symptom onset ≤3 days': ONSET_3D, 'Purulent tonsils': PURULENT,
  'Severe tonsil inflammation': SEVERE_INFLAMMATION,
};

export const INFECTIONS = [
  spec<Infected>({
    id: 45, words: 437, range: [0, 5], usual: 0.36,
    propose(rng, aim) {
      const share = shareFor(rng, aim);
      const sex = sexOf(rng);
      const age = rng.chance(share) ? rng.int(66, 93) : rng.int(23, 63);
      const low = rng.chance(share);
      const systolic = low ? rng.int(74, 88) : rng.int(104, 148);
      const diastolic = low ? rng.int(40, 56) : rng.int(64, 86);
      const vitals = { systolic, diastolic, respiratoryRate: rng.chance(share) ? rng.int(31, 40) : rng.int(15, 27) };
      const labs = [report('bun', rng.chance(share) ? 22 + 40 * rng.float() : 8 + 9 * rng.float(), systemFor(rng))];
      const present = { Confusion: rng.chance(share) };
      return { demographics: { sex, age }, present, vitals, unit: temperatureUnitFor(rng), labs, entities: { age: [age, 'years'], ...present, ...vitalEntities(vitals, 'C'), ...labEntities(labs) } };
    },
    write(note, { present, vitals, unit, labs }) {
      const { rng } = note;
      const when = arrival(rng);
      open(note, PNEUMONIA, { age: true });
      note.claim('general', 'neuro', 'mood');
      tellAll(note, { Confusion: CONFUSION }, present);
      writeVitals(note, { temperature: temperatureIn(rng.decimal(38.1, 39.6, 1), unit), heartRate: rng.int(88, 122), saturation: rng.int(89, 95), ...vitals }, { when, unit, repeated: 0.5 });
      writePanels(note, labs, { others: ['sodium', 'potassium', 'creatinine', 'glucose', 'hemoglobin', 'whiteCells', 'platelets', 'crp', 'alt', 'lactate'], ranges: { whiteCells: [11, 22], crp: [8, 31] }, repeated: 0.4, when });
      note.add('imaging', note.pick(['[The chest radiograph|Chest radiography|A chest X-ray] showed an infiltrate[ of the lower lobe| of {#3-6} cm|].', '[On the chest film|On chest X-ray], there was [consolidation|an infiltrate|an opacity][ of {#3-6} cm| of one lower lobe|].']));
      return { filling: SCORED, words: { when } };
    },
  }),
  spec<Pneumonia>({
    id: 29, words: 146, range: [22, 232], usual: 0.4,
    propose(rng, aim) {
      const share = shareFor(rng, aim * 0.72, 0.2);
      const sex = sexOf(rng);
      const age = Math.min(95, Math.max(19, Math.round(22 + 66 * aim ** 0.6 + rng.int(-20, 12))));
      const unit = temperatureUnitFor(rng);
      const system = systemFor(rng);
      const severe = (): boolean => rng.chance(share);
      const celsius = severe() ? rng.pick([rng.decimal(40.2, 40.9, 1), rng.decimal(33.6, 34.7, 1)]) : rng.decimal(36.4, 39.5, 1);
      const systolic = severe() ? rng.int(72, 87) : rng.int(98, 146);
      const vitals = {
        temperature: temperatureIn(celsius, unit), heartRate: severe() ? rng.int(127, 146) : rng.int(76, 121), respiratoryRate: severe() ? rng.int(31, 40) : rng.int(15, 27),
        systolic, diastolic: Math.round(systolic * 0.6),
      };
      const labs = [
        report('bun', severe() ? 32 + 40 * rng.float() : 8 + 19 * rng.float(), system), report('sodium', severe() ? rng.int(121, 128) : rng.int(132, 143), system),
        report('glucose', severe() ? rng.int(262, 420) : rng.int(84, 225), system), report('hematocrit', severe() ? rng.int(22, 28) : rng.int(32, 45), system),
      ];
      const gas = { ph: severe() ? rng.decimal(7.14, 7.32, 2) : rng.decimal(7.37, 7.46, 2), oxygen: severe() ? rng.int(44, 57) : rng.int(64, 92) };
      const drawn = drawPresent(rng, PNEUMONIA_BANK, share * 0.8);
      // The young do not live in nursing homes with a failing heart.
      const present = age >= 46 ? drawn : { ...drawn, 'Nursing home resident': false, 'Cerebrovascular disease history': false, 'Congestive Heart Faliure': false, 'Liver disease severity': false };
      const { 'Diastolic Blood Pressure': _, ...signs } = vitalEntities(vitals, unit);
      const entities: { [name: string]: Entity } = {
        age: [age, 'years'], sex, ...present, ...signs, ...labEntities(labs), pH: gas.ph, 'Partial pressure of oxygen (PaO₂) for Apache II': [gas.oxygen, 'mm Hg'],
      };
      return { demographics: { sex, age }, present, vitals, unit, labs, gas, entities };
    },
    write(note, { present, vitals, unit, labs, gas }) {
      const { rng } = note;
      const when = arrival(rng);
      open(note, PNEUMONIA, { age: true, sex: true });
      note.claim('general', 'neuro');
      tellAll(note, PNEUMONIA_BANK, present);
      writeVitals(note, vitals, { when, unit, repeated: 0.4, omit: ['saturation'] });
      writePanels(note, labs, { others: ['creatinine', 'whiteCells', 'crp'], ranges: { whiteCells: [11, 22], crp: [8, 31] }, repeated: 0.45, when, most: 2 });
      note.add('labs', note.pick(['[Arterial blood on room air had a pH of {ph} and a PaO2 of {oxygen} mm Hg|Blood gas analysis without oxygen: pH {ph}, PaO2 {oxygen} mm Hg].', '[Arterial blood gas on room air showed pH {ph} and PaO2 {oxygen} mmHg|ABG (room air): PaO2 {oxygen} mmHg, pH {ph}].']), { ph: gas.ph.toFixed(2), oxygen: gas.oxygen });
      note.tell('pH', 'stated');
      note.tell('Partial pressure of oxygen (PaO₂) for Apache II', 'stated');
      return { filling: NOTHING_ELSE, words: { when } };
    },
  }),
  spec<Infected>({
    id: 51, words: 535, range: [0, 4], usual: 0.42,
    propose(rng, aim) {
      const share = shareFor(rng, aim);
      const unit = temperatureUnitFor(rng);
      const celsius = rng.chance(share) ? rng.pick([rng.decimal(38.3, 39.8, 1), rng.decimal(38.3, 39.8, 1), rng.decimal(34.6, 35.7, 1)]) : rng.decimal(36.4, 37.7, 1);
      const fastBreath = rng.chance(share);
      const byGas = fastBreath && rng.chance(0.3);
      const vitals = { temperature: temperatureIn(celsius, unit), heartRate: rng.chance(share) ? rng.int(94, 132) : rng.int(58, 87), respiratoryRate: fastBreath && !byGas ? rng.int(22, 34) : rng.int(12, 19) };
      const carbon = byGas ? rng.int(24, 30) : rng.int(35, 42);
      const system = systemFor(rng);
      const labs = [report('whiteCells', rng.chance(share) ? rng.pick([rng.decimal(12.6, 24, 1), rng.decimal(12.6, 24, 1), rng.decimal(1.4, 3.6, 1)]) : rng.decimal(4.6, 11.2, 1), system)];
      return {
        demographics: { sex: sexOf(rng), age: rng.int(20, 88) }, present: { gas: byGas }, vitals, unit, labs,
        entities: { ...vitalEntities(vitals, unit), ...labEntities(labs), 'PaCO₂': [carbon, 'mm hg'] },
      };
    },
    write(note, { vitals, unit, labs, entities }) {
      const { rng } = note;
      const when = arrival(rng);
      open(note, INFLAMED);
      writeVitals(note, vitals, { when, unit, repeated: 0.65 });
      writePanels(note, labs, { others: ['sodium', 'potassium', 'creatinine', 'hemoglobin', 'platelets', 'crp', 'alt', 'bilirubin', 'lipase', 'glucose'], ranges: { crp: [3, 22] }, repeated: 0.4, when });
      const carbon = entities['PaCO₂'];
      note.add('labs', note.pick(['[Arterial blood gas {when}: PaCO2 {carbon} mm Hg, pH {ph}|The blood gas {when} gave PaCO2 {carbon} mm Hg and pH {ph}].', '[Arterial blood gas analysis {when} showed pH {ph} with PaCO2 {carbon} mmHg|{when}, PaCO2 was {carbon} mmHg at a pH of {ph}].']), { when, carbon: Array.isArray(carbon) ? String(carbon[0]) : '', ph: rng.decimal(7.38, 7.46, 2).toFixed(2) });
      note.tell('PaCO₂', 'stated');
      return { filling: { ...SCORED, exam: 'all' }, words: { when } };
    },
  }),
  spec<Infected>({
    id: 20, words: 145, range: [-1, 5], usual: 0.45,
    propose(rng, aim) {
      const share = shareFor(rng, aim);
      const sex = sexOf(rng);
      const age = rng.pick(aim < 0.25 ? [rng.int(46, 71)] : aim > 0.85 ? [rng.int(4, 14)] : [rng.int(4, 14), rng.int(16, 43), rng.int(46, 70)]);
      const unit = temperatureUnitFor(rng);
      const vitals = { temperature: temperatureIn(rng.chance(share) ? rng.decimal(38.4, 39.6, 1) : rng.decimal(36.4, 37.7, 1), unit) };
      const present = drawPresent(rng, CENTOR, share);
      return { demographics: { sex, age }, present, vitals, unit, labs: [], entities: { age: [age, 'years'], ...present, ...vitalEntities(vitals, unit) } };
    },
    write(note, { present, vitals, unit }) {
      open(note, SORE_THROAT, { age: true });
      note.claim('nodes', 'ears', 'general');
      tellAll(note, CENTOR, present);
      const child = note.patient.age < 16;
      writeVitals(note, { ...vitals, ...(child ? { heartRate: note.rng.int(84, 112), respiratoryRate: note.rng.int(18, 22) } : {}) }, { when: 'at the visit', unit, repeated: 0, omit: child ? ['systolic', 'diastolic', 'saturation'] : ['saturation'] });
      return { filling: { ...NOTHING_ELSE, life: 'all' } };
    },
  }),
  spec<Infected>({
    id: 33, words: 191, range: [0, 5], usual: 0.4,
    propose(rng, aim) {
      const present = drawPresent(rng, FEVERPAIN, shareFor(rng, aim));
      return { demographics: { sex: sexOf(rng), age: rng.int(7, 58) }, present, vitals: {}, unit: temperatureUnitFor(rng), labs: [], entities: present };
    },
    write(note, { present, unit }) {
      open(note, SORE_THROAT);
      note.claim('nodes', 'ears', 'general');
      tellAll(note, FEVERPAIN, present);
      const child = note.patient.age < 16;
      writeVitals(note, {}, { when: 'at the visit', unit, repeated: 0, omit: child ? ['systolic', 'diastolic', 'temperature', 'heartRate'] : ['temperature'] });
      return { filling: { ...NOTHING_ELSE, life: 'all' } };
    },
  }),
];
