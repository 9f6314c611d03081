/** Two texts side by side. */
import t from 'tap';
import { folded, type Row, sideBySide } from '../../web/src/text/diff.ts';

const text = (row: Row | undefined, side: 'left' | 'right'): string | undefined => row?.[side]?.spans.map((span) => span.text).join('');

t.test('both sides are whole, in order, with their line numbers', (t) => {
  const [left, right] = ['import math\nx = 1\nprint(x)\n', 'import math\nx = 2\ny = 3\nprint(x)\n'];
  const rows = sideBySide(left, right) ?? [];
  t.equal(rows.flatMap((row) => text(row, 'left') ?? []).join('\n'), left.trimEnd());
  t.equal(rows.flatMap((row) => text(row, 'right') ?? []).join('\n'), right.trimEnd());
  t.same(rows.map(({ kind }) => kind), ['same', 'changed', 'changed', 'same']);
  t.same(rows.flatMap(({ right: side }) => side?.line ?? []), [1, 2, 3, 4]);
  t.end();
});

t.test('in a line that was changed the words are marked; two lines that have little in common are not', (t) => {
  const [row] = sideBySide('answer = round(weight / height, 2)', 'answer = round(weight / width, 2)') ?? [];
  t.same(row?.left?.spans.filter(({ changed }) => changed).map((span) => span.text), ['height']);
  t.same(row?.right?.spans.filter(({ changed }) => changed).map((span) => span.text), ['width']);
  const [other] = sideBySide('import math', 'answer = 42') ?? [];
  t.equal(other?.kind, 'changed');
  t.ok([...other?.left?.spans ?? [], ...other?.right?.spans ?? []].every(({ changed }) => !changed));
  t.end();
});

t.test('an empty text is no line', (t) => {
  t.same((sideBySide('', 'a\nb') ?? []).map((row) => [text(row, 'left'), text(row, 'right')]), [[undefined, 'a'], [undefined, 'b']]);
  t.end();
});

t.test('long runs of equal lines are folded, save those beside a change', (t) => {
  const lines = Array.from({ length: 40 }, (_, index) => `line ${index}`);
  const shown = folded(sideBySide(lines.join('\n'), lines.with(20, 'changed').join('\n')) ?? []);
  t.same(shown.map((row) => ('folded' in row ? row.folded : row.kind)), [17, 'same', 'same', 'same', 'changed', 'same', 'same', 'same', 16]);
  t.end();
});

t.test('texts that differ too much are not compared further', (t) => {
  const lines = (word: string): string => Array.from({ length: 5000 }, (_, index) => `${word} ${index}`).join('\n');
  t.equal(sideBySide(lines('one'), lines('two')), undefined);
  t.end();
});
