/** Coma and organ failure: calculators 21, 28 and 43. */
import { NOTHING_ELSE } from '../background/fill.ts';
import type { Rng } from '../../../../env/rng.ts';
import type { Entity } from '../../calculator.ts';
import { type LabValue, report } from '../labs.ts';
import { labEntities, systemFor, writePanels } from '../measured.ts';
import type { Note } from '../note.ts';
import { arrival, temperatureUnitFor, vitalEntities, writeVitals } from '../observed.ts';
import { IMMUNO } from '../prose/chronic-findings.ts';
import { EYES, MOVEMENT, VOICE } from '../prose/graded-findings.ts';
import { open } from '../opening.ts';
import { type Proposal, spec } from '../spec.ts';
import type { Vitals } from '../signs.ts';
import { temperatureIn, type TemperatureUnit } from '../vitals.ts';
import { shareFor, tellGrade } from './criteria.ts';
import { COMA } from '../illness/acute.ts';
import { ICU, UNSTABLE } from '../illness/hospital.ts';

interface Coma extends Proposal {
  readonly eyes: keyof typeof EYES;
  readonly voice: keyof typeof VOICE;
  readonly movement: keyof typeof MOVEMENT;
}

interface Critical extends Proposal {
  readonly labs: readonly LabValue[];
  readonly vitals: Vitals;
  readonly unit: TemperatureUnit;
  readonly coma: number;
  readonly oxygen: { readonly fraction: number; readonly pressure: number; readonly ph: number };
}

interface Failing extends Critical {
  readonly support: 'ventilator' | 'mask pressure' | 'none';
  readonly pressor: { readonly drug: string; readonly rate: number; readonly told: string; readonly inferred: boolean } | undefined;
  readonly urine: number;
}

interface Acute extends Critical {
  readonly gradient: number | undefined;
  readonly renalFailure: boolean;
  readonly chronic: boolean;
  readonly surgery: (typeof SURGERY)[number];
}

const OXYGEN = 'Partial pressure of oxygen (PaO₂) for Apache II';

const SURGERY = [
  { type: 'Nonoperative', text: ['[Septic shock from the lung|Severe pancreatitis|Urosepsis] had led to the admission, and no operation had been done.', 'The reason was medical, [pneumonia with shock|biliary sepsis|a severe heat stroke with infection], without any operation.'] },
  { type: 'Elective', text: ['{He} came to the unit after an elective [resection of the colon|gastrectomy|hepatectomy].', 'The unit took {him} over after a planned [replacement of the aortic valve|esophagectomy|lobectomy].'] },
  { type: 'Emergency', text: ['{He} came to the unit after an emergency operation for [a perforated bowel|a perforated ulcer|bowel ischemia].', 'That night {he} had to be operated on at once for [a ruptured aneurysm of the aorta|a strangulated hernia|a torn spleen], and was then brought to the unit.'] },
] as const;

/** The Glasgow Coma Score as its sum, or as the three parts that give it. */
function tellComa(note: Note, score: number): void {
  const parts = PARTS.filter(([eyes, voice, movement]) => eyes + voice + movement === score);
  const byParts = note.rng.chance(0.55) && parts.length > 0;
  const [eyes, voice, movement] = note.rng.pick(parts.length > 0 ? parts : PARTS);
  note.add('exam', note.pick(byParts
    ? ['[On the Glasgow Coma Scale {he} was rated E{eyes} V{voice} M{movement}|Glasgow Coma Scale: eyes {eyes}, verbal {voice}, motor {movement}].', '[Neurologically, {he} scored E{eyes}V{voice}M{movement} on the Glasgow Coma Scale|GCS components were eye {eyes}, verbal {voice}, motor {movement}].']
    : ['[The Glasgow Coma Score was {score}|{He} had a Glasgow Coma Score of {score}].', '[The GCS was {score}|GCS {score} on assessment].']), { eyes, voice, movement, score });
  note.tell('Glasgow Coma Score', byParts ? 'inferred' : 'stated');
}

/** Combinations seen at the bedside. */
const PARTS: readonly (readonly [eyes: number, voice: number, movement: number])[] = [
  [1, 1, 1], [1, 1, 2], [1, 1, 3], [2, 1, 3], [1, 1, 4], [2, 1, 4], [2, 2, 4], [1, 2, 5], [2, 2, 5], [2, 3, 5], [3, 3, 5], [3, 3, 6], [3, 4, 6], [4, 4, 6], [4, 5, 6],
];

