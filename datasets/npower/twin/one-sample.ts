/** Twin questions on the one-sample t-test. */
import type { Rng } from '../../../env/rng.ts';
import type { Draft, Given } from './draft.ts';
import { aimedAnswer, aimedDelta, type Aim, drawAsk, drawLevel, roundTo, uniform } from './draw.ts';
import type { OneSampleScenario } from './scenario.ts';
import { drawSpread } from './spread.ts';
import { bare, drawVoice, level, type Voice, withUnit } from './voice.ts';
import { askSentence, levelPhrase } from './wording.ts';

export function draftOneSample(rng: Rng, scenario: OneSampleScenario, aim: Aim): Draft | undefined {
  const { who, decimals, outcome } = scenario;
  const { target } = aim;
  const ask = drawAsk(rng, aim, [12, 420]);
  const chosen = drawLevel(rng);
  const say = drawVoice(rng);
  const reference = roundTo(uniform(rng, ...scenario.reference), decimals);
  const spread = drawSpread(rng, { ...scenario, what: outcome, mean: reference }, ['sd', 'sd', 'variance', 'standard-error', 'interval', 'other-unit']);
  const wanted = (aimedDelta(chosen, ask.power) * spread.value) / Math.sqrt(ask.n);
  const effect = drawEffect(rng, scenario, reference, wanted, say);
  if (effect === undefined) return undefined;
  const study = { test: 'one-sample-t', difference: effect.value, sd: spread.value, ...chosen } as const;
  return {
    question: target === 'size' ? { target, study, power: ask.power, count: 'each' } : { target, study, size: ask.n, count: 'each' },
    givens: { difference: effect.python, sd: spread.python },
    facts: [effect.text, spread.text],
    design: rng.pick([
      `The analysis will be a one-sample t-test of the mean, ${levelPhrase(rng, chosen.alpha, chosen.sides)}; please use the exact (noncentral t) calculation and not the normal approximation.`,
      `${say('plan')} a one-sample t-test, ${levelPhrase(rng, chosen.alpha, chosen.sides)}, with the power taken from the noncentral t distribution.`,
      `The mean is compared with the reference value by a one-sample t-test, ${levelPhrase(rng, chosen.alpha, chosen.sides)}. The calculation has to be exact, based on the noncentral t distribution.`,
    ]),
    ask: askSentence(rng, ask, { who, where: '', stated: `${ask.n} ${who}` }),
    aimed: aimedAnswer(ask),
    hardness: spread.cost + effect.cost + (chosen.sides === 1 ? 1 : 0),
  };
}

/** The difference as itself, as two means, or as a percentage of the reference. */
function drawEffect(rng: Rng, scenario: OneSampleScenario, reference: number, wanted: number, say: Voice): Given | undefined {
  const { unit, decimals, outcome, direction, standard } = scenario;
  const way = direction < 0 ? 'lower' : 'higher';
  switch (rng.pick(['difference', 'means', 'percent'] as const)) {
    case 'difference': {
      const value = roundTo(wanted, decimals);
      if (value <= 0) return undefined;
      return { value, python: String(value), cost: 0, text: rng.pick([
        `The reference is ${standard}, ${level(String(reference), unit)}. ${say('want')} to detect a mean ${bare(outcome)} that is ${way} than this by ${withUnit(String(value), unit)}.`,
        `Against ${standard} of ${level(String(reference), unit)}, a mean difference of ${withUnit(String(value), unit)} (${way}) is what matters clinically.`,
      ]) };
    }
    case 'means': {
      const mean = roundTo(reference + direction * wanted, decimals);
      if (mean === reference || mean <= 0) return undefined;
      return { value: Math.abs(mean - reference), python: `abs(${mean} - ${reference})`, cost: 0, text: rng.pick([
        `${say('expect')} a mean ${bare(outcome)} of ${level(String(mean), unit)}, to be compared with ${standard} of ${level(String(reference), unit)}.`,
        `The null value is ${standard}, ${level(String(reference), unit)}; the true mean ${bare(outcome)} is assumed to be ${level(String(mean), unit)}.`,
      ]) };
    }
    case 'percent': {
      const share = roundTo((100 * wanted) / Math.abs(reference), 1);
      if (share <= 0 || share >= 100 || reference <= 0) return undefined;
      return { value: (reference * share) / 100, python: `${reference} * ${share} / 100`, cost: 1, text: rng.pick([
        `Compared with ${standard} of ${level(String(reference), unit)}, a mean ${bare(outcome)} that is ${share}% ${way} (relative) would be relevant.`,
        `The mean ${bare(outcome)} is assumed to lie ${share}% (relative) ${direction < 0 ? 'below' : 'above'} ${standard} of ${level(String(reference), unit)}.`,
      ]) };
    }
  }
}
