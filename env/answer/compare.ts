/**
 * Reading a typed answer as what a rule asks for, by the field's rules: 47 = 47.0 = "47", dates by
 * value. Every reader gives `undefined` for a value that is not of its kind, and never throws.
 */
import type { AnswerValue } from './value.ts';

const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/;
const THOUSANDS = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/;

/** A list, tuple or table of exactly one item is that item: `[3.5]` answers as 3.5 does. */
export function unwrapSingle(answer: AnswerValue): AnswerValue {
  let value = answer;
  for (;;) {
    if ((value.type === 'list' || value.type === 'tuple' || value.type === 'set' || value.type === 'series') && value.items.length === 1 && value.items[0] !== undefined) value = value.items[0];
    else if (value.type === 'table' && value.rows.length === 1 && value.rows[0]?.length === 1 && value.rows[0][0] !== undefined) value = value.rows[0][0];
    else return value;
  }
}

/** A finite number; a string counts when it is one number and nothing else. Booleans do not. */
export function asNumber(answer: AnswerValue): number | undefined {
  const value = unwrapSingle(answer);
  if (value.type === 'int' || value.type === 'float') return Number.isFinite(value.value) ? value.value : undefined;
  if (value.type !== 'str') return undefined;
  const text = value.value.trim();
  const plain = THOUSANDS.test(text) ? text.replaceAll(',', '') : text;
  const number = NUMBER.test(plain) ? Number(plain) : Number.NaN;
  return Number.isFinite(number) ? number : undefined;
}

/** The same integer in any spelling: 47, 47.0, "47". */
export function asInteger(answer: AnswerValue): number | undefined {
  const number = asNumber(answer);
  return number !== undefined && Number.isSafeInteger(number) ? number : undefined;
}

const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];

/** In which order a task says that day, month and year stand. */
export type DateOrder = 'MDY' | 'DMY';

/**
 * An ISO date (YYYY-MM-DD). Strings: the year first, M/D/Y as US notes write it, or with the month as a word; where the task
 * says the order, in that order with slashes, dashes or dots. A datetime counts by its date only at midnight.
 */
export function asDate(answer: AnswerValue, order?: DateOrder): string | undefined {
  const value = unwrapSingle(answer);
  if (value.type === 'date') return realDate(value.value.slice(0, 4), value.value.slice(5, 7), value.value.slice(8, 10));
  if (value.type === 'datetime') return /T00:00:00(\.0+)?(?![.\d])/.test(value.value) ? asDate({ type: 'date', value: value.value.slice(0, 10) }) : undefined;
  if (value.type !== 'str') return undefined;
  const text = value.value.trim();
  const yearFirst = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?)?$/.exec(text);
  if (yearFirst) return realDate(yearFirst[1], yearFirst[3], yearFirst[4]);
  const yearLast = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/.exec(text);
  if (yearLast && order !== undefined) return order === 'MDY' ? realDate(yearLast[4], yearLast[1], yearLast[3]) : realDate(yearLast[4], yearLast[3], yearLast[1]);
  if (yearLast?.[2] === '/') return realDate(yearLast[4], yearLast[1], yearLast[3]);
  const words = /^([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/.exec(text) ?? undefined;
  const reversed = /^(\d{1,2}) ([A-Za-z]{3,9})\.?,? (\d{4})$/.exec(text) ?? undefined;
  if (words) return realDate(words[3], monthNumber(words[1]), words[2]);
  if (reversed) return realDate(reversed[3], monthNumber(reversed[2]), reversed[1]);
  return undefined;
}

function monthNumber(word = ''): string {
  const index = MONTHS.findIndex((month) => month === word.toLowerCase() || month.slice(0, 3) === word.toLowerCase());
  return String(index + 1);
}

function realDate(year = '', month = '', day = ''): string | undefined {
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  // JavaScript takes the years 0 to 99 as 1900 to 1999.
  if (date.getUTCFullYear() !== Number(year) || date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day)) return undefined;
  return date.toISOString().slice(0, 10);
}

const INSTANT = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.0+)?)?)?(?:Z|\+00:00)?$/;

/** A date and time to the second, `YYYY-MM-DD HH:MM:SS`; a date alone is its midnight. */
export function asInstant(answer: AnswerValue): string | undefined {
  const value = unwrapSingle(answer);
  if (value.type !== 'str' && value.type !== 'date' && value.type !== 'datetime') return undefined;
  const match = value.value.length > 64 ? null : INSTANT.exec(value.value.trim());
  if (match === null) {
    const date = asDate(value);
    return date === undefined ? undefined : `${date} 00:00:00`;
  }
  const date = realDate(match[1], match[2], match[3]);
  const [hours, minutes, seconds] = [match[4] ?? '0', match[5] ?? '00', match[6] ?? '00'];
  if (date === undefined || Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  return `${date} ${hours.padStart(2, '0')}:${minutes}:${seconds}`;
}

/** The items of a list, tuple, set, or of a one-column or one-row table. */
export function asItems(answer: AnswerValue): readonly AnswerValue[] | undefined {
  switch (answer.type) {
    case 'list': case 'tuple': case 'set': case 'series': return answer.items;
    case 'table':
      if (answer.columns.length === 1) return answer.rows.flat();
      return answer.rows.length === 1 ? answer.rows[0] : undefined;
    default: return undefined;
  }
}
