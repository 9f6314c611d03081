/** Measures of many sequences, for tests and the README. */
import { goldText } from '../ehr/reward.ts';
import type { PlannedSequence } from './block.ts';

export interface Measured {
  readonly sequences: number;
  readonly questions: number;
  /** Shares of different (all questions, all answers), and of different (question, answer). */
  readonly distinct: number;
  readonly distinctQuestions: number;
  /** The answer that earns most, and its share of all that there is to earn. */
  readonly best: readonly [answer: string, share: number];
  readonly yesNo: readonly [yes: number, all: number];
  readonly lengths: readonly number[];
  readonly difficulties: readonly number[];
  readonly mostRows: number;
}

/** A sequence's text without names, numbers and dates. */
export function skeletonOf({ questions }: PlannedSequence, names: RegExp): string {
  return questions.map(({ question }) => question.toLowerCase().replaceAll(names, '#').replaceAll(/\b(january|february|march|april|may|june|july|august|september|october|november|december)\b/g, '#').replaceAll(/[\d#][\d#\s,/.:%-]*/g, '# ').trim()).join(' | ');
}

const counts = (values: readonly number[], upTo: number): readonly number[] => Array.from({ length: upTo + 1 }, (_, value) => values.filter((each) => each === value).length);

export function measured(sequences: readonly PlannedSequence[]): Measured {
  const paid = new Map<string, number>();
  const all = sequences.flatMap(({ questions }) => questions);
  for (const { questions } of sequences) for (const { kind, rows } of questions) paid.set(goldText(kind, rows), (paid.get(goldText(kind, rows)) ?? 0) + 1 / questions.length);
  const [answer, earned] = [...paid].reduce((best, each) => (each[1] > best[1] ? each : best), ['', 0]);
  const yesNo = all.filter(({ kind }) => kind === 'yes_no');
  const text = (questions: PlannedSequence['questions']): string => JSON.stringify(questions.map(({ question, rows }) => [question, rows]));
  return {
    sequences: sequences.length, questions: all.length,
    distinct: new Set(sequences.map(({ questions }) => text(questions))).size / sequences.length,
    distinctQuestions: new Set(all.map((question) => text([question]))).size / all.length,
    best: [answer, earned / sequences.length],
    yesNo: [yesNo.filter(({ kind, rows }) => goldText(kind, rows) === 'yes').length, yesNo.length],
    lengths: counts(sequences.map(({ questions }) => questions.length), 6), difficulties: counts(sequences.map(({ difficulty }) => difficulty), 5),
    mostRows: Math.max(...all.map(({ rows }) => rows.length)),
  };
}
