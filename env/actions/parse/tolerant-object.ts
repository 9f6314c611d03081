/**
 * Reads one object as language models write them: JSON with raw newlines and tabs in strings, single or triple
 * quotes, Python's True/False/None, trailing commas, bare keys, comments.
 *
 * Linear in the text, depth-capped, bounded by a budget of work, and without regard for what the object means. In
 * `lenient` mode a quote inside a string closes it only where something follows that may follow a string, so that
 * `"print("hi")"` is read as meant.
 */
export interface ParsedObject {
  readonly value: { readonly [key: string]: unknown };
  /** One past the closing brace. */
  readonly end: number;
  readonly work: number;
}

const MAX_DEPTH = 24;
const MAX_TOKEN = 400;
/** What a key or value costs beside its characters: about as much as so many characters of a string. */
const TOKEN = 8;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', '"': '"', "'": "'", '\\': '\\', '/': '/', '\n': '' };
const WORDS: Readonly<Record<string, unknown>> = { true: true, false: false, null: null, True: true, False: false, None: null };

// Sticky, and tried where the reader stands: nothing is cut out of the text for them.
const BLANK = /(?:\s+|#[^\n]*|\/\/[^\n]*)+/y;
const SPACE = /\s*/y;
const SCALAR = /[A-Za-z_]+|[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
const BARE_KEY = /[A-Za-z_][A-Za-z0-9_-]{0,63}/y;
const PREFIXED = /[rRuUfF]["']/y;
const INSIDE = { '"': /[^"\\]+/y, "'": /[^'\\]+/y } as const;
/** After a comma: a key or a value that may begin a member. */
const MEMBER = /\s*,\s*(?:["'}\]{[]|[A-Za-z_]+\s*:)/y;
/** After an empty string. */
const GOES_ON = /\s{0,9}[,}\]:]/y;

/** @returns where the pattern, tried at `at`, has ended; -1 where it does not fit */
function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

class Unreadable extends Error {}
/** One for all: collecting a stack for each would cost more than the reading. */
const UNREADABLE = new Unreadable();

/** The object that starts with the brace at `start`, or how much work was done in vain in both modes. */
export function readObject(text: string, start: number, budget = Number.POSITIVE_INFINITY): ParsedObject | { readonly value?: undefined; readonly work: number } {
  let work = 0;
  for (const lenient of [false, true]) {
    const reader = new Reader(text, start, lenient, budget - work);
    try {
      const value = reader.object(0);
      return { value, end: reader.at, work: work + reader.work };
    } catch (error) {
      if (error !== UNREADABLE) throw error;
      work += reader.work;
    }
  }
  return { work };
}

class Reader {
  readonly #text: string;
  readonly #start: number;
  readonly #lenient: boolean;
  readonly #budget: number;
  #tokens = 0;
  at: number;

  constructor(text: string, start: number, lenient: boolean, budget: number) {
    this.#text = text;
    this.#start = start;
    this.#lenient = lenient;
    this.#budget = budget;
    this.at = start;
  }

  /** Characters read, and what its tokens cost. */
  get work(): number { return this.at - this.#start + 1 + TOKEN * this.#tokens; }

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
    this.#spend();
    this.#blank();
    const char = this.#text[this.at];
    if (char === '{') return this.object(depth);
    if (char === '[' || char === '(') return this.#array(depth);
    if (char === '"' || char === "'") return this.#string();
    if (endOf(PREFIXED, this.#text, this.at) >= 0) {
      this.at += 1;
      return this.#string(char === 'r' || char === 'R');
    }
    const token = this.#word(SCALAR);
    if (Object.hasOwn(WORDS, token)) return WORDS[token];
    const number = Number(token);
    if (Number.isNaN(number)) throw UNREADABLE;
    return number;
  }

  #key(): string {
    this.#spend();
    const char = this.#text[this.at];
    return char === '"' || char === "'" ? this.#string() : this.#word(BARE_KEY);
  }

  #word(pattern: RegExp): string {
    const end = endOf(pattern, this.#text, this.at);
    if (end < 0 || end - this.at > MAX_TOKEN) throw UNREADABLE;
    const word = this.#text.slice(this.at, end);
    this.at = end;
    return word;
  }

  #string(raw = false): string {
    const text = this.#text;
    const quote = text[this.at] === "'" ? "'" : '"';
    const triple = quote.repeat(3);
    const close = text.startsWith(triple, this.at) && !this.#closesEmpty(quote) ? triple : quote;
    this.at += close.length;
    const parts: string[] = [];
    let from = this.at;
    for (;;) {
      this.at = Math.max(this.at, endOf(INSIDE[quote], text, this.at));
      const char = text[this.at];
      if (char === undefined) throw UNREADABLE;
      if (char === '\\') {
        parts.push(text.slice(from, this.at), raw ? text.slice(this.at, this.at += 2) : this.#escape());
        from = this.at;
      } else if (text.startsWith(close, this.at) && this.#closes(close)) {
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
    return this.#text[this.at + 2] !== quote && endOf(GOES_ON, this.#text, this.at + 2) >= 0;
  }

  #closes(close: string): boolean {
    if (!this.#lenient || close.length === 3) return true;
    const next = this.#text[endOf(SPACE, this.#text, this.at + 1)];
    if (next === undefined || next === '}' || next === ']' || next === ':') return true;
    // A comma closes only where a key or value follows it.
    return next === ',' && endOf(MEMBER, this.#text, this.at + 1) >= 0;
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
    this.at = Math.max(this.at, endOf(BLANK, this.#text, this.at));
  }

  /** Counts a token. */
  #spend(): void {
    this.#tokens += 1;
    if (this.work > this.#budget) throw UNREADABLE;
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
