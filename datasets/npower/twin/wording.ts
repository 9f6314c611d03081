/** Sentences that every test needs: level and sides, the question itself, and remarks that change nothing. */
import type { Rng } from '../../../env/rng.ts';
import type { Ask } from './draw.ts';
import type { Sides } from '../methods/study.ts';
import { percent } from './voice.ts';

/** "at a two-sided significance level of 0.05". */
export function levelPhrase(rng: Rng, alpha: number, sides: Sides | undefined): string {
  if (sides === undefined) return rng.pick([`at a significance level of ${alpha}`, `with alpha = ${alpha}`, `with a type I error of ${percent(alpha)}`]);
  return sides === 2
    ? rng.pick([`at a two-sided significance level of ${alpha}`, `two-sided with alpha = ${alpha}`, `two-tailed with a type I error of ${percent(alpha)}`])
    : rng.pick([`at a one-sided significance level of ${alpha}`, `one-sided in the expected direction with alpha = ${alpha}`, `one-tailed in the expected direction with a type I error of ${percent(alpha)}`]);
}

/** How people speak of those to be counted. */
export interface Counted {
  readonly who: string;
  /** "", "per group", "in total". */
  readonly where: string;
  /** The statement of the size in a power question: "40 patients in each group". */
  readonly stated: string;
  /** What is rounded up, where groups are: "in each group". */
  readonly rounding?: string;
}

export function askSentence(rng: Rng, ask: Ask, { who, where, stated, rounding }: Counted): string {
  const place = where === '' ? '' : ` ${where}`;
  if (ask.target === 'power') {
    const question = rng.pick([
      `With ${stated}, what is the power of the study?`,
      `There will be ${stated}. What power does that give?`,
      `If ${stated} can be analysed, what is the probability that the test comes out significant, given that these assumptions hold?`,
      `The budget allows for ${stated}. How large is the power?`,
    ]);
    return `${question} Give it as a fraction between 0 and 1, to three decimals.`;
  }
  const wanted = rng.pick([percent(ask.power), String(ask.power), `at least ${percent(ask.power)}`]);
  const question = rng.pick([
    `How many ${who}${place} are needed for a power of ${wanted}?`,
    `What is the smallest number of ${who}${place} with which the power is ${wanted.startsWith('at least') ? wanted : `at least ${wanted}`}?`,
    `How large must the sample be (${who}${place}) to reach ${wanted} power?`,
    `Please give the required number of ${who}${place} for ${wanted} power.`,
  ]);
  return `${question} ${roundingSentence(rng, rounding)}`;
}

function roundingSentence(rng: Rng, rounding: string | undefined): string {
  return rounding === undefined
    ? rng.pick(['Round up to a whole number.', 'The smallest whole number that suffices is wanted.'])
    : `${rng.pick(['Round up to a whole number', 'Round upwards to whole participants'])} ${rounding}.`;
}

/** Remarks as protocols have them, with numbers that the answer does not depend on. */
export function drawRemarks(rng: Rng, target: Ask['target'], who: string): { readonly sentences: readonly string[]; readonly cost: number } {
  const loss = rng.int(5, 25);
  const remarks = [
    target === 'size'
      ? rng.pick([
        `About ${loss}% are expected to drop out; recruitment will be raised for that later, so leave it out of this calculation.`,
        `The number asked for is of ${who} with complete data; a ${loss}% loss to follow-up is dealt with elsewhere in the protocol.`,
      ])
      : rng.pick([
        `An expected drop-out of ${loss}% is already accounted for in the number given.`,
        `The number given is of ${who} with complete data, after a loss of ${loss}%.`,
      ]),
    `A secondary endpoint, quality of life on a scale from 0 to 100 (standard deviation ${rng.int(14, 24)}, expected difference ${rng.int(3, 9)}), will be described but is not what the study is powered for.`,
    `An earlier uncontrolled report claimed about ${rng.pick(['twice', 'one and a half times', 'three times'])} the effect; it is thought too optimistic and is not to be used.`,
    `Recruitment will run at ${rng.int(2, 9)} sites for ${rng.int(8, 30)} months.`,
    `No interim analysis and no correction for multiple testing are planned, although ${rng.int(3, 8)} further outcomes will be recorded.`,
    `The ethics committee has asked for the calculation to be stated for the primary outcome only; a subgroup of about ${rng.int(15, 40)}% will be looked at without a test.`,
  ];
  const count = rng.pick([0, 0, 1, 1, 2]);
  return { sentences: rng.shuffle(remarks).slice(0, count), cost: count === 2 ? 1 : 0 };
}
