/** Conditions around a noun: "married patients under 65 who were diagnosed with sepsis and discharged to snf". */
import type { Rng } from '../../../env/rng.ts';
import { joined } from '../words.ts';
import type { Said } from './said.ts';

export interface Noun {
  /** All of the conditions: "female patients given aspirin who are aged below 60". */
  readonly group: string;
  /** All but what `who` says of them: "female patients given aspirin". */
  readonly patients: string;
  /** "are aged below 60". */
  readonly who: string;
  /** "and", where a relative clause that follows the group is not the first. */
  readonly also: string;
}

const AUXILIARIES = ['have been ', 'were ', 'are '] as const;

/** Said of the same patients; what all of them or the last two have in common is said once: "were admitted in 2103 and given aspirin". */
function coordinated(predicates: readonly string[]): string {
  const shared = AUXILIARIES.find((auxiliary) => predicates.slice(-2).every((each) => each.startsWith(auxiliary)));
  if (shared === undefined || predicates.length < 2) return joined(predicates);
  const throughout = predicates.every((each) => each.startsWith(shared));
  return joined(predicates.map((each, index) => (index > 0 && (throughout || index === predicates.length - 1) ? each.slice(shared.length) : each)));
}

const isClause = (after: string): boolean => /^whos?e?\b/.test(after);
/** What stands behind the noun, and a relative clause after it: two clauses that begin with "who" are one. */
function clause(after: string, predicates: readonly string[]): string {
  if (after.startsWith('who ')) return `who ${coordinated([after.slice(4), ...predicates])}`;
  return `${after}${isClause(after) ? ' and' : ''} who ${coordinated(predicates)}`;
}
/** "with sepsis and medicare insurance". */
const together = (one: string, other: string): string => `${one} and ${one.startsWith('with ') && other.startsWith('with ') ? other.slice(5) : other}`;

/** How often several words that can stand before the noun do; a single one always does. */
const BEFORE = 0.55;

/** Of those that can stand before the noun some do: one, or two single words. One condition at least is left. */
function beforeNoun(rng: Rng, all: readonly Said[]): readonly Said[] {
  const some = all.filter(({ before }) => before !== undefined && (before.rank !== undefined || rng.chance(BEFORE))).slice(0, Math.min(2, all.length - 1));
  const words = some.filter(({ before }) => before?.rank !== undefined);
  return words.length < some.length && some.length === 2 ? [...words, ...some].slice(0, 1) : some.toSorted((a, b) => (a.before?.rank ?? 0) - (b.before?.rank ?? 0));
}

/** What stands behind the noun. */
function behind(rng: Rng, rest: readonly Said[]): string {
  const [first, ...others] = rest;
  if (first === undefined) return '';
  const [second] = others;
  if (second === undefined) return rng.chance(0.65) ? first.after : `who ${first.who}`;
  const way = rng.float();
  if (others.length === 1 && way < 0.3 && ![first, second].some(({ after }) => isClause(after))) {
    const [one, other] = second.bare || (!first.bare && second.after.startsWith('with ')) ? [second, first] : [first, second];
    return one.bare && !other.bare ? `${one.after} ${other.after}` : together(one.after, other.after);
  }
  if (others.length === 1 && way < 0.5) return `who ${coordinated([first.who, second.who])}`;
  return clause(first.after, others.map(({ who }) => who));
}

export function nounOf(rng: Rng, all: readonly Said[]): Noun {
  const before = beforeNoun(rng, all);
  const noun = [...before.map((said) => said.before?.text), 'patients'].join(' ');
  const rest = rng.shuffle(all.filter((said) => !before.includes(said)));
  const [first, ...others] = rest;
  // A single condition may be one word: "female patients".
  const word = all.length === 1 && first?.before?.rank !== undefined ? `${first.before.text} patients` : undefined;
  const after = behind(rng, rest);
  return {
    group: word ?? `${noun} ${after}`,
    also: word === undefined && / whos?e? /.test(` ${after}`) ? 'and' : '',
    patients: others.length === 0 ? noun : `${noun} ${first?.after}`,
    who: coordinated((others.length === 0 ? rest : others).map(({ who }) => who)),
  };
}