function between(rng: Rng, bands: readonly (readonly [number, number])[], grade: number): number {
  const [low, high] = bands[grade] ?? [0, 0];
  return low + (high - low) * rng.float();
}

/** A grade from 0 to `most` that rises with the share. */
function graded(rng: Rng, share: number, most: number): number {
  return Math.min(most, Math.floor((most + 1) * Math.min(0.999, Math.max(0, share + 0.5 * (rng.float() - 0.5)))));
}

function pressor(rng: Rng, grade: number, kilograms: number): Failing['pressor'] {
  if (grade < 2) return undefined;
  const drug = grade === 2 ? 'DOBUTamine' : rng.pick(['norEPINEPHrine', 'norEPINEPHrine', 'EPINEPHrine']);
  const name = drug.toLowerCase();
  const rate = grade === 2 ? rng.int(3, 9) : grade === 3 ? rng.int(3, 8) / 100 : rng.int(14, 60) / 100;
  const total = rate * kilograms;
  const inferred = rng.chance(0.5);
  const told = inferred ? `${name} at ${Number(total.toFixed(2))} µg/min, at a body weight of ${kilograms} kg` : `${name} at ${rate} µg/kg/min`;
  return { drug, rate, told, inferred };
}

/** Who postures does not speak, and who is oriented obeys and is awake or easily woken. */
function plausible({ eyes, voice, movement }: Pick<Coma, 'eyes' | 'voice' | 'movement'>): Pick<Coma, 'eyes' | 'voice' | 'movement'> {
  if (movement === 'flexion to pain' || movement === 'extension to pain' || movement === 'no motor response') {
    return {
      eyes: eyes === 'no eye opening' || movement === 'no motor response' ? 'no eye opening' : 'eye opening to pain',
      voice: voice === 'no verbal response' || movement === 'no motor response' ? 'no verbal response' : 'incomprehensible sounds', movement,
    };
  }
  if (voice === 'oriented') return { eyes: eyes === 'eyes open spontaneously' ? eyes : 'eye opening to verbal command', voice, movement: 'obeys commands' };
  if (voice === 'confused' && eyes === 'no eye opening') return { eyes: 'eye opening to pain', voice, movement };
  return { eyes, voice, movement };
}

