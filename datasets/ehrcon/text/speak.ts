/**
 * The grammar's one device: a pattern is a text with choices in braces, `{one|another|}`, which may hold others, and slots in angle
 * brackets, `<lab>`; `<#96.8-101.4>` is a number between two, with their decimals. What is left empty leaves no trace.
 */
import type { Rng } from '../../../env/rng.ts';
import type { Split } from '../../../env/task.ts';

export type Slots = Readonly<Record<string, string>>;

/** The alternatives of the braces that open at a position, and where they close. */
function alternatives(pattern: string, open: number): { readonly parts: readonly string[]; readonly end: number } {
  const parts: string[] = [];
  let depth = 0;
  let from = open + 1;
  for (let at = open; at < pattern.length; at++) {
    const character = pattern[at];
    if (character === '{') depth++;
    if (character === '|' && depth === 1) {
      parts.push(pattern.slice(from, at));
      from = at + 1;
    }
    if (character === '}' && --depth === 0) return { parts: [...parts, pattern.slice(from, at)], end: at };
  }
  throw new SyntaxError(`braces are not closed in "${pattern}"`);
}

function number(rng: Rng, range: string): string {
  const [, low = '', high = ''] = /^#([\d.]+)-([\d.]+)$/.exec(range) ?? [];
  const decimals = low.split('.')[1]?.length ?? 0;
  return rng.decimal(Number(low), Number(high), decimals).toFixed(decimals);
}

/** @throws SyntaxError for braces left open; RangeError for a slot that nobody fills */
export function choose(rng: Rng, pattern: string, slots: Slots = {}): string {
  let text = '';
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern[at] ?? '';
    if (character === '{') {
      const { parts, end } = alternatives(pattern, at);
      text += choose(rng, rng.pick(parts), slots);
      at = end;
    } else if (character === '<' && /^<[a-z#]/.test(pattern.slice(at))) {
      const end = pattern.indexOf('>', at);
      const name = pattern.slice(at + 1, end);
      const value = name.startsWith('#') ? number(rng, name) : slots[name];
      if (value === undefined) throw new RangeError(`nothing fills <${name}> in "${pattern}"`);
      text += value;
      at = end;
    } else text += character;
  }
  return text;
}

/** Without what empty choices leave behind: two spaces, a space before a comma. */
export const tidy = (text: string): string => text.replaceAll(/ {2,}/g, ' ').replaceAll(/ ([,.;])(?=\s|$)/g, '$1').replaceAll(/^ | $/gm, '');

export const speak = (rng: Rng, pattern: string, slots: Slots = {}): string => tidy(choose(rng, pattern, slots));

/** With a capital, where the text begins with a small letter; pH and the like stay. */
export const sentence = (text: string): string => (/^p[HOC]/.test(text) ? text : text.replace(/^[a-z]/, (letter) => letter.toUpperCase()));

/** The wordings of a split: every second one. No wording belongs to both. */
export function ofSplit<T>(split: Split, all: readonly T[]): readonly T[] {
  return all.filter((_, position) => position % 2 === (split === 'train' ? 0 : 1));
}

/** "a, b and c" */
export function listed(rng: Rng, items: readonly string[], and = 'and'): string {
  if (items.length < 2) return items.join('');
  return rng.chance(0.3) ? items.join(', ') : `${items.slice(0, -1).join(', ')} ${and} ${items.at(-1) ?? ''}`;
}
