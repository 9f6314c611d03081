/**
 * Imports the published rows of N-PowerAI: parses each question, recomputes its answer, and keeps the published label beside.
 *
 * Graded by the recomputed answer unless told otherwise, since about four in ten published labels are not the answer to
 * their question. Where a question leaves the method or a convention open, the answer of each that fits is accepted.
 * `recomputed` counts, per test and target, the rows whose published label lies within the tolerance of our first method,
 * and in `known_label_errors` the rows whose label no accepted method reproduces.
 */
import { setImmediate } from 'node:timers/promises';
import type { Agreement, ImportedRow, ImportReport } from '../../env/families/importer.ts';
import type { TaskRecord } from '../../env/task.ts';
import type { CategoryId } from './info.ts';
import { solve } from './methods/index.ts';
import { mistakesOf } from './mistakes.ts';
import type { Interpretation, Reader } from './published/interpretation.ts';
import { causeOf, isSame } from './published/label-errors.ts';
import { readAnova, readChiSquare, readCox } from './published/other-tests.ts';
import { UnusableRow } from './published/reading.ts';
import { type RawRow, readRows } from './published/rows.ts';
import { readOneSample, readPaired, readTwoSample } from './published/t-tests.ts';
import { buildRecord, publishedTolerance } from './record.ts';
import { referenceFor } from './reference/index.ts';

export interface ImportOptions {
  /** `corrected`: by our recomputation; `published`: by the label alone, right or wrong. */
  readonly labels?: 'corrected' | 'published';
}

interface Kind {
  readonly category: CategoryId;
  readonly read: Reader;
  readonly difficulty: number;
}

/** By the published name of the test. */
const KINDS: ReadonlyMap<string, Kind> = new Map([
  ['One-sample t-test', { category: 'one-sample-t', read: readOneSample, difficulty: 1 }],
  ['Two independent samples t-test', { category: 'two-sample-t', read: readTwoSample, difficulty: 2 }],
  ['Paired t-test', { category: 'paired-t', read: readPaired, difficulty: 2 }],
  ['One-way ANOVA', { category: 'anova', read: readAnova, difficulty: 3 }],
  ['Chi-square test of independence', { category: 'chi-square', read: readChiSquare, difficulty: 3 }],
  ['Cox proportional-hazards model', { category: 'cox', read: readCox, difficulty: 3 }],
]);

const PROMPT_LIMIT = 12_000;

/** @throws ImportError naming file and line when the files are not what they should be */
export async function importNpower(dir: string, signal?: AbortSignal, { labels = 'corrected' }: ImportOptions = {}): Promise<ImportReport> {
  const rows: ImportedRow[] = [];
  const indices = new Map<string, number>();
  const groups = new Map<string, { rows: number; agree: number; differ: string[] }>();
  let wrong = 0;
  for await (const raw of readRows(dir, signal)) {
    try {
      const { kind, target, interpretations } = interpret(raw);
      const key = `${raw.split}/${kind.category}`;
      const index = indices.get(key) ?? 0;
      const made = recordOf(raw, kind, target, interpretations, index, labels);
      if (made.record.questions[0].prompt.length > PROMPT_LIMIT) throw new UnusableRow(`the prompt is longer than ${PROMPT_LIMIT} characters`);
      indices.set(key, index + 1);
      rows.push({ kind: 'task', record: made.record });
      const group = groups.get(`${kind.category}/${target}`) ?? { rows: 0, agree: 0, differ: [] };
      groups.set(`${kind.category}/${target}`, group);
      group.rows++;
      if (made.agrees) group.agree++;
      else group.differ.push(made.record.id);
      if (!made.right) wrong++;
    } catch (error) {
      if (!(error instanceof UnusableRow)) throw error;
      rows.push({ kind: 'quarantined', row: `${raw.split} line ${raw.line} (${raw.taskType}, ${raw.target})`, reason: error.message });
    }
    // Let others run, and hear of a cancellation.
    if (rows.length % 50 === 0) await setImmediate(undefined, signal === undefined ? {} : { signal });
  }
  const counted: Record<string, Agreement> = Object.fromEntries([...groups].sort(([a], [b]) => a.localeCompare(b)));
  return { rows, ...(labels === 'corrected' ? { gradedBy: 'Rows are graded by the answers that we recompute from the questions, not by the published ones: where they differ, only ours earns' } : {}), recomputed: { ...counted, known_label_errors: { rows: wrong } } };
}

interface Interpreted {
  readonly kind: Kind;
  readonly target: 'size' | 'power';
  readonly interpretations: readonly [Interpretation, ...Interpretation[]];
}

/** @throws UnusableRow */
function interpret(raw: RawRow): Interpreted {
  const kind = KINDS.get(raw.taskType.trim());
  if (kind === undefined) throw new UnusableRow(`unknown test ${JSON.stringify(raw.taskType)}`);
  const { target } = raw;
  if (target !== 'size' && target !== 'power') throw new UnusableRow(`neither size nor power is asked for, but ${JSON.stringify(target)}`);
  if (target === 'size' && !Number.isSafeInteger(raw.answer)) throw new UnusableRow(`the label ${raw.answer} of a size is not a whole number`);
  const [first, ...others] = kind.read(raw.question, target);
  if (first === undefined) throw new UnusableRow('no calculation fits the question');
  return { kind, target, interpretations: [first, ...others] };
}

interface Made {
  readonly record: TaskRecord;
  /** The label lies within the tolerance of our first method. */
  readonly agrees: boolean;
  /** Some accepted method reproduces the label. */
  readonly right: boolean;
}

function recordOf(raw: RawRow, kind: Kind, target: 'size' | 'power', interpretations: Interpreted['interpretations'], index: number, labels: 'corrected' | 'published'): Made {
  const [{ question }] = interpretations;
  const solved = interpretations.map(({ method, question: each }) => ({ method, value: solveOrReject(each) }));
  const values = solved.map(({ value }) => value);
  const [corrected = Number.NaN, ...others] = values;
  const tolerated = (value: number): boolean => (target === 'size' ? raw.answer === value : Math.abs(raw.answer - value) <= publishedTolerance(value));
  const right = values.some((value) => isSame(target, raw.answer, value));
  const byLabel = labels === 'published';
  const record = buildRecord({
    ref: { split: raw.split, category: kind.category, index },
    source: 'published',
    target,
    text: raw.question,
    answer: byLabel ? raw.answer : corrected,
    accept: byLabel ? [] : others,
    tolerance: publishedTolerance,
    python: referenceFor(question),
    difficulty: kind.difficulty,
    provenance: {
      dataset: 'N-PowerAI',
      row: raw.line,
      task_id: raw.taskId,
      published: raw.answer,
      corrected,
      label: right ? 'right' : 'wrong',
      ...(right ? {} : { cause: causeOf(question, raw.answer) ?? 'not explained' }),
      accepted: solved,
      graded_by: labels,
      // By its label the task is not what its question asks: the reference computes the answer, and does not earn.
      ...(byLabel && !tolerated(corrected) ? { disputed: true } : {}),
      question,
      mistakes: mistakesOf(question, corrected),
    },
  });
  return { record, agrees: tolerated(corrected), right };
}

function solveOrReject(question: Interpretation['question']): number {
  try {
    return solve(question);
  } catch (error) {
    if (error instanceof RangeError) throw new UnusableRow(error.message);
    throw error;
  }
}
