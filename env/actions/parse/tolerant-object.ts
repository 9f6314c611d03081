/**
 * Reads one object as language models write them: JSON with raw newlines and tabs in strings, single or triple
 * quotes, Python's True/False/None, trailing commas, bare keys, comments.
 *
 * Linear in the text, depth-capped, and without regard for what the object means. In `lenient` mode a quote inside a
 * string closes it only where something follows that may follow a string, so that `"print("hi")"` is read as meant.
 */
export interface ParsedObject {
  readonly value: { readonly [key: string]: unknown };
  /** One past the closing brace. */
  readonly end: number;
}

const MAX_DEPTH = 24;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', '"': '"', "'": "'", '\\': '\\', '/': '/', '\n': '' };
const WORDS: Readonly<Record<string, unknown>> = { true: true, false: false, null: null, True: true, False: false, None: null };

class Unreadable extends Error {}
/** One for all: collecting a stack for each would cost more than the reading. */
const UNREADABLE = new Unreadable();

/** The object that starts with the brace at `start`, or how many characters were read in vain in both modes. */
export function readObject(text: string, start: number): ParsedObject | { readonly read: number } {
  let read = 0;
  for (const lenient of [false, true]) {
    const reader = new Reader(text, start, lenient);
    try {
      const value = reader.object(0);
      return { value, end: reader.at };
    } catch (error) {
      if (error !== UNREADABLE) throw error;
      read += reader.at - start + 1;
    }
  }
  return { read };
}

class Reader {
  readonly #text: string;
  readonly #lenient: boolean;
  at: number;

  constructor(text: string, start: number, lenient: boolean) {
    this.#text = text;
    this.#lenient = lenient;
    this.at = start;
  }

  object(depth: number): { readonly [key: string]: unknown } {
    if (depth > MAX_DEPTH) throw UNREADABLE;
    this.#expect('{');
    const members: [string, unknown][] = [];
    for (;;) {
      this.#blank();
      if (this.#take('}')) return Object.fromEntries(members);
      const key = this.#key();
      this.#blank();
      this.#expect(':');
      members.push([key, this.#value(depth + 1)]);
      this.#blank();
      if (!this.#take(',') && this.#text[this.at] !== '}') throw UNREADABLE;
    }
  }

  #array(depth: number): readonly unknown[] {
    if (depth > MAX_DEPTH) throw UNREADABLE;
    const close = this.#take('[') ? ']' : (this.#expect('('), ')');
    const items: unknown[] = [];
    for (;;) {
      this.#blank();
      if (this.#take(close)) return items;
      items.push(this.#value(depth + 1));
      this.#blank();
      if (!this.#take(',') && this.#text[this.at] !== close) throw UNREADABLE;
    }
  }

  #value(depth: number): unknown {
    this.#blank();
    const char = this.#text[this.at];
    if (char === '{') return this.object(depth);
    if (char === '[' || char === '(') return this.#array(depth);
    if (char === '"' || char === "'") return this.#string();
    if (/^[rRuUfF]["']/.test(this.#text.slice(this.at, this.at + 2))) {
      const raw = /[rR]/.test(this.#text[this.at] ?? '');
      this.at += 1;
      return this.#string(raw);
    }
    const token = /^[A-Za-z_]+|^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/.exec(this.#text.slice(this.at, this.at + 400))?.[0];
    if (token === undefined) throw UNREADABLE;
    this.at += token.length;
    if (Object.hasOwn(WORDS, token)) return WORDS[token];
    const number = Number(token);
    if (Number.isNaN(number)) throw UNREADABLE;
    return number;
  }

  #key(): string {
    const char = this.#text[this.at];
    if (char === '"' || char === "'") return this.#string();
    const word = /^[A-Za-z_][A-Za-z0-9_-]{0,63}/.exec(this.#text.slice(this.at, this.at + 64))?.[0];
    if (word === undefined) throw UNREADABLE;
    this.at += word.length;
    return word;
  }

  #string(raw = false): string {
    const text = this.#text;
    const quote = text[this.at] ?? '"';
    const triple = quote.repeat(3);
    const close = text.startsWith(triple, this.at) && !(text.startsWith(triple, this.at) && this.#closesEmpty(quote)) ? triple : quote;
    this.at += close.length;
    const parts: string[] = [];
    let from = this.at;
    for (;;) {
      const char = text[this.at];
      if (char === undefined) throw UNREADABLE;
      if (char === '\\') {
        parts.push(text.slice(from, this.at), raw ? text.slice(this.at, this.at += 2) : this.#escape());
        from = this.at;
      } else if (char === quote && text.startsWith(close, this.at) && this.#closes(close)) {
        parts.push(text.slice(from, this.at));
        this.at += close.length;
        return parts.join('');
      } else {
        this.at += 1;
      }
    }
  }

  /** An empty string before a further quote, as in `""",` with the third quote opening nothing. */
  #closesEmpty(quote: string): boolean {
    return /^\s*[,}\]:]/.test(this.#text.slice(this.at + 2, this.at + 12)) && this.#text[this.at + 2] !== quote;
  }

  #closes(close: string): boolean {
    if (!this.#lenient || close.length === 3) return true;
    const next = /^\s*(\S?)/.exec(this.#text.slice(this.at + 1, this.at + 200))?.[1] ?? '';
    if (next === '' || next === '}' || next === ']' || next === ':') return true;
    // A comma closes only where a key or value follows it.
    return next === ',' && /^\s*,\s*(["'}\]{[]|[A-Za-z_]+\s*:)/.test(this.#text.slice(this.at + 1, this.at + 200));
  }

  #escape(): string {
    const next = this.#text[this.at + 1] ?? '';
    const code = next === 'u' ? /^[0-9a-fA-F]{4}/ : next === 'x' ? /^[0-9a-fA-F]{2}/ : undefined;
    if (code !== undefined) {
      const digits = code.exec(this.#text.slice(this.at + 2, this.at + 6))?.[0];
      if (digits !== undefined) {
        this.at += 2 + digits.length;
        return String.fromCharCode(Number.parseInt(digits, 16));
      }
    }
    this.at += 2;
    // An escape that JSON does not know, as in "\d", is meant as it stands.
    return Object.hasOwn(ESCAPES, next) ? ESCAPES[next] ?? '' : `\\${next}`;
  }

  #blank(): void {
    for (;;) {
      const match = /^(?:\s+|#[^\n]*|\/\/[^\n]*)/.exec(this.#text.slice(this.at, this.at + 1000))?.[0];
      if (match === undefined) return;
      this.at += match.length;
    }
  }

  #take(char: string): boolean {
    if (this.#text[this.at] !== char) return false;
    this.at += 1;
    return true;
  }

  #expect(char: string): void {
    if (!this.#take(char)) throw UNREADABLE;
  }
}
