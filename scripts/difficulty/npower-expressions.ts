/**
 * Numbers taken from a question on power by regular expressions, and the method that the question names.
 *
 * It knows the usual way to put things: a standard deviation as such, a difference or the means themselves, proportions or
 * percentages, groups of equal size. Where a number is not found so, or stands in another form, there is no answer, or a wrong one.
 */
import { solve } from '../../datasets/npower/methods/index.ts';
import type { Question, Sides, Study } from '../../datasets/npower/methods/study.ts';

const NUMBER = /(?<![\w.])(\d+(?:\.\d+)?)(?![\w.]*\w)(\s?%)?/g;

/** All numbers of a text; percentages as fractions where that is asked for. */
function numbers(text: string, percentages = false): readonly number[] {
  return [...text.matchAll(NUMBER)].map(([, digits, percent]) => (percentages && percent !== undefined ? Number(digits) / 100 : Number(digits)));
}

const first = (text: string, ...patterns: readonly RegExp[]): number | undefined => {
  for (const pattern of patterns) {
    const [, digits, percent] = pattern.exec(text) ?? [];
    if (digits !== undefined) return percent === '%' ? Number(digits) / 100 : Number(digits);
  }
  return undefined;
};

/** The answer, or undefined where a number is missing. */
export function answerByExpressions(prompt: string): number | undefined {
  const text = prompt.split('\n\nAssign the answer')[0] ?? '';
  const sentences = text.split(/(?<=[.?!])\s+/);
  const alpha = first(text, /significance level of (\d\.\d+)/, /alpha = (\d\.\d+)/, /type I error of (\d+(?:\.\d+)?)(%)/);
  const study = alpha === undefined ? undefined : studyOf(text, sentences, alpha, /one-(?:sided|tailed)/.test(text) ? 1 : 2);
  if (study === undefined) return undefined;
  const question = questionOf(text, study);
  try {
    return question === undefined ? undefined : solve(question);
  } catch (error) {
    // Numbers that are not the right ones may give a study that there cannot be.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function questionOf(text: string, study: Study): Question | undefined {
  const count = /in total|a total of/.test(text) || (study.test === 'chi-square' && !/per group|in each group/.test(text)) ? 'total' : 'each';
  if (/as a fraction between 0 and 1/.test(text)) {
    const size = first(text, /(?:With|There will be|If|allows for)(?: a total of)? (\d+) /);
    return size === undefined ? undefined : { target: 'power', study, size, count };
  }
  const power = first(text, /power (?:of|is)(?: at least)? (\d+(?:\.\d+)?)(%)?/, /(?:reach|for)(?: at least)? (\d+(?:\.\d+)?)(%)? power/);
  return power === undefined ? undefined : { target: 'size', study, power, count };
}

function studyOf(text: string, sentences: readonly string[], alpha: number, sides: Sides): Study | undefined {
  const spreads = sentences.filter((sentence) => /standard deviations?/.test(sentence) && !/standard error|interval|variances/.test(sentence)).map((sentence) => numbers(sentence.slice(sentence.search(/standard deviation/)))).find(({ length }) => length > 0) ?? [];
  const means = sentences.filter((sentence) => /\bmeans?\b|difference|decrease|increase/i.test(sentence) && !/standard|variance|endpoint|test|analysis/i.test(sentence));
  const [sd] = spreads;
  if (/one-sample/.test(text) || /paired/.test(text)) {
    const difference = differenceOf(means);
    return sd === undefined || difference === undefined ? undefined : { test: /paired/.test(text) ? 'paired-t' : 'one-sample-t', difference, sd, sides, alpha };
  }
  if (/ANOVA|analysis of variance/.test(text)) {
    const group = means.map((sentence) => numbers(sentence)).find(({ length }) => length > 2);
    return sd === undefined || group === undefined ? undefined : { test: 'anova', means: group, sd, alpha };
  }
  if (/chi-square/.test(text)) {
    const rows = sentences.flatMap((sentence) => (/proportions are assumed|expected distribution/.test(sentence) ? sentence.split(';') : [])).map((row) => numbers(row, true));
    const columns = rows[0]?.length ?? 0;
    const fits = rows.length > 1 && columns > 1 && rows.every((row) => row.length === columns && Math.abs(row.reduce((sum, each) => sum + each, 0) - 1) < 0.01);
    return fits ? { test: 'chi-square', proportions: rows, shares: rows.map(() => 1 / rows.length), alpha } : undefined;
  }
  if (/Cox/.test(text)) {
    const hazardRatio = first(text, /hazard ratio[^.]*?(?:is|at|assume|be) (\d+\.\d+)/);
    const [experimental, control] = sentences.filter((sentence) => /probability of|will have the event/.test(sentence)).map((sentence) => numbers(sentence.replace(/(?:[Oo]ver|within) [^,]*?(?=,| \d+(?:\.\d+)?%)/, ''), true)).find(({ length }) => length > 1) ?? [];
    return hazardRatio === undefined || experimental === undefined || control === undefined ? undefined
      : { test: 'cox', hazardRatio, eventProbabilities: [experimental, control], method: /Freedman/.test(text) ? 'freedman' : 'schoenfeld', ratio: 1, sides, alpha };
  }
  const difference = differenceOf(means);
  if (sd === undefined || difference === undefined) return undefined;
  return { test: 'two-sample-t', difference, sds: [sd, /Welch/.test(text) ? spreads[1] ?? sd : sd], method: /Welch/.test(text) ? 'welch' : 'pooled', ratio: 1, sides, alpha };
}

/** As itself, or as the distance of two means. */
function differenceOf(sentences: readonly string[]): number | undefined {
  const all = sentences.join(' ');
  const itself = first(all, /(?:by|difference of|difference that would change practice is|decrease of|increase of) (\d+(?:\.\d+)?)(?!\d|%|\.\d)/, /(?:decrease|increase) in [^.]*? of (\d+(?:\.\d+)?)(?!\d|%|\.\d)/);
  if (itself !== undefined) return itself;
  const [one, other, third] = numbers(all);
  return one === undefined || other === undefined || third !== undefined || one === other ? undefined : Math.abs(one - other);
}
