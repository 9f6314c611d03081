/**
 * Imports the published rows of MedCalc-Bench and says how often our calculators give their labels.
 *
 * A row is graded by its published label, also where we disagree: then its provenance says `disputed` with our value,
 * and its reference, which computes ours, does not earn the reward. `recomputed` counts by the official limits.
 * `equation_all_rows` and `score_all_rows` are the strict figures. `known_label_errors` are the rows whose label is
 * known to be wrong: those of Framingham, and those that differ from us and are exactly what a named defect of the
 * label program gives (`label-defects.ts`); `equation` and `score` leave these out.
 */
import { setImmediate } from 'node:timers/promises';
import type { Agreement, ImportedRow, ImportReport } from '../../env/families/importer.ts';
import { type Calculator, EntityError, type Entities, type Result } from './calculator.ts';
import { labelDefectOf } from './label-defects.ts';
import { readRows } from './published-files.ts';
import { type PublishedRow, readRow, UnusableRow } from './published-row.ts';
import { buildRecord, difficultyOf, goldText } from './record.ts';
import { referenceFor } from './reference/index.ts';
import { UnitError } from './units.ts';

/** `v1.0`: labels with the defects of the first program; `corrected`: MedCalc-Bench-Verified or a release like it. */
export type Edition = 'v1.0' | 'corrected' | 'unknown';

/** Framingham: 11 of the 16 published test labels are 0 with limits 0 to 0. */
const KNOWN_LABEL_ERRORS: ReadonlySet<number> = new Set([46]);
const PROMPT_LIMIT = 12_000;

interface ComputedRow extends PublishedRow {
  readonly ours: Result;
  /** What a known defect of the label program gives; undefined where none is known. */
  readonly defective: Result | undefined;
}

export async function importMedcalc(dir: string, signal?: AbortSignal): Promise<ImportReport> {
  const computed: (ComputedRow | { readonly row: string; readonly reason: string })[] = [];
  for await (const raw of readRows(dir, signal)) {
    try {
      const row = readRow(raw);
      computed.push({ ...row, ours: computeOrReject(row.calculator, row.entities), defective: defectiveResult(row) });
    } catch (error) {
      if (!(error instanceof UnusableRow)) throw error;
      computed.push({ row: `${raw.split} row ${String(raw.fields['Row Number'])} (line ${raw.line})`, reason: error.message });
    }
  }
  const edition = editionOf(computed.filter((row) => 'ours' in row));
  const account = new Account();
  const indices = new Map<string, number>();
  const toImported = (row: (typeof computed)[number]): ImportedRow => {
    if (!('ours' in row)) return { kind: 'quarantined', ...row };
    const key = `${row.raw.split}/${row.calculator.slug}`;
    const index = indices.get(key) ?? 0;
    const record = recordOf(row, index, edition);
    if (record.questions[0].prompt.length > PROMPT_LIMIT) {
      return { kind: 'quarantined', row: `${row.raw.split} row ${row.rowNumber} (line ${row.raw.line})`, reason: `the prompt is longer than ${PROMPT_LIMIT} characters` };
    }
    indices.set(key, index + 1);
    account.add(row, record.id);
    return { kind: 'task', record };
  };
  const rows: ImportedRow[] = [];
  for (const row of computed) {
    rows.push(toImported(row));
    // Ten thousand rows take a second or two: let others run, and hear of a cancellation.
    if (rows.length % 200 === 0) await setImmediate(undefined, signal === undefined ? {} : { signal });
  }
  return { rows, recomputed: account.groups() };
}

/** The findings lack something or are in an unknown unit, or the formula has no value for them. */
function isAboutFindings(error: unknown): error is Error {
  return error instanceof EntityError || error instanceof UnitError || error instanceof RangeError;
}

function computeOrReject(calculator: Calculator, entities: Entities): Result {
  try {
    return calculator.compute(entities);
  } catch (error) {
    if (isAboutFindings(error)) throw new UnusableRow(`Relevant Entities: ${error.message}`);
    throw error;
  }
}

function defectiveResult(row: PublishedRow): Result | undefined {
  try {
    return labelDefectOf(row.calculator.id)?.compute(row.entities);
  } catch (error) {
    if (isAboutFindings(error)) return undefined;
    throw error;
  }
}

/** Official grading of a value against the row's label. */
function fits(row: PublishedRow, value: Result): boolean {
  if (row.limits !== undefined) return value.kind === 'decimal' && value.value >= row.limits.low && value.value <= row.limits.high;
  return goldText(value) === goldText(row.label);
}

/** By the rows whose label tells the two apart: does it follow the defect or the rule? */
function editionOf(rows: readonly ComputedRow[]): Edition {
  let defective = 0;
  let corrected = 0;
  for (const row of rows) {
    if (row.defective === undefined) continue;
    const byDefect = fits(row, row.defective);
    const byRule = fits(row, row.ours);
    if (byDefect && !byRule) defective++;
    if (byRule && !byDefect) corrected++;
  }
  if (defective === corrected) return 'unknown';
  return defective > corrected ? 'v1.0' : 'corrected';
}

function recordOf(row: ComputedRow, index: number, edition: Edition): ReturnType<typeof buildRecord> {
  const disputed = !fits(row, row.ours);
  const defect = labelDefectOf(row.calculator.id);
  return buildRecord({
    ref: { split: row.raw.split, category: row.calculator.slug, index },
    source: 'published',
    calculator: row.calculator,
    note: row.note,
    question: row.question,
    result: row.label,
    ...(row.limits === undefined ? {} : { limits: row.limits }),
    references: referenceFor(row.calculator.id, row.entities),
    difficulty: difficultyOf(row.entities),
    provenance: {
      dataset: 'MedCalc-Bench',
      edition,
      licence: 'CC-BY-SA-4.0',
      row: row.rowNumber,
      calculator_id: row.calculator.id,
      label: row.labelText,
      recomputed: goldText(row.ours),
      disputed,
      ...(disputed && defect !== undefined && row.defective !== undefined && fits(row, row.defective) ? { label_defect: defect.what } : {}),
    },
  });
}

/** Counts as rows come in. */
class Account {
  readonly #groups = new Map<string, { rows: number; agree: number; differ: string[] }>();
  #knownErrors = 0;

  add(row: ComputedRow, id: string): void {
    if (KNOWN_LABEL_ERRORS.has(row.calculator.id)) {
      this.#knownErrors++;
      return;
    }
    const agrees = fits(row, row.ours);
    this.#count(`${row.calculator.group}_all_rows`, agrees, id);
    if (!agrees && row.defective !== undefined && fits(row, row.defective)) this.#knownErrors++;
    else this.#count(row.calculator.group, agrees, id);
  }

  groups(): ImportReport['recomputed'] {
    const group = (name: string): Agreement => this.#groups.get(name) ?? { rows: 0, agree: 0, differ: [] };
    return {
      equation: group('equation'), score: group('score'), known_label_errors: { rows: this.#knownErrors },
      equation_all_rows: group('equation_all_rows'), score_all_rows: group('score_all_rows'),
    };
  }

  #count(name: string, agrees: boolean, id: string): void {
    const group = this.#groups.get(name) ?? { rows: 0, agree: 0, differ: [] };
    group.rows++;
    if (agrees) group.agree++;
    else group.differ.push(id);
    this.#groups.set(name, group);
  }
}

