/**
 * Does something visible tell the answers? Tries monotone, modular and nearest-neighbour functions of a number (an index, a
 * seed, a hash of an id) against the answers of tasks that carry it, each as a bet whose expected outcome is chance.
 */

/** An answer as text, and as a number where it is one. */
export interface Labelled { readonly number: number; readonly gold: string }

/** In standard deviations; among some ten thousand bets, of which those on few equal answers have long tails, chance does not come so far. */
export const ALARM = 7;

/** Multiples of these, taken modulo 1, spread any run of indices evenly: how a generator may place its answers. */
const EVEN_SPREADS = { golden: 0.618_033_988_749_894_9, 'root of two': Math.SQRT2, 'root of three': Math.sqrt(3), e: Math.E, pi: Math.PI, 'half turns of 1/3': 1 / 3, sevenths: 1 / 7, tenths: 0.1 };

function ranks(values: readonly number[]): readonly number[] {
  const order = values.map((value, at) => ({ value, at })).toSorted((a, b) => a.value - b.value);
  const found = new Array<number>(values.length).fill(0);
  for (let i = 0; i < order.length;) {
    let end = i;
    while (end + 1 < order.length && order[end + 1]?.value === order[i]?.value) end++;
    for (let j = i; j <= end; j++) found[order[j]?.at ?? 0] = (i + end) / 2;
    i = end + 1;
  }
  return found;
}

/** Spearman's rank correlation, in its standard deviations under independence. */
export function rankDeviate(a: readonly number[], b: readonly number[]): number {
  const [x, y] = [ranks(a), ranks(b)];
  const mean = (x.length - 1) / 2;
  let [xy, xx, yy] = [0, 0, 0];
  x.forEach((value, i) => {
    const [dx, dy] = [value - mean, (y[i] ?? 0) - mean];
    xy += dx * dy; xx += dx * dx; yy += dy * dy;
  });
  return xx === 0 || yy === 0 ? 0 : (xy / Math.sqrt(xx * yy)) * Math.sqrt(x.length - 1);
}

/** How much oftener than the commonest answer a guess is right, in standard deviations. */
function guessDeviate(golds: readonly string[], guesses: readonly (string | undefined)[]): number {
  const counts = Map.groupBy(golds, (gold) => gold);
  const best = Math.max(...[...counts.values()].map(({ length }) => length)) / golds.length;
  const right = golds.filter((gold, i) => gold === guesses[i]).length / golds.length;
  return (right - best) / Math.sqrt(Math.max(best * (1 - best), 1 / golds.length) / golds.length);
}

/** What each would be guessed to be from the others of its class: the commonest, without itself. */
function fromClass(golds: readonly string[], classes: readonly number[]): readonly (string | undefined)[] {
  const counts = new Map<number, Map<string, number>>();
  golds.forEach((gold, i) => {
    const of = counts.get(classes[i] ?? 0) ?? new Map<string, number>();
    counts.set(classes[i] ?? 0, of.set(gold, (of.get(gold) ?? 0) + 1));
  });
  return golds.map((gold, i) => {
    let [best, most] = ['', 0];
    for (const [each, count] of counts.get(classes[i] ?? 0) ?? []) {
      const without = each === gold ? count - 1 : count;
      if (without > most) [best, most] = [each, without];
    }
    return most === 0 ? undefined : best;
  });
}

/** The neighbours in the order of the keys: each is guessed to be as the one before it. */
function fromNeighbour<T>(values: readonly T[], keys: readonly number[]): readonly (T | undefined)[] {
  const order = keys.map((key, at) => ({ key, at })).toSorted((a, b) => a.key - b.key);
  const found = new Array<T | undefined>(values.length);
  order.forEach(({ at }, i) => { found[at] = values[order[i === 0 ? 1 : i - 1]?.at ?? 0]; });
  return found;
}

/** The bets that came out as chance does not, with their deviates. */
export function predictors(tasks: readonly Labelled[]): readonly string[] {
  const numbers = tasks.map(({ number }) => number);
  const golds = tasks.map(({ gold }) => gold);
  const values = golds.map(Number);
  const numeric = values.every(Number.isFinite);
  const alarms: string[] = [];
  const bet = (name: string, deviate: number): void => { if (Math.abs(deviate) > ALARM) alarms.push(`${name}: ${deviate.toFixed(1)}`); };
  const along = (name: string, keys: readonly number[]): void => {
    if (numeric) {
      bet(`${name}, monotone`, rankDeviate(keys, values));
      bet(`${name}, neighbours`, rankDeviate(values, fromNeighbour(values, keys).map((value) => value ?? 0)));
    }
    bet(`${name}, equal neighbours`, Math.max(0, guessDeviate(golds, fromNeighbour(golds, keys))));
  };
  along('the number', numbers);
  for (const [name, step] of Object.entries(EVEN_SPREADS)) along(`multiples of ${name}`, numbers.map((number) => (number * step) % 1));
  for (let modulus = 2; modulus <= 24; modulus++) {
    const classes = numbers.map((number) => number % modulus);
    if (numeric) bet(`modulo ${modulus}, monotone`, rankDeviate(classes, values));
    bet(`modulo ${modulus}, commonest`, Math.max(0, guessDeviate(golds, fromClass(golds, classes))));
  }
  return alarms;
}
