/** Finds numbers and conventions in the text of a published question. */
import type { Sides } from '../methods/study.ts';

/** The row cannot be a task; the reason is for the import's account. */
export class UnusableRow extends Error {
  override readonly name = 'UnusableRow';
}

/** One number, for use inside a pattern; a full stop that ends the sentence is not part of it. */
export const NUMBER = String.raw`(-?\d[\d,]*(?:\.\d+)?|-?\.\d+)`;

/** The numbers that the groups of `pattern` catch. @throws UnusableRow when the text has no such place */
export function numbersIn(text: string, pattern: RegExp, what: string): readonly number[] {
  const found = optionalNumbersIn(text, pattern);
  if (found === undefined) throw new UnusableRow(`the question does not give ${what}`);
  return found;
}

export function numberIn(text: string, pattern: RegExp, what: string): number {
  const [value] = numbersIn(text, pattern, what);
  if (value === undefined) throw new UnusableRow(`the question does not give ${what}`);
  return value;
}

export function optionalNumbersIn(text: string, pattern: RegExp): readonly number[] | undefined {
  const groups = pattern.exec(text)?.slice(1);
  return groups?.map((group) => toNumber(group));
}

/** "0.1, 0.2, and 0.7" */
export function listOf(text: string): readonly number[] {
  return (text.match(/-?\d+(?:\.\d+)?|-?\.\d+/g) ?? []).map(toNumber);
}

function toNumber(text: string): number {
  const value = Number(text.replaceAll(',', ''));
  if (!Number.isFinite(value)) throw new UnusableRow(`${JSON.stringify(text)} is not a number`);
  return value;
}

/** The significance level; undefined where the question states none. */
export function alphaIn(text: string): number | undefined {
  const [alpha] = optionalNumbersIn(text, new RegExp(`(?:significance level|type I error|alpha)(?: rate)?(?: of| =| at)? ${NUMBER}`, 'i')) ?? [];
  if (alpha === undefined) return undefined;
  if (alpha <= 0 || alpha >= 0.5) throw new UnusableRow(`a significance level of ${alpha}`);
  return alpha;
}

/** The sides of the test; undefined where the question states none. */
export function sidesIn(text: string): Sides | undefined {
  if (/two[- ](?:sided|tailed)|not[- ]equal/i.test(text)) return 2;
  return /one[- ](?:sided|tailed)/i.test(text) ? 1 : undefined;
}

/** The wanted power, as a fraction. */
export function wantedPowerIn(text: string): number {
  const pattern = new RegExp(`(?:power of ${NUMBER} ?%|${NUMBER} ?% (?:of )?power)`, 'i');
  const found = pattern.exec(text);
  const value = Number(found?.[1] ?? found?.[2] ?? Number.NaN) / 100;
  if (!(value > 0 && value < 1)) throw new UnusableRow('the question does not give the wanted power');
  return value;
}

/** A whole number of participants. */
export function sizeIn(text: string, pattern: RegExp): number {
  const size = numberIn(text, pattern, 'the sample size');
  if (!Number.isSafeInteger(size) || size < 2) throw new UnusableRow(`a sample of ${size}`);
  return size;
}

export function positive(value: number, what: string): number {
  if (!(value > 0)) throw new UnusableRow(`${what} is ${value}`);
  return value;
}
