/** Twin questions on the t-test of two independent samples: Student's with a common variance, or Welch's. */
import type { Rng } from '../../../env/rng.ts';
import type { Draft, Given } from './draft.ts';
import { aimedAnswer, aimedDelta, type Aim, drawAsk, drawLevel, roundTo, uniform } from './draw.ts';
import type { TwoSampleScenario } from './scenario.ts';
import { digitsFor, drawSpread, sdDigits } from './spread.ts';
import { bare, drawVoice, level, type Voice, withUnit } from './voice.ts';
import { type Counted, askSentence, levelPhrase } from './wording.ts';

export function draftTwoSample(rng: Rng, scenario: TwoSampleScenario, aim: Aim): Draft | undefined {
  const { target } = aim;
  const ask = drawAsk(rng, aim, [12, 900]);
  const chosen = drawLevel(rng);
  const say = drawVoice(rng);
  const method = rng.pick(['pooled', 'welch'] as const);
  const ratio = rng.chance(0.2) ? rng.pick([2, 2, 3]) : 1;
  const count = rng.pick(['each', 'each', 'total'] as const);
  const each = count === 'total' ? Math.max(6, Math.round(ask.n / (1 + ratio))) : ask.n;
  const size = count === 'total' ? each * (1 + ratio) : each;
  const mean = roundTo(uniform(rng, ...scenario.mean), scenario.decimals);
  const spread = method === 'pooled' ? commonSpread(rng, scenario, mean) : separateSpreads(rng, scenario);
  const [sd1, sd2] = spread.sds;
  const wanted = aimedDelta(chosen, ask.power) * Math.sqrt((sd1 * sd1 + (sd2 * sd2) / ratio) / each);
  const effect = drawEffect(rng, scenario, mean, wanted, say);
  if (effect === undefined) return undefined;
  const study = { test: 'two-sample-t', difference: effect.value, sds: spread.sds, method, ratio, ...chosen } as const;
  return {
    question: target === 'size' ? { target, study, power: ask.power, count } : { target, study, size, count },
    givens: { difference: effect.python, ...spread.givens },
    facts: [effect.text, spread.text, ...allocationFact(rng, scenario, ratio)],
    design: designSentence(rng, method, levelPhrase(rng, chosen.alpha, chosen.sides), say),
    ask: askSentence(rng, ask, countedOf(scenario, ratio, count, size)),
    aimed: aimedAnswer(ask),
    hardness: spread.cost + effect.cost + (chosen.sides === 1 ? 1 : 0) + (ratio > 1 ? 1 : 0) + (count === 'total' && target === 'size' ? 1 : 0),
  };
}

interface Spreads {
  readonly sds: readonly [number, number];
  readonly givens: Readonly<Record<'sd1' | 'sd2', string>>;
  readonly text: string;
  readonly cost: number;
}

function commonSpread(rng: Rng, scenario: TwoSampleScenario, mean: number): Spreads {
  const { value, python, text, cost } = drawSpread(rng, { ...scenario, what: scenario.outcome, mean }, ['sd', 'sd', 'variance', 'standard-error', 'interval', 'other-unit']);
  return { sds: [value, value], givens: { sd1: python, sd2: python }, text: `${text} ${rng.pick(['It is taken to be the same in both groups.', 'The same spread is assumed in both groups.'])}`, cost };
}

/** Two standard deviations, variances, or standard errors of groups of known size. */
function separateSpreads(rng: Rng, { sd, decimals, unit, arms, outcome }: TwoSampleScenario): Spreads {
  const first = uniform(rng, ...sd);
  const second = first * (rng.chance(0.5) ? uniform(rng, 0.55, 0.85) : uniform(rng, 1.2, 1.8));
  const build = (values: readonly [number, number], codes: readonly [string, string], text: string, cost: number): Spreads => ({ sds: values, givens: { sd1: codes[0], sd2: codes[1] }, text, cost });
  switch (rng.pick(['sds', 'sds', 'variances', 'errors'] as const)) {
    case 'sds': {
      const digits = sdDigits(first, decimals);
      const shown = [roundTo(first, digits), roundTo(second, digits)] as const;
      return build(shown, [String(shown[0]), String(shown[1])], rng.pick([
        `The standard deviation of ${outcome} is expected to be ${shown[0]} with ${arms[0]} and ${withUnit(String(shown[1]), unit)} with ${arms[1]}.`,
        `Variability differs: standard deviations of ${withUnit(String(shown[0]), unit)} (${arms[0]}) and ${withUnit(String(shown[1]), unit)} (${arms[1]}).`,
      ]), 0);
    }
    case 'variances': {
      const shown = [first, second].map((value) => roundTo(value * value, digitsFor(value * value, 0)));
      const [a = 0, b = 0] = shown;
      return build([Math.sqrt(a), Math.sqrt(b)], [`math.sqrt(${a})`, `math.sqrt(${b})`], `The variance of ${outcome} is put at ${a} with ${arms[0]} and at ${b} with ${arms[1]} (unit: ${unit === '%' ? 'percentage points' : unit} squared).`, 1);
    }
    case 'errors': {
      const pilots = [rng.int(12, 70), rng.int(12, 70)] as const;
      const errors = [first / Math.sqrt(pilots[0]), second / Math.sqrt(pilots[1])].map((value) => roundTo(value, digitsFor(value, decimals)));
      const [a = 0, b = 0] = errors;
      return build([a * Math.sqrt(pilots[0]), b * Math.sqrt(pilots[1])], [`${a} * math.sqrt(${pilots[0]})`, `${b} * math.sqrt(${pilots[1]})`],
        `A pilot trial reported mean ${bare(outcome)} with standard errors of ${withUnit(String(a), unit)} (${arms[0]}, n = ${pilots[0]}) and ${withUnit(String(b), unit)} (${arms[1]}, n = ${pilots[1]}); the standard deviations behind these are used.`, 2);
    }
  }
}

