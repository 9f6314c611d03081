/**
 * Reference solutions in Python: code that an excellent agent would write with SciPy.
 *
 * The functions stand in `python/*.py`, apart from the TypeScript that gives the gold answers: the two must agree. A
 * reference is the functions that its test needs, the givens as the question states them, and the call that sets `answer`.
 */
import { readFileSync } from 'node:fs';
import { unitsOf } from '../methods/index.ts';
import type { Question, Study } from '../methods/study.ts';

/** Python expressions for what a question gives in another form than the study has it, such as `0.42 * math.sqrt(36)`. */
export type Givens = Readonly<Record<string, string>>;

const read = (name: string): string => readFileSync(new URL(`python/${name}.py`, import.meta.url), 'utf8').trim();
const SEARCH = read('search');
const MODULES = {
  'one-sample-t': read('t_tests'), 'paired-t': read('t_tests'), 'two-sample-t': read('t_tests'),
  anova: read('anova'), 'chi-square': read('independence'), cox: read('hazards'),
} as const satisfies Readonly<Record<Study['test'], string>>;

/** The code that sets `answer`; `givens` replaces the study's own numbers by name. */
export function referenceFor(question: Question, givens: Givens = {}): string {
  const { study } = question;
  const inputs = { ...literals(study), ...givens };
  // Event probabilities and hazard ratios have a closed form; the rest is searched.
  const searched = question.target === 'size' && study.test !== 'cox';
  return [
    ...(Object.values(inputs).some((code) => code.includes('math.')) && !MODULES[study.test].includes('import math') ? ['import math'] : []),
    MODULES[study.test],
    ...(searched ? [`\n\n${SEARCH}`] : []),
    '\n',
    ...Object.entries(inputs).map(([name, code]) => `${name} = ${code}`),
    ...answerLines(question),
    '',
  ].join('\n');
}

function literals(study: Study): Record<string, string> {
  switch (study.test) {
    case 'one-sample-t': case 'paired-t': return { difference: num(study.difference), sd: num(study.sd), alpha: num(study.alpha) };
    case 'two-sample-t': return { difference: num(study.difference), sd1: num(study.sds[0]), sd2: num(study.sds[1]), alpha: num(study.alpha) };
    case 'anova': return { means: list(study.means), sd: num(study.sd), alpha: num(study.alpha) };
    case 'chi-square': return { proportions: `[${study.proportions.map(list).join(', ')}]`, shares: list(study.shares), alpha: num(study.alpha) };
    case 'cox': return {
      hazard_ratio: num(study.hazardRatio), p_first: num(study.eventProbabilities[0]), p_control: num(study.eventProbabilities[1]), alpha: num(study.alpha),
    };
  }
}

/** The call of the study's power function, with `n` as its size in units of one group. */
function powerCall(study: Study, n: string): string {
  switch (study.test) {
    case 'one-sample-t': case 'paired-t': return `one_mean_power(${n}, difference, sd, ${study.sides}, alpha)`;
    case 'two-sample-t': return `${study.method}_power(${n}, ${study.ratio}, difference, sd1, sd2, ${study.sides}, alpha)`;
    case 'anova': return `anova_power(${n}, means, sd, alpha)`;
    case 'chi-square': return `independence_power(${n}, proportions, shares, alpha)`;
    case 'cox': return `hazards_power(${n}, '${study.method}', hazard_ratio, p_first, p_control, ${study.ratio}, ${study.sides}, alpha)`;
  }
}

function answerLines(question: Question): readonly string[] {
  const { study, count } = question;
  const units = unitsOf(study);
  if (study.test === 'chi-square') {
    // Its power function takes the whole sample.
    if (question.target === 'power') return [`answer = float(${powerCall(study, count === 'total' ? String(question.size) : `${units} * ${question.size}`)})`];
    return count === 'total'
      ? [`answer = least_n(lambda n: ${powerCall(study, 'n')}, ${question.power}, 1)`]
      : [`answer = least_n(lambda n: ${powerCall(study, `${units} * n`)}, ${question.power}, 1)`];
  }
  if (question.target === 'power') return [`answer = float(${powerCall(study, count === 'total' ? `${question.size} // ${units}` : String(question.size))})`];
  const each = study.test === 'cox'
    ? `controls_needed('${study.method}', hazard_ratio, p_first, p_control, ${study.ratio}, ${study.sides}, alpha, ${question.power})`
    : `least_n(lambda n: ${powerCall(study, 'n')}, ${question.power}, 2)`;
  return [`answer = ${count === 'total' ? `${units} * ` : ''}${each}`];
}

const num = (value: number): string => String(value);
const list = (values: readonly number[]): string => `[${values.map(num).join(', ')}]`;
