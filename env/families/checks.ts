/** What a family brings for checking its grading: answers that are nearly right. */
import type { TaskRecord } from '../task.ts';

export interface Checks {
  /** Programs, in the record's first runtime, that must earn nothing for that one of its questions. */
  nearMisses(record: TaskRecord, question: number): readonly string[];
  /** Where a right answer takes seconds to compute: the categories, and how many of their tasks, that tests over all families take. */
  readonly sample?: { readonly categories: readonly string[]; readonly records: number };
}

/** The checks of a family with one question a task, answered by the variable `answer`: each expression is a value of it. */
export const answerChecks = (wrongAnswers: (record: TaskRecord) => readonly string[]): Checks => ({
  nearMisses: (record) => wrongAnswers(record).map((expression) => `answer = ${expression}`),
});