export const CRITICAL = [
  spec<Coma>({
    id: 21, words: 138, range: [3, 15], usual: 0.8,
    propose(rng, aim) {
      const part = <const K extends string>(grades: { readonly [grade in K]: unknown }): K => {
        const names = Object.keys(grades) as K[];
        const at = (1 - aim) * names.length + rng.int(-1, 1) * rng.float() * 1.4;
        return names[Math.max(0, Math.min(names.length - 1, Math.floor(at)))] ?? rng.pick(names);
      };
      const proposal = plausible({ eyes: part(EYES), voice: part(VOICE), movement: part(MOVEMENT) });
      return {
        ...proposal, demographics: { sex: rng.chance(0.5) ? 'Male' : 'Female', age: rng.int(19, 84) },
        entities: { 'Best eye response': proposal.eyes, 'Best verbal response': proposal.voice, 'Best motor response': proposal.movement },
      };
    },
    write(note, { eyes, voice, movement }) {
      open(note, COMA);
      tellGrade(note, 'Best eye response', 'exam', EYES, eyes);
      tellGrade(note, 'Best verbal response', 'exam', VOICE, voice);
      tellGrade(note, 'Best motor response', 'exam', MOVEMENT, movement);
      writeVitals(note, {}, { when: arrival(note.rng), unit: temperatureUnitFor(note.rng), repeated: 0 });
      return { filling: NOTHING_ELSE };
    },
  }),
  spec<Failing>({
    id: 43, words: 157, range: [0, 22], usual: 0.32,
    propose(rng, aim) {
      const share = shareFor(rng, aim * 1.05, 0.12);
      const system = systemFor(rng);
      const kilograms = rng.int(50, 104);
      const lungs = graded(rng, share, 4);
      const ratio = between(rng, [[415, 480], [310, 390], [210, 290], [108, 190], [62, 94]], lungs);
      const fraction = lungs === 0 ? 21 : lungs === 1 ? rng.pick([21, 24, 28]) : lungs === 2 ? rng.pick([30, 35, 40]) : rng.pick([50, 60, 70, 80]);
      const circulation = graded(rng, share, 4);
      const systolic = circulation === 0 ? rng.int(112, 146) : circulation === 1 ? rng.int(76, 86) : rng.int(96, 118);
      const diastolic = circulation === 1 ? rng.int(40, 50) : Math.round(systolic * 0.6) + 6;
      const drug = pressor(rng, circulation, kilograms);
      const coma = Math.round(between(rng, [[15, 15], [13, 14], [10, 12], [6, 9], [3, 5]], graded(rng, share, 4)));
      const kidney = graded(rng, share, 4);
      const labs = [
        report('platelets', between(rng, [[165, 320], [106, 143], [54, 94], [22, 46], [8, 18]], graded(rng, share, 4)), system),
        report('bilirubin', between(rng, [[0.4, 1], [1.35, 1.85], [2.2, 5.6], [6.4, 11.4], [12.6, 22]], graded(rng, share, 4)), system),
        report('creatinine', between(rng, [[0.6, 1.1], [1.3, 1.85], [2.15, 3.3], [3.7, 4.75], [5.3, 7.6]], kidney), system),
      ];
      const urine = kidney === 4 ? rng.pick([72, 96, 120, 144]) : kidney === 3 ? rng.pick([264, 312, 384, 432]) : rng.int(40, 90) * 24;
      const support = lungs >= 3 ? rng.pick(['ventilator', 'mask pressure'] as const) : 'none';
      const entities: { [name: string]: Entity } = {
        [OXYGEN]: [Math.round((ratio * fraction) / 100), 'mm Hg'], 'FiO₂': [fraction, '%'], 'On mechanical ventilation': support === 'ventilator',
        'Continous positive airway pressure': support === 'mask pressure', 'Glasgow Coma Score': coma, ...labEntities(labs), 'Urine Output': [urine, 'mL/day'],
        'Systolic Blood Pressure': [systolic, 'mm hg'], 'Diastolic Blood Pressure': [diastolic, 'mm hg'],
        ...(drug === undefined ? {} : { [drug.drug]: [drug.rate, 'mcg/kg/min'] as const }),
      };
      return {
        demographics: { sex: rng.chance(0.55) ? 'Male' : 'Female', age: rng.int(28, 86) }, labs, vitals: { systolic, diastolic }, unit: 'C', coma,
        oxygen: { fraction, pressure: Math.round((ratio * fraction) / 100), ph: rng.decimal(7.22, 7.42, 2) }, support, pressor: drug, urine, entities,
      };
    },
    write(note, { labs, vitals, coma, oxygen, support, pressor: drug, urine }) {
      const { rng } = note;
      open(note, ICU);
      const when = 'on the first day';
      if (support === 'ventilator') note.add('exam', note.pick(['[{He} was mechanically ventilated|{He} was intubated and ventilated] [in a pressure-controlled mode|with a PEEP of {#5-12} cm H2O].', '[An endotracheal tube connected {him} to the ventilator|Ventilation was by machine through an endotracheal tube] [at {#14-24} breaths per minute|with tidal volumes of {#380-460} mL].']));
      else if (support === 'mask pressure') note.add('exam', note.pick(['Continuous positive airway pressure of {#6-10} cm H2O was [given|applied] by mask.', '{He} was [not intubated but on|breathing through] a tight-fitting CPAP mask at {#6-10} cm H2O.']));
      else note.add('exam', note.pick(['[{He} breathed without any machine|Neither ventilator nor pressure mask was needed].', '[No ventilatory support was required|{He} was breathing unassisted].']));
      note.tell('On mechanical ventilation', support === 'none' ? 'stated' : 'inferred', support === 'ventilator');
      note.tell('Continous positive airway pressure', support === 'none' ? 'stated' : 'inferred', support === 'mask pressure');
      note.add('labs', note.pick(oxygen.fraction === 21 ? ['On room air (21% oxygen) the arterial PaO2 was {pressure} mm Hg.', 'Arterial blood gas on room air (FiO2 0.21): PaO2 {pressure} mmHg.'] : ['[Arterial PaO2 was {pressure} mm Hg at an inspired oxygen fraction of {fraction}|With {percent}% oxygen the arterial PaO2 was {pressure} mm Hg].', '[Arterial blood gas on an FiO2 of {fraction}: PaO2 {pressure} mmHg|PaO2 was {pressure} mmHg while {he} received {percent}% oxygen].']), { pressure: oxygen.pressure, fraction: (oxygen.fraction / 100).toFixed(2), percent: oxygen.fraction });
      note.tell('FiO₂', 'inferred');
      note.tell(OXYGEN, 'inferred');
      note.add('vitals', note.pick(['[The lowest blood pressure {when} was|{when}, blood pressure fell to no less than|The worst pressure {when} was] {systolic}/{diastolic} mm Hg, at a pulse of {#92-128}/min.', '[The minimum blood pressure {when} was|{when}, the nadir of blood pressure was] {systolic}/{diastolic} mmHg with a heart rate of {#92-128} bpm.']), { when, systolic: vitals.systolic ?? 0, diastolic: vitals.diastolic ?? 0 });
      for (const key of ['Systolic Blood Pressure', 'Diastolic Blood Pressure']) note.tell(key, 'inferred');
      if (drug === undefined) note.add('exam', note.pick(['[No vasopressors were given|Vasopressors were not needed].', '[There was no vasopressor or inotrope infusion|Neither vasopressors nor inotropes ran].']));
      else note.add('exam', note.pick(['[Circulation was supported with {told}|{He} received {told}].', '[{told} was running|Hemodynamic support consisted of {told}].']), { told: drug.told });
      if (drug !== undefined) note.tell(drug.drug, drug.inferred ? 'inferred' : 'stated');
      tellComa(note, coma);
      const hourly = urine % 24 === 0 && rng.chance(0.6);
      note.add('exam', note.pick(hourly ? ['Urine output was steady at {hour} mL [an hour|per hour][ all day|].', '{He} [passed|produced] {hour} mL of urine every hour[ without change|].'] : ['Urine output was {urine} mL in 24 hours.', 'The 24-hour urine volume was {urine} mL.']), { hour: urine / 24, urine });
      note.tell('Urine Output', hourly ? 'inferred' : 'stated');
      writePanels(note, labs, { others: ['sodium', 'lactate', 'hemoglobin', 'crp'], ranges: { lactate: [1.6, 6], crp: [9, 30] }, repeated: 0.15, when, most: 2 });
      return { filling: NOTHING_ELSE };
    },
  }),
  spec<Acute>({
    id: 28, words: 191, range: [2, 44], usual: 0.35,
    propose(rng, aim) {
      const share = shareFor(rng, aim * 0.85, 0.12);
      const system = systemFor(rng);
      const unit = temperatureUnitFor(rng);
      const high = rng.chance(0.6);
      const g = (most: number): number => graded(rng, share, most);
      const celsius = high ? between(rng, [[36.3, 38.2], [38.7, 38.8], [39.2, 40.6], [41.2, 41.6]], g(3)) : between(rng, [[36.3, 37.4], [34.3, 35.7], [32.3, 33.7], [30.3, 31.6]], g(3));
      const mean = rng.chance(0.7) ? between(rng, [[76, 104], [54, 67], [40, 47]], g(2)) : between(rng, [[76, 104], [114, 126], [134, 154]], g(2));
      const pulse = Math.round(mean * 0.5);
      const diastolic = Math.round(mean - pulse / 3);
      const vitals = {
        temperature: temperatureIn(celsius, unit), heartRate: Math.round(between(rng, [[72, 104], [113, 136], [143, 168], [182, 190]], g(3))),
        respiratoryRate: Math.round(between(rng, [[13, 22], [26, 33], [36, 46]], g(2))), systolic: diastolic + pulse, diastolic,
      };
      const labs = [
        report('sodium', rng.chance(0.5) ? between(rng, [[133, 146], [151, 153], [156, 158], [162, 172]], g(3)) : between(rng, [[133, 146], [122, 128], [113, 117]], g(2)), system),
        report('potassium', rng.chance(0.5) ? between(rng, [[3.7, 5.3], [5.6, 5.8], [6.2, 6.8], [7.1, 7.6]], g(3)) : between(rng, [[3.7, 5.3], [3.1, 3.3], [2.6, 2.8]], g(2)), system),
        report('creatinine', between(rng, [[0.7, 1.3], [1.56, 1.9], [2.1, 3.3], [3.7, 6]], g(3)), system),
        report('hematocrit', between(rng, [[31, 44], [47, 48], [22, 28], [15, 18]], g(3)), system),
        report('whiteCells', between(rng, [[4, 14], [16, 19], [21, 36], [42, 55]], g(3)), system),
      ];
      const fraction = rng.chance(share + 0.2) ? rng.pick([50, 60, 70, 80, 100]) : rng.pick([21, 28, 35, 40]);
      const gradient = fraction >= 50 ? Math.round(between(rng, fraction < 70 ? [[120, 190], [210, 320]] : [[140, 190], [215, 335], [365, 460], [510, 560]], g(fraction < 70 ? 1 : fraction < 90 ? 2 : 3))) : undefined;
      // What the alveolar gas equation leaves of it for the artery, at a PaCO2 of 40 mm Hg.
      const pressure = gradient === undefined ? Math.round(between(rng, [[74, 96], [62, 69], [56, 59], [44, 53]], g(3))) : Math.max(44, Math.round((fraction / 100) * 713 - 50 - gradient));
      const ph = between(rng, [[7.34, 7.48], [7.26, 7.32], [7.16, 7.24], [7.02, 7.13]], g(3));
      const coma = Math.round(15 - 12 * Math.max(0, Math.min(1, share + 0.5 * (rng.float() - 0.5))));
      const age = Math.round(between(rng, [[23, 43], [46, 54], [56, 63], [66, 73], [76, 88]], g(4)));
      const creatinine = labs[2]?.value ?? 0;
      const renalFailure = creatinine > (system === 'si' ? 135 : 1.5) && rng.chance(0.5);
      const chronic = rng.chance(share * 0.7);
      const surgery = rng.pick(SURGERY);
      const oxygen = { fraction, pressure, ph: Number(ph.toFixed(2)) };
      const entities: { [name: string]: Entity } = {
        age: [age, 'years'], ...vitalEntities(vitals, unit), ...labEntities(labs), 'FiO₂': [fraction, '%'], [OXYGEN]: [pressure, 'mm Hg'],
        ...(gradient === undefined ? {} : { 'A-a gradient': gradient }), pH: oxygen.ph, 'Glasgow Coma Score': coma, 'Acute renal failure': renalFailure,
        'Chronic Renal Failure': creatinine > (system === 'si' ? 135 : 1.5) && !renalFailure, 'History of severe organ failure or immunocompromise': chronic, 'Surgery Type': surgery.type,
      };
      return { demographics: { sex: rng.chance(0.55) ? 'Male' : 'Female', age }, labs, vitals, unit, coma, oxygen, gradient, renalFailure, chronic, surgery, entities };
    },
    write(note, { labs, vitals, unit, coma, oxygen, gradient, renalFailure, chronic, surgery, entities }) {
      open(note, UNSTABLE, { age: true });
      note.clause('hpi', note.pick<string>(surgery.text));
      note.tell('Surgery Type', surgery.type === 'Nonoperative' ? 'stated' : 'inferred');
      note.finding('History of severe organ failure or immunocompromise', IMMUNO, chronic);
      writeVitals(note, vitals, { when: 'at their worst on the first day', unit, repeated: 0, omit: ['saturation'] });
      // The pressures serve by way of their mean.
      for (const [i, { finding }] of note.told.entries()) if (/Blood Pressure$/.test(finding)) note.told[i] = { finding, telling: 'inferred', present: true };
      writePanels(note, labs, { others: ['lactate', 'platelets'], ranges: { lactate: [1.6, 6] }, repeated: 0.4, when: 'on the first day', most: 1 });
      const renal = renalFailure
        ? ['Acute renal failure had set in.', 'There was acute renal failure.', 'Creatinine had been normal a week before, and almost no urine had come since the day before.', 'Two days earlier creatinine had been 0.9 mg/dL.']
        : entities['Chronic Renal Failure'] === true ? ['Creatinine had been at this level for {#2-6} years.', 'The raised creatinine was chronic and unchanged over {#2-5} years.'] : ['Urine flowed freely, and there was no acute renal failure.', 'There was no acute renal failure, with {#60-90} mL of urine an hour.'];
      note.clause('labs', note.pick(renal));
      note.tell('Acute renal failure', 'inferred', renalFailure);
      note.add('labs', gradient === undefined
        ? note.pick(['[Arterial blood|Blood gas analysis] at {percent}% oxygen: pH {ph}, PaO2 {pressure} mm Hg.', '[Arterial blood gas|ABG] on {percent}% oxygen showed pH {ph} and PaO2 {pressure} mmHg.'])
        : note.pick(['[Arterial blood|Blood gas analysis] at {percent}% oxygen: pH {ph}, PaO2 {pressure} mm Hg; the alveolar-arterial gradient was {gradient} mm Hg.', '[Arterial blood gas|ABG] on {percent}% oxygen showed pH {ph}, PaO2 {pressure} mmHg, and an A-a gradient of {gradient} mmHg.']), { percent: oxygen.fraction, ph: oxygen.ph.toFixed(2), pressure: oxygen.pressure, gradient: gradient ?? 0 });
      for (const key of ['pH', 'FiO₂', gradient === undefined ? OXYGEN : 'A-a gradient']) note.tell(key, 'stated');
      tellComa(note, coma);
      return { filling: NOTHING_ELSE };
    },
  }),
];
