/** How a category's tasks are parted into blocks. */

/** Tasks of a block, about. */
export const BLOCK = 64;

const blocksOf = (count: number): number => Math.max(1, Math.round(count / BLOCK));

/**
 * The positions of a block: from the first, to before the second. The `count` tasks of the catalogue are parted into blocks of
 * nearly one size, whose edges are even; behind them every block has 64.
 */
export function boundsOf(count: number, block: number): readonly [from: number, before: number] {
  const blocks = blocksOf(count);
  const edge = (n: number): number => (n >= blocks ? count + (n - blocks) * BLOCK : 2 * Math.floor((n * count) / blocks / 2));
  return [edge(block), edge(block + 1)];
}

/** The block of a position. */
export function blockOf(count: number, position: number): number {
  let block = position < count ? Math.floor((position * blocksOf(count)) / count) : blocksOf(count) + Math.floor((position - count) / BLOCK);
  while (position >= boundsOf(count, block)[1]) block++;
  return block;
}
