/**
 * Reads the text of one Python literal, as `repr` writes it and as published data files hold it.
 *
 * Strings, integers, floats, True, False, None, lists, tuples and dicts with string keys; nothing else, and nothing is
 * evaluated. Tuples become arrays. An integer beyond 2**53 and a float that is not finite are refused.
 */

export type PythonLiteral = null | boolean | number | string | readonly PythonLiteral[] | PythonDict;
export interface PythonDict { readonly [key: string]: PythonLiteral }

/** The text is not a literal; `offset` is where, in UTF-16 units. */
export class PythonLiteralError extends SyntaxError {
  override readonly name = 'PythonLiteralError';
  readonly offset: number;
  constructor(message: string, offset: number) {
    super(`${message} at character ${offset + 1}`);
    this.offset = offset;
  }
}

const MAX_DEPTH = 32;
const NUMBER = /[+-]?(?:\d[\d_]*\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
const WORDS: ReadonlyMap<string, null | boolean> = new Map([['None', null], ['True', true], ['False', false]]);
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['n', '\n'], ['t', '\t'], ['r', '\r'], ['\\', '\\'], ['\'', '\''], ['"', '"'], ['a', '\x07'], ['b', '\b'], ['f', '\f'], ['v', '\v'], ['\n', ''],
]);
const HEX_LENGTH: ReadonlyMap<string, number> = new Map([['x', 2], ['u', 4], ['U', 8]]);

/** @throws PythonLiteralError */
export function parsePythonLiteral(text: string): PythonLiteral {
  let at = 0;
  const value = parseValue(0);
  skipSpace();
  if (at < text.length) fail('text after the literal');
  return value;

  function fail(message: string): never {
    throw new PythonLiteralError(message, at);
  }

  function skipSpace(): void {
    while (at < text.length && ' \t\r\n'.includes(text.charAt(at))) at++;
  }

  function parseValue(depth: number): PythonLiteral {
    if (depth > MAX_DEPTH) fail('nested too deep');
    skipSpace();
    const first = text.charAt(at);
    if (first === '{') return parseDict(depth);
    if (first === '[') return parseItems(']', depth).items;
    if (first === '(') {
      const { items, commas } = parseItems(')', depth);
      const only = items[0];
      return items.length === 1 && commas === 0 && only !== undefined ? only : items;
    }
    if (first === '\'' || first === '"') return parseString();
    const word = /[A-Za-z_]+/y;
    word.lastIndex = at;
    const name = word.exec(text)?.[0];
    if (name === undefined) return parseNumber();
    const constant = WORDS.get(name);
    if (constant === undefined) fail(`${JSON.stringify(name)} is not a literal`);
    at += name.length;
    return constant;
  }

  function parseItems(close: string, depth: number): { readonly items: readonly PythonLiteral[]; readonly commas: number } {
    const items: PythonLiteral[] = [];
    let commas = 0;
    at++;
    for (;;) {
      skipSpace();
      if (text.charAt(at) === close) break;
      if (items.length > commas) fail('a comma is missing');
      items.push(parseValue(depth + 1));
      skipSpace();
      if (text.charAt(at) === ',') {
        commas++;
        at++;
      }
    }
    at++;
    return { items, commas };
  }

  function parseDict(depth: number): PythonDict {
    const entries = new Map<string, PythonLiteral>();
    at++;
    let open = true;
    for (;;) {
      skipSpace();
      if (text.charAt(at) === '}') break;
      if (!open) fail('a comma is missing');
      const quote = text.charAt(at);
      if (quote !== '\'' && quote !== '"') fail('a key is not a string');
      const key = parseString();
      if (entries.has(key)) fail(`the key ${JSON.stringify(key)} stands twice`);
      skipSpace();
      if (text.charAt(at) !== ':') fail('a colon is missing');
      at++;
      entries.set(key, parseValue(depth + 1));
      skipSpace();
      open = text.charAt(at) === ',';
      if (open) at++;
    }
    at++;
    return Object.fromEntries(entries);
  }

  function parseString(): string {
    const quote = text.charAt(at);
    at++;
    let result = '';
    for (;;) {
      if (at >= text.length) fail('a string has no end');
      const character = text.charAt(at);
      at++;
      if (character === quote) return result;
      if (character === '\n') fail('a string goes over a line');
      result += character === '\\' ? parseEscape() : character;
    }
  }

  function parseEscape(): string {
    const letter = text.charAt(at);
    const length = HEX_LENGTH.get(letter);
    at++;
    if (length === undefined) return ESCAPES.get(letter) ?? fail('an unknown escape');
    const digits = text.slice(at, at + length);
    const code = /^[0-9a-fA-F]+$/.test(digits) && digits.length === length ? Number.parseInt(digits, 16) : Number.NaN;
    if (!(code <= 0x10_ffff)) fail('an escape is not a character');
    at += length;
    return String.fromCodePoint(code);
  }

  function parseNumber(): number {
    NUMBER.lastIndex = at;
    const digits = NUMBER.exec(text)?.[0];
    if (digits === undefined) fail(at < text.length ? 'not a literal' : 'the text ends early');
    const number = Number(digits.replaceAll('_', ''));
    if (!Number.isFinite(number)) fail('a number is too large');
    if (/^[+-]?[\d_]+$/.test(digits) && !Number.isSafeInteger(number)) fail('an integer is too large');
    at += digits.length;
    return number;
  }
}
