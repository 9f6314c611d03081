/** Two texts line by line, side by side; within a line that was changed, the words. Bounded: texts that differ too much are not compared further. */
import { diffLines, diffWordsWithSpace } from 'diff';

export interface Span { readonly text: string; readonly changed: boolean }
export interface Side { readonly line: number; readonly spans: readonly Span[] }
/** A missing side: the line stands in the other text alone. */
export interface Row { readonly kind: 'same' | 'changed'; readonly left?: Side; readonly right?: Side }

const MAX_EDITS = 3000;
const MAX_LINE = 2000;
/** Two lines with less in common than this are two lines, not one that was changed. */
const ALIKE = 0.4;

const linesOf = (text: string): readonly string[] => text.replaceAll('\r\n', '\n').replace(/\n$/, '').split('\n');
const whole = (text: string): readonly Span[] => [{ text, changed: false }];

/** Undefined where the two differ too much to be compared. */
export function sideBySide(left: string, right: string): readonly Row[] | undefined {
  const ended = (text: string): string => (text === '' || text.endsWith('\n') ? text : `${text}\n`);
  const changes = diffLines(ended(left.replaceAll('\r\n', '\n')), ended(right.replaceAll('\r\n', '\n')), { maxEditLength: MAX_EDITS });
  if (changes === undefined) return undefined;
  const rows: Row[] = [];
  let [at, over] = [1, 1];
  for (let index = 0; index < changes.length; index++) {
    const change = changes[index];
    if (change === undefined) break;
    const { value, added, removed } = change;
    const lines = linesOf(value);
    if (!added && !removed) {
      for (const text of lines) rows.push({ kind: 'same', left: { line: at++, spans: whole(text) }, right: { line: over++, spans: whole(text) } });
      continue;
    }
    const following = changes[index + 1];
    const replaced = removed && following?.added === true ? linesOf(following.value) : undefined;
    if (replaced !== undefined) index += 1;
    const [gone, come] = removed ? [lines, replaced ?? []] : [[], lines];
    for (let each = 0; each < Math.max(gone.length, come.length); each++) {
      const [was, is] = [gone[each], come[each]];
      const [leftSpans, rightSpans] = was !== undefined && is !== undefined ? withinLine(was, is) : [whole(was ?? ''), whole(is ?? '')];
      rows.push({ kind: 'changed', ...(was === undefined ? {} : { left: { line: at++, spans: leftSpans } }), ...(is === undefined ? {} : { right: { line: over++, spans: rightSpans } }) });
    }
  }
  return rows;
}

/** The words that differ are marked; of two lines that have little in common none is. */
function withinLine(was: string, is: string): readonly [readonly Span[], readonly Span[]] {
  const words = was.length + is.length > MAX_LINE ? undefined : diffWordsWithSpace(was, is, { maxEditLength: MAX_EDITS });
  const common = words?.reduce((sum, { value, added, removed }) => (added || removed ? sum : sum + value.trim().length), 0) ?? 0;
  if (words === undefined || common < ALIKE * Math.max(was.trim().length, is.trim().length)) return [whole(was), whole(is)];
  const spans = (leaveOut: 'added' | 'removed'): readonly Span[] => words.filter((word) => !word[leaveOut]).map(({ value, added, removed }) => ({ text: value, changed: added || removed }));
  return [spans('added'), spans('removed')];
}

/** A run of equal lines longer than this is folded, save those beside a change. */
const CONTEXT = 3;

/** Rows, with long runs of equal ones folded into their number. */
export function folded(rows: readonly Row[]): readonly (Row | { readonly folded: number })[] {
  const near = (index: number): boolean => rows.slice(Math.max(0, index - CONTEXT), index + CONTEXT + 1).some(({ kind }) => kind === 'changed');
  const shown: (Row | { readonly folded: number })[] = [];
  let hidden = 0;
  const flush = (): void => {
    if (hidden > 0) shown.push({ folded: hidden });
    hidden = 0;
  };
  for (const [index, row] of rows.entries()) {
    if (row.kind === 'changed' || near(index)) {
      flush();
      shown.push(row);
    } else hidden += 1;
  }
  flush();
  return shown;
}
