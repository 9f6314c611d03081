/**
 * Units of measure as the benchmark writes them, spelling mistakes included, and their conversion.
 *
 * Every function takes a number and a unit's text and gives the number in the unit that its name says. A unit that
 * it does not know is a `UnitError` naming it: a value is never taken at face value in an unknown unit.
 */

export class UnitError extends Error {
  override readonly name = 'UnitError';
}

/** Molar masses in g/mol, and the charge by which millimoles are milliequivalents. */
export interface Substance {
  readonly name: string;
  readonly molarMass: number;
  readonly charge?: number;
}

export const SUBSTANCES = {
  creatinine: { name: 'creatinine', molarMass: 113.12 },
  bilirubin: { name: 'bilirubin', molarMass: 584.66 },
  glucose: { name: 'glucose', molarMass: 180.16 },
  /** The nitrogen of urea: two atoms a molecule, so that mmol/L of urea are 2.8 mg/dL of urea nitrogen. */
  ureaNitrogen: { name: 'urea nitrogen', molarMass: 28.014 },
  cholesterol: { name: 'cholesterol', molarMass: 386.65 },
  /** Triolein, by which laboratories convert (88.5 mg/dL a mmol/L). */
  triglycerides: { name: 'triglycerides', molarMass: 885.4 },
  calcium: { name: 'calcium', molarMass: 40.08, charge: 2 },
  albumin: { name: 'albumin', molarMass: 66_500 },
  sodium: { name: 'sodium', molarMass: 22.99, charge: 1 },
  potassium: { name: 'potassium', molarMass: 39.098, charge: 1 },
  chloride: { name: 'chloride', molarMass: 35.453, charge: 1 },
  bicarbonate: { name: 'bicarbonate', molarMass: 61.017, charge: 1 },
  /** One chain with its haem: laboratories report haemoglobin in mmol/L of monomer (1.61 g/dL a mmol/L). */
  hemoglobin: { name: 'hemoglobin', molarMass: 16_114 },
} as const satisfies { readonly [key: string]: Substance };

const GRAMS: Units = { kg: 1e3, g: 1, mg: 1e-3, 'µg': 1e-6, mcg: 1e-6, ng: 1e-9 };
const MOLES: Units = { mol: 1, mmol: 1e-3, 'µmol': 1e-6, nmol: 1e-9, pmol: 1e-12 };
const EQUIVALENTS: Units = { eq: 1, meq: 1e-3, 'µeq': 1e-6 };
const LITRES: Units = { l: 1, dl: 0.1, ml: 1e-3, 'µl': 1e-6, cc: 1e-3, 'cm^3': 1e-3, 'mm^3': 1e-6 };

type Units = { readonly [unit: string]: number };

function factor(table: Units, unit: string): number | undefined {
  return Object.hasOwn(table, unit) ? table[unit] : undefined;
}

/** `factor` of one table times a number, where the table has the unit. */
function scaled(table: Units, unit: string, by: number | undefined): number | undefined {
  const found = factor(table, unit);
  return found === undefined || by === undefined ? undefined : found * by;
}

/** Lower case, one sign for micro, single spaces: how units are compared. */
function canonical(unit: string): string {
  return unit.normalize('NFC').replaceAll('\u03bc', '\u00b5').replaceAll('³', '^3').trim().replace(/\s+/g, ' ').toLowerCase();
}

function unknown(unit: string, of: string): never {
  throw new UnitError(`unknown unit ${JSON.stringify(unit)} of ${of}`);
}

/** A conversion from a table of `1 unit = n target units`. */
function byTable(table: Units, of: string): (value: number, unit: string) => number {
  return (value, unit) => value * (factor(table, canonical(unit)) ?? unknown(unit, of));
}

function concentrationParts(unit: string, substance: Substance): readonly [amount: string, litres: number] {
  const [amount, volume, ...rest] = canonical(unit).split('/');
  const litres = volume === undefined ? undefined : factor(LITRES, volume);
  if (amount === undefined || litres === undefined || rest.length > 0) unknown(unit, substance.name);
  return [amount, litres];
}

/** Concentration in mg/dL. */
export function toMgPerDl(value: number, unit: string, substance: Substance): number {
  const [amount, litres] = concentrationParts(unit, substance);
  const { molarMass, charge } = substance;
  const grams = factor(GRAMS, amount) ?? scaled(MOLES, amount, molarMass)
    ?? scaled(EQUIVALENTS, amount, charge === undefined ? undefined : molarMass / charge);
  if (grams === undefined) unknown(unit, substance.name);
  // The factor first: in the unit asked for it is exactly 1, and 138 mEq/L stays 138.
  return value * ((grams * 1e3 * 0.1) / litres);
}

