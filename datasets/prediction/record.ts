/** A prediction task as a record: its parts from the family, what is hidden from the files of its split. */
import type { GeneratedInfo, Generate } from '../../env/families/generated-source.ts';
import { taskId } from '../../env/task-id.ts';
import type { AnswerPlace, Mount, RewardSpec, Source, TaskRecord } from '../../env/task.ts';
import type { TaskPlace } from '../../env/families/task-source.ts';
import { type TaskGold, VISIBLE } from './made.ts';
import type { Measure, Measured } from './measured.ts';
import { openSplit, type PredictionKind, readGold } from './store.ts';

/** Floor and ceiling are told to the model, and so is nothing else that is hidden. */
export interface Scale { readonly floor: number; readonly ceiling: number }

/** What a family says of one of its tasks. */
export interface Told {
  /** Column of the ids. */
  readonly id: string;
  readonly prompt: string;
  readonly answer: AnswerPlace;
  /** The reference solution, in Python. */
  readonly reference: string;
  /** 1 to 5. */
  readonly difficulty: number;
  /** Paths under `visible`, by the name under which they are seen. */
  readonly mounts: readonly Mount[];
}

/** Of the span that was measured on the public cohorts, so much earns all on those of an operator's own key, where nothing was measured. */
const OWN_KEY = 0.85;

/** @param own are these cohorts of an operator's own key? */
export function scaleOf({ floor }: TaskGold, measured: Measure, own: boolean): Scale {
  return { floor, ceiling: own ? Math.min(1, floor + OWN_KEY * (measured.ceiling - measured.floor)) : measured.ceiling };
}

export const rewardOf = (id: string, { ids, columns }: Pick<TaskGold, 'ids' | 'columns'>, scale: Scale): RewardSpec => ({ rule: 'predictions', id, ids, columns, ...scale });

interface Parts { readonly told: Told; readonly gold: TaskGold; readonly scale: Scale; readonly reward?: RewardSpec; readonly provenance: TaskRecord['provenance'] }

export function buildRecord(info: GeneratedInfo, source: Source, place: TaskPlace, { told, gold, scale, reward, provenance }: Parts): TaskRecord {
  return {
    id: taskId(info, source, place), family: info.id, version: info.version, source, split: place.split, category: place.category, index: place.index,
    difficulty: told.difficulty,
    questions: [{
      prompt: told.prompt, answer: told.answer, reward: reward ?? rewardOf(told.id, gold, scale),
      gold: `${place.split}/${place.category}: AUROC ${scale.floor.toFixed(4)} earns 0, ${scale.ceiling.toFixed(4)} earns 1`, reference: { python: told.reference },
    }],
    actions: [...info.actions], runtimes: [...info.runtimes], variant: info.variant, mounts: [...told.mounts], limits: info.limits, provenance,
  };
}

/** The tasks of a family: files are made at the first of a split, and each task's hidden side is read once. */
export function generatePredictions(info: GeneratedInfo, kind: PredictionKind, measured: Measured, tell: (category: string, scale: Scale) => Told): Generate {
  const known = new Map<string, Promise<{ readonly parts: Parts; readonly folder: string }>>();
  return async (place, context) => {
    const { split, category } = place;
    const folder = await openSplit(kind, split, context);
    const name = JSON.stringify([context.tables, folder, category]);
    const load = async (): Promise<{ readonly parts: Parts; readonly folder: string }> => {
      const gold = await readGold(folder, category, context);
      const measure = measured[split][category];
      if (measure === undefined) throw new Error(`nothing was measured on ${split}/${category}`);
      const scale = scaleOf(gold, measure, place.key !== '');
      const told = tell(category, scale);
      const mounts = told.mounts.map((mount) => ({ ...mount, path: `${folder}/${VISIBLE}/${mount.path}` }));
      return { folder, parts: { told: { ...told, mounts }, gold, scale, reward: rewardOf(told.id, gold, scale), provenance: { test_rows: gold.columns[0]?.labels.length ?? 0 } } };
    };
    const loading = known.get(name) ?? load();
    known.set(name, loading);
    loading.catch(() => known.delete(name));
    return buildRecord(info, 'twin', place, (await loading).parts);
  };
}
