/** Twin questions on the comparison of two groups' hazards (Cox model, log-rank test). */
import type { Rng } from '../../../env/rng.ts';
import type { Draft } from './draft.ts';
import { aimedAnswer, aimedDelta, type Aim, type Ask, drawAsk, drawLevel, type Level, roundTo, uniform } from './draw.ts';
import type { CoxScenario } from './scenario.ts';
import { capital, drawVoice, percent, type Voice, within } from './voice.ts';
import { type Counted, askSentence, levelPhrase } from './wording.ts';

type Method = 'freedman' | 'schoenfeld';

export function draftCox(rng: Rng, scenario: CoxScenario, aim: Aim): Draft | undefined {
  const { target } = aim;
  const ask = drawAsk(rng, aim, [60, 2_400]);
  const chosen = drawLevel(rng);
  const say = drawVoice(rng);
  const method = rng.pick(['freedman', 'schoenfeld'] as const);
  const ratio = rng.chance(0.25) ? 2 : 1;
  const count = rng.pick(['each', 'each', 'total'] as const);
  const each = count === 'total' ? Math.max(20, Math.round(ask.n / (1 + ratio))) : ask.n;
  const size = count === 'total' ? each * (1 + ratio) : each;
  const control = uniform(rng, ...scenario.control);
  const hazardRatio = aimedRatio(scenario.direction, control, ratio, method, chosen, { n: each, power: ask.power });
  if (hazardRatio === undefined) return undefined;
  const assumed = drawAssumptions(rng, scenario, control, hazardRatio, say);
  const ratioGap = Math.abs(Math.log(assumed.hazardRatio));
  if (ratioGap < 0.08 || ratioGap > 1.2 || assumed.probabilities.some((p) => p < 0.02 || p > 0.97)) return undefined;
  const study = { test: 'cox', hazardRatio: assumed.hazardRatio, eventProbabilities: assumed.probabilities, method, ratio, ...chosen } as const;
  return {
    question: target === 'size' ? { target, study, power: ask.power, count } : { target, study, size, count },
    givens: assumed.givens,
    facts: [assumed.text, allocationFact(rng, scenario, ratio)],
    design: designSentence(rng, method, levelPhrase(rng, chosen.alpha, chosen.sides), say),
    ask: askSentence(rng, ask, countedOf(scenario, ratio, count, size)),
    aimed: aimedAnswer(ask),
    hardness: 1 + assumed.cost + (chosen.sides === 1 ? 1 : 0) + (ratio > 1 ? 1 : 0) + (count === 'total' && target === 'size' ? 1 : 0),
  };
}

/** The hazard ratio at which the study has about the wanted power, by fixed-point steps on the event probability. */
function aimedRatio(direction: 1 | -1, control: number, ratio: number, method: Method, chosen: Level, ask: Pick<Ask, 'n' | 'power'>): number | undefined {
  const delta = aimedDelta(chosen, ask.power);
  const root = Math.sqrt(ratio);
  let hazardRatio = direction < 0 ? 0.7 : 1.4;
  for (let step = 0; step < 8; step++) {
    const events = ask.n * (ratio * underProportionalHazards(control, hazardRatio) + control);
    const effect = (delta / Math.sqrt(events)) * -direction;
    hazardRatio = method === 'freedman' ? (root - effect) / (root + ratio * effect) : Math.exp((-effect * (1 + ratio)) / root);
    if (!(hazardRatio > 0.2 && hazardRatio < 5)) return undefined;
  }
  return hazardRatio;
}

/** 1 - (1 - p)^HR. */
function underProportionalHazards(control: number, hazardRatio: number): number {
  return 1 - (1 - control) ** hazardRatio;
}

interface Assumptions {
  readonly hazardRatio: number;
  readonly probabilities: readonly [number, number];
  readonly givens: Readonly<Record<'hazard_ratio' | 'p_first' | 'p_control', string>>;
  readonly text: string;
  readonly cost: number;
}

