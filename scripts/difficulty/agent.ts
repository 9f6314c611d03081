/** What a simple agent is, and how its answers are graded: by the rule of the task itself, on typed values. */
import { answerFromJson } from '../../env/answer/from-json.ts';
import { solves } from '../../env/rewards/index.ts';
import type { TaskRecord } from '../../env/task.ts';

export interface Agent {
  readonly name: string;
  readonly families: readonly string[];
  /** Which of the tasks, all of one family, it solves. It sees what a policy sees: prompts, tables, the world. */
  solve(family: string, records: readonly TaskRecord[]): Promise<readonly boolean[]>;
}

/** Are all questions of the task answered right? An answer that is undefined was not given. */
export const rightOn = ({ questions }: TaskRecord, answers: readonly unknown[]): boolean => questions.every(({ reward }, index) => answers[index] !== undefined && solves(reward, answerFromJson(answers[index])));
