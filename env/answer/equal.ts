/** Equality of whole typed values, as an examiner of functions takes it. */
import type { AnswerValue } from './value.ts';

export interface Tolerance {
  readonly absolute: number;
  readonly relative: number;
}

function sameNumber(given: number, right: number, { absolute, relative }: Tolerance): boolean {
  // Here NaN and the infinities are results like any other: a function was asked to give them.
  if (Number.isNaN(right) || !Number.isFinite(right)) return Object.is(given, right);
  return Math.abs(given - right) <= Math.max(absolute, relative * Math.abs(right));
}

const numberOf = (value: AnswerValue): number | undefined => (value.type === 'int' || value.type === 'float' ? value.value : undefined);
const itemsOf = (value: AnswerValue): readonly AnswerValue[] | undefined => (value.type === 'list' || value.type === 'tuple' || value.type === 'series' ? value.items : undefined);

/**
 * Numbers within the tolerance whether integer or float, booleans only as booleans, texts exactly; lists and tuples by
 * their items in order, sets and dicts without order. What has no plain value equals nothing.
 */
export function sameValue(given: AnswerValue, right: AnswerValue, tolerance: Tolerance): boolean {
  const number = numberOf(right);
  if (number !== undefined) {
    if (given.type === 'int' && right.type === 'int') return given.digits === right.digits;
    const own = numberOf(given);
    return own !== undefined && sameNumber(own, number, tolerance);
  }
  const items = itemsOf(right);
  if (items !== undefined) {
    const own = itemsOf(given);
    return own?.length === items.length && items.every((item, i) => own[i] !== undefined && sameValue(own[i], item, tolerance));
  }
  switch (right.type) {
    case 'null': return given.type === 'null';
    case 'bool': case 'str': case 'date': case 'time': case 'datetime': return given.type === right.type && given.value === right.value;
    case 'timedelta': return given.type === 'timedelta' && sameNumber(given.seconds, right.seconds, tolerance);
    case 'set': return given.type === 'set' && sameMembers(given.items, right.items, (a, b) => sameValue(a, b, tolerance));
    case 'dict': return given.type === 'dict' && sameMembers(given.entries, right.entries, ([key, value], [rightKey, rightValue]) => sameValue(key, rightKey, tolerance) && sameValue(value, rightValue, tolerance));
    case 'table': return given.type === 'table' && given.columns.length === right.columns.length && given.columns.every((name, i) => name === right.columns[i])
      && given.rows.length === right.rows.length && given.rows.every((row, i) => row.every((cell, j) => { const wanted = right.rows[i]?.[j]; return wanted !== undefined && sameValue(cell, wanted, tolerance); }));
    default: return false;
  }
}

function sameMembers<T>(given: readonly T[], right: readonly T[], same: (a: T, b: T) => boolean): boolean {
  if (given.length !== right.length) return false;
  const left = [...given];
  return right.every((wanted) => {
    const at = left.findIndex((each) => same(each, wanted));
    if (at < 0) return false;
    left.splice(at, 1);
    return true;
  });
}
