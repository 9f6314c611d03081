/** Counts values by key, to find each key's most frequent one. Of equally frequent ones, the first seen. */
export class MostFrequent {
  readonly #counts = new Map<string, Map<string, number>>();

  add(key: string, value: string): void {
    let values = this.#counts.get(key);
    if (values === undefined) this.#counts.set(key, values = new Map());
    values.set(value, (values.get(value) ?? 0) + 1);
  }

  of(key: string): string | undefined {
    let best: readonly [string, number] | undefined;
    for (const entry of this.#counts.get(key) ?? []) if (best === undefined || entry[1] > best[1]) best = entry;
    return best?.[0];
  }
}
