/**
 * Measures of the language of notes: which sentences stand in more than one of them. A sentence is what ends in a full
 * stop or a line; it counts from seven words on, since "The abdomen was soft." belongs to nobody.
 */

/** Sentences of more than this many words are compared. */
const SHORT = 6;

/** Titles and units whose full stop ends no sentence. */
const UNFINISHED = /\b(?:Mr|Ms|Mrs|Dr|Prof|approx|vs|No|e\.g|i\.e)\.$/;

/** The sentences of a note, as they stand. */
export function sentencesOf(note: string): readonly string[] {
  const sentences: string[] = [];
  for (const line of note.split('\n')) {
    let held = '';
    for (const part of line.trim().split(/(?<=[.?!])\s+(?=\S)/)) {
      held = held === '' ? part : `${held} ${part}`;
      if (UNFINISHED.test(held)) continue;
      if (held !== '') sentences.push(held);
      held = '';
    }
    if (held !== '') sentences.push(held);
  }
  return sentences;
}

export function longSentencesOf(note: string): readonly string[] {
  return sentencesOf(note).filter((sentence) => sentence.split(/\s+/).length > SHORT);
}

/** The sentence with every number replaced, so that figures make no two sentences different. */
export function masked(sentence: string): string {
  return sentence.replace(/\d+(?:[.,:/]\d+)*/g, '#');
}

export type Form = (sentence: string) => string;
export const verbatim: Form = (sentence) => sentence;

/** The share of the sentences of one collection of notes that stand in the other as well, mean of both directions. */
export function sharedBetween(one: readonly string[], other: readonly string[], form: Form = verbatim): number {
  return (shareFoundIn(one, other, form) + shareFoundIn(other, one, form)) / 2;
}

/** The share of the sentences of `notes` that stand in `others`. */
export function shareFoundIn(notes: readonly string[], others: Iterable<string>, form: Form = verbatim): number {
  const known = new Set<string>();
  for (const note of others) for (const sentence of longSentencesOf(note)) known.add(form(sentence));
  let found = 0;
  let all = 0;
  for (const note of notes) {
    for (const sentence of longSentencesOf(note)) {
      all++;
      if (known.has(form(sentence))) found++;
    }
  }
  return all === 0 ? 0 : found / all;
}

/** The sentences that stand in most notes, with the share of notes that hold them. */
export function mostFrequent(notes: readonly string[], count: number, form: Form = verbatim): readonly { readonly sentence: string; readonly share: number }[] {
  const holders = new Map<string, number>();
  for (const note of notes) for (const sentence of new Set(longSentencesOf(note).map(form))) holders.set(sentence, (holders.get(sentence) ?? 0) + 1);
  return [...holders].sort((a, b) => b[1] - a[1]).slice(0, count).map(([sentence, holding]) => ({ sentence, share: holding / notes.length }));
}

/** Every second note in either half, whatever their order says. */
export function halves<T>(items: readonly T[]): readonly [readonly T[], readonly T[]] {
  return [items.filter((_, i) => i % 2 === 0), items.filter((_, i) => i % 2 === 1)];
}
