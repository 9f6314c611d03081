/** Long text in blocks that are drawn one by one, as they come into sight: a line of a megabyte does not freeze the page. */

/** What is shown before one asks for all. */
export const SHOWN_CHARACTERS = 12_000;
export const SHOWN_LINES = 300;
const BLOCK_CHARACTERS = 4_000;

/** The beginning of a text, by characters and lines; all of it where that is not much more. */
export function beginningOf(text: string, characters: number = SHOWN_CHARACTERS, lines: number = SHOWN_LINES): string {
  let end = text.length > characters * 1.2 ? characters : text.length;
  for (let at = -1, line = 0; line < lines; line++) {
    at = text.indexOf('\n', at + 1);
    if (at < 0 || at >= end) return text.slice(0, end);
    if (line === lines - 1) end = at;
  }
  return text.slice(0, end);
}

/** Cuts at line ends where there are any, else between characters, never inside one. */
export function blocksOf(text: string, size: number = BLOCK_CHARACTERS): readonly string[] {
  const blocks: string[] = [];
  for (let start = 0; start < text.length;) {
    let end = Math.min(start + size, text.length);
    if (end < text.length) {
      const line = text.lastIndexOf('\n', end - 1);
      if (line >= start) end = line + 1;
      else if (/[\ud800-\udbff]/.test(text[end - 1] ?? '')) end -= 1;
    }
    blocks.push(text.slice(start, end));
    start = end;
  }
  return blocks;
}
