/** Wrong answers of the kind that a careless calculation gives: the other number of sides, the total for a group, and so on. */
import { solve, unitsOf } from './methods/index.ts';
import type { Question, Study } from './methods/study.ts';

/** Answers of wrong calculations, without those that happen to be right; sizes whole, powers between 0 and 1. */
export function mistakesOf(question: Question, answer: number): readonly number[] {
  const wrong = [...variants(question.study).map((study) => solve({ ...question, study })), ...miscounted(question, answer)];
  const apart = question.target === 'size' ? 0.5 : 0.02;
  return [...new Set(wrong)].filter((value) => Number.isFinite(value) && Math.abs(value - answer) > apart);
}

function variants(study: Study): readonly Study[] {
  const studies: Study[] = [];
  if ('sides' in study) studies.push({ ...study, sides: study.sides === 1 ? 2 : 1 });
  switch (study.test) {
    // The variance where the standard deviation belongs would be far off; the standard deviation of one group is not.
    case 'two-sample-t': studies.push({ ...study, sds: [study.sds[0], study.sds[0]] }, { ...study, ratio: study.ratio === 1 ? 2 : 1 }); break;
    // The deviation of the means with divisor k - 1, as of a sample.
    case 'anova': studies.push({ ...study, sd: study.sd * Math.sqrt((study.means.length - 1) / study.means.length) }); break;
    case 'cox': studies.push({ ...study, ratio: study.ratio === 1 ? 2 : 1 }); break;
    default: break;
  }
  return studies;
}

function miscounted(question: Question, answer: number): readonly number[] {
  const units = unitsOf(question.study);
  if (question.target === 'power') return [1 - answer];
  if (units === 1) return [];
  return question.count === 'total' ? [Math.ceil(answer / units)] : [answer * units];
}
