/** An npower task from its parts, the same for generated and for published rows: id, prompt, reward rule, gold text. */
import type { TaskPlace } from '../../env/families/task-source.ts';
import { taskId } from '../../env/task-id.ts';
import type { RewardSpec, Source, TaskRecord } from '../../env/task.ts';
import { NPOWER } from './info.ts';

export interface RecordParts {
  readonly ref: TaskPlace;
  readonly source: Source;
  readonly target: 'size' | 'power';
  /** The question, with everything that the answer depends on. */
  readonly text: string;
  /** The gold answer: a number of participants, or a power between 0 and 1. */
  readonly answer: number;
  /** Answers of further standard methods that fit the question. */
  readonly accept: readonly number[];
  /** Half width of the interval of a power that is right. */
  readonly tolerance: (power: number) => number;
  readonly python: string;
  /** 1 to 5. */
  readonly difficulty: number;
  readonly provenance: TaskRecord['provenance'];
}

export function buildRecord(parts: RecordParts): TaskRecord {
  const { ref, source, target } = parts;
  const form = target === 'size' ? 'an integer, the number of participants asked for' : 'the power, a number between 0 and 1';
  return {
    id: taskId(NPOWER, source, ref),
    family: NPOWER.id,
    version: NPOWER.version,
    source,
    split: ref.split,
    category: ref.category,
    index: ref.index,
    difficulty: parts.difficulty,
    questions: [{
      prompt: `${parts.text.trim()}\n\nAssign the answer to the variable \`answer\`: ${form}.`,
      reward: target === 'size' ? sizeReward(parts.answer, parts.accept) : powerReward([parts.answer, ...parts.accept], parts.tolerance),
      gold: target === 'size' ? String(parts.answer) : parts.answer.toFixed(6),
      reference: { python: parts.python },
    }],
    actions: [...NPOWER.actions],
    runtimes: [...NPOWER.runtimes],
    variant: NPOWER.variant,
    mounts: [],
    limits: NPOWER.limits,
    provenance: parts.provenance,
  };
}

export function sizeReward(value: number, accept: readonly number[]): RewardSpec {
  const others = [...new Set(accept)].filter((other) => other !== value);
  return { rule: 'integer', value, ...(others.length > 0 ? { accept: others } : {}) };
}

/** No power is over 1, save by rounding. */
const LARGEST_POWER = 1 + 1e-9;

export function powerReward(powers: readonly number[], tolerance: (power: number) => number): RewardSpec {
  return { rule: 'any_within', intervals: powers.map((power) => ({ low: Math.max(0, power - tolerance(power)), high: Math.min(LARGEST_POWER, power + tolerance(power)) })) };
}

/** Of published rows: 0.01, or 1 % of the power where that were wider (it never is, a power being at most 1). */
export const publishedTolerance = (power: number): number => Math.max(0.01, 0.01 * power);

/** Of generated rows, which ask for three decimals; two are still enough. */
export const twinTolerance = (): number => 0.005;
