/**
 * A function as the answer. The candidate's program runs in a clean sandbox of its own; hidden inputs go in from outside, what
 * each call returns comes back as typed values, and the comparison happens here. What the candidate prints, exits with or
 * says of itself is nothing, and it never meets an expected output.
 */
import { type Static, Type } from 'typebox';
import { encodeWire } from '../answer/encode.ts';
import { type Tolerance, sameValue } from '../answer/equal.ts';
import { answerFromJson } from '../answer/from-json.ts';
import { type AnswerValue, decodeAnswer } from '../answer/value.ts';
import { type Completion, SandboxError } from '../sandboxes/sandbox.ts';
import { Identifier } from '../task.ts';
import { HARNESS } from './functions-harness.ts';
import { defineSandboxed } from './rule.ts';
import { malformed, type Verdict, WRONG } from './verdict.ts';

/** A value as JSON; `{"$wire": [...]}` for one that JSON has not, in the wire form of typed values. */
const Value = Type.Unknown();
const Case = Type.Object({
  /** Arguments by position. */
  input: Type.Array(Value),
  output: Type.Optional(Value),
  /** Name of the exception that is to be raised instead. */
  raises: Type.Optional(Type.String()),
}, { additionalProperties: false });
const parameters = Type.Object({
  function: Identifier,
  cases: Type.Array(Case, { minItems: 1, maxItems: 1000 }),
  /** Differences that count as none; by default 1e-9 relative. */
  absolute: Type.Optional(Type.Number({ minimum: 0 })),
  relative: Type.Optional(Type.Number({ minimum: 0 })),
  /** May the function change its arguments? By default it may not. */
  changes_arguments: Type.Optional(Type.Boolean()),
  /** A program in the task's language that defines `through(function, ...input)`, which is called in place of the function: where the inputs that it takes are no plain values. */
  through: Type.Optional(Type.String()),
});
type Parameters = Static<typeof parameters>;

interface Prepared {
  readonly input: string;
  readonly cases: readonly { readonly arguments: readonly AnswerValue[]; readonly output: AnswerValue; readonly raises: string | undefined }[];
}

const prepared = new WeakMap<Parameters['cases'], Prepared>();

function typed(value: unknown): AnswerValue {
  if (typeof value === 'object' && value !== null && '$wire' in value) return decodeAnswer(value.$wire);
  return answerFromJson(value);
}

/** Inputs encoded and outputs decoded once for a task, however often it is attempted. */
function prepare({ cases }: Parameters): Prepared {
  const known = prepared.get(cases);
  if (known !== undefined) return known;
  const read = cases.map(({ input, output, raises }) => ({ arguments: input.map(typed), output: typed(output), raises }));
  const made = { cases: read, input: encodeWire({ type: 'list', items: read.map((each) => ({ type: 'list', items: each.arguments })) }) };
  prepared.set(cases, made);
  return made;
}

export const functions = defineSandboxed<typeof parameters>({
  summary: 'A function that gives the right output for every hidden input; it runs in a clean sandbox, and is compared outside of it.',
  parameters,
  takes: 'source',
  needs: 'sandbox',
  async grade({ source }, given: Parameters, service): Promise<Verdict> {
    if (source === undefined) return WRONG;
    const { cases, input } = prepare(given);
    const sandbox = await service.open();
    const done = await sandbox.run({ kind: 'code', prelude: service.context, source, epilogue: HARNESS[service.runtime](given.function, given.through), input, timeoutMs: service.timeoutMs, collect: 'answer' });
    if (done.status === 'cancelled') throw new SandboxError('grading was stopped', { executed: 'yes' });
    return judge(done, cases, given);
  },
});

function judge(done: Completion, cases: Prepared['cases'], { absolute = 0, relative = 1e-9, changes_arguments: mayChange = false }: Parameters): Verdict {
  const results = done.status === 'ok' && done.answer?.type === 'list' ? done.answer.items : undefined;
  if (results?.length !== cases.length) return malformed(`The function could not be tried on the hidden inputs: ${STATUS[done.status]}.`);
  const passed = results.filter((result, i) => { const each = cases[i]; return each !== undefined && passes(result, each, { absolute, relative }, mayChange); }).length;
  const hints = passed === cases.length ? [] : [strangeIn(results), raisedIn(results, cases)].filter((hint) => hint !== undefined);
  return { score: Number(passed === cases.length), solved: passed === cases.length, metrics: { cases: cases.length, passed }, ...(hints.length === 0 ? {} : { hint: hints.join(' ') }) };
}

function strangeIn(results: readonly AnswerValue[]): string | undefined {
  const names = new Set(results.flatMap((result) => (result.type === 'list' && result.items[1] !== undefined ? [...namesOfOthers(result.items[1])] : [])));
  return names.size === 0 ? undefined : `The function returned what is no plain value: ${[...names].slice(0, 3).join(', ')}.`;
}

/** Exceptions where an output was expected. */
function raisedIn(results: readonly AnswerValue[], cases: Prepared['cases']): string | undefined {
  const names = results.flatMap((result, i) => {
    const [returned, name] = result.type === 'list' ? result.items : [];
    return cases[i]?.raises === undefined && returned?.type === 'bool' && !returned.value && name?.type === 'str' ? [name.value] : [];
  });
  return names.length === 0 ? undefined : `It raised ${[...new Set(names)].slice(0, 3).join(', ')} on ${names.length} of ${cases.length} hidden inputs.`;
}

/** The types of what is no plain value, in a value or inside of it. */
function* namesOfOthers(value: AnswerValue): Generator<string> {
  if (value.type === 'other') yield value.name;
  else if (value.type === 'list' || value.type === 'tuple' || value.type === 'set') for (const item of value.items) yield* namesOfOthers(item);
  else if (value.type === 'dict') for (const [key, member] of value.entries) { yield* namesOfOthers(key); yield* namesOfOthers(member); }
}

const STATUS: { readonly [status in Completion['status']]: string } = {
  ok: 'its results are not what they should be, or over 1 MiB', error: 'the program failed there', timeout: 'it took too long', memory: 'it ran out of memory',
  output_limit: 'it wrote too much', killed: 'the process died', cancelled: 'it was stopped',
};

/** One result of the harness: [true, value, arguments afterwards] or [false, name of the exception, arguments afterwards]. */
function passes(result: AnswerValue, { arguments: before, output, raises }: Prepared['cases'][number], tolerance: Tolerance, mayChange: boolean): boolean {
  if (result.type !== 'list') return false;
  const [returned, value, after] = result.items;
  if (returned?.type !== 'bool' || value === undefined || after === undefined) return false;
  if (!mayChange && !sameValue(after, { type: 'list', items: before }, { absolute: 0, relative: 0 })) return false;
  if (raises !== undefined) return !returned.value && value.type === 'str' && value.value === raises;
  return returned.value && sameValue(value, output, tolerance);
}
