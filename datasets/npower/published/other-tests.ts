/** Published questions on several means, on proportions, and on hazards. */
import { asking, type Reader } from './interpretation.ts';
import { alphaIn, listOf, NUMBER, numberIn, numbersIn, positive, sidesIn, sizeIn, UnusableRow, wantedPowerIn } from './reading.ts';

const USUAL_ALPHA = 0.05;
const LIST = String.raw`(-?\d[\d.]*(?:, (?:and )?-?\d[\d.]*)+(?:,? and -?\d[\d.]*)?)`;

export const readAnova: Reader = (text, target) => {
  const means = listOf(new RegExp(`mean of scores for each group will be ${LIST}`).exec(text)?.[1] ?? new RegExp(`means?[^.]*? be ${LIST}`).exec(text)?.[1] ?? '');
  if (means.length < 2) throw new UnusableRow('the question does not give the group means');
  const sd = positive(numberIn(text, new RegExp(`standard deviation for each group [^.]*?value of ${NUMBER}`), 'the standard deviation'), 'the standard deviation');
  if (new Set(means).size === 1) throw new UnusableRow('all group means are equal');
  return [{
    method: 'one-way ANOVA, noncentral F, means as population values',
    question: asking({ test: 'anova', means, sd, alpha: alphaIn(text) ?? USUAL_ALPHA }, target, () => wantedPowerIn(text), () => sizeIn(text, new RegExp(`group of ${NUMBER}`))),
  }];
};

export const readChiSquare: Reader = (text, target) => {
  const found = new RegExp(`be ${LIST} in females,? and (?:will be )?${LIST} in males`).exec(text);
  const proportions = [listOf(found?.[1] ?? ''), listOf(found?.[2] ?? '')] as const;
  if (proportions[0].length < 2 || proportions[0].length !== proportions[1].length) throw new UnusableRow('the question does not give two rows of proportions');
  for (const row of proportions) {
    const sum = row.reduce((total, value) => total + value, 0);
    if (Math.abs(sum - 1) > 0.005 || row.some((value) => value <= 0)) throw new UnusableRow(`proportions that sum to ${sum.toFixed(4)}`);
  }
  const study = { test: 'chi-square', proportions, shares: [0.5, 0.5], alpha: alphaIn(text) ?? USUAL_ALPHA } as const;
  return [{
    method: "Pearson's chi-square, noncentral chi-square, groups of equal size, total",
    question: asking(study, target, () => wantedPowerIn(text), () => sizeIn(text, new RegExp(`sample of ${NUMBER}`)), 'total'),
  }];
};

export const readCox: Reader = (text, target) => {
  const [first, control] = numbersIn(text, new RegExp(`groups E and C are ${NUMBER} and ${NUMBER}`), 'the event probabilities');
  const hazardRatio = positive(numberIn(text, new RegExp(`hazard ratio [^.]*?assumed to be ${NUMBER}`), 'the hazard ratio'), 'the hazard ratio');
  if (first === undefined || control === undefined || !(first > 0 && first < 1 && control > 0 && control < 1)) throw new UnusableRow('event probabilities that are none');
  if (hazardRatio === 1) throw new UnusableRow('a hazard ratio of 1');
  const alpha = alphaIn(text) ?? USUAL_ALPHA;
  return (['freedman', 'schoenfeld'] as const).map((method) => ({
    method: method === 'freedman' ? 'Freedman 1982 (Rosner)' : 'Schoenfeld 1983',
    question: asking(
      { test: 'cox', hazardRatio, eventProbabilities: [first, control], method, ratio: 1, sides: sidesIn(text) ?? 2, alpha },
      target, () => wantedPowerIn(text), () => sizeIn(text, new RegExp(`having ${NUMBER}`)),
    ),
  }));
};
