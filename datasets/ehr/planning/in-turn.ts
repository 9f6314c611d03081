import type { Rng } from '../../../env/rng.ts';

/** Each item comes up in turn, in an order drawn anew each time round. */
export function* inTurn<T>(rng: Rng, items: readonly T[]): Generator<T, never> {
  while (true) yield* rng.shuffle(items);
}
