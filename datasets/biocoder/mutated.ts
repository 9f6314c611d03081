/** Pairs of sequences that are related, for hidden inputs. */
import type { Rng } from '../../env/rng.ts';
import { DNA, sequence } from './letters.ts';

/** A copy with substitutions, insertions and deletions, each with that probability at each letter. */
export function mutated(rng: Rng, text: string, share: number, letters: string = DNA): string {
  return [...text].map((letter) => (!rng.chance(share) ? letter : rng.pick(['', sequence(rng, 1, letters), `${letter}${sequence(rng, rng.int(1, 2), letters)}`]))).join('');
}

/** Two rows of an alignment: letters of both, gaps of either, never both gaps in a column. */
export function alignedPair(rng: Rng, columns: number, letters: string = DNA): [string, string] {
  let [a, b] = ['', ''];
  for (let i = 0; i < columns; i++) {
    const letter = sequence(rng, 1, letters);
    const kind = rng.float();
    a += kind < 0.12 ? '-' : letter;
    b += kind >= 0.12 && kind < 0.24 ? '-' : kind < 0.45 ? sequence(rng, 1, letters) : letter;
  }
  return [a, b];
}
