/** A row of a task pack, and the task that it is. */
import { Ajv } from 'ajv';
import { type Static, Type } from 'typebox';
import { ImportError } from '../../env/families/importer.ts';
import { answerFromJson } from '../../env/answer/from-json.ts';
import { checkRecord, RecordError } from '../../env/task-check.ts';
import { ActionName, AnswerPlace, type Question, type Questions, type RewardSpec, TaskLimits, type TaskRecord } from '../../env/task.ts';
import type { TaskLine } from '../readers/task-files.ts';
import { allowed, DEFAULT_ACTIONS, named, type PackManifest } from './manifest.ts';

const closed = { additionalProperties: false } as const;
const Scalar = Type.Union([Type.String({ maxLength: 10_000 }), Type.Number(), Type.Boolean(), Type.Null()]);
const Cell = Type.Union([Type.String({ maxLength: 10_000 }), Type.Number(), Type.Null()]);
const Programs = Type.Union([Type.String({ minLength: 1 }), Type.Object({ python: Type.Optional(Type.String()), javascript: Type.Optional(Type.String()) }, { ...closed, minProperties: 1 })]);

/** What is asked and what is right: by `answer`, by a rule (`reward`), or by the pack's grader (`parameters`). */
const asked = {
  prompt: Type.String({ minLength: 1, maxLength: 12_000 }),
  /** A value; a list (any order, all items and no other); rows of several columns; true or false; null where there is no answer. */
  answer: Type.Optional(Type.Union([Scalar, Type.Array(Type.Union([Cell, Type.Array(Cell, { minItems: 1 })]), { maxItems: 10_000 })])),
  /** Of a number: how far off it may be. */
  tolerance: Type.Optional(Type.Number({ minimum: 0 })),
  reward: Type.Optional(Type.Object({ rule: Type.String() }, { additionalProperties: true })),
  parameters: Type.Optional(Type.Unknown()),
  /** Where the answer is found, if not in the variable `answer`. */
  place: Type.Optional(AnswerPlace),
  /** A program that earns it: in Python, or by runtime. */
  reference: Programs,
  /** Expressions for `answer` that are nearly right and must earn nothing. */
  wrong: Type.Optional(Type.Array(Type.String({ minLength: 1 }), { maxItems: 50 })),
  actions: Type.Optional(Type.Array(ActionName, { minItems: 1 })),
};
const shared = { category: Type.String(), difficulty: Type.Optional(Type.Integer({ minimum: 1, maximum: 5 })), limits: Type.Optional(TaskLimits), id: Type.Optional(Type.Union([Type.String({ maxLength: 200 }), Type.Integer()])), variables: Type.Optional(Type.Union([Type.Literal('fresh'), Type.Literal('kept')])) };
const One = Type.Object({ ...shared, ...asked }, closed);
const Asked = Type.Object(asked, closed);
type Asked = Static<typeof Asked>;
const Several = Type.Object({ ...shared, questions: Type.Array(Asked, { minItems: 1, maxItems: 32 }) }, closed);

const ajv = new Ajv({ strict: false, allowUnionTypes: true });
const [fitsOne, fitsSeveral] = [ajv.compile<Static<typeof One>>(One), ajv.compile<Static<typeof Several>>(Several)];

/** What rows may refer to. */
export interface PackTexts {
  readonly grader?: string | undefined;
  readonly context?: TaskRecord['context'];
  /** Of each mount, where it lies under the folder for tables. */
  readonly mounts: TaskRecord['mounts'];
}

