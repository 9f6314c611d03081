/**
 * A record is refused when it is loaded, not when it is graded: its shape, its questions' rules with their parameters, where
 * answers are found, and its world. After this nobody checks again.
 */
import { Ajv } from 'ajv';
import { faultOf, ruleOf } from './rewards/index.ts';
import { ANSWER_BYTES, type Question, TaskRecord } from './task.ts';
import { checkWorld } from './worlds/index.ts';

const fits = new Ajv({ strict: false }).compile<TaskRecord>(TaskRecord);

/** The record does not fit: says which field, and why. */
export class RecordError extends Error {
  override readonly name = 'RecordError';
  /** JSON pointer into the record. */
  readonly field: string;
  constructor(field: string, reason: string) {
    super(`${field === '' ? 'the record' : field}: ${reason}`);
    this.field = field;
  }
}

const checked = new WeakSet<object>();

/** @throws RecordError */
export function checkRecord(value: unknown): TaskRecord {
  if (typeof value === 'object' && value !== null && checked.has(value)) return value as TaskRecord;
  if (!fits(value)) {
    const [error] = fits.errors ?? [];
    const extra: unknown = error?.params['additionalProperty'] ?? error?.params['missingProperty'];
    throw new RecordError(`${error?.instancePath ?? ''}${typeof extra === 'string' ? `/${extra}` : ''}`, error?.message ?? 'does not fit');
  }
  const record: TaskRecord = value;
  if (record.world !== undefined) {
    const fault = checkWorld(record.world);
    if (fault !== undefined) throw new RecordError('/world', fault);
    if (record.runtimes.some((runtime) => runtime !== 'python')) throw new RecordError('/runtimes', 'a world is reached from Python alone');
  }
  if (record.variables === 'kept') {
    if (record.runtimes.some((runtime) => runtime !== 'python')) throw new RecordError('/runtimes', 'variables are kept in Python alone');
    if (record.hygiene === 'fork') throw new RecordError('/hygiene', 'a fork of the pristine process keeps no variables');
  }
  for (const [index, question] of record.questions.entries()) checkQuestion(record, question, `/questions/${index}`);
  checked.add(record);
  return record;
}

function checkQuestion(record: TaskRecord, question: Question, at: string): void {
  const fault = faultOf(question.reward);
  if (fault !== undefined) throw new RecordError(`${at}/reward`, fault);
  const { takes } = ruleOf(question.reward);
  const actions = question.actions ?? record.actions;
  if (takes === 'source' && question.answer !== undefined) throw new RecordError(`${at}/answer`, `the rule ${question.reward.rule} takes a program; where an answer is found has no meaning`);
  if (takes === 'world' && record.world === undefined) throw new RecordError('/world', `the rule ${question.reward.rule} of ${at} judges a world, and the task has none`);
  if (takes === 'world' && !actions.includes('submit')) throw new RecordError(`${at}/actions`, 'what is done to a world is handed in by `submit`, which is not permitted');
  if (!actions.includes('validate_code') && !actions.includes('submit')) throw new RecordError(`${at}/actions`, 'nothing can be handed in: neither `validate_code` nor `submit` is permitted');
  if (question.answer?.from === 'file' && record.runtimes.includes('javascript')) throw new RecordError(`${at}/answer`, 'the JavaScript sandbox has no files');
  const large = question.answer !== undefined && (question.answer.max_bytes ?? 0) > ANSWER_BYTES;
  if (large && record.runtimes.includes('javascript')) throw new RecordError(`${at}/answer/max_bytes`, `answers over ${ANSWER_BYTES} bytes leave the Python sandbox alone`);
  if (large && record.hygiene === 'fork') throw new RecordError(`${at}/answer/max_bytes`, `answers over ${ANSWER_BYTES} bytes need the hygiene \`warm\``);
}
