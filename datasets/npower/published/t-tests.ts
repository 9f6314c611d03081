/** Published questions on one mean, on two means, and on pairs. */
import { sdOfDifferences } from '../methods/one-mean.ts';
import type { Sides } from '../methods/study.ts';
import { asking, type Interpretation, type Reader } from './interpretation.ts';
import { alphaIn, NUMBER, numberIn, optionalNumbersIn, positive, sidesIn, sizeIn, UnusableRow, wantedPowerIn } from './reading.ts';

/** The level by convention where a question states none: the two-sample power questions. */
const USUAL_ALPHA = 0.05;

export const readOneSample: Reader = (text, target) => {
  const mean = numberIn(text, new RegExp(`sample to be ${NUMBER}`), 'the expected mean');
  const reference = numberIn(text, new RegExp(`difference from ${NUMBER}`), 'the reference value');
  const sd = positive(numberIn(text, new RegExp(`standard deviation of ${NUMBER}`), 'the standard deviation'), 'the standard deviation');
  const difference = positive(Math.abs(mean - reference), 'the difference');
  const alpha = alphaIn(text) ?? USUAL_ALPHA;
  return sidesOrBoth(sidesIn(text), 2).map((sides) => ({
    method: `one-sample t, noncentral t, ${sidesText(sides)}`,
    question: asking({ test: 'one-sample-t', difference, sd, sides, alpha }, target, () => wantedPowerIn(text), () => sizeIn(text, new RegExp(`recruited ${NUMBER}`))),
  }));
};

/**
 * Student's test with the root mean square of both standard deviations, or Welch's. "She has 42 patients assigned to one
 * of the two diets" may be so many in each group, as the labels have it, or in both together.
 */
export const readTwoSample: Reader = (text, target) => {
  const difference = positive(Math.abs(numberIn(text, new RegExp(`difference[^.]*? will be ${NUMBER}`), 'the difference')), 'the difference');
  const found = [...text.matchAll(new RegExp(`standard deviation [^.]*?to be ${NUMBER}`, 'g'))].map((match) => positive(Number(match[1]), 'a standard deviation'));
  const [first, second] = found;
  if (first === undefined || second === undefined || found.length !== 2) throw new UnusableRow('the question does not give two standard deviations');
  const alpha = alphaIn(text) ?? USUAL_ALPHA;
  const size = (): number => sizeIn(text, new RegExp(`(?:has|recruited|of) ${NUMBER} (?:[a-z]+ )?patients`));
  const interpretations = sidesOrBoth(sidesIn(text), 2).flatMap((sides) => (['pooled', 'welch'] as const).flatMap((method): readonly Interpretation[] => {
    const study = { test: 'two-sample-t', difference, sds: [first, second], method, ratio: 1, sides, alpha } as const;
    const name = `${method === 'pooled' ? 'Student' : 'Welch'} t, noncentral t, ${sidesText(sides)}`;
    const each: Interpretation = { method: `${name}, n per group`, question: asking(study, target, () => wantedPowerIn(text), size) };
    // One convention at a time: a total is read with the usual two sides alone.
    if (target === 'size' || sides !== (sidesIn(text) ?? 2) || size() % 2 !== 0) return [each];
    return [each, { method: `${name}, n in both groups together`, question: asking(study, target, () => wantedPowerIn(text), size, 'total') }];
  }));
  // What the labels mean comes first, then the readings in which the number is a total.
  return [...interpretations.filter(({ question }) => question.count === 'each'), ...interpretations.filter(({ question }) => question.count === 'total')];
};

/** The standard deviation may be the difference's or each measurement's; with a correlation of 0.5 the two are equal. */
export const readPaired: Reader = (text, target) => {
  const difference = positive(Math.abs(numberIn(text, new RegExp(`levels? (?:by )?${NUMBER} units`), 'the expected change')), 'the expected change');
  const given = positive(numberIn(text, new RegExp(`standard deviation of ${NUMBER}`), 'the standard deviation'), 'the standard deviation');
  const [correlation] = optionalNumbersIn(text, new RegExp(`correlation coefficient of ${NUMBER}`)) ?? [];
  if (correlation !== undefined && !(correlation > -1 && correlation < 1)) throw new UnusableRow(`a correlation of ${correlation}`);
  const derived = correlation === undefined ? given : sdOfDifferences(given, given, correlation);
  const alpha = alphaIn(text) ?? USUAL_ALPHA;
  const readings = [{ sd: given, of: 'SD of the differences' }, ...(Math.abs(derived - given) > 1e-9 * given ? [{ sd: derived, of: 'SD of each measurement' }] : [])];
  // "For detecting a reduction": one-sided, as the size questions say outright.
  return sidesOrBoth(sidesIn(text), 1).flatMap((sides) => readings.map(({ sd, of }) => ({
    method: `paired t, noncentral t, ${sidesText(sides)}, ${of}`,
    question: asking({ test: 'paired-t', difference, sd, sides, alpha }, target, () => wantedPowerIn(text), () => sizeIn(text, new RegExp(`sample of ${NUMBER}`))),
  })));
};

/** The stated sides; both where none are, the usual ones first. */
function sidesOrBoth(stated: Sides | undefined, usual: Sides): readonly Sides[] {
  if (stated !== undefined) return [stated];
  return usual === 2 ? [2, 1] : [1, 2];
}

const sidesText = (sides: Sides): string => (sides === 2 ? 'two-sided' : 'one-sided');