/** @throws ImportError naming file, line and field */
export function recordOf(manifest: PackManifest, texts: PackTexts, line: TaskLine, index: number): TaskRecord {
  const { file, split, fields } = line;
  const fail = (message: string): never => { throw new ImportError(message, file, line.line); };
  const fits = 'questions' in fields ? fitsSeveral : fitsOne;
  if (!fits(fields)) {
    const [error] = fits.errors ?? [];
    return fail(`field ${`${error?.instancePath ?? ''}${named(error?.params)}` || '/'}: ${error?.message ?? 'does not fit'}${allowed(error?.params)}`);
  }
  const row = fields as Static<typeof One> | Static<typeof Several>;
  if (!manifest.categories.some(({ id }) => id === row.category)) return fail(`field /category: ${JSON.stringify(row.category)} is none of the pack's categories, ${manifest.categories.map(({ id }) => id).join(', ')}`);
  const questions = ('questions' in row ? row.questions : [row]).map((each, i, all) => questionOf(manifest, texts, each, all.length === 1 ? '' : `/questions/${i}`, fail));
  const record: TaskRecord = {
    id: `${manifest.id}-v${manifest.version}/published/${split}/${row.category}/${index}`, family: manifest.id, version: manifest.version, source: 'published', split, category: row.category, index, difficulty: row.difficulty ?? 2,
    questions: questions as unknown as Questions, actions: [...manifest.actions ?? DEFAULT_ACTIONS ?? []], runtimes: [...manifest.runtimes ?? ['python']], variant: manifest.variant ?? 'data', mounts: [...texts.mounts],
    ...(texts.context === undefined ? {} : { context: texts.context }), ...(row.variables === undefined ? {} : { variables: row.variables }), limits: { attempts: 1, ...manifest.limits, ...row.limits },
    provenance: { pack: manifest.id, line: line.line, ...(row.id === undefined ? {} : { row: row.id }), wrong: ('questions' in row ? row.questions : [row]).map(({ wrong = [] }) => wrong) },
  };
  try {
    return checkRecord(record);
  } catch (error) {
    return error instanceof RecordError ? fail(error.message) : Promise.reject(error) as never;
  }
}

function questionOf(manifest: PackManifest, { grader }: PackTexts, asked: Asked, at: string, fail: (message: string) => never): Question {
  const ways = [asked.answer !== undefined, asked.reward !== undefined, asked.parameters !== undefined].filter(Boolean).length;
  if (ways !== 1) fail(`field ${at}/answer: give one of answer, reward and parameters (for the pack's grader)`);
  if (asked.tolerance !== undefined && typeof asked.answer !== 'number') fail(`field ${at}/tolerance: goes with an answer that is a number${typeof asked.answer === 'string' ? ', and this one is a text' : ''}`);
  if (asked.parameters !== undefined && grader === undefined) fail(`field ${at}/parameters: the pack has no grader`);
  const reference = typeof asked.reference === 'string' ? { python: asked.reference } : asked.reference;
  for (const runtime of manifest.runtimes ?? ['python']) if (reference[runtime] === undefined) fail(`field ${at}/reference: there is none in ${runtime}`);
  return {
    prompt: asked.prompt, reward: asked.reward as RewardSpec | undefined ?? (asked.parameters !== undefined ? { rule: 'script', program: grader ?? '', parameters: asked.parameters } : ruleFor(asked)),
    gold: JSON.stringify(asked.answer !== undefined ? asked.answer : asked.reward ?? asked.parameters).slice(0, 500), reference,
    ...(asked.place === undefined ? {} : { answer: asked.place }), ...(asked.actions === undefined ? {} : { actions: [...asked.actions] }),
  };
}

/** The rule that a plain answer is graded by. */
function ruleFor({ answer, tolerance }: Asked): RewardSpec {
  if (answer === null) return { rule: 'abstain' };
  if (typeof answer === 'boolean') return { rule: 'yes_no', value: answer };
  if (typeof answer === 'number' && tolerance !== undefined) return { rule: 'within', low: answer - tolerance, high: answer + tolerance };
  return { rule: 'rows', rows: Array.isArray(answer) ? answer.map((item) => (Array.isArray(item) ? item : [item])) : [[answer]] };
}

/** A constant answer that a row's gold stands for, to be tried on all others; undefined where it is none. */
export const constantOf = (gold: string): ReturnType<typeof answerFromJson> | undefined => {
  try {
    return answerFromJson(JSON.parse(gold));
  } catch {
    return undefined;
  }
};
