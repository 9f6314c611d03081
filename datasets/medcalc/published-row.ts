/** One published row: its fields checked, its findings and its label read. */
import { ImportError } from '../../env/families/importer.ts';
import { type PythonLiteral, parsePythonLiteral, PythonLiteralError } from '../readers/python-literal.ts';
import type { Calculator, Entities, Entity, Result } from './calculator.ts';
import { CALCULATORS } from './calculators/index.ts';
import { calendarDay } from './findings.ts';
import type { RawRow } from './published-files.ts';

export interface PublishedRow {
  readonly raw: RawRow;
  readonly rowNumber: number;
  readonly calculator: Calculator;
  readonly note: string;
  readonly question: string;
  readonly entities: Entities;
  readonly label: Result;
  /** The label as it is written. */
  readonly labelText: string;
  /** Ordered; of a decimal. */
  readonly limits?: { readonly low: number; readonly high: number };
}

/** The row cannot be a task; the reason is for the import's account. */
export class UnusableRow extends Error {
  override readonly name = 'UnusableRow';
}

/** @throws ImportError when a field is absent or of another type; UnusableRow when its content cannot be graded */
export function readRow(raw: RawRow): PublishedRow {
  const id = integerField(raw, 'Calculator ID');
  const rowNumber = integerField(raw, 'Row Number');
  const note = textField(raw, 'Patient Note');
  const question = textField(raw, 'Question');
  const entityField = required(raw, 'Relevant Entities');
  const labelText = literalText(raw, 'Ground Truth Answer');
  const limitTexts = [literalText(raw, 'Lower Limit'), literalText(raw, 'Upper Limit')] as const;
  const calculator: Calculator | undefined = CALCULATORS.find((known) => known.id === id);
  if (calculator === undefined) throw new UnusableRow(`no calculator ${id}`);
  const label = readLabel(calculator, labelText);
  const row = { raw, rowNumber, calculator, note, question, entities: readEntities(entityField), label, labelText };
  return label.kind === 'decimal' ? { ...row, limits: readLimits(label.value, limitTexts) } : row;
}

function required(raw: RawRow, name: string): unknown {
  const value = raw.fields[name];
  if (value === undefined || value === null || value === '') throw new ImportError(`no field ${JSON.stringify(name)}`, raw.file, raw.line);
  return value;
}

function textField(raw: RawRow, name: string): string {
  const value = required(raw, name);
  if (typeof value !== 'string') throw new ImportError(`field ${JSON.stringify(name)} is not text`, raw.file, raw.line);
  return value;
}

function integerField(raw: RawRow, name: string): number {
  const value = required(raw, name);
  const number = typeof value === 'string' && /^\d+(\.0)?$/.test(value.trim()) ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isSafeInteger(number)) throw new ImportError(`field ${JSON.stringify(name)} is not an integer`, raw.file, raw.line);
  return number;
}

/** Text, or a number as text: releases differ in which they use. */
function literalText(raw: RawRow, name: string): string {
  const value = required(raw, name);
  if (typeof value !== 'string' && typeof value !== 'number') throw new ImportError(`field ${JSON.stringify(name)} is neither text nor number`, raw.file, raw.line);
  return String(value).trim();
}

/** `Relevant Entities` is the text of a Python dict in the published files, JSON in some copies. */
export function readEntities(field: unknown): Entities {
  const dict = typeof field === 'string' ? readDict(field) : field;
  if (typeof dict !== 'object' || dict === null || Array.isArray(dict)) throw new UnusableRow('Relevant Entities: not a dictionary');
  return Object.fromEntries(Object.entries(dict).map(([name, value]) => [name, readEntity(name, value)]));
}

function readDict(text: string): unknown {
  try {
    return parsePythonLiteral(text);
  } catch (error) {
    if (!(error instanceof PythonLiteralError)) throw error;
    try {
      const json: unknown = JSON.parse(text);
      return json;
    } catch {
      throw new UnusableRow(`Relevant Entities: ${error.message}`);
    }
  }
}

function readEntity(name: string, value: unknown): Entity {
  if (typeof value === 'boolean' || typeof value === 'string') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (Array.isArray(value)) {
    const [a, b, c, d]: unknown[] = value;
    if (value.length === 2 && typeof a === 'number' && typeof b === 'string') return [a, b];
    if (value.length === 3 && typeof a === 'string' && typeof b === 'number' && typeof c === 'string') return [a, b, c];
    if (value.length === 4 && typeof a === 'number' && typeof b === 'string' && typeof c === 'number' && typeof d === 'string') return [a, b, c, d];
  }
  throw new UnusableRow(`Relevant Entities: ${JSON.stringify(name)} is no finding`);
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

function numberOf(text: string, what: string): number {
  const value = NUMBER.test(text) ? Number(text) : Number.NaN;
  if (!Number.isFinite(value)) throw new UnusableRow(`${what} ${JSON.stringify(text)} is not a number`);
  return value;
}

function readLabel(calculator: Calculator, text: string): Result {
  switch (calculator.output) {
    case 'decimal': return { kind: 'decimal', value: numberOf(text, 'the label') };
    case 'integer': {
      const value = numberOf(text, 'the label');
      if (!Number.isSafeInteger(value)) throw new UnusableRow(`the label ${text} of a point score is not an integer`);
      return { kind: 'integer', value };
    }
    case 'date': return { kind: 'date', value: dateOf(text) };
    case 'weeks-days': return weeksDaysOf(text);
  }
}

function dateOf(text: string): string {
  try {
    return new Date(calendarDay({ label: text }, 'label') * 86_400_000).toISOString().slice(0, 10);
  } catch {
    throw new UnusableRow(`the label ${JSON.stringify(text)} is not a date (MM/DD/YYYY)`);
  }
}

/** `('14 weeks', '1 days')`. */
function weeksDaysOf(text: string): Result {
  const parts = asList(text).map((part) => (typeof part === 'string' ? /^(\d+) (weeks?|days?)$/.exec(part.trim()) : null));
  const [weeks, days] = parts;
  if (parts.length !== 2 || !weeks?.[2]?.startsWith('week') || !days?.[2]?.startsWith('day') || Number(days[1]) > 6) {
    throw new UnusableRow(`the label ${JSON.stringify(text)} is not (weeks, days)`);
  }
  return { kind: 'weeks-days', weeks: Number(weeks[1]), days: Number(days[1]) };
}

function asList(text: string): readonly PythonLiteral[] {
  try {
    const value = parsePythonLiteral(text);
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

/** Ordered, as the file has them from the label towards zero; the label has to lie between them. */
function readLimits(label: number, [lower, upper]: readonly [string, string]): { readonly low: number; readonly high: number } {
  const limits = [numberOf(lower, 'the lower limit'), numberOf(upper, 'the upper limit')] as const;
  const low = Math.min(...limits);
  const high = Math.max(...limits);
  if (label < low || label > high) throw new UnusableRow(`the label ${label} lies outside its limits ${low} to ${high}`);
  return { low, high };
}
