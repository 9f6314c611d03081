/** Vital signs: how a set is drawn around a severity, and written in Celsius or Fahrenheit. */
import type { Rng } from '../../../env/rng.ts';
import type { Note } from './note.ts';
import type { Vitals } from './signs.ts';
import { called } from './speakers.ts';
import { list, sentence } from './text.ts';

export type TemperatureUnit = 'C' | 'F';

/** Celsius to the note's unit, to a tenth. */
export function temperatureIn(celsius: number, unit: TemperatureUnit): number {
  return Number((unit === 'C' ? celsius : celsius * 1.8 + 32).toFixed(1));
}

export function temperatureEntity(value: number, unit: TemperatureUnit): readonly [number, string] {
  return [value, unit === 'C' ? 'degrees celsius' : 'degrees fahreinheit'];
}

/** A quiet adult's signs, for those that a task does not ask for. */
export function quietVitals(rng: Rng, unit: TemperatureUnit): Required<Vitals> {
  const systolic = rng.int(108, 138);
  return {
    temperature: temperatureIn(rng.decimal(36.3, 37.2, 1), unit), heartRate: rng.int(64, 88), respiratoryRate: rng.int(13, 18),
    systolic, diastolic: Math.round(systolic * 0.42 + rng.int(16, 26)), saturation: rng.int(96, 99),
  };
}

/** @param when such as `on arrival`; the sentence names it */
export function vitalsText(note: Note, vitals: Vitals, when: string, unit: TemperatureUnit): string {
  const { rng } = note;
  const { temperature, heartRate, respiratoryRate, systolic, diastolic, saturation } = vitals;
  const items: string[] = [];
  if (temperature !== undefined) {
    const degrees = `${temperature.toFixed(1)}${rng.pick([' °', '°'])}${unit}`;
    const fever = temperature >= (unit === 'C' ? 38.3 : 100.9);
    items.push(rng.pick([`temperature ${degrees}`, `body temperature ${degrees}`, `a temperature of ${degrees}`, `temperature of ${degrees}`, ...(fever ? [`fever (${degrees})`, `a fever of ${degrees}`] : [`T ${degrees}`])]));
  }
  if (heartRate !== undefined) {
    items.push(rng.pick([`heart rate ${heartRate}/min`, `pulse ${heartRate} beats per minute`, `heart rate ${heartRate} beats/min`, `heart rate of ${heartRate}/min`, `pulse rate of ${heartRate}/min`, `a heart rate of ${heartRate} beats/min`, `heart rate of ${heartRate} bpm`, `pulse ${heartRate}/min`, ...(heartRate > 102 ? [`tachycardia (${heartRate} bpm)`] : [])]));
  }
  if (systolic !== undefined && diastolic !== undefined) {
    items.push(`${rng.pick(['blood pressure', 'blood pressure', 'BP', 'a blood pressure of', 'blood pressure of'])} ${systolic}/${diastolic} ${rng.pick(['mm Hg', 'mmHg', 'mmHg'])}`);
  }
  if (respiratoryRate !== undefined) {
    items.push(rng.pick([`respiratory rate ${respiratoryRate}/min`, `respirations ${respiratoryRate} per minute`, `respiratory rate of ${respiratoryRate} breaths per minute`, `RR ${respiratoryRate}/min`, `a respiratory rate of ${respiratoryRate}/min`]));
  }
  if (saturation !== undefined) {
    items.push(rng.pick([`oxygen saturation ${saturation}% on room air`, `SpO2 ${saturation}% on room air`, `oxygen saturation of ${saturation}% on ambient air`, `SpO2 ${saturation}% breathing room air`, `saturation ${saturation}% without supplemental oxygen`]));
  }
  const ordered = rng.chance(0.4) ? items : rng.shuffle(items);
  const names = called(rng, note.patient);
  return sentence(note.render(note.frame(note.wording.vitals), {
    when, list: list(ordered, 'and', rng.chance(0.7)), were: items.length > 1 ? 'were' : 'was', ...names, his: names.pts,
  }));
}
