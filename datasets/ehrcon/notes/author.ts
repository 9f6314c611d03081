/** Who writes a note: habits that hold from its first line to its last. */
import type { Rng } from '../../../env/rng.ts';

export interface Author {
  readonly pt: 'pt' | 'Pt' | 'patient' | 'Mr/Ms';
  /** "Cr 3.2 -> 1.4", "3.2 --> 1.4", "3.2 to 1.4". */
  readonly arrow: '->' | '-->' | ' to ' | '=>';
  /** How often a unit stands behind a result. */
  readonly units: number;
  readonly temperature: 'as it is' | 'fahrenheit';
  readonly weight: 'as it is' | 'pounds';
  readonly dates: 'slash' | 'mimic' | 'none';
  readonly heading: 'CAPS:' | 'Title:' | 'lower:' | 'CAPS -' | '[Title]';
  readonly bullet: '' | '- ' | '* ' | '. ';
  readonly problem: '# ' | '#' | '1. ' | '** ' | '';
  /** A whole note in capitals, as some nurses write. */
  readonly shouts: boolean;
  /** Between values of a panel. */
  readonly comma: ', ' | ' ' | '; ' | '  ';
  readonly tight: boolean;
  readonly colon: '' | ':' | ' =' | ' of';
  readonly withWord: 'w/' | 'with';
  /** How often a whole sentence is written where a fragment would do. */
  readonly prose: number;
}

export function authorOf(rng: Rng, kind: 'nursing' | 'physician' | 'discharge-summary'): Author {
  const nurse = kind === 'nursing';
  return {
    pt: rng.pick(nurse ? ['pt', 'pt', 'Pt', 'Pt', 'patient'] : kind === 'physician' ? ['pt', 'Pt', 'patient'] : ['patient', 'patient', 'pt', 'Mr/Ms']),
    arrow: rng.pick(['->', '->', '-->', ' to ', '=>']),
    units: rng.pick([0.08, 0.2, 0.45, 0.8]),
    temperature: rng.chance(0.6) ? 'fahrenheit' : 'as it is',
    weight: rng.chance(0.3) ? 'pounds' : 'as it is',
    dates: rng.pick(['slash', 'mimic', 'none', 'none']),
    heading: nurse ? rng.pick(['CAPS:', 'Title:', 'lower:', 'CAPS -']) : rng.pick(['CAPS:', 'Title:', 'Title:', '[Title]']),
    bullet: rng.pick(['', '', '- ', '* ', '. ']),
    problem: rng.pick(['# ', '#', '1. ', '** ', '']),
    shouts: nurse && rng.chance(0.13),
    comma: rng.pick([', ', ', ', ' ', '; ', '  ']),
    tight: rng.chance(0.2),
    colon: rng.pick(['', '', '', ':', ' =', ' of']),
    withWord: rng.chance(0.65) ? 'w/' : 'with',
    prose: rng.pick([0.25, 0.5, 0.8]),
  };
}

/** Abbreviations stay in capitals. */
const capital = (text: string): string => text.replaceAll(/[a-z]+/g, (word) => (ABBREVIATIONS.has(word) ? word.toUpperCase() : word.charAt(0).toUpperCase() + word.slice(1))).replaceAll(/ (And|Of|On|Or) /g, (word) => word.toLowerCase());
const ABBREVIATIONS: ReadonlySet<string> = new Set(['cv', 'c', 'v', 'gi', 'gu', 'id', 'f', 'e', 'n', 'icu', 'hpi', 'pmh', 'pe', 'ros', 'a', 'p', 'hr', 'vs', 'io', 'h']);

/** A section's heading as the author writes it. */
export function heading(author: Author, title: string): string {
  switch (author.heading) {
    case 'CAPS:': return `${title.toUpperCase()}:`;
    case 'Title:': return `${capital(title)}:`;
    case 'lower:': return `${title}:`;
    case 'CAPS -': return `${title.toUpperCase()} -`;
    case '[Title]': return `${capital(title)}`;
  }
}