function drawEffect(rng: Rng, { unit, decimals, outcome, direction, arms }: TwoSampleScenario, mean: number, wanted: number, say: Voice): Given | undefined {
  const way = direction < 0 ? 'lower' : 'higher';
  switch (rng.pick(['difference', 'means', 'percent'] as const)) {
    case 'difference': {
      const value = roundTo(wanted, decimals);
      if (value <= 0) return undefined;
      return { value, python: String(value), cost: 0, text: rng.pick([
        `${say('expect')} mean ${bare(outcome)} to be ${way} by ${withUnit(String(value), unit)} with ${arms[0]} than with ${arms[1]}.`,
        `The smallest difference that would change practice is ${withUnit(String(value), unit)} in mean ${bare(outcome)}, ${way} with ${arms[0]} than with ${arms[1]}.`,
      ]) };
    }
    case 'means': {
      const other = roundTo(mean + direction * wanted, decimals);
      if (other === mean || other <= 0) return undefined;
      return { value: Math.abs(other - mean), python: `abs(${other} - ${mean})`, cost: 0, text: rng.pick([
        `Mean ${bare(outcome)} is assumed to be ${level(String(other), unit)} with ${arms[0]} and ${level(String(mean), unit)} with ${arms[1]}.`,
        `${say('assume')} a mean ${bare(outcome)} of ${level(String(mean), unit)} with ${arms[1]} against ${level(String(other), unit)} with ${arms[0]}.`,
      ]) };
    }
    case 'percent': {
      const share = roundTo((100 * wanted) / mean, 1);
      if (share <= 0 || share >= 100) return undefined;
      return { value: (mean * share) / 100, python: `${mean} * ${share} / 100`, cost: 1, text:
        `With ${arms[1]} the mean ${bare(outcome)} is ${level(String(mean), unit)}; with ${arms[0]} it is assumed to be ${share}% ${way} in relative terms.` };
    }
  }
}

function allocationFact(rng: Rng, { who, arms }: TwoSampleScenario, ratio: number): readonly string[] {
  if (ratio === 1) return [rng.pick(['Both groups will be of equal size.', 'The group sizes are in a ratio of 1:1.', `Equal numbers of ${who} are planned for both groups.`])];
  const times = ratio === 2 ? 'twice' : 'three times';
  return [`The groups are unequal: for each participant of the first group (${arms[0]}) there are ${ratio} of the second (${arms[1]}), so the second group is ${times} as large as the first.`];
}

function designSentence(rng: Rng, method: 'pooled' | 'welch', levels: string, say: Voice): string {
  return method === 'pooled'
    ? rng.pick([
      `The groups are compared with Student's two-sample t-test with a pooled variance, ${levels}; the power should be exact, from the noncentral t distribution.`,
      `${say('plan')} an ordinary two-sample t-test (equal variances), ${levels}, calculated with the noncentral t distribution and not with the normal approximation.`,
    ])
    : rng.pick([
      `Because the variances differ, Welch's t-test will be used, ${levels}. For the power take the noncentral t distribution with Satterthwaite's degrees of freedom computed from these standard deviations.`,
      `${say('plan')} Welch's unequal-variance t-test, ${levels}; power by the noncentral t distribution, with the Welch-Satterthwaite degrees of freedom from the assumed standard deviations.`,
    ]);
}

function countedOf({ who, arms }: TwoSampleScenario, ratio: number, count: 'each' | 'total', size: number): Counted {
  if (count === 'total') return { who, where: 'in total', stated: `${size} ${who} in total`, rounding: ratio === 1 ? 'in each group before adding up' : 'in the smaller group before adding up' };
  if (ratio === 1) return { who, where: 'per group', stated: `${size} ${who} in each group`, rounding: 'in each group' };
  return { who, where: `in the smaller group (${arms[0]})`, stated: `${size} ${who} in the smaller group (${arms[0]})`, rounding: 'in that group' };
}
