/**
 * How published labels came to be wrong: for each kind of row the calculation that gives the label although the question
 * says otherwise. They serve the import's account only; no gold answer is made from them.
 */
import { solve } from '../methods/index.ts';
import type { Question } from '../methods/study.ts';

export interface LabelError {
  readonly cause: string;
  /** What the label program computed instead. */
  readonly computed: (question: Question) => Question | undefined;
}

const ERRORS: readonly LabelError[] = [
  {
    cause: 'computed for a difference of 10, whatever the question says',
    computed: (question) => (question.target === 'size' && question.study.test === 'two-sample-t' ? { ...question, study: { ...question.study, difference: 10 } } : undefined),
  },
  {
    cause: 'computed with n = 42, whatever the question says',
    computed: (question) => (question.target === 'power' && question.study.test === 'paired-t' ? { ...question, size: 42 } : undefined),
  },
  {
    cause: "the group means' variance with divisor k - 1 in Cohen's f, which needs k",
    computed: (question) => (question.target === 'size' ? ofSample(question) : undefined),
  },
  {
    cause: "computed with n = 31 per group, whatever the question says, and with the group means' variance with divisor k - 1",
    computed: (question) => (question.target === 'power' ? ofSample({ ...question, size: 31 }) : undefined),
  },
  {
    cause: "computed with the textbook's hazard ratio of 0.7, whatever the question says",
    computed: (question) => (question.target === 'power' && question.study.test === 'cox' ? { ...question, study: { ...question.study, hazardRatio: 0.7 } } : undefined),
  },
];

/** An analysis of variance whose f takes the means for a sample. */
function ofSample(question: Question): Question | undefined {
  const { study } = question;
  return study.test === 'anova' ? { ...question, study: { ...study, sd: study.sd * Math.sqrt((study.means.length - 1) / study.means.length) } } : undefined;
}

/** Labels have six decimals and more; a right one is reproduced to well below this. */
const SAME_POWER = 5e-4;

export function isSame(target: Question['target'], label: number, value: number): boolean {
  return target === 'size' ? label === value : Math.abs(label - value) <= SAME_POWER;
}

/** The cause that gives exactly this label; undefined where none does. */
export function causeOf(question: Question, label: number): string | undefined {
  return ERRORS.find(({ computed }) => {
    const instead = computed(question);
    return instead !== undefined && isSame(question.target, label, solve(instead));
  })?.cause;
}
