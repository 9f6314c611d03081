/** The table of benches. */
import type { Bench } from './bench.ts';

export const BENCHES: { readonly [name: string]: Bench } = {};
