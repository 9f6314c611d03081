/**
 * Phrase templates: `[one|other]` is one of the alternatives (they nest), `{#3-7}` a whole number of that range,
 * `{he}` a word that follows the patient, `{name}` a parameter, `a(n)` the article that fits the next word.
 */
import type { Rng } from '../../../env/rng.ts';
import type { Patient } from './patient.ts';

export type Parameters = { readonly [name: string]: string | number };

const VOWEL_SOUND = /^(?:[aeio]|u(?!ni|se|ro|ri|te)|hour|honest|heir|8|11(?!\d)|18(?!\d)|(?:ECG|EEG|MRI|NSAID|X-ray|SSRI|HIV|INR|S3|L4|L5))/i;

/** @throws RangeError for a word in braces that is neither the patient's nor a parameter */
export function render(rng: Rng, template: string, patient: Patient, parameters: Parameters = {}): string {
  let text = template;
  while (text.includes('[')) {
    const before = text;
    text = text.replace(/\[([^[\]]*)\]/g, (_, inner: string) => rng.pick(inner.split('|')));
    if (text === before) throw new RangeError(`unbalanced brackets: ${template}`);
  }
  text = text.replace(/\{([^{}]+)\}/g, (_, word: string) => {
    const range = /^#(\d+)-(\d+)$/.exec(word);
    if (range !== null) return String(rng.int(Number(range[1]), Number(range[2])));
    const value = parameters[word] ?? patient.words[word];
    if (value === undefined) throw new RangeError(`no word for {${word}}: ${template}`);
    return String(value);
  });
  return tidy(text);
}

/** Articles, spacing, and a capital at the start of each sentence. */
function tidy(text: string): string {
  return text
    .replace(/\b([Aa])\(n\) (?=(\S+))/g, (_, article: string, next: string) => `${article}${VOWEL_SOUND.test(next) ? 'n' : ''} `)
    .replace(/ {2,}/g, ' ')
    .replace(/ ([.,;])/g, '$1')
    .trim()
    .replace(/^[a-z]/, (letter) => letter.toUpperCase());
}

/** `a`, `a and b`, `a, b and c`. */
export function list(items: readonly string[], word: 'and' | 'or' = 'and'): string {
  const last = items.at(-1) ?? '';
  if (items.length < 2) return last;
  const head = items.slice(0, -1).join(', ');
  return `${head}${items.length > 2 ? ',' : ''} ${word} ${last}`;
}

export function wordCount(text: string): number {
  return text.split(/\s+/).filter((word) => word !== '').length;
}

/** 12,600. */
export function thousands(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}
