/** Twin questions on the chi-square test of independence. */
import type { Rng } from '../../../env/rng.ts';
import { chiSquareQuantile } from '../../distributions/chi-square.ts';
import { noncentralChiSquareCdf } from '../../distributions/noncentral-chi-square.ts';
import { effectSquared } from '../methods/independence.ts';
import type { Draft } from './draft.ts';
import { aimedAnswer, aimedNoncentrality, type Aim, drawAlpha, drawAsk, roundTo, uniform } from './draw.ts';
import type { ChiSquareScenario } from './scenario.ts';
import { drawVoice, listed, percent } from './voice.ts';
import { askSentence, levelPhrase } from './wording.ts';

export function draftChiSquare(rng: Rng, scenario: ChiSquareScenario, aim: Aim): Draft | undefined {
  const { groups, categories, who } = scenario;
  const { target } = aim;
  const ask = drawAsk(rng, aim, [32, 1_400]);
  // A size in total that is asked for need not divide into equal groups, so such a study asks for each of them.
  const count = scenario.crossSectional ? 'total' : target === 'size' ? 'each' : rng.pick(['each', 'total'] as const);
  const alpha = drawAlpha(rng);
  const say = drawVoice(rng);
  const unequal = scenario.crossSectional && rng.chance(0.6);
  const n = count === 'total' && target === 'power' && !unequal ? groups.length * Math.round(ask.n / groups.length) : ask.n;
  const total = count === 'each' ? n * groups.length : n;
  const shares = unequal ? drawShares(rng, groups.length) : groups.map(() => 1 / groups.length);
  const df = (groups.length - 1) * (categories.length - 1);
  const critical = chiSquareQuantile(1 - alpha, df);
  const lambda = aimedNoncentrality((trial) => 1 - noncentralChiSquareCdf(critical, df, trial), ask.power);
  const exact = drawProportions(rng, scenario, shares, lambda / total);
  if (exact === undefined) return undefined;
  const shown = showProportions(rng, scenario, exact);
  if (shown === undefined || !roundsWell(shown.proportions, exact)) return undefined;
  const study = { test: 'chi-square', proportions: shown.proportions, shares, alpha } as const;
  return {
    question: target === 'size' ? { target, study, power: ask.power, count } : { target, study, size: n, count },
    givens: { proportions: shown.python, shares: unequal ? `[${shares.join(', ')}]` : `[1 / ${groups.length}] * ${groups.length}` },
    facts: [shown.text, unequal
      ? `The groups are not of equal size: they make up ${listed(groups.map((group, index) => `${percent(shares[index] ?? 0)} (${group})`))} of the sample.`
      : scenario.crossSectional
        ? rng.pick([`The ${groups.length} groups (${listed(groups)}) are expected to be about equally frequent in the sample; take them as equal.`, `About as many of the sample are expected in each group (${listed(groups)}); equal shares may be assumed.`])
        : rng.pick([`The groups (${listed(groups)}) will be of equal size.`, `The ${groups.length} groups (${listed(groups)}) are planned to be equally large.`])],
    design: rng.pick([
      `The association is tested with Pearson's chi-square test of independence ${levelPhrase(rng, alpha, undefined)}, without continuity correction; use the noncentral chi-square distribution with noncentrality N w² (Cohen's w).`,
      `${say('plan')} Pearson's chi-square test (no continuity correction) ${levelPhrase(rng, alpha, undefined)}. Power is to be computed from the noncentral chi-square distribution, with N times w squared as the noncentrality.`,
    ]),
    ask: askSentence(rng, ask, count === 'each'
      ? { who, where: 'per group', stated: `${n} ${who} in each group`, rounding: 'in each group' }
      : { who, where: 'in total', stated: `a total of ${n} ${who}` }),
    aimed: aimedAnswer(ask),
    hardness: shown.cost + (unequal ? 1 : 0) + (groups.length > 2 ? 1 : 0) + (categories.length > 3 ? 1 : 0) + (count === 'each' ? 1 : 0),
  };
}

function drawShares(rng: Rng, count: number): readonly number[] {
  if (count === 2) {
    const first = rng.int(52, 78) / 100;
    return [first, roundTo(1 - first, 2)];
  }
  const first = rng.int(40, 60) / 100;
  const second = rng.int(15, 30) / 100;
  return [first, second, roundTo(1 - first - second, 2)];
}

