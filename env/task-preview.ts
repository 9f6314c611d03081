/**
 * A task as an agent sees it at its reset, without one: what it is told, what it may do, within which limits, and the files
 * that its code finds. Made of the opening of an episode, so that it holds what a client may see and nothing else.
 */
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { type Static, Type } from 'typebox';
import { ActionFormat, closed, FeedbackMode, nullable, Observation, type ResetOptions, Runtime, Source, Split } from '../protocol/index.ts';
import { type OperatorLimits, resolveOptions } from './episode-options.ts';
import type { FamilyInfo } from './families/family-info.ts';
import { describeOpening } from './opening.ts';
import { type Mount, SandboxVariant, type TaskRecord } from './task.ts';
import { isRestricted, viewTask } from './task-view.ts';

const text = Type.String();
const whole = Type.Integer();
const File = closed({
  path: Type.String({ description: 'Where the agent\'s code finds it.' }),
  bytes: Type.Integer({ description: 'Of a folder: of the files in it.' }),
  entries: Type.Array(closed({ name: text, bytes: whole }), { description: 'Of a folder.' }),
});

export const TaskPreview = closed({
  id: text, family: text, split: Split, category: text, source: Source, index: whole, difficulty: Type.Integer({ minimum: 1, maximum: 5 }),
  restricted: Type.Boolean({ description: 'Records of real patients may be in it.' }),
  messages: Type.Array(closed({ role: text, content: text })),
  next_prompts: Type.Array(text, { description: 'Of the questions that follow the first one.' }),
  actions: Type.Record(text, Type.Unknown(), { description: 'JSON Schemas of the permitted actions.' }),
  context: nullable(text, { description: 'Code that stands before each program.' }),
  runtime: Runtime, runtimes: Type.Array(Runtime), feedback: FeedbackMode, variant: SandboxVariant,
  limits: closed({
    max_steps: whole, attempts: whole, step_timeout_ms: whole, episode_time_ms: Type.Integer({ description: 'Of the sandbox, all steps together.' }), episode_timeout_ms: nullable(whole),
    max_observation_chars: whole, memory_mib: whole, tmpfs_mib: whole, threads: whole, output_bytes: whole,
  }),
  files: Type.Array(File),
  world: nullable(text, { description: 'The kind of service that the code reaches at http://localhost:8080/.' }),
});
export type TaskPreview = Static<typeof TaskPreview>;

/** Which of the options of a reset change what is seen. */
export const PreviewOptions = { runtime: Type.Optional(Runtime), feedback: Type.Optional(FeedbackMode), action_format: Type.Optional(ActionFormat) };
type PreviewOptions = Pick<ResetOptions, keyof typeof PreviewOptions>;

interface Operator { readonly limits: OperatorLimits; /** The folder under which the tables lie that tasks mount. */ readonly tablesFolder: string }

/** @throws GymError `bad_message` for a runtime that the task does not have, or feedback that it is not given in */
export async function previewTask(record: TaskRecord, info: FamilyInfo, wanted: PreviewOptions, { limits, tablesFolder }: Operator): Promise<TaskPreview> {
  // Nothing is guessed at a preview.
  const options = resolveOptions(record, info, { ...wanted, allow_guessing: true }, limits);
  const { id, family, category, difficulty, source, index, next_prompts: following = [], context = null } = viewTask(record, options.runtime);
  const { messages = [], actions = {} }: Static<typeof Observation> = describeOpening(record, options, 0, '').observation;
  const { maxSteps, attempts, stepTimeoutMs, episodeTimeMs, episodeTimeoutMs, maxObservationChars, sandbox } = options;
  return {
    id, family, split: record.split, category, source: record.source, index, difficulty, restricted: isRestricted(info, source), messages: messages.map(({ role, content }) => ({ role, content })), next_prompts: [...following], actions, context,
    runtime: options.runtime, runtimes: [...record.runtimes], feedback: options.feedback, variant: record.variant,
    limits: {
      max_steps: maxSteps, attempts, step_timeout_ms: stepTimeoutMs, episode_time_ms: episodeTimeMs, episode_timeout_ms: episodeTimeoutMs ?? null, max_observation_chars: maxObservationChars,
      memory_mib: sandbox.memoryMib, tmpfs_mib: sandbox.tmpfsMib, threads: sandbox.threads, output_bytes: sandbox.outputBytes,
    },
    files: await Promise.all(record.mounts.map((mount) => fileOf(mount, tablesFolder))),
    world: record.world?.kind ?? null,
  };
}

/** Real tables may not be here: then there is nothing in it. */
async function fileOf({ name, path: place }: Static<typeof Mount>, tablesFolder: string): Promise<Static<typeof File>> {
  const at = path.resolve(tablesFolder, place);
  const found = await stat(at).catch(() => undefined);
  const names = found?.isDirectory() === true ? (await readdir(at)).toSorted() : [];
  const entries = await Promise.all(names.map(async (each) => ({ name: each, bytes: (await stat(path.join(at, each))).size })));
  return { path: `/data/${name}`, bytes: found?.isFile() === true ? found.size : entries.reduce((sum, { bytes }) => sum + bytes, 0), entries };
}
