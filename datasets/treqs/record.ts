/** A generated question as a task record. */
import type { FamilyInfo } from '../../env/families/family-info.ts';
import type { TaskPlace } from '../../env/families/task-source.ts';
import { taskId } from '../../env/task-id.ts';
import type { TaskRecord } from '../../env/task.ts';
import { goldText, rewardFor } from '../ehr/reward.ts';
import type { PlannedTask } from './block.ts';
import { questionPrompt } from './prompt.ts';
import { referencePython } from './python/index.ts';

export function recordOf(info: FamilyInfo, place: TaskPlace, hospital: string, task: PlannedTask): TaskRecord {
  const { split, category, index } = place;
  const { template, wording, question, query, sql, rows, difficulty } = task;
  return {
    id: taskId(info, 'twin', place),
    family: info.id, version: info.version, source: 'twin', split, category, index, difficulty,
    questions: [{ prompt: questionPrompt(info.id, question), reward: rewardFor('rows', rows), gold: goldText('rows', rows), reference: { python: referencePython(`/data/${info.id}`, query) } }],
    actions: [...info.actions], runtimes: [...info.runtimes], variant: info.variant,
    mounts: [{ name: info.id, path: hospital }],
    limits: info.limits,
    provenance: { template: `${category}/${template}`, wording, question, query, sql },
  };
}
