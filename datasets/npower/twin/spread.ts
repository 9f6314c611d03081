/** A standard deviation as protocols and papers report it: itself, a variance, a standard error, an interval, another unit. */
import type { Rng } from '../../../env/rng.ts';
import { tQuantile } from '../../distributions/student-t.ts';
import type { Given } from './draft.ts';
import { roundTo, uniform } from './draw.ts';
import type { Range } from './scenario.ts';
import { bare, capital, level, withUnit } from './voice.ts';

export type SpreadKind = 'sd' | 'variance' | 'standard-error' | 'interval' | 'other-unit';

export interface SpreadOf {
  /** Noun phrase of what varies: "systolic blood pressure". */
  readonly what: string;
  readonly unit: string;
  readonly decimals: number;
  readonly sd: Range;
  /** A mean near which a pilot study lies. */
  readonly mean: number;
  readonly alt?: { readonly unit: string; readonly per: number };
  readonly who: string;
}

/** Digits enough that the displayed number says the standard deviation to about three figures. */
export function digitsFor(value: number, least: number): number {
  return Math.max(least, 2 - Math.floor(Math.log10(value)));
}

/** Digits with which a standard deviation itself is reported: as the outcome, two figures at least. */
export function sdDigits(value: number, decimals: number): number {
  return Math.max(decimals, 1 - Math.floor(Math.log10(value)));
}

export function drawSpread(rng: Rng, of: SpreadOf, kinds: readonly SpreadKind[]): Given {
  const drawn = uniform(rng, ...of.sd);
  const kind = rng.pick(kinds.filter((each) => each !== 'other-unit' || of.alt !== undefined));
  switch (kind) {
    case 'sd': {
      const value = roundTo(drawn, sdDigits(drawn, of.decimals));
      const shown = withUnit(String(value), of.unit);
      return { value, python: String(value), cost: 0, text: rng.pick([
        `The standard deviation of ${of.what} is taken to be ${shown}.`,
        `${capital(of.what)} is assumed to vary with a standard deviation of ${shown}.`,
        `Earlier work suggests a standard deviation of ${shown} for ${of.what}.`,
      ]) };
    }
    case 'variance': {
      const variance = roundTo(drawn * drawn, digitsFor(drawn * drawn, 0));
      return { value: Math.sqrt(variance), python: `math.sqrt(${variance})`, cost: 1, text: rng.pick([
        `The variance of ${of.what} is ${variance} (unit: ${of.unit === '%' ? 'percentage points' : of.unit} squared).`,
        `For ${of.what} a registry reports a variance of ${variance} (${of.unit === '%' ? 'percentage points' : of.unit} squared).`,
      ]) };
    }
    case 'standard-error': {
      const pilot = rng.int(12, 90);
      const error = roundTo(drawn / Math.sqrt(pilot), digitsFor(drawn / Math.sqrt(pilot), of.decimals));
      return { value: error * Math.sqrt(pilot), python: `${error} * math.sqrt(${pilot})`, cost: 1, text: rng.pick([
        `A pilot study of ${pilot} ${of.who} gave a standard error of the mean of ${withUnit(String(error), of.unit)} for ${of.what}; the spread that it implies is used for planning.`,
        `The only published figure on variability is a standard error of the mean: ${withUnit(String(error), of.unit)} for ${of.what} among ${pilot} ${of.who}.`,
      ]) };
    }
    case 'interval': {
      const pilot = rng.int(12, 60);
      const t = tQuantile(0.975, pilot - 1);
      const half = (t * drawn) / Math.sqrt(pilot);
      const digits = digitsFor(half, of.decimals);
      const low = roundTo(of.mean - half, digits);
      const high = roundTo(of.mean + half, digits);
      return { value: ((high - low) / 2 / t) * Math.sqrt(pilot), python: `(${high} - ${low}) / 2 / t.ppf(0.975, ${pilot} - 1) * math.sqrt(${pilot})`, cost: 2, text: rng.pick([
        `In a pilot study of ${pilot} ${of.who} the 95% confidence interval for the mean of ${of.what} (from the t distribution) ran from ${low.toFixed(digits)} to ${level(high.toFixed(digits), of.unit)}; the standard deviation has to be taken from it.`,
        `Variability comes from a published sample of ${pilot} ${of.who}, whose mean ${bare(of.what)} had a t-based 95% confidence interval of ${low.toFixed(digits)} to ${level(high.toFixed(digits), of.unit)}.`,
      ]) };
    }
    case 'other-unit': {
      const { unit, per } = of.alt ?? { unit: of.unit, per: 1 };
      const value = roundTo(drawn / per, digitsFor(drawn / per, 1));
      return { value: value * per, python: `${value} * ${per}`, cost: 1, text: rng.pick([
        `The literature gives the standard deviation of ${of.what} as ${value} ${unit} (1 ${unit} = ${per} ${of.unit}).`,
        `From a European cohort the standard deviation of ${of.what} is known in another unit, ${value} ${unit}; 1 ${unit} is ${per} ${of.unit}.`,
      ]) };
    }
  }
}
