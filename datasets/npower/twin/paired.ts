/** Twin questions on the paired t-test. */
import type { Rng } from '../../../env/rng.ts';
import { sdOfDifferences } from '../methods/one-mean.ts';
import type { Draft, Given } from './draft.ts';
import { aimedAnswer, aimedDelta, type Aim, drawAsk, drawLevel, roundTo, uniform } from './draw.ts';
import type { PairedScenario } from './scenario.ts';
import { drawSpread, sdDigits } from './spread.ts';
import { bare, drawVoice, level, type Voice, withUnit } from './voice.ts';
import { askSentence, levelPhrase } from './wording.ts';

export function draftPaired(rng: Rng, scenario: PairedScenario, aim: Aim): Draft | undefined {
  const { who } = scenario;
  const { target } = aim;
  const ask = drawAsk(rng, aim, [12, 420]);
  const chosen = drawLevel(rng);
  const say = drawVoice(rng);
  const spread = drawDifferenceSpread(rng, scenario);
  const wanted = (aimedDelta(chosen, ask.power) * spread.value) / Math.sqrt(ask.n);
  const effect = drawEffect(rng, scenario, wanted, say);
  if (effect === undefined) return undefined;
  const study = { test: 'paired-t', difference: effect.value, sd: spread.value, ...chosen } as const;
  return {
    question: target === 'size' ? { target, study, power: ask.power, count: 'each' } : { target, study, size: ask.n, count: 'each' },
    givens: { difference: effect.python, sd: spread.python },
    facts: rng.chance(0.7) ? [effect.text, spread.text] : [spread.text, effect.text],
    design: rng.pick([
      `The two measurements of each participant are compared with a paired t-test, ${levelPhrase(rng, chosen.alpha, chosen.sides)}; the power should come from the noncentral t distribution.`,
      `${say('plan')} a paired t-test, ${levelPhrase(rng, chosen.alpha, chosen.sides)}, and an exact calculation (noncentral t, no normal approximation).`,
      `Analysis: paired t-test, ${levelPhrase(rng, chosen.alpha, chosen.sides)}. Please calculate exactly, by the noncentral t distribution.`,
    ]),
    ask: askSentence(rng, ask, { who, where: '', stated: `${ask.n} ${who} measured both times` }),
    aimed: aimedAnswer(ask),
    hardness: spread.cost + effect.cost + (chosen.sides === 1 ? 1 : 0),
  };
}

/** The standard deviation of the differences, or what it follows from: those of both measurements and their correlation. */
function drawDifferenceSpread(rng: Rng, scenario: PairedScenario): Given {
  const { outcome, unit, decimals, moments } = scenario;
  const correlation = roundTo(uniform(rng, 0.3, 0.85), 2);
  if (rng.chance(0.5)) {
    const shrink = Math.sqrt(2 * (1 - correlation));
    return drawSpread(rng, {
      ...scenario, what: `the within-person change in ${outcome}`, sd: [scenario.sd[0] * shrink, scenario.sd[1] * shrink], mean: scenario.direction * scenario.sd[0] * 0.5,
    }, ['sd', 'sd', 'variance', 'standard-error', 'interval', 'other-unit']);
  }
  const drawn = uniform(rng, ...scenario.sd);
  const digits = sdDigits(drawn, decimals);
  const first = roundTo(drawn, digits);
  const second = rng.chance(0.4) ? first : roundTo(drawn * uniform(rng, 0.8, 1.3), digits);
  const value = sdOfDifferences(first, second, correlation);
  const python = `math.sqrt(${first} ** 2 + ${second} ** 2 - 2 * ${correlation} * ${first} * ${second})`;
  const each = first === second
    ? `The standard deviation of ${outcome} is ${withUnit(String(first), unit)} at both measurements`
    : `The standard deviation of ${outcome} is ${withUnit(String(first), unit)} ${moments[0]} and ${withUnit(String(second), unit)} ${moments[1]}`;
  return { value, python, cost: first === second ? 1 : 2, text: rng.pick([
    `${each}, and the two measurements correlate with r = ${correlation}.`,
    `${each}; their correlation within a person is put at ${correlation}.`,
  ]) };
}

/** The change as itself, as two means, or as a percentage of the first. */
function drawEffect(rng: Rng, scenario: PairedScenario, wanted: number, say: Voice): Given | undefined {
  const { unit, decimals, outcome, direction, moments } = scenario;
  const noun = direction < 0 ? 'decrease' : 'increase';
  const before = roundTo(uniform(rng, ...scenario.mean), decimals);
  switch (rng.pick(['difference', 'means', 'percent'] as const)) {
    case 'difference': {
      const value = roundTo(wanted, decimals);
      if (value <= 0) return undefined;
      return { value, python: String(value), cost: 0, text: rng.pick([
        `${say('expect')} a mean ${noun} in ${outcome} of ${withUnit(String(value), unit)}.`,
        `A mean ${noun} of ${withUnit(String(value), unit)} in ${outcome} would be worth finding.`,
      ]) };
    }
    case 'means': {
      const after = roundTo(before + direction * wanted, decimals);
      if (after === before || after <= 0) return undefined;
      return { value: Math.abs(after - before), python: `abs(${after} - ${before})`, cost: 0, text: rng.pick([
        `Mean ${bare(outcome)} is expected to be ${level(String(before), unit)} ${moments[0]} and ${level(String(after), unit)} ${moments[1]}.`,
        `${say('assume')} means of ${level(String(before), unit)} (${moments[0]}) and ${level(String(after), unit)} (${moments[1]}) for ${outcome}.`,
      ]) };
    }
    case 'percent': {
      const share = roundTo((100 * wanted) / before, 1);
      if (share <= 0 || share >= 100) return undefined;
      return { value: (before * share) / 100, python: `${before} * ${share} / 100`, cost: 1, text: rng.pick([
        `${say('hope')} to see the mean of ${outcome}, ${level(String(before), unit)} ${moments[0]}, ${direction < 0 ? 'fall' : 'rise'} by ${share}% of that value.`,
        `Mean ${bare(outcome)} ${moments[0]} is ${level(String(before), unit)}; a relative ${noun} of ${share}% in that mean is assumed.`,
      ]) };
    }
  }
}