/** Probabilities and ratio as themselves, as event-free shares, through proportional hazards, or as median times. */
function drawAssumptions(rng: Rng, { arms, event, horizon, months }: CoxScenario, exactControl: number, exactRatio: number, say: Voice): Assumptions {
  const control = roundTo(exactControl, 3);
  const hazardRatio = roundTo(exactRatio, 3);
  const first = roundTo(underProportionalHazards(exactControl, exactRatio), 3);
  switch (rng.pick(['direct', 'direct', 'event-free', 'implied', 'medians'] as const)) {
    case 'direct': return {
      hazardRatio, probabilities: [first, control], cost: 0, givens: { hazard_ratio: String(hazardRatio), p_first: String(first), p_control: String(control) },
      text: rng.pick([
        `Over ${horizon}, the probability of ${event} is assumed to be ${first} with ${arms[0]} and ${control} with ${arms[1]}, and the hazard ratio of ${arms[0]} to ${arms[1]} is ${hazardRatio}.`,
        `${say('expect')} that within ${horizon} ${percent(first)} of those with ${arms[0]} and ${percent(control)} of those with ${arms[1]} will have the event (${event}). The hazard ratio (${arms[0]} against ${arms[1]}) is put at ${hazardRatio}.`,
      ]),
    };
    case 'event-free': {
      const free = [roundTo(1 - first, 3), roundTo(1 - control, 3)] as const;
      return {
        hazardRatio, probabilities: [1 - free[0], 1 - free[1]], cost: 1, givens: { hazard_ratio: String(hazardRatio), p_first: `1 - ${free[0]}`, p_control: `1 - ${free[1]}` },
        text: `After ${horizon}, ${percent(free[0])} of those with ${arms[0]} and ${percent(free[1])} of those with ${arms[1]} are expected to be still free of ${event}; for the hazard ratio of ${arms[0]} to ${arms[1]} ${within(say)('assume')} ${hazardRatio}.`,
      };
    }
    case 'implied': return {
      hazardRatio, probabilities: [underProportionalHazards(control, hazardRatio), control], cost: 2,
      givens: { hazard_ratio: String(hazardRatio), p_first: `1 - (1 - ${control}) ** ${hazardRatio}`, p_control: String(control) },
      text: `With ${arms[1]}, ${percent(control)} are expected to have the event (${event}) within ${horizon}. The hazard ratio of ${arms[0]} to ${arms[1]} is assumed to be ${hazardRatio}, constant over time, and the event probability with ${arms[0]} is what follows from it under proportional hazards.`,
    };
    case 'medians': {
      const medianControl = roundTo((-months * Math.LN2) / Math.log1p(-exactControl), 1);
      const medianFirst = roundTo(medianControl / exactRatio, 1);
      const byHorizon = (median: number): number => 1 - 2 ** (-months / median);
      return {
        hazardRatio: medianControl / medianFirst, probabilities: [byHorizon(medianFirst), byHorizon(medianControl)], cost: 2,
        givens: { hazard_ratio: `${medianControl} / ${medianFirst}`, p_first: `1 - 2 ** (-${months} / ${medianFirst})`, p_control: `1 - 2 ** (-${months} / ${medianControl})` },
        text: `The median time to ${event} is put at ${medianFirst} months with ${arms[0]} and at ${medianControl} months with ${arms[1]}. Event times are exponential, and everybody is followed for exactly ${months} months; hazard ratio and event probabilities follow from that.`,
      };
    }
  }
}

function allocationFact(rng: Rng, { who, arms }: CoxScenario, ratio: number): string {
  return ratio === 1
    ? rng.pick(['The two groups will be of equal size.', 'The group sizes are in a ratio of 1:1.', `Equal numbers of ${who} enter both groups.`])
    : `${capital(who)} are divided 2:1, with twice as many in the first group (${arms[0]}) as in the second (${arms[1]}).`;
}

function designSentence(rng: Rng, method: Method, levels: string, say: Voice): string {
  const name = method === 'freedman' ? "Freedman's formula (1982)" : "Schoenfeld's formula (1983)";
  const effect = method === 'freedman' ? 'in which the hazard ratio itself enters' : 'in which the logarithm of the hazard ratio enters';
  return rng.pick([
    `The hazards are compared in a Cox model with the group as the only covariate, ${levels}. Use ${name}, ${effect}, for the number of events, and the event probabilities for the number of participants.`,
    `${say('plan')} a Cox proportional-hazards analysis with group alone, ${levels}; the calculation goes by ${name}, ${effect}, with the expected number of events in both groups together.`,
  ]);
}

function countedOf({ who, arms }: CoxScenario, ratio: number, count: 'each' | 'total', size: number): Counted {
  if (count === 'total') return { who, where: 'in total', stated: `${size} ${who} in total`, rounding: ratio === 1 ? 'in each group before adding up' : 'in the smaller group before adding up (the larger has exactly twice that)' };
  if (ratio === 1) return { who, where: 'per group', stated: `${size} ${who} in each group`, rounding: 'in each group' };
  return { who, where: `in the smaller group (${arms[1]})`, stated: `${size} ${who} in the smaller group (${arms[1]})`, rounding: 'in that group' };
}
