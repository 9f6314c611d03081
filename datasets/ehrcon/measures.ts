/** How much notes share, for tests and the README. */

export interface Shared { readonly sentence: string; readonly notes: number }

const LONG = 8;

/** Sentences of over eight words with the number of notes that hold each, the most frequent first. */
export function sharedSentences(texts: readonly string[], mask: boolean): readonly Shared[] {
  const holders = new Map<string, number>();
  for (const text of texts) {
    const sentences = text.split(/(?<=[.!?;])\s+|\n/).map((each) => (mask ? each.replaceAll(/\d+(?:[.,]\d+)?/g, '#') : each).trim().toLowerCase()).filter((each) => each.split(/\s+/).length > LONG);
    for (const sentence of new Set(sentences)) holders.set(sentence, (holders.get(sentence) ?? 0) + 1);
  }
  return [...holders].map(([sentence, notes]) => ({ sentence, notes })).toSorted((a, b) => b.notes - a.notes);
}
