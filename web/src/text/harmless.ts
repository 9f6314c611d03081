/**
 * Text of models, notes and programs, made harmless to look at. It is shown as text nodes, so no markup takes part; what is
 * left are characters that a reader would not see: terminal sequences, controls, marks that turn the direction of writing,
 * and invisible ones. They become pieces of their own, which are shown by name.
 */

/** A run of plain text, or of characters that cannot be seen, by the name under which they are shown. */
export interface Piece { readonly text: string; readonly hidden?: string }

const NAMES: Readonly<Record<number, string>> = {
  0xad: 'SHY', 0x61c: 'ALM', 0x180e: 'MVS', 0x200b: 'ZWSP', 0x200e: 'LRM', 0x200f: 'RLM', 0x2028: 'LS', 0x2029: 'PS',
  0x202a: 'LRE', 0x202b: 'RLE', 0x202c: 'PDF', 0x202d: 'LRO', 0x202e: 'RLO', 0x2060: 'WJ', 0x2066: 'LRI', 0x2067: 'RLI', 0x2068: 'FSI', 0x2069: 'PDI', 0xfeff: 'BOM',
};

/** A terminal's colour or cursor sequence, or anything invisible but tab and newline; lone surrogates too. */
const HIDDEN = /\u001b\[[0-?]*[ -/]*[@-~]|[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}\ud800-\udfff]+/gu;

function nameOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return '\u2421';
  const name = NAMES[code];
  if (name !== undefined) return `\u2039${name}\u203a`;
  return code < 0x7f ? character : `\u2039U+${code.toString(16).toUpperCase().padStart(4, '0')}\u203a`;
}

/** The names of what cannot be seen; a long run of it is not spelled out. */
function describe(hidden: string): string {
  const characters = [...hidden];
  return characters.length <= 24 ? characters.map(nameOf).join('') : `${characters.slice(0, 8).map(nameOf).join('')}\u2039${characters.length - 8} more\u203a`;
}

export function pieces(text: string): readonly Piece[] {
  const found: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(HIDDEN)) {
    if (match.index > end) found.push({ text: text.slice(end, match.index) });
    found.push({ text: match[0], hidden: describe(match[0]) });
    end = match.index + match[0].length;
  }
  if (end < text.length) found.push({ text: text.slice(end) });
  return found;
}

/** As one string, for places that hold no pieces: titles, names, cells of a table. */
export const visible = (text: string): string => pieces(text).map(({ text: plain, hidden }) => hidden ?? plain).join('');