/** Concentration of an ion in mEq/L, which for charges of one is mmol/L. */
export function toMeqPerL(value: number, unit: string, ion: Substance & { readonly charge: number }): number {
  const [amount, litres] = concentrationParts(unit, ion);
  const equivalents = factor(EQUIVALENTS, amount) ?? scaled(MOLES, amount, ion.charge) ?? scaled(GRAMS, amount, ion.charge / ion.molarMass);
  if (equivalents === undefined) unknown(unit, ion.name);
  return value * ((equivalents * 1e3) / litres);
}

/** Concentration in g/dL. */
export function toGramsPerDl(value: number, unit: string, substance: Substance): number {
  return toMgPerDl(value, unit, substance) / 1e3;
}

/**
 * Cells per microlitre. The benchmark names only the volume (`[9400, 'µL']`) and writes `m^3` where it means cubic
 * millimetres: no blood has 9,400 cells in a cubic metre, and its labels agree.
 */
export const toCellsPerMicrolitre = byTable({
  'µl': 1, 'mm^3': 1, 'm^3': 1, 'cells/µl': 1, '/µl': 1, '/mm^3': 1, ul: 1,
  'cm^3': 1e-3, ml: 1e-3, dl: 1e-5, l: 1e-6,
  'x10^9/l': 1e3, '10^9/l': 1e3, 'x10^3/µl': 1e3, '10^3/µl': 1e3, 'k/µl': 1e3, 'thousand/µl': 1e3,
}, 'a cell count');

export const toYears = byTable({ years: 1, year: 1, months: 1 / 12, month: 1 / 12, weeks: 7 / 365.25, week: 7 / 365.25, days: 1 / 365.25, day: 1 / 365.25 }, 'age');
/** The international pound is 0.45359237 kg. */
export const toKg = byTable({ kg: 1, g: 1e-3, lbs: 0.453_592_37, lb: 0.453_592_37, pounds: 0.453_592_37, pound: 0.453_592_37, oz: 0.028_349_523_125 }, 'weight');
/** The international inch is 2.54 cm. */
export const toCm = byTable({ cm: 1, m: 100, mm: 0.1, in: 2.54, inch: 2.54, inches: 2.54, ft: 30.48, feet: 30.48, foot: 30.48 }, 'height');
export const toMmHg = byTable({ 'mm hg': 1, mmhg: 1, torr: 1, kpa: 7.500_617 }, 'pressure');
export const toMg = byTable({ mg: 1, g: 1e3, 'µg': 1e-3, mcg: 1e-3 }, 'dose');
/** `mc/kg/min` is the benchmark's slip for mcg/kg/min. */
export const toMcgPerKgPerMin = byTable({ 'mcg/kg/min': 1, 'µg/kg/min': 1, 'mc/kg/min': 1 }, 'an infusion');
export const toMlPerDay = byTable({ 'ml/day': 1, 'ml/24 hours': 1, 'ml/24h': 1, 'l/day': 1e3, 'ml/hr': 24, 'ml/h': 24 }, 'urine output');
export const toPerMinute = byTable({ 'beats per minute': 1, 'beats per min': 1, bpm: 1, 'breaths per minute': 1, 'breaths per min': 1, '/min': 1 }, 'rate');
export const toPercent = byTable({ '%': 1, percent: 1 }, 'percentage');
export const toMsec = byTable({ msec: 1, ms: 1, s: 1e3, sec: 1e3 }, 'interval');
export const toUnitsPerL = byTable({ 'u/l': 1, 'iu/l': 1 }, 'enzyme activity');
export const toKgPerM2 = byTable({ 'kg/m^2': 1, 'kg/m²': 1, 'kg/m2': 1 }, 'body mass index');
/** Insulin: 1 µIU/mL is 6.00 pmol/L (WHO 1st standard for human insulin, 83/500). */
export const toMicroUnitsPerMl = byTable({ 'µiu/ml': 1, 'µu/ml': 1, 'miu/l': 1, 'mu/l': 1, 'pmol/l': 1 / 6 }, 'insulin');
export const toPerDay = byTable({ 'per day': 1, '/day': 1 }, 'doses');

/** Degrees Celsius, whose names the benchmark misspells in two ways. */
export function toCelsius(value: number, unit: string): number {
  switch (canonical(unit)) {
    case 'degrees celsius': case 'degrees celsisus': case 'celsius': case '°c': case 'c': return value;
    case 'degrees fahrenheit': case 'degrees fahreinheit': case 'fahrenheit': case '°f': case 'f': return ((value - 32) * 5) / 9;
    default: return unknown(unit, 'temperature');
  }
}
