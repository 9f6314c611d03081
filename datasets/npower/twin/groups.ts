/** Twin questions on the one-way analysis of variance. */
import type { Rng } from '../../../env/rng.ts';
import { fQuantile } from '../../distributions/f.ts';
import { noncentralFCdf } from '../../distributions/noncentral-f.ts';
import type { Draft } from './draft.ts';
import { aimedAnswer, aimedNoncentrality, type Aim, drawAlpha, drawAsk, roundTo, uniform } from './draw.ts';
import type { AnovaScenario } from './scenario.ts';
import { digitsFor, drawSpread } from './spread.ts';
import { bare, drawVoice, level, listed, within } from './voice.ts';
import { askSentence, levelPhrase } from './wording.ts';

/** Where the groups lie, to be scaled: a trend, one apart, two camps, or scattered. */
function drawPattern(rng: Rng, count: number): readonly number[] {
  switch (rng.pick(['trend', 'one', 'camps', 'scattered'] as const)) {
    case 'trend': return Array.from({ length: count }, (_, index) => index);
    case 'one': return Array.from({ length: count }, (_, index) => (index === count - 1 ? 1 : 0));
    case 'camps': return Array.from({ length: count }, (_, index) => (index >= count / 2 ? 1 : 0));
    case 'scattered': return [0, ...Array.from({ length: count - 1 }, () => uniform(rng, -1, 1))];
  }
}

export function draftAnova(rng: Rng, scenario: AnovaScenario, aim: Aim): Draft | undefined {
  const { groups, who, unit, outcome } = scenario;
  const k = groups.length;
  const { target } = aim;
  const ask = drawAsk(rng, aim, [12, 900]);
  const count = rng.pick(['each', 'each', 'total'] as const);
  const each = count === 'total' ? Math.max(5, Math.round(ask.n / k)) : ask.n;
  const size = count === 'total' ? each * k : each;
  const alpha = drawAlpha(rng);
  const say = drawVoice(rng);
  const base = roundTo(uniform(rng, ...scenario.mean), scenario.decimals);
  const spread = drawSpreadOfGroups(rng, scenario, base);
  const df2 = k * (each - 1);
  const critical = fQuantile(1 - alpha, k - 1, df2);
  const lambda = aimedNoncentrality((trial) => 1 - noncentralFCdf(critical, k - 1, df2, trial), ask.power);
  const pattern = drawPattern(rng, k);
  const centre = pattern.reduce((sum, value) => sum + value, 0) / k;
  const squares = pattern.reduce((sum, value) => sum + (value - centre) ** 2, 0);
  const scale = Math.sqrt((lambda * spread.value ** 2) / (each * squares)) * (rng.chance(0.5) ? 1 : -1);
  // One more decimal than an observation has, as means are reported.
  const decimals = scenario.decimals + 1;
  const means = pattern.map((value) => roundTo(base + scale * value, decimals));
  if (means.some((mean) => mean <= 0) || new Set(means).size < 2) return undefined;
  const study = { test: 'anova', means, sd: spread.value, alpha } as const;
  const relative = rng.chance(0.4);
  const [first = 0, ...others] = means;
  const differences = others.map((mean) => roundTo(mean - first, decimals));
  const told = relative
    ? `The mean ${bare(outcome)} with ${groups[0] ?? ''} is put at ${level(String(first), unit)}. Relative to it, ${within(say)('expect')} differences of ${listed(differences.map((change, index) => `${signed(change)} (${groups[index + 1] ?? ''})`))}, in ${unit === '%' ? 'percentage points' : unit === '' ? 'points' : unit}.`
    : rng.pick([
      `${say('expect')} these group means of ${outcome}: ${listed(means.map((mean, index) => `${level(String(mean), unit)} (${groups[index] ?? ''})`))}.`,
      `Mean ${bare(outcome)} is assumed to be ${listed(means.map((mean, index) => `${level(String(mean), unit)} with ${groups[index] ?? ''}`))}.`,
    ]);
  return {
    question: target === 'size' ? { target, study, power: ask.power, count } : { target, study, size, count },
    givens: { sd: spread.python, means: relative ? `[${[first, ...differences.map((change) => `${first} + ${change < 0 ? `(${change})` : change}`)].join(', ')}]` : `[${means.join(', ')}]` },
    facts: [told, spread.text, rng.pick([`The ${k} groups will be of equal size.`, 'All groups have the same size.', `Equal numbers of ${who} go into each of the ${k} groups.`])],
    design: rng.pick([
      `The overall hypothesis of equal means is tested with a one-way ANOVA ${levelPhrase(rng, alpha, undefined)}. Treat the assumed means as the true population means and use the noncentral F distribution.`,
      `${say('plan')} the F test of a one-way analysis of variance ${levelPhrase(rng, alpha, undefined)}; the group means above are population values, and the power is that of the noncentral F distribution.`,
    ]),
    ask: askSentence(rng, ask, count === 'each'
      ? { who, where: 'per group', stated: `${size} ${who} in each group`, rounding: 'in each group' }
      : { who, where: 'in total', stated: `${size} ${who} in total`, rounding: 'in each group before adding up' }),
    aimed: aimedAnswer(ask),
    hardness: 1 + spread.cost + (relative ? 1 : 0) + (count === 'total' ? 1 : 0),
  };
}

/** The common standard deviation, or the error mean square of an earlier analysis. */
function drawSpreadOfGroups(rng: Rng, scenario: AnovaScenario, mean: number): ReturnType<typeof drawSpread> {
  if (rng.chance(0.75)) return drawSpread(rng, { ...scenario, what: `${scenario.outcome} within each group`, mean }, ['sd', 'sd', 'sd', 'variance', 'other-unit', 'standard-error']);
  const drawn = uniform(rng, ...scenario.sd);
  const square = roundTo(drawn * drawn, digitsFor(drawn * drawn, 0));
  const between = roundTo(square * uniform(rng, 2, 6), digitsFor(drawn * drawn, 0));
  return {
    value: Math.sqrt(square), python: `math.sqrt(${square})`, cost: 2,
    text: `An earlier analysis of variance of ${scenario.outcome} reported a mean square of ${between} between and ${square} within groups; the latter gives the common standard deviation to plan with.`,
  };
}

const signed = (value: number): string => (value < 0 ? `-${Math.abs(value)}` : `+${value}`);
