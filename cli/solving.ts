/** How programs are handed in, question by question: for the reference agent, `verify` and the conformance tests. */
import { type EpisodeAction, program } from '../client/episode-driver.ts';
import { handInOf } from '../env/hand-in.ts';
import type { Question, Runtime, TaskRecord } from '../env/task.ts';

/** The actions that hand in this program as the answer of the question. */
export function handIn(question: Question, code: string): readonly EpisodeAction[] {
  return handInOf(question).programs ? [program(code)] : [program(code), { action: 'submit' }];
}

/** The actions of the question's reference solution; undefined where it has none in that language. */
export function referenceOf(question: Question, runtime: Runtime): readonly EpisodeAction[] | undefined {
  const code = question.reference[runtime];
  return code === undefined ? undefined : handIn(question, code);
}

/** The reference solutions of the task's questions up to a number of them, by default all; undefined where one is missing. */
export function referencesOf(record: TaskRecord, runtime: Runtime, count = record.questions.length): readonly EpisodeAction[] | undefined {
  const each = record.questions.slice(0, count).map((question) => referenceOf(question, runtime));
  return each.includes(undefined) ? undefined : each.flatMap((actions) => actions ?? []);
}
