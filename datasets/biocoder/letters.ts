/** Sequences of letters for hidden inputs. */
import type { Rng } from '../../env/rng.ts';

export const DNA = 'ACGT';
export const RNA = 'ACGU';
export const PROTEIN = 'ACDEFGHIKLMNPQRSTVWY';

export function sequence(rng: Rng, length: number, letters: string = DNA): string {
  return Array.from({ length }, () => letters[rng.int(0, letters.length - 1)]).join('');
}

/** The same with some letters exchanged for others, each with that probability: lower case, N, gaps. */
export function sprinkled(rng: Rng, text: string, share: number, others: string): string {
  return [...text].map((letter) => (rng.chance(share) ? others[rng.int(0, others.length - 1)] ?? letter : letter)).join('');
}
