/** A value of a query as a literal of Python: in ASCII, on one line, whatever the text holds. */
export function pyLiteral(value: string | number | readonly (string | number)[]): string {
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new RangeError(`${value} has no literal`);
    return String(value);
  }
  if (typeof value !== 'string') return `[${value.map((item) => pyLiteral(item)).join(', ')}]`;
  // JSON's escapes are Python's too, but for characters beyond U+FFFF, which JSON writes as two.
  return JSON.stringify(value).replaceAll(/[^\x20-\x7e]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
  });
}
