/** Vital signs: how a set is drawn around a severity, and written in Celsius or Fahrenheit. */
import type { Rng } from '../../../env/rng.ts';

export interface Vitals {
  /** Degrees, in the note's unit. */
  readonly temperature?: number;
  readonly heartRate?: number;
  readonly respiratoryRate?: number;
  readonly systolic?: number;
  readonly diastolic?: number;
  readonly saturation?: number;
}

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

const OPENERS = ['{When} {his} vital signs were', 'Vital signs {when} were', '{When}, observations were', 'Vital signs {when} showed', '{When} the following were recorded:'];

/** @param when such as `on arrival`; the sentence names it */
export function vitalsText(rng: Rng, vitals: Vitals, when: string, unit: TemperatureUnit, his: string): string {
  const items: string[] = [];
  if (vitals.temperature !== undefined) items.push(`${rng.pick(['temperature', 'body temperature', 'a temperature of'])} ${vitals.temperature.toFixed(1)} °${unit}`);
  if (vitals.heartRate !== undefined) {
    const rate = vitals.heartRate;
    items.push(rng.pick([`heart rate ${rate}/min`, `pulse ${rate} beats per minute`, `heart rate ${rate} bpm`, `pulse ${rate}/min`]));
  }
  if (vitals.systolic !== undefined && vitals.diastolic !== undefined) {
    items.push(`${rng.pick(['blood pressure', 'BP'])} ${vitals.systolic}/${vitals.diastolic} mm Hg`);
  }
  if (vitals.respiratoryRate !== undefined) {
    const rate = vitals.respiratoryRate;
    items.push(rng.pick([`respiratory rate ${rate}/min`, `respirations ${rate} per minute`, `${rate} breaths per minute`]));
  }
  if (vitals.saturation !== undefined) {
    items.push(rng.pick([`oxygen saturation ${vitals.saturation}% on room air`, `SpO2 ${vitals.saturation}% breathing ambient air`, `oxygen saturation ${vitals.saturation}% without supplemental oxygen`]));
  }
  const ordered = rng.chance(0.5) ? items : rng.shuffle(items);
  const body = ordered.length < 2 ? ordered.join('') : `${ordered.slice(0, -1).join(', ')}, and ${ordered.at(-1) ?? ''}`;
  const opener = rng.pick(OPENERS).replace('{When}', when).replace('{when}', when).replace('{his}', his).replace(/ {2,}/g, ' ').replace(/ ,/g, ',').trim();
  return `${opener.replace(/^[a-z]/, (letter) => letter.toUpperCase())} ${body.replace(/^a temperature of/, 'temperature')}.`;
}
