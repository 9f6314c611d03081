/** What the point scores share: drawing which criteria are present, and telling them. */
import type { Rng } from '../../../../env/rng.ts';
import type { FindingProse } from '../finding.ts';
import type { Grades } from '../prose/graded-findings.ts';
import type { Note } from '../note.ts';
import type { Section } from '../section.ts';

export type Bank = { readonly [key: string]: FindingProse };
export type Present = { readonly [key: string]: boolean };

/** Each criterion is present with about the given probability. */
export function drawPresent(rng: Rng, bank: Bank, share: number): Present {
  return Object.fromEntries(Object.keys(bank).map((key) => [key, rng.chance(share)]));
}

/** A share of criteria around the aim, wide enough that every score can be reached. */
export function shareFor(rng: Rng, aim: number, spread = 0.25): number {
  return Math.min(0.95, Math.max(0.02, aim + spread * (2 * rng.float() - 1)));
}

/** Tells all criteria of a bank, in random order. */
export function tellAll(note: Note, bank: Bank, present: Present): void {
  for (const [key, prose] of note.rng.shuffle(Object.entries(bank))) note.finding(key, prose, present[key] === true);
}

/** Tells one grade, named or paraphrased. */
export function tellGrade(note: Note, key: string, section: Section, grades: Grades, grade: string, present = true): void {
  const prose = grades[grade];
  if (prose === undefined) throw new RangeError(`no grade ${grade} of ${key}`);
  const inferred = note.rng.chance(0.65);
  note.clause(section, note.pick(inferred ? prose.inferred : prose.stated));
  note.tell(key, inferred ? 'inferred' : 'stated', present);
}

/** Of several exclusive findings at most one stays. */
export function atMostOne(rng: Rng, present: Present, keys: readonly string[]): Present {
  const there = keys.filter((key) => present[key] === true);
  if (there.length < 2) return present;
  const kept = rng.pick(there);
  return { ...present, ...Object.fromEntries(keys.map((key) => [key, key === kept])) };
}
