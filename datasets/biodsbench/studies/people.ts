/** The patients of a study before anything is written down: what they have, which genes are mutated, how they respond, how long they live. */
import type { Rng } from '../../../env/rng.ts';
import type { Factor, GeneProfile, Measure, Profile } from './profile.ts';

export interface Person {
  readonly id: string;
  readonly subtype: number;
  readonly age: number;
  readonly measures: readonly number[];
  /** Levels of stage, arm and the further factors. */
  readonly stage: string;
  readonly arm: string;
  readonly factors: readonly string[];
  readonly mutated: ReadonlySet<string>;
  readonly response: 'CR' | 'PR' | 'SD' | 'PD' | 'NE';
  readonly change: number;
  /** Months, and whether the event came. */
  readonly followUp: readonly { readonly months: number; readonly event: boolean }[];
}

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

function weighted<T extends { readonly weight: number }>(rng: Rng, items: readonly T[]): T {
  let left = rng.float() * items.reduce((sum, { weight }) => sum + weight, 0);
  for (const item of items) if ((left -= item.weight) <= 0) return item;
  return items[items.length - 1] as T;
}

interface Drawn { readonly value: number; readonly z: number }

/** On its scale, with how many standard deviations it is from the mean. */
function drawMeasure(rng: Rng, { mean, deviation, decimals, low, high, skewed }: Measure): Drawn {
  const z = clamp(rng.normal(), -2.8, 2.8);
  const sigma = Math.sqrt(Math.log1p((deviation / mean) ** 2));
  const raw = skewed === true ? Math.exp(Math.log(mean) - (sigma * sigma) / 2 + sigma * z) : mean + deviation * z;
  const scale = 10 ** decimals;
  return { value: Math.round(clamp(raw, low, high) * scale) / scale, z };
}

/** Mutated genes: exclusive ones crowd each other out, others go together. */
function drawMutated(rng: Rng, { genes, exclusive, together }: Profile): ReadonlySet<string> {
  const mutated = new Set<string>();
  for (const { symbol, frequency } of rng.shuffle(genes)) {
    let odds = frequency / (1 - frequency);
    for (const group of exclusive) if (group.includes(symbol) && group.some((other) => other !== symbol && mutated.has(other))) odds *= 0.07;
    for (const [a, b, ratio] of together) {
      const other = a === symbol ? b : b === symbol ? a : undefined;
      if (other === undefined) continue;
      const share = genes.find((each) => each.symbol === other)?.frequency ?? 0;
      // Raised where the other is mutated, lowered where not, so that the frequency stays.
      odds *= mutated.has(other) ? ratio ** 0.8 : 1 / (1 + share * (ratio ** 0.5 - 1));
    }
    if (rng.chance(odds / (1 + odds))) mutated.add(symbol);
  }
  return mutated;
}

const hazardOf = ({ levels }: Factor, value: string): number => levels.find((level) => level.value === value)?.hazard ?? 1;
const geneHazards = (genes: readonly GeneProfile[], mutated: ReadonlySet<string>): number => genes.reduce((product, { symbol, hazard = 1 }) => product * (mutated.has(symbol) ? hazard : 1), 1);

function drawFollowUp(rng: Rng, { endpoints }: Profile, hazard: number): Person['followUp'] {
  const [os, other] = endpoints;
  const failure = (half: number, shape: number, risk: number): number => (half / Math.LN2 ** (1 / shape)) * (-Math.log(1 - rng.float()) / risk) ** (1 / shape);
  const death = failure(os.half, os.shape, hazard);
  const progression = Math.min(death, failure(other.half, other.shape, hazard ** 0.8));
  const end = rng.chance(0.1) ? rng.float() * 0.6 * os.half : Math.min((0.35 + 1.8 * rng.float()) * os.half, 110 + 70 * rng.float());
  const seen = (time: number): { months: number; event: boolean } => ({ months: Math.max(0.1, Math.min(time, end)), event: time <= end });
  return [seen(death), seen(progression)];
}

function drawResponse(rng: Rng, rate: number, hazard: number): Pick<Person, 'response' | 'change'> {
  if (rng.chance(0.05)) return { response: 'NE', change: 0 };
  const logit = Math.log(rate / (1 - rate)) - 0.7 * Math.log(hazard);
  if (rng.chance(1 / (1 + Math.exp(-logit)))) return rng.chance(0.24) ? { response: 'CR', change: -100 } : { response: 'PR', change: rng.decimal(-92, -30, 1) };
  if (rng.chance(0.58)) return { response: 'SD', change: rng.decimal(-29.5, 19.5, 1) };
  // Some progress by new lesions while the targets shrink.
  return { response: 'PD', change: rng.chance(0.18) ? rng.decimal(-45, 19, 1) : rng.decimal(20, 115, 1) };
}

export function drawPeople(rng: Rng, profile: Profile): readonly Person[] {
  const { patients, prefix, age, measures, stage, arm, factors, genes, subtypes, response } = profile;
  const taken = new Set<string>();
  return Array.from({ length: patients }, (): Person => {
    let id: string;
    do id = `${prefix}${rng.int(1_000, 9_999)}`; while (taken.has(id));
    taken.add(id);
    const years = drawMeasure(rng, age);
    const drawn = measures.map((each) => drawMeasure(rng, each));
    const [own, treatment] = [weighted(rng, stage.levels), weighted(rng, arm.levels)];
    const levels = factors.map((each) => weighted(rng, each.levels));
    const mutated = drawMutated(rng, profile);
    const hazard = [age, ...measures].reduce((product, { hazard: each = 1 }, i) => product * each ** ([years, ...drawn][i]?.z ?? 0), 1)
      * hazardOf(stage, own.value) * hazardOf(arm, treatment.value) * factors.reduce((product, each, i) => product * hazardOf(each, levels[i]?.value ?? ''), 1) * geneHazards(genes, mutated);
    const rate = response.rates[arm.levels.indexOf(treatment)] ?? 0.3;
    return {
      id, subtype: rng.int(0, subtypes.length - 1), age: years.value, measures: drawn.map(({ value }) => value), stage: own.value, arm: treatment.value, factors: levels.map(({ value }) => value), mutated,
      ...drawResponse(rng, rate, geneHazards(genes, mutated)), followUp: drawFollowUp(rng, profile, clamp(hazard, 0.08, 12)),
    };
  });
}
