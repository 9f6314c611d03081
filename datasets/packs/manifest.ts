/** `pack.json`: what a task pack says of itself. */
import { Ajv } from 'ajv';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Static, Type } from 'typebox';
import { ImportError } from '../../env/families/importer.ts';
import { ACTION_NAMES, ActionName, FeedbackMode, Runtime, SandboxVariant, TaskLimits } from '../../env/task.ts';

export const MANIFEST_FILE = 'pack.json';
const closed = { additionalProperties: false } as const;
const Line = Type.String({ minLength: 1, maxLength: 400, pattern: '^[^\\u0000-\\u001f]*$' });
const Id = Type.String({ pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$', maxLength: 40 });
/** Of a folder or file of the pack: plain names between slashes. */
const Inside = Type.String({ pattern: '^[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*$', maxLength: 200 });

export const PackManifest = Type.Object({
  /** The format of packs: 1. */
  pack: Type.Literal(1),
  /** The family's name; its tasks are `<id>-v<version>/published/<split>/<category>/<index>`. */
  id: Id,
  /** Raised with every change of the tasks. */
  version: Type.Integer({ minimum: 1, maximum: 9_999 }),
  title: Line, summary: Line,
  /** How answers are graded, in a few words. */
  grading: Line,
  licence: Line, source: Line, citation: Line,
  /** `internal` families are trained on; `external` ones are held out by default. */
  scope: Type.Optional(Type.Union([Type.Literal('internal'), Type.Literal('external')])),
  categories: Type.Array(Type.Object({ id: Id, title: Line }, closed), { minItems: 1, maxItems: 500 }),
  category_noun: Type.Optional(Line),
  runtimes: Type.Optional(Type.Array(Runtime, { minItems: 1, uniqueItems: true })),
  variant: Type.Optional(SandboxVariant),
  actions: Type.Optional(Type.Array(ActionName, { minItems: 1, uniqueItems: true })),
  limits: Type.Optional(TaskLimits),
  feedback: Type.Optional(FeedbackMode),
  /** Most answers can be found by trying. */
  guessable: Type.Optional(Type.Literal(true)),
  /** What programs find under `/data/<name>`, read-only: a folder of the pack. */
  mounts: Type.Optional(Type.Array(Type.Object({ name: Type.String({ pattern: '^[a-z0-9][a-z0-9._-]*$', maxLength: 40 }), path: Inside }, closed), { maxItems: 16 })),
  /** Code that runs before each program, by runtime: a file of the pack. */
  context: Type.Optional(Type.Partial(Type.Object({ python: Inside, javascript: Inside }), closed)),
  /** A file of the pack that defines `grade(answer, parameters)` in JavaScript; it judges the rows that give `parameters`. */
  grader: Type.Optional(Inside),
}, closed);
export type PackManifest = Static<typeof PackManifest>;

const fits = new Ajv({ strict: false, allErrors: false }).compile<PackManifest>(PackManifest);
export const DEFAULT_ACTIONS: PackManifest['actions'] = ACTION_NAMES.filter((name) => name !== 'terminal' && name !== 'request_info');

/** @throws ImportError naming the file and the field */
export async function readManifest(folder: string): Promise<PackManifest> {
  const file = path.join(folder, MANIFEST_FILE);
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new ImportError(`cannot be read (${cause instanceof Error ? cause.message : String(cause)}); \`gym pack init\` writes one to begin with`, file);
  });
  return checkManifest(text, file);
}

/** @throws ImportError naming the file and the field */
export function checkManifest(text: string, file: string): PackManifest {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new ImportError(`not JSON (${cause instanceof Error ? cause.message : String(cause)})`, file);
  }
  if (fits(value)) {
    const twice = value.categories.map(({ id }) => id).find((id, i, all) => all.indexOf(id) !== i) ?? value.mounts?.map(({ name }) => name).find((name, i, all) => all.indexOf(name) !== i);
    if (twice === undefined) return value;
    throw new ImportError(`field /${value.categories.some(({ id }) => id === twice) ? 'categories' : 'mounts'}: ${JSON.stringify(twice)} stands there twice`, file);
  }
  const [error] = fits.errors ?? [];
  const field = `${error?.instancePath ?? ''}${named(error?.params)}`;
  throw new ImportError(`${field === '' ? 'the manifest' : `field ${field}`}: ${error?.message ?? 'does not fit'}${allowed(error?.params)}`, file);
}

/** The field that is missing, or one too many. */
export function named(params: Readonly<Record<string, unknown>> | undefined): string {
  const name = params?.['missingProperty'] ?? params?.['additionalProperty'];
  return typeof name === 'string' ? `/${name}` : '';
}

export function allowed(params: Readonly<Record<string, unknown>> | undefined): string {
  const values = params?.['allowedValues'];
  return Array.isArray(values) ? ` (${values.join(', ')})` : '';
}