/** Proportions whose w² is about `wanted`: each group tilted away from the first, over categories in order. */
function drawProportions(rng: Rng, { groups, categories, base }: ChiSquareScenario, shares: readonly number[], wanted: number): readonly (readonly number[])[] | undefined {
  const start = normalised(base.map((value) => value * uniform(rng, 0.75, 1.3)));
  const tilt = rng.chance(0.7) ? categories.map((_, index) => index / (categories.length - 1)) : categories.map(() => uniform(rng, -1, 1));
  const sign = rng.chance(0.5) ? 1 : -1;
  const middle = uniform(rng, 0.2, 0.8);
  const at = (strength: number): readonly (readonly number[])[] => groups.map((_, group) => {
    const dose = group === 0 ? 0 : group === groups.length - 1 ? 1 : middle;
    return normalised(start.map((value, index) => value * Math.exp(sign * strength * dose * (tilt[index] ?? 0))));
  });
  const effect = (strength: number): number => effectSquared({ test: 'chi-square', proportions: at(strength), shares, alpha: 0.05 });
  let [low, high] = [0, 6];
  if (effect(high) < wanted) return undefined;
  while (high - low > 1e-4) {
    const strength = (low + high) / 2;
    if (effect(strength) < wanted) low = strength;
    else high = strength;
  }
  return at(high);
}

interface Shown {
  readonly proportions: readonly (readonly number[])[];
  readonly python: string;
  readonly text: string;
  readonly cost: number;
}

/** As proportions, as percentages, or as the counts of a pilot sample. */
function showProportions(rng: Rng, { groups, categories, outcome, who }: ChiSquareScenario, exact: readonly (readonly number[])[]): Shown | undefined {
  const kind = rng.pick(['proportions', 'percentages', 'counts'] as const);
  const total = kind === 'proportions' ? 1_000 : kind === 'percentages' ? rng.pick([1_000, 1_000, 100]) : 0;
  const sizes = groups.map(() => (kind === 'counts' ? rng.int(180, 420) : total));
  const counts = exact.map((row, group) => {
    const rounded = row.slice(0, -1).map((value) => Math.round(value * (sizes[group] ?? 0)));
    return [...rounded, (sizes[group] ?? 0) - rounded.reduce((sum, value) => sum + value, 0)];
  });
  if (counts.some((row) => row.some((value, _, all) => value < 0.01 * all.reduce((sum, each) => sum + each, 0)))) return undefined;
  const proportions = counts.map((row, group) => row.map((value) => value / (sizes[group] ?? 1)));
  if (kind === 'counts') {
    return {
      proportions, cost: 1,
      python: `[${counts.map((row, group) => `[${row.map((value) => `${value} / ${sizes[group] ?? 0}`).join(', ')}]`).join(', ')}]`,
      text: `For ${outcome} the expected proportions are those of a pilot sample: ${counts.map((row, group) => `of ${sizes[group] ?? 0} ${who} in the group "${groups[group] ?? ''}", ${listed(row.map((value, index) => `${value} ${categories[index] ?? ''}`))}`).join('; ')}.`,
    };
  }
  const rows = kind === 'proportions' ? proportions.map((row) => row.map(String)) : counts.map((row) => row.map((value) => String((value * 100) / total)));
  const cells = (row: readonly string[]): string => listed(row.map((value, index) => `${value}${kind === 'percentages' ? '%' : ''} ${categories[index] ?? ''}`));
  return {
    proportions, cost: 0,
    python: `[${rows.map((row) => `[${row.map((value) => (kind === 'percentages' ? `${value} / 100` : value)).join(', ')}]`).join(', ')}]`,
    text: rng.pick([
      `For ${outcome} these proportions are assumed: ${groups.map((group, index) => `${group}: ${cells(rows[index] ?? [])}`).join('; ')}.`,
      `The expected distribution of ${outcome} is, in the group "${groups[0] ?? ''}", ${cells(rows[0] ?? [])}; ${groups.slice(1).map((group, index) => `in the group "${group}", ${cells(rows[index + 1] ?? [])}`).join('; ')}.`,
    ]),
  };
}

/** Rounding for display must leave the groups about as far apart as they were drawn. */
function roundsWell(shown: readonly (readonly number[])[], exact: readonly (readonly number[])[]): boolean {
  const distance = (rows: readonly (readonly number[])[]): number => Math.max(...(rows[0] ?? []).map((value, index) => Math.abs(value - (rows.at(-1)?.[index] ?? 0))));
  return distance(shown) > 0.75 * distance(exact) && distance(shown) < 1.35 * distance(exact);
}

function normalised(values: readonly number[]): readonly number[] {
  const sum = values.reduce((total, value) => total + value, 0);
  return values.map((value) => value / sum);
}
