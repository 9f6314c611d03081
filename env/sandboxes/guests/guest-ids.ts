/**
 * Which uids (and equal gids) guests get when root starts them: numbers that belong to nobody, and that this user
 * namespace knows. Containers often map no more than 65,536.
 */
import { readFileSync } from 'node:fs';

export interface GuestIds {
  /** Of everything inside a wall. */
  readonly shared: number;
  /** Without namespaces each guest gets one of `count` from here on. */
  readonly first: number;
  readonly count: number;
}

const USUAL: GuestIds = { shared: 1_899_999, first: 1_900_000, count: 60_000 };
/** Above it distributions and service managers hand out ids of their own. */
const SMALL_END = 60_000;
const SMALL_COUNT = 10_000;

export function guestIds(uidMap: string = readMap()): GuestIds {
  const ranges = uidMap.trim().split('\n').map((line) => line.trim().split(/\s+/).map(Number))
    .map(([start = 0, , count = 0]) => ({ start, end: start + count }));
  if (ranges.some(({ start, end }) => start <= USUAL.shared && end >= USUAL.first + USUAL.count)) return USUAL;
  const largest = ranges.sort((a, b) => (b.end - b.start) - (a.end - a.start))[0] ?? { start: 0, end: 1 };
  const end = Math.min(largest.end, Math.max(SMALL_END, largest.start + 2));
  if (end - largest.start > 2 * SMALL_COUNT) return { shared: end - SMALL_COUNT - 1, first: end - SMALL_COUNT, count: SMALL_COUNT };
  // Too few to give each guest its own: they share one, as those of an ordinary user do.
  return { shared: end - 1, first: end - 1, count: 1 };
}

function readMap(): string {
  try {
    return readFileSync('/proc/self/uid_map', 'latin1');
  } catch {
    return '0 0 4294967295';
  }
}
