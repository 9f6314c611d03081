/**
 * When two values count as the same for a search: case, width, spaces and the writing of a number do not matter.
 * `5`, `5.0` and ` +5 ` fold to `5`, `7.40` to `7.4`; `0017` stays, because a code is no number.
 */

/** Longer values are found and shown by this many characters. */
export const VALUE_CHARS = 200;
/** One more than is shown, so that a value of just that length and a longer one differ. */
export const KEY_CHARS = VALUE_CHARS + 1;

const NUMBER = /^[+-]?(?:0|[1-9]\d*)(?:\.\d*)?(?:e[+-]?\d{1,3})?$/i;
const PLAIN = /^[\x21-\x40\x5b-\x7e]+(?: [\x21-\x40\x5b-\x7e]+)*$/;

/** The text of a number in its shortest form, exact at any length; undefined for what is no number. */
export function canonicalNumber(text: string): string | undefined {
  if (text.length > KEY_CHARS || !NUMBER.test(text)) return undefined;
  if (/e/i.test(text)) {
    const value = Number(text);
    return Number.isFinite(value) ? String(value).toLowerCase() : undefined;
  }
  const digits = text.startsWith('+') ? text.slice(1) : text;
  const short = digits.includes('.') ? digits.replace(/\.?0*$/, '') : digits;
  return short === '-0' ? '0' : short;
}

/** The form under which a value is found. */
export function fold(text: string): string {
  // Cut first, as values are when they are counted, so that a long term and a long value meet; and a term may be huge.
  const start = text.length > KEY_CHARS ? text.trimStart().slice(0, KEY_CHARS) : text;
  // Most of a database is numbers, times and codes, which need no Unicode.
  const even = PLAIN.test(start) ? start : start.normalize('NFKC').toLowerCase().replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
  return canonicalNumber(even) ?? even.slice(0, KEY_CHARS);
}

/** A value on one line, cut to size. */
export function showText(text: string): string {
  const line = text.replaceAll(/[\s\p{Cc}]+/gu, ' ');
  return line.length > VALUE_CHARS ? `${line.slice(0, VALUE_CHARS)}…` : line;
}
