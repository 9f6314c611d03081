/**
 * How an episode begins: its first observation and the digest of everything that it depends on. Computed once for a
 * group, and while the sandboxes get ready.
 */
import { type Info, type Observation, RELEASE } from '../protocol/index.ts';
import { describeActions } from './actions/index.ts';
import { digestOf } from './digest.ts';
import { handInOf } from './hand-in.ts';
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
  const [first, ...others] = task.questions;
  const messages = taskMessages(task, { runtime: options.runtime, feedback: options.feedback, maxSteps: options.maxSteps, attempts: options.attempts, actionFormat: options.actionFormat ?? 'text' });
  const { context } = viewTask(task, options.runtime);
  return {
    observation: {
      kind: 'task', text: messages[1].content, messages: [...messages], actions: describeActions(first.actions ?? task.actions, handInOf(first)),
      ...(context === undefined ? {} : { context }),
    },
    info: {
      task: task.id, family: task.family, category: task.category, split: task.split, source: task.source, difficulty: task.difficulty,
      seed, runtime: options.runtime, feedback: options.feedback, steps_left: options.maxSteps, attempts_left: options.attempts,
      ...(others.length === 0 ? {} : { question: { number: 1, of: task.questions.length } }),
      ...(options.feedback === 'paper' ? { guessable: true } : {}),
    },
    digest: digestOf({
      release: RELEASE, image, task: task.id, prompt: first.prompt, context: task.context, mounts: task.mounts.map(({ name }) => name),
      actions: task.actions, variant: task.variant, hygiene: task.hygiene, seed, options,
      // Absent where there is none, so that what most tasks have not leaves their digests alone.
      answer: first.answer, questions: others.length === 0 ? undefined : others.map(({ prompt, answer, actions }) => ({ prompt, answer, actions })), world: task.world, variables: task.variables,
    }),
  };
}
