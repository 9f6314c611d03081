/**
 * How an episode begins: its first observation and the digest of everything that it depends on. Computed once for a
 * group, and while the sandboxes get ready.
 */
import { type Info, type Observation, RELEASE } from '../protocol/index.ts';
import { describeActions } from './actions/index.ts';
import { digestOf } from './digest.ts';
import type { EpisodeOptions } from './episode-options.ts';
import { taskMessages } from './prompt.ts';
import type { TaskRecord } from './task.ts';
import { viewTask } from './task-view.ts';

export interface Opening {
  readonly observation: Observation;
  readonly info: Info;
  /** Equal for equal release, image, task, seed and options. Nothing hidden goes into it. */
  readonly digest: string;
}

export function describeOpening(task: TaskRecord, options: EpisodeOptions, seed: number, image: string): Opening {
  const messages = taskMessages(task, { runtime: options.runtime, feedback: options.feedback, maxSteps: options.maxSteps, attempts: options.attempts });
  const { context } = viewTask(task, options.runtime);
  return {
    observation: {
      kind: 'task', text: messages[1].content, messages: [...messages], actions: describeActions(task.actions),
      ...(context === undefined ? {} : { context }),
    },
    info: {
      task: task.id, family: task.family, category: task.category, split: task.split, source: task.source, difficulty: task.difficulty,
      seed, runtime: options.runtime, feedback: options.feedback, steps_left: options.maxSteps, attempts_left: options.attempts,
      ...(options.feedback === 'paper' ? { guessable: true } : {}),
    },
    digest: digestOf({
      release: RELEASE, image, task: task.id, prompt: task.prompt, context: task.context, mounts: task.mounts.map(({ name }) => name),
      actions: task.actions, variant: task.variant, hygiene: task.hygiene, seed, options,
    }),
  };
}
