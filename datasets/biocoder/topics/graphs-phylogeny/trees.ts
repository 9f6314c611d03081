/** Trees for hidden inputs. */
import type { Rng } from '../../../../env/rng.ts';

/** A name for a leaf, a list for an inner node. */
export type Nested = string | readonly Nested[];

/** A random tree over the leaves, most of its nodes with two children. */
export function nested(rng: Rng, leaves: readonly string[], binary = false): Nested {
  let parts: Nested[] = [...leaves];
  while (parts.length > 1) {
    parts = rng.shuffle(parts);
    const joined = parts.splice(0, !binary && parts.length > 3 && rng.chance(0.2) ? 3 : 2);
    parts.push(joined);
  }
  return parts[0] ?? [];
}

/** Edges `[child, parent, length]` of a random tree; inner nodes are n1, n2 and so on, the last of them the root. */
export function edges(rng: Rng, leaves: readonly string[]): [string, string, number][] {
  const found: [string, string, number][] = [];
  let open = [...leaves];
  for (let i = 1; open.length > 1; i++) {
    open = rng.shuffle(open);
    for (const child of open.splice(0, open.length > 3 && rng.chance(0.2) ? 3 : 2)) found.push([child, `n${i}`, rng.decimal(0.01, 2, 2)]);
    open.push(`n${i}`);
  }
  return rng.shuffle(found);
}
