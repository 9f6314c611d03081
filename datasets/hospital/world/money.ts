/**
 * What an event costs, in US dollars. A price per thing (a drug, a test, a diagnosis) is a fixed function of its name, and each charge varies a
 * little around it, as EHRSQL's made-up costs do.
 */
import { createHash } from 'node:crypto';
import type { Rng } from '../../../env/rng.ts';

export type Charged = 'diagnosis' | 'procedure' | 'lab' | 'drug';

/** Median price and the spread of its logarithm over things. */
const PRICES: Readonly<Record<Charged, readonly [median: number, spread: number]>> = { diagnosis: [55, 0.35], procedure: [420, 0.9], lab: [14, 0.55], drug: [16, 0.9] };

const known = new Map<string, number>();

export function charge(rng: Rng, kind: Charged, thing: string): number {
  const id = `${kind} ${thing}`;
  let price = known.get(id);
  if (price === undefined) {
    const share = createHash('sha256').update(id).digest().readUInt32LE(0) / 0x1_0000_0000;
    const [median, spread] = PRICES[kind];
    price = median * Math.exp(spread * (share * 2 - 1) * 1.7);
    known.set(id, price);
  }
  return Number((price * (0.92 + 0.16 * rng.float())).toFixed(2));
}
