/** Cirrhosis and bleeding: calculators 15 and 27. */
import { SCORED } from '../background/fill.ts';
import { type LabValue, report, valueText } from '../labs.ts';
import { labEntities, systemFor, writePanels } from '../measured.ts';
import { arrival, temperatureUnitFor, vitalEntities, writeVitals } from '../observed.ts';
import { CARDIAC_FAILURE, HEPATIC_HISTORY, MELENA, SYNCOPE } from '../prose/bleeding-findings.ts';
import { ASCITES, ENCEPHALOPATHY } from '../prose/graded-findings.ts';
import { open } from '../opening.ts';
import { type Proposal, spec } from '../spec.ts';
import type { Vitals } from '../signs.ts';
import { type Bank, drawPresent, type Present, shareFor, tellAll, tellGrade } from './criteria.ts';
import { GI_BLEED } from '../illness/acute.ts';
import { LIVER_WARD } from '../illness/hospital.ts';

interface Liver extends Proposal {
  readonly labs: readonly LabValue[];
  readonly ascites: keyof typeof ASCITES;
  readonly mind: keyof typeof ENCEPHALOPATHY;
}

interface Bleed extends Proposal {
  readonly labs: readonly LabValue[];
  readonly vitals: Vitals;
  readonly present: Present;
}

const BLEED: Bank = { 'Melena present': MELENA, 'Recent syncope': SYNCOPE, 'Hepatic disease history': HEPATIC_HISTORY, 'Cardiac failure present': CARDIAC_FAILURE };

export const ABDOMINAL = [
  spec<Liver>({
    id: 15, words: 110, range: [5, 15], usual: 0.3,
    propose(rng, aim) {
      const share = shareFor(rng, aim);
      const grade = (): 0 | 1 | 2 => (rng.chance(share) ? (rng.chance(share) ? 2 : 1) : rng.chance(0.15) ? rng.pick([0, 1, 2] as const) : 0);
      const system = systemFor(rng);
      const between = (low: number, high: number): number => low + (high - low) * rng.float();
      // Clear of the limits of the bands, whichever factor converts the units.
      const bilirubin = [between(0.5, 1.8), between(2.15, 2.85), between(3.3, 22)][grade()] ?? 1;
      const albumin = [between(3.7, 4.4), between(2.9, 3.4), between(1.7, 2.6)][grade()] ?? 4;
      const inr = [between(1, 1.55), between(1.8, 2.2), between(2.5, 3.8)][grade()] ?? 1;
      const labs = [report('bilirubin', bilirubin, system), report('albumin', albumin, system), report('inr', inr, system)];
      const ascites = (['absent', 'slight', 'moderate'] as const)[grade()];
      const mind = (['No Encephalopathy', 'Grade 1-2', 'Grade 3-4'] as const)[grade()];
      return {
        demographics: { sex: rng.chance(0.6) ? 'Male' : 'Female', age: rng.int(34, 76) }, labs, ascites, mind,
        entities: { ...labEntities(labs), Ascites: ascites, Encephalopathy: mind },
      };
    },
    write(note, { labs, ascites, mind }) {
      open(note, LIVER_WARD);
      note.claim('abdomen', 'liver', 'general', 'neuro');
      tellGrade(note, 'Encephalopathy', 'exam', ENCEPHALOPATHY, mind);
      tellGrade(note, 'Ascites', 'exam', ASCITES, ascites);
      writePanels(note, labs, { others: ['sodium', 'creatinine', 'platelets', 'hemoglobin', 'alt'], ranges: { platelets: [52, 125], hemoglobin: [9.4, 12.8] }, repeated: 0, most: 3, when: arrival(note.rng) });
      return { filling: { ...SCORED, exam: 'none', complaints: false, stay: false } };
    },
  }),
  spec<Bleed>({
    id: 27, words: 143, range: [0, 20], usual: 0.35,
    propose(rng, aim) {
      const share = shareFor(rng, aim);
      const system = systemFor(rng);
      const bun = rng.pick(rng.chance(share) ? [19 + 2.6 * rng.float(), 23.2 + 4 * rng.float(), 29.5 + 38 * rng.float(), 74 + 40 * rng.float()] : [8 + 9 * rng.float()]);
      const hemoglobin = rng.chance(share) ? rng.pick([rng.decimal(6.2, 9.7, 1), rng.decimal(10.3, 11.7, 1), rng.decimal(12.2, 12.8, 1)]) : rng.decimal(13.3, 15.6, 1);
      const systolic = rng.chance(share) ? rng.pick([rng.int(72, 88), rng.int(91, 98), rng.int(101, 108)]) : rng.int(112, 146);
      const vitals = { heartRate: rng.chance(share) ? rng.int(102, 134) : rng.int(62, 96), systolic, diastolic: Math.round(systolic * 0.6) };
      const labs = [report('bun', bun, system), report('hemoglobin', hemoglobin, system)];
      const present = drawPresent(rng, BLEED, share);
      const sex = rng.chance(0.5) ? 'Male' : 'Female';
      const { 'Diastolic Blood Pressure': _, ...signs } = vitalEntities(vitals, 'C');
      return { demographics: { sex, age: rng.int(40, 87) }, labs, vitals, present, entities: { sex, ...labEntities(labs), ...signs, ...present } };
    },
    write(note, { labs, vitals, present }) {
      const when = arrival(note.rng);
      open(note, GI_BLEED, { sex: true });
      note.claim('edema', 'heart', 'liver');
      tellAll(note, BLEED, present);
      writeVitals(note, vitals, { when, unit: temperatureUnitFor(note.rng), repeated: 0.15, omit: ['temperature', 'respiratoryRate', 'saturation'] });
      const [bun, hemoglobin] = labs;
      if (bun !== undefined && hemoglobin !== undefined) {
        note.add('labs', note.pick([
          '[{when}, blood urea nitrogen was {bun} and hemoglobin {hb}, with platelets of {#168-340} × 10^9/L|Blood tests {when} showed hemoglobin {hb}, sodium {#137-143} mmol/L, and urea nitrogen {bun}|Hemoglobin {when} was {hb}, urea nitrogen {bun}, and INR 1.0]',
          '[{when}, hemoglobin was {hb}, urea nitrogen was {bun}, and platelets were {#168-340} × 10^9/L|The blood count {when} showed hemoglobin of {hb}; blood urea nitrogen was {bun} with potassium of {#3.7-4.8} mmol/L|Laboratory tests {when}: Hb {hb}, BUN {bun}, INR 1.0]',
        ]), { when, bun: valueText(bun), hb: valueText(hemoglobin) });
        for (const [key, lab] of [['Blood Urea Nitrogen (BUN)', bun], ['Hemoglobin', hemoglobin]] as const) note.tell(key, lab.system === 'si' ? 'inferred' : 'stated');
      }
      return { filling: { ...SCORED, exam: 'none', stay: false }, words: { when } };
    },
  }),
];
