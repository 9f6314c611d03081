/** A planned sequence as a task record. */
import type { FamilyInfo } from '../../env/families/family-info.ts';
import type { TaskPlace } from '../../env/families/task-source.ts';
import { taskId } from '../../env/task-id.ts';
import type { Question, TaskRecord } from '../../env/task.ts';
import { referencePython } from '../ehr/python/index.ts';
import { goldText, rewardFor } from '../ehr/reward.ts';
import { goldSql } from '../ehr/sql/index.ts';
import type { PlannedSequence } from './block.ts';
import { firstPrompt, MOUNT, nextPrompt } from './prompt.ts';

export const stepsFor = (questions: number): number => 15 + 5 * questions;

export function recordOf(info: FamilyInfo, place: TaskPlace, hospital: string, { template, questions, difficulty }: PlannedSequence): TaskRecord {
  const { split, category, index } = place;
  const [first, ...others] = questions.map(({ question, kind, rows, query }, position): Question => ({
    prompt: position === 0 ? firstPrompt(question, questions.length) : nextPrompt(question),
    reward: rewardFor(kind, rows), gold: goldText(kind, rows), reference: { python: referencePython('mimic-iii', query) },
  }));
  if (first === undefined) throw new RangeError('a sequence has questions');
  return {
    id: taskId(info, 'twin', place),
    family: info.id, version: info.version, source: 'twin', split, category, index, difficulty,
    questions: [first, ...others],
    actions: [...info.actions], runtimes: [...info.runtimes], variant: info.variant, variables: 'kept',
    mounts: [{ name: MOUNT, path: hospital }],
    limits: { ...info.limits, max_steps: stepsFor(questions.length) },
    provenance: { template, questions: questions.map(({ step, question, query }) => ({ step, question, query, sql: goldSql('mimic-iii', query) })) },
  };
}
