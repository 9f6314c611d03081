/**
 * Identifiers that look like those of a real hospital: not counted up, yet a fixed function of a running number, never twice.
 *
 * Multiplication modulo a prime is a permutation of 1..prime-1. Numbers of the train hospital and of the test hospital are disjoint, so are their ids.
 */
const PRIME = 99_991;

/** @param number below 99,990 */
export function scattered(number: number, multiplier: number): number {
  if (number < 0 || number >= PRIME - 1) throw new RangeError(`there is no id for number ${number}`);
  return (number + 1) * multiplier % PRIME;
}

/** Running numbers of a hospital's own things, such as admissions, that start where the split's patients start. */
export class Counter {
  #next: number;

  constructor(first: number) {
    this.#next = first;
  }

  next(): number {
    return this.#next++;
  }
}
