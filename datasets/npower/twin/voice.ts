/** Who speaks, and small matters of language. */
import type { Rng } from '../../../env/rng.ts';

/** The subject of a sentence with its verb: `say('expect')` gives "We expect" or "The team expects". */
export type Voice = (verb: string) => string;

export function drawVoice(rng: Rng): Voice {
  const [subject, plural] = rng.pick([['We', true], ['We', true], ['The investigators', true], ['The team', false], ['The protocol group', false], ['The applicants', true]] as const);
  return (verb) => `${subject} ${plural ? verb : `${verb}${/(s|sh|ch)$/.test(verb) ? 'es' : 's'}`}`;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "a, b and c". */
export function listed(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
}

export function withUnit(value: string, unit: string): string {
  return unit === '%' ? `${value} percentage points` : unit === '' ? value : `${value} ${unit}`;
}

/** A mean, as opposed to a difference: percent is percent. */
export function level(value: string, unit: string): string {
  return unit === '%' ? `${value}%` : withUnit(value, unit);
}

/** A probability or a level in one of the ways in which people write it. */
export function percent(value: number): string {
  return `${Number((value * 100).toPrecision(10))}%`;
}

/** A noun phrase after an adjective or "mean": without its article. */
export function bare(phrase: string): string {
  return phrase.replace(/^the /, '');
}

/** The same as a clause within a sentence: "we expect", "the team expects". */
export function within(voice: Voice): Voice {
  return (verb) => voice(verb).replace(/^(We|The) /, (word) => word.toLowerCase());
}
