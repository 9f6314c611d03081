/** A planned note as a task record. */
import type { FamilyInfo } from '../../env/families/family-info.ts';
import type { TaskPlace } from '../../env/families/task-source.ts';
import { taskId } from '../../env/task-id.ts';
import type { TaskRecord } from '../../env/task.ts';
import { goldText, rewardFor } from '../ehr/reward.ts';
import type { PlannedNote } from './block.ts';
import { isKind } from './categories.ts';
import { referencePython } from './claims/python.ts';
import { notePrompt } from './prompt.ts';

/** Statements from which on a note is harder to read through. */
const MANY_CLAIMS = [19, 31, 46] as const;

/** By what a reader sees, the statements of the note; how many of them are wrong is the answer. */
const difficultyOf = ({ claims }: PlannedNote): number => 2 + MANY_CLAIMS.filter((many) => claims.length >= many).length;

export function recordOf(info: FamilyInfo, place: TaskPlace, hospital: string, note: PlannedNote): TaskRecord {
  const { split, category, index } = place;
  if (!isKind(category)) throw new RangeError(`there is no category ${category}`);
  const { hadm, claims, conflicts, kinds } = note;
  return {
    id: taskId(info, 'twin', place),
    family: info.id, version: info.version, source: 'twin', split, category, index, difficulty: difficultyOf(note),
    questions: [{ prompt: notePrompt(category, info.id, note), reward: rewardFor('rows', conflicts), gold: conflicts.length === 0 ? '[]' : goldText('rows', conflicts), reference: { python: referencePython(info.id, hadm, claims) } }],
    actions: [...info.actions], runtimes: [...info.runtimes], variant: info.variant,
    mounts: [{ name: info.id, path: hospital }],
    limits: info.limits,
    provenance: { admission: hadm, kinds: [...kinds], claims: claims.length },
  };
}
