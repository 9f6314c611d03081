/** What the scripts that print the measures of questions share. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const percent = (part: number, whole: number, digits = 2): string => `${((100 * part) / Math.max(1, whole)).toFixed(digits)} %`;

export function mostOften(golds: readonly string[]): readonly [answer: string, times: number] {
  const counts = new Map<string, number>();
  for (const gold of golds) counts.set(gold, (counts.get(gold) ?? 0) + 1);
  return [...counts].reduce((best, each) => (each[1] > best[1] ? each : best), ['', 0] as [string, number]);
}

const MONTHS = /\b(january|february|march|april|may|june|july|august|september|october|november|december)\b/g;
/** Numbers, dates and names of months. */
export const withoutNumbers = (text: string): string => text.toLowerCase().replaceAll(MONTHS, '<n>').replaceAll(/\d+([-/.:]\d+)*/g, '<n>');
export const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A word for each of the values, and for each number. */
export function masked(text: string, values: readonly string[]): string {
  let left = text.toLowerCase();
  for (const value of values.toSorted((a, b) => b.length - a.length)) if (value.length > 1) left = left.replaceAll(new RegExp(`(?<![a-z0-9])"?${escaped(value)}"?(?![a-z0-9])`, 'g'), '<x>');
  return withoutNumbers(left).replaceAll(/\s+/g, ' ').trim();
}

/** Texts of ours and published ones, as they are and masked. */
export type Compared = Readonly<Record<string, { readonly ours: readonly (readonly string[])[]; readonly published: readonly (readonly string[])[] }>>;

/** The table of `ehr_questions.py`. */
export function besidePublished(compared: Compared): string {
  const here = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
  const { stdout, stderr, status } = spawnSync(here('../.venv/sandbox/bin/python'), [here('ehr_questions.py')], { input: JSON.stringify(compared), encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(stderr);
  return stdout.trimEnd();
}
