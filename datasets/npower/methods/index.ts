/** The six tests in one table, and the answers to both kinds of question. */
import { anovaPower } from './anova.ts';
import { independencePower } from './independence.ts';
import { oneMeanPower } from './one-mean.ts';
import { proportionalHazardsPower } from './proportional-hazards.ts';
import { minimalSize } from './search.ts';
import type { Question, Study } from './study.ts';
import { twoMeansPower } from './two-means.ts';

/** Into how many equal units the whole sample is divided, each unit growing by one as the search goes on. */
export function unitsOf(study: Study): number {
  switch (study.test) {
    case 'one-sample-t': case 'paired-t': return 1;
    case 'two-sample-t': case 'cox': return 1 + study.ratio;
    case 'anova': return study.means.length;
    case 'chi-square': return study.proportions.length;
  }
}

/** Power with `each` participants in a group (of an unequal allocation, in the group that counts one). */
export function powerOf(study: Study, each: number): number {
  switch (study.test) {
    case 'one-sample-t': case 'paired-t': return oneMeanPower(study, each);
    case 'two-sample-t': return twoMeansPower(study, each);
    case 'anova': return anovaPower(study, each);
    case 'chi-square': return independencePower(study, each * study.proportions.length);
    case 'cox': return proportionalHazardsPower(study, each);
  }
}

/**
 * The least size, or the power.
 *
 * A size counted in `total` is the least size of a group times the number of groups, except in a chi-square test, where
 * the total is searched itself: its sample need not divide evenly.
 */
export function solve(question: Question): number {
  const { study } = question;
  const units = unitsOf(study);
  const wholeSample = study.test === 'chi-square' && question.count === 'total';
  if (question.target === 'power') return wholeSample ? independencePower(study, question.size) : powerOf(study, question.count === 'total' ? question.size / units : question.size);
  if (wholeSample) return minimalSize((total) => independencePower(study, total), question.power, 1);
  const each = minimalSize((n) => powerOf(study, n), question.power, study.test === 'cox' || study.test === 'chi-square' ? 1 : 2);
  return question.count === 'total' ? each * units : each;
}
