/** Points in space, for hidden inputs: coordinates in ångströms. */
import type { Rng } from '../../../../env/rng.ts';

export type Point = readonly [number, number, number];

export const point = (rng: Rng, size: number): Point => [rng.decimal(-size, size, 2), rng.decimal(-size, size, 2), rng.decimal(-size, size, 2)];

/** A chain of points about 3.8 apart, as alpha carbons are. */
export function chainOf(rng: Rng, length: number, step = 3.8): Point[] {
  let at: Point = [0, 0, 0];
  return Array.from({ length }, () => {
    const [x, y, z] = [rng.normal(), rng.normal(), rng.normal()];
    const size = Math.hypot(x, y, z) || 1;
    at = [at[0] + (x / size) * step, at[1] + (y / size) * step, at[2] + (z / size) * step].map((value) => Math.round(value * 100) / 100) as unknown as Point;
    return at;
  });
}

export const distance = (a: Point, b: Point): number => Math.sqrt((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2);
export const minus = (a: Point, b: Point): Point => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
export const dot = (a: Point, b: Point): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
export const cross = (a: Point, b: Point): Point => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
