/** The elements of a JSON array in a text, each with its line, so that a fault in a long file can be named. */

export interface JsonElement {
  readonly text: string;
  /** The line on which it begins, from 1. */
  readonly line: number;
}

/** The text is no array of JSON values. */
export class JsonArrayError extends SyntaxError {
  override readonly name = 'JsonArrayError';
  readonly line: number;
  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}

/** Splits at the commas between elements; whether an element is JSON is for its reader to find. @throws JsonArrayError */
export function* jsonElements(text: string): Generator<JsonElement> {
  const marks = /["[\]{},\n]/g;
  marks.lastIndex = text.search(/[^\s\uFEFF]/);
  if (text[marks.lastIndex] !== '[') throw new JsonArrayError('the file is not a JSON array', 1);
  let line = text.slice(0, marks.lastIndex).split('\n').length;
  let depth = 0;
  let start = marks.lastIndex + 1;
  let startLine = line;
  for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
    switch (mark[0]) {
      case '\n': line++; break;
      case '[': case '{': depth++; break;
      case '"': {
        const end = endOfString(text, mark.index + 1);
        if (end < 0) throw new JsonArrayError('the file ends within a text: it is cut off', line);
        marks.lastIndex = end;
        break;
      }
      case ',': case ']': case '}':
        if (mark[0] !== ',') depth--;
        if (depth > (mark[0] === ',' ? 1 : 0)) break;
        if (text.slice(start, mark.index).trim() !== '') yield element(text.slice(start, mark.index), startLine);
        if (mark[0] !== ',') {
          if (text.slice(mark.index + 1).trim() !== '') throw new JsonArrayError('something stands after the end of the array', line);
          return;
        }
        start = mark.index + 1;
        startLine = line;
        break;
    }
  }
  throw new JsonArrayError('the array does not end: the file is cut off', line);
}

/** The offset after the closing quote; below 0 when there is none. */
function endOfString(text: string, from: number): number {
  const marks = /["\\]/g;
  marks.lastIndex = from;
  for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
    if (mark[0] === '"') return mark.index + 1;
    marks.lastIndex += 1;
  }
  return -1;
}

function element(raw: string, line: number): JsonElement {
  const text = raw.trimStart();
  return { text, line: line + raw.slice(0, raw.length - text.length).split('\n').length - 1 };
}
