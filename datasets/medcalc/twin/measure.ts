/**
 * Measures of the generated notes, by calculator: length, how much has to be inferred, and what a constant answer would
 * earn. Used by the tests and for the table in the README.
 */
import { publicDraw } from '../../../env/families/generated-source.ts';
import type { Split } from '../../../env/task.ts';
import type { Calculator, Result } from '../calculator.ts';
import { goldText } from '../record.ts';
import { composeNote, drawResult } from './generate.ts';
import { twinLimits } from './precision.ts';
import { SPECS } from './scenarios/index.ts';
import { wordCount } from './text.ts';

export interface Measures {
  readonly calculator: Calculator;
  /** Median number of words of the published notes, and of the generated ones. */
  readonly publishedWords: number;
  readonly words: number;
  /** Of all findings told, and of the yes/no findings that are present: the share that is not read as it stands. */
  readonly inferred: number;
  readonly inferredPresent: number;
  /** Share of tasks for which the best constant answer is right, as graded. */
  readonly bestConstant: number;
  /** The same if decimals were graded within 5 %, as the published rows are. */
  readonly bestConstantFivePercent: number;
  readonly distinctAnswers: number;
  readonly distinctNotes: number;
}

export interface Sample {
  readonly split: Split;
  /** Notes that are written, and answers that are drawn without a note. */
  readonly notes: number;
  readonly answers: number;
}

export function measure(calculator: Calculator, { split, notes, answers }: Sample): Measures {
  const category = calculator.slug;
  const composed = Array.from({ length: notes }, (_, index) => composeNote(publicDraw({ split, category, index })));
  const told = composed.flatMap((note) => note.told);
  const present = composed.flatMap((note) => note.told.filter((finding) => finding.present && note.entities[finding.finding] === true));
  const results = Array.from({ length: answers }, (_, index) => drawResult(publicDraw({ split, category, index })));
  return {
    calculator,
    publishedWords: SPECS.get(calculator.id)?.words ?? 0,
    words: median(composed.map(({ note }) => wordCount(note))),
    inferred: share(told.map(({ telling }) => telling === 'inferred')),
    inferredPresent: present.length === 0 ? Number.NaN : share(present.map(({ telling }) => telling === 'inferred')),
    bestConstant: bestConstant(results, (value) => twinLimits(calculator.id, value)),
    bestConstantFivePercent: bestConstant(results, fivePercent),
    distinctAnswers: new Set(results.map(goldText)).size,
    distinctNotes: new Set(composed.map(({ note, question }) => `${note}\n${question}`)).size,
  };
}

type Limits = (value: number) => { readonly low: number; readonly high: number };

function fivePercent(value: number): { readonly low: number; readonly high: number } {
  const margin = 0.05 * Math.abs(value);
  return { low: value - margin, high: value + margin };
}

/** The largest number of tasks whose limits hold one number, over the number of tasks. */
export function bestConstant(results: readonly Result[], limits: Limits): number {
  const counts = new Map<string, number>();
  const edges: { readonly at: number; readonly step: 1 | -1 }[] = [];
  for (const result of results) {
    if (result.kind === 'decimal') {
      const { low, high } = limits(result.value);
      edges.push({ at: low, step: 1 }, { at: high, step: -1 });
    } else {
      counts.set(goldText(result), (counts.get(goldText(result)) ?? 0) + 1);
    }
  }
  // Intervals are closed: at the same number one opens before another closes.
  edges.sort((a, b) => a.at - b.at || b.step - a.step);
  let open = 0;
  let most = Math.max(0, ...counts.values());
  for (const { step } of edges) {
    open += step;
    most = Math.max(most, open);
  }
  return most / results.length;
}

function share(flags: readonly boolean[]): number {
  return flags.length === 0 ? 0 : flags.filter(Boolean).length / flags.length;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle) - 1] ?? sorted[0] ?? 0)) / 2;
}

/** Rows of a Markdown table. */
export function measureTable(rows: readonly Measures[]): string {
  const percent = (value: number): string => (Number.isNaN(value) ? '-' : `${(100 * value).toFixed(1)} %`);
  const lines = rows.map(({ calculator, publishedWords, words, inferred, inferredPresent, bestConstant: best, bestConstantFivePercent: five, distinctAnswers }) =>
    `| ${calculator.id} | ${calculator.slug} | ${publishedWords} | ${words} | ${percent(inferred)} | ${percent(inferredPresent)} | ${percent(best)} | ${calculator.output === 'decimal' ? percent(five) : '-'} | ${distinctAnswers} |`);
  return ['| id | calculator | words, published | words, twin | inferred | inferred, of present yes/no | best constant | best constant at 5 % | distinct answers |', '|---|---|---|---|---|---|---|---|---|', ...lines].join('\n');
}
