/** Vital signs in a note: those asked for among others, at the time that the question names and at another. */
import type { Rng } from '../../../env/rng.ts';
import type { Entity } from '../calculator.ts';
import type { Note } from './note.ts';
import type { Vitals } from './signs.ts';
import { quietVitals, temperatureEntity, temperatureIn, type TemperatureUnit, vitalsText } from './vitals.ts';

/** The time of arrival, as note and question name it. */
export function arrival(rng: Rng): string {
  return rng.pick(['on arrival', 'on admission', 'at presentation', 'on presentation']);
}

export function temperatureUnitFor(rng: Rng): TemperatureUnit {
  return rng.chance(0.45) ? 'F' : 'C';
}

/** Findings of those signs that a calculator asks for. */
export function vitalEntities(vitals: Vitals, unit: TemperatureUnit): { [name: string]: Entity } {
  return {
    ...(vitals.temperature === undefined ? {} : { Temperature: temperatureEntity(vitals.temperature, unit) }),
    ...(vitals.heartRate === undefined ? {} : { 'Heart Rate or Pulse': [vitals.heartRate, 'beats per minute'] as const }),
    ...(vitals.respiratoryRate === undefined ? {} : { 'respiratory rate': [vitals.respiratoryRate, 'breaths per minute'] as const }),
    ...(vitals.systolic === undefined ? {} : { 'Systolic Blood Pressure': [vitals.systolic, 'mm hg'] as const }),
    ...(vitals.diastolic === undefined ? {} : { 'Diastolic Blood Pressure': [vitals.diastolic, 'mm hg'] as const }),
    ...(vitals.saturation === undefined ? {} : { 'O₂ saturation percentage': [vitals.saturation, '%'] as const }),
  };
}

export interface ObservationOptions {
  readonly when: string;
  readonly unit: TemperatureUnit;
  /** How often another set is told as well. */
  readonly repeated?: number;
  /** Signs that the note must leave out. */
  readonly omit?: readonly (keyof Vitals)[];
}

/** Writes the signs asked for among quiet ones, and tells them. */
export function writeVitals(note: Note, needed: Vitals, { when, unit, repeated = 0.4, omit = [] }: ObservationOptions): void {
  const { rng } = note;
  const quiet = { ...quietVitals(rng, unit), ...expected(note, unit) };
  const shown: { -readonly [sign in keyof Vitals]: number } = { ...quiet, ...needed };
  // Not every sign is always written down; the pressure is one of two numbers.
  const spared = (['temperature', 'heartRate', 'respiratoryRate', 'saturation'] as const).filter((sign) => needed[sign] === undefined && illnessHasNot(note, sign) && rng.chance(0.3));
  for (const sign of [...omit, ...spared]) delete shown[sign];
  const tell = (signs: Vitals, time: string, section: 'vitals' | 'course', order: number): void => {
    const { temperature } = signs;
    note.signs.push(temperature === undefined || unit === 'C' ? signs : { ...signs, temperature: (temperature - 32) / 1.8 });
    note.addText(section, vitalsText(note, signs, time, unit), order);
  };
  const again = rng.chance(repeated);
  if (again && rng.chance(0.5)) tell(elsewhere(rng, shown, unit), rng.pick(['in the ambulance', 'at the family practice that morning', 'at home the day before']), 'vitals', -1);
  else if (again) tell(elsewhere(rng, shown, unit), rng.pick(['three hours later', 'the next morning', 'on the second day']), rng.chance(0.5) ? 'vitals' : 'course', 450);
  tell(shown, when, 'vitals', 0);
  for (const key of Object.keys(vitalEntities(needed, unit))) {
    note.tell(key, again || (key === 'Temperature' && unit === 'F') ? 'inferred' : 'stated');
  }
}

function illnessHasNot({ illness }: Note, sign: 'temperature' | 'heartRate' | 'respiratoryRate' | 'saturation'): boolean {
  return illness?.signs?.[sign] === undefined;
}

/** Signs that go with the illness, where nothing else is asked. */
function expected({ rng, illness }: Note, unit: TemperatureUnit): Vitals {
  const { temperature, heartRate, respiratoryRate, systolic, saturation } = illness?.signs ?? {};
  const top = systolic === undefined ? undefined : rng.int(systolic[0], systolic[1]);
  return {
    ...(temperature === undefined ? {} : { temperature: temperatureIn(rng.decimal(temperature[0], temperature[1], 1), unit) }),
    ...(heartRate === undefined ? {} : { heartRate: rng.int(heartRate[0], heartRate[1]) }),
    ...(respiratoryRate === undefined ? {} : { respiratoryRate: rng.int(respiratoryRate[0], respiratoryRate[1]) }),
    ...(top === undefined ? {} : { systolic: top, diastolic: Math.round(top * 0.42 + rng.int(14, 24)) }),
    ...(saturation === undefined ? {} : { saturation: rng.int(saturation[0], saturation[1]) }),
  };
}

/** The same signs at another time, all of them different. */
function elsewhere(rng: Rng, vitals: Vitals, unit: TemperatureUnit): Vitals {
  const moved = (value: number | undefined, low: number, high: number): number | undefined => (value === undefined ? undefined : value + (rng.chance(0.5) ? 1 : -1) * rng.int(low, high));
  const heartRate = moved(vitals.heartRate, 6, 18);
  const systolic = moved(vitals.systolic, 8, 20);
  const breaths = moved(vitals.respiratoryRate, 2, 4);
  return {
    ...(vitals.temperature === undefined ? {} : { temperature: temperatureIn(rng.decimal(36.4, 38.3, 1), unit) === vitals.temperature ? temperatureIn(38.6, unit) : temperatureIn(rng.decimal(36.4, 37.4, 1), unit) }),
    ...(heartRate === undefined ? {} : { heartRate }),
    ...(systolic === undefined || vitals.diastolic === undefined ? {} : { systolic, diastolic: Math.min(systolic - 22, vitals.diastolic + rng.pick([-9, -7, 7, 9])) }),
    ...(breaths === undefined ? {} : { respiratoryRate: Math.max(9, breaths) }),
    ...(vitals.saturation === undefined ? {} : { saturation: vitals.saturation >= 97 ? vitals.saturation - 2 : vitals.saturation + 2 }),
  };
}
