/** What becomes of the rows of a table, by chance and by their risk: with exactly the rates that are asked for. */
import type { Rng } from '../../env/rng.ts';
import { logOdds, type Risk } from './terms.ts';
import type { Table } from './table.ts';

/** A standard logistic deviate. */
function logistic(rng: Rng): number {
  const share = (rng.uint32() + 0.5) / 0x1_0000_0000;
  return Math.log(share / (1 - share));
}

/**
 * Classes in order of severity: 0 for the most of them, then 1 and so on, by the proportional-odds model (McCullagh, J R Stat
 * Soc B 42:109-142, 1980), of which the logistic model of a yes or no is the case of two.
 * @param rates shares of the classes from 1 on
 */
export function ordinal(rng: Rng, table: Table, risk: Risk, rates: readonly number[]): Uint8Array {
  const latent = logOdds(table, risk).map((value) => value + logistic(rng));
  const order = latent.toSorted();
  const bounds = rates.map((_, k) => {
    const above = Math.round(rates.slice(k).reduce((sum, rate) => sum + rate, 0) * table.length);
    return order[table.length - above] ?? Number.POSITIVE_INFINITY;
  });
  return Uint8Array.from(latent, (value) => bounds.filter((bound) => value >= bound).length);
}

const ROUNDS = 60;

/**
 * Classes without order: the multinomial logit model, in the form of the likeliest of noisy utilities (McFadden, in Zarembka:
 * Frontiers in Econometrics, 1974, 105-142). @param others rate and risk of the classes from 1 on
 */
export function nominal(rng: Rng, table: Table, others: readonly { readonly rate: number; readonly risk: Risk }[]): Uint8Array {
  const gumbel = (): number => -Math.log(-Math.log((rng.uint32() + 0.5) / 0x1_0000_0000));
  const utilities = [new Float64Array(table.length).map(gumbel), ...others.map(({ risk }) => logOdds(table, risk).map((value) => value + gumbel()))];
  const rest = 1 - others.reduce((sum, { rate }) => sum + rate, 0);
  const rates = [rest, ...others.map(({ rate }) => rate)];
  const offsets = rates.map((rate) => Math.log(rate / rest));
  const choose = (): Uint8Array => new Uint8Array(table.length).map((_, row) => {
    let best = 0;
    for (let k = 1; k < utilities.length; k++) if ((utilities[k]?.[row] ?? 0) + (offsets[k] ?? 0) > (utilities[best]?.[row] ?? 0) + (offsets[best] ?? 0)) best = k;
    return best;
  });
  let chosen = choose();
  for (let round = 0; round < ROUNDS; round++) {
    const counts = rates.map((_, k) => chosen.filter((each) => each === k).length);
    for (const [k, rate] of rates.entries()) if (k > 0) offsets[k] = (offsets[k] ?? 0) + 0.7 * Math.log((rate * table.length + 1) / ((counts[k] ?? 0) + 1));
    chosen = choose();
  }
  return chosen;
}

/** A column of 0 and 1 for each class. */
export const nominalDigits = (classes: Uint8Array, names: readonly string[]): readonly { readonly name: string; readonly values: Uint8Array }[] =>
  names.map((name, k) => ({ name, values: classes.map((each) => Number(each === k)) }));
