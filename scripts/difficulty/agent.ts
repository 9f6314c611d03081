/** What a simple agent is, and how its answers are graded: by the rule of the task itself, on typed values. */
import { type AnswerValue, decodeAnswer } from '../../env/answer/value.ts';
import { solves } from '../../env/rewards/index.ts';
import type { TaskRecord } from '../../env/task.ts';

export interface Agent {
  readonly name: string;
  readonly families: readonly string[];
  /** Which of the tasks, all of one family, it solves. It sees what a policy sees: prompts, tables, the world. */
  solve(family: string, records: readonly TaskRecord[]): Promise<readonly boolean[]>;
}

/** A plain JSON value as the typed value that a program with this answer would have handed in. */
export function typed(value: unknown): AnswerValue {
  return decodeAnswer(wireOf(value));
}

function wireOf(value: unknown): unknown {
  if (value === null || value === undefined) return ['null'];
  if (typeof value === 'boolean') return ['bool', value];
  if (typeof value === 'number') return Number.isSafeInteger(value) ? ['int', String(value)] : ['float', value];
  if (Array.isArray(value)) return ['list', value.map(wireOf)];
  return ['str', String(value)];
}

/** Are all questions of the task answered right? An answer that is undefined was not given. */
export const rightOn = ({ questions }: TaskRecord, answers: readonly unknown[]): boolean => questions.every(({ reward }, index) => answers[index] !== undefined && solves(reward, typed(answers[index])));
