/**
 * Phrase templates: `[one|other]` is one of the alternatives (they nest), `{#3-7}` a number of that range (round where its
 * ends are round, with a decimal where they have one), `{he}` a word that follows the patient, `{name}` a parameter, `a(n)` the article that fits the next word.
 */
import type { Rng } from '../../../env/rng.ts';

/** Which alternative a writer prefers, by the place in the template; it is remembered for the rest of a note. */
export type Habits = Map<object, number>;

export type Words = { readonly [name: string]: string | number };

type Part = string | { readonly alternatives: readonly (readonly Part[])[] } | { readonly word: string } | { readonly low: number; readonly high: number; readonly decimals: number; readonly step: number };

/** The templates are the program's own, so that the number of those that were read is bounded. */
const READ = new Map<string, readonly Part[]>();

/** @throws RangeError for a word in braces that is neither the patient's nor a parameter */
export function render(rng: Rng, template: string, words: Words, parameters: Words = {}, habits: Habits = new Map()): string {
  // What was rendered before, with a patient's own figures, is no template any more.
  if (!template.includes('[') && !template.includes('{')) return template;
  let parts = READ.get(template);
  if (parts === undefined) {
    parts = read(template);
    READ.set(template, parts);
  }
  return tidy(written(rng, parts, words, parameters, habits));
}

/** Of a template that holds a patient's figures: it is read this once, and not remembered. */
export function renderOnce(rng: Rng, template: string, words: Words): string {
  return tidy(written(rng, read(template), words, {}, new Map()));
}

function written(rng: Rng, parts: readonly Part[], words: Words, parameters: Words, habits: Habits): string {
  let text = '';
  for (const part of parts) {
    if (typeof part === 'string') {
      text += part;
    } else if ('alternatives' in part) {
      text += written(rng, part.alternatives[chosen(rng, part, habits)] ?? [], words, parameters, habits);
    } else if ('word' in part) {
      const value = parameters[part.word] ?? words[part.word];
      if (value === undefined) throw new RangeError(`no word for {${part.word}}`);
      text += value;
    } else {
      text += part.decimals === 0 ? String(part.low + part.step * rng.int(0, (part.high - part.low) / part.step)) : rng.decimal(part.low, part.high, part.decimals).toFixed(part.decimals);
    }
  }
  return text;
}

/** Three times in four what was chosen before. */
function chosen(rng: Rng, part: { readonly alternatives: readonly unknown[] }, habits: Habits): number {
  const before = habits.get(part);
  if (before !== undefined && rng.chance(0.75)) return before;
  const choice = rng.int(0, part.alternatives.length - 1);
  habits.set(part, choice);
  return choice;
}

/** @throws RangeError where brackets do not close */
function read(template: string): readonly Part[] {
  let at = 0;
  const sequence = (nested: boolean): Part[] => {
    const parts: Part[] = [];
    let text = '';
    const flush = (): void => {
      if (text !== '') parts.push(text);
      text = '';
    };
    for (; at < template.length; at++) {
      const letter = template[at] ?? '';
      if (nested && (letter === '|' || letter === ']')) break;
      if (letter === '[') {
        flush();
        const alternatives: Part[][] = [];
        do {
          at++;
          alternatives.push(sequence(true));
        } while (template[at] === '|');
        if (template[at] !== ']') throw new RangeError(`unbalanced brackets: ${template}`);
        parts.push({ alternatives });
      } else if (letter === '{') {
        flush();
        const end = template.indexOf('}', at);
        if (end < 0) throw new RangeError(`unbalanced braces: ${template}`);
        parts.push(braced(template.slice(at + 1, end)));
        at = end;
      } else if (letter === ']') {
        throw new RangeError(`unbalanced brackets: ${template}`);
      } else {
        text += letter;
      }
    }
    flush();
    return parts;
  };
  return sequence(false);
}

function braced(word: string): Part {
  const range = /^#(\d+(?:\.(\d+))?)-(\d+(?:\.\d+)?)$/.exec(word);
  if (range === null) return { word };
  const low = Number(range[1]);
  const high = Number(range[3]);
  return { low, high, decimals: range[2]?.length ?? 0, step: stepOf(low, high) };
}

/** Between round numbers lie round ones: doses of 250, 300, 350 mg, not of 263. */
function stepOf(low: number, high: number): number {
  return [50, 25, 10, 5].find((step) => low % step === 0 && high % step === 0) ?? 1;
}

const VOWEL_SOUND = /^(?:[aeio]|u(?!ni|se|ro|ri|te)|hour|honest|heir|8|11(?!\d)|18(?!\d)|(?:ECG|EEG|MRI|NSAID|X-ray|SSRI|HIV|INR|S3|L4|L5))/i;

const ONE = /\b1 (cup|week|month|day|hour|year|beer|result|question|time|cycle|polyp|glass)e?s\b/g;

const UNTIDY = / [ .,;]|\(n\)|\b1 [cwmdhybrqtpg]/;

/** Articles, spacing, and the singular after one. */
function tidy(text: string): string {
  if (!UNTIDY.test(text)) return text.trim();
  return text
    .replace(/\b([Aa])\(n\) (?=(\S+))/g, (_, article: string, next: string) => `${article}${VOWEL_SOUND.test(next) ? 'n' : ''} `)
    .replace(/ {2,}/g, ' ')
    .replace(/ ([.,;])/g, '$1')
    .replace(ONE, '1 $1')
    .trim();
}

/** A capital at the start. */
export function capital(text: string): string {
  return /^[a-zäöµγ]/.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}

/** A capital at the start and a full stop at the end. */
export function sentence(text: string): string {
  const started = capital(text.trim());
  return /[.?!:]$/.test(started) ? started : `${started}.`;
}

/** Names and abbreviations keep their capital within a sentence. */
const NAMES = new Set(['Alzheimer', 'Helicobacter', 'Escherichia', 'Klebsiella', 'Mr.', 'Ms.', 'Dr.', 'Parkinson', 'Mondays', 'Tuesdays', 'Thursday', 'Philadelphia', 'Friedreich', 'Candida', 'Pneumocystis', 'Hodgkin', 'Crohn', 'Raynaud']);

/** A sentence as part of another: without its full stop, and without the capital unless a name begins it. */
export function asClause(text: string): string {
  const bare = text.endsWith('.') ? text.slice(0, -1) : text;
  const first = bare.split(' ', 1)[0] ?? '';
  if (NAMES.has(first.replace(/[’'].*$/, '')) || /^.[A-Z0-9]/.test(first) || /^(?:T|ST|E)$/.test(first) || /^[A-Z]-/.test(first)) return bare;
  return bare.charAt(0).toLowerCase() + bare.slice(1);
}

/** `a`, `a and b`, `a, b and c`. */
export function list(items: readonly string[], word: 'and' | 'or' = 'and', comma = true): string {
  const last = items.at(-1) ?? '';
  if (items.length < 2) return last;
  const head = items.slice(0, -1).join(', ');
  return `${head}${items.length > 2 && comma ? ',' : ''} ${word} ${last}`;
}

export function wordCount(text: string): number {
  let count = 0;
  let inside = false;
  for (let i = 0; i < text.length; i++) {
    const blank = text.charCodeAt(i) <= 32;
    if (!blank && !inside) count++;
    inside = !blank;
  }
  return count;
}

/** 12,600. */
export function thousands(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** Small numbers as words. */
export function inWords(value: number): string {
  return ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'][value] ?? String(value);
}
