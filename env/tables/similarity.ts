/**
 * How alike two folded texts are: letter triples find candidates among many, and the words of the term, each with its
 * best partner among the other's words, rank them. Word order does not matter; a slip or two in a word costs little.
 */

const WORDS_COMPARED = 12;
const WORD_CHARS = 24;

export const wordsOf = (folded: string): readonly string[] => folded.match(/[\p{L}\p{N}%]+/gu) ?? [];

/** Triples of each word with a space on both sides, so that beginnings and ends weigh more. */
export function trigrams(folded: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const word of wordsOf(folded)) {
    const padded = ` ${word} `;
    for (let i = 0; i + 3 <= padded.length; i++) found.add(padded.slice(i, i + 3));
  }
  return found;
}

/** From 0 to 1, of both counts and what they share. */
export const dice = (shared: number, a: number, b: number): number => a + b === 0 ? 0 : (2 * shared) / (a + b);

/** Edits between two words, where swapping neighbours is one edit (optimal string alignment). */
export function edits(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, (before[j - 2] ?? 0) + 1);
      row.push(best);
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}

/** Gives how much of the term's words stands in another text, from 0 to 1. */
export function wordCoverage(term: readonly string[]): (other: readonly string[]) => number {
  // Texts about one thing share most of their words, so each pair is compared once.
  const words = term.slice(0, WORDS_COMPARED).map((word) => ({ word: word.slice(0, WORD_CHARS), known: new Map<string, number>() }));
  return (other) => {
    const others = other.slice(0, 2 * WORDS_COMPARED).map((word) => word.slice(0, WORD_CHARS));
    let sum = 0;
    for (const { word, known } of words) {
      let best = 0;
      for (const each of others) {
        let alike = known.get(each);
        if (alike === undefined) {
          alike = word === each ? 1 : 1 - edits(word, each) / Math.max(word.length, each.length);
          known.set(each, alike);
        }
        best = Math.max(best, alike);
      }
      sum += best;
    }
    return words.length === 0 ? 0 : sum / words.length;
  };
}

/** Keeps the few with the highest scores; of equals the ones that came first. */
export class Highest {
  readonly #limit: number;
  readonly #kept: { readonly item: number; readonly score: number }[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  offer(item: number, score: number): void {
    const kept = this.#kept;
    if (kept.length === this.#limit && score <= (kept.at(-1)?.score ?? 0)) return;
    let place = kept.length;
    while (place > 0 && (kept[place - 1]?.score ?? 0) < score) place -= 1;
    kept.splice(place, 0, { item, score });
    if (kept.length > this.#limit) kept.pop();
  }

  items(): readonly number[] {
    return this.#kept.map(({ item }) => item);
  }
}
