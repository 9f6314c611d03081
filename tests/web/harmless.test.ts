/** What a model or a note says, made harmless to look at. */
import t from 'tap';
import { beginningOf, blocksOf } from '../../web/src/text/blocks.ts';
import { pieces, visible } from '../../web/src/text/harmless.ts';

t.test('plain text stays as it is, in any script', (t) => {
  for (const text of ['', 'Aspirin 81 mg\n\tdaily', '<script>alert(1)</script>', 'مرحبا', 'שלום', '血圧 120/80', 'naïve µg', '👩‍⚕️ 🇩🇪', '$\\frac{1}{2}$ **bold**']) {
    t.equal(visible(text), text);
    t.ok(pieces(text).every(({ hidden }) => hidden === undefined), JSON.stringify(text));
  }
  t.end();
});

t.test('what cannot be seen is shown by its name, and nothing of the text is lost', (t) => {
  const cases: readonly (readonly [string, string])[] = [
    ['\u001b[31mred\u001b[0m', '\u241b[31mred\u241b[0m'], ['a\u0007b', 'a\u2407b'], ['a\rb', 'a\u240db'], ['\u007f', '\u2421'], ['\u0000', '\u2400'],
    ['abc\u202etxt.exe', 'abc‹RLO›txt.exe'], ['\u2066x\u2069', '‹LRI›x‹PDI›'], ['\u200f', '‹RLM›'], ['a\u200bb', 'a‹ZWSP›b'], ['\ufeff', '‹BOM›'], ['\u009b31m', '‹U+009B›31m'],
    ['\u{e0041}', '‹U+E0041›'], ['\ud800x', '‹U+D800›x'], ['\u2028', '‹LS›'],
  ];
  for (const [text, shown] of cases) {
    t.equal(visible(text), shown);
    t.equal(pieces(text).map((piece) => piece.text).join(''), text);
  }
  t.end();
});

t.test('a long run of invisible characters is one piece, and not spelled out', (t) => {
  const many = pieces(`a${'\u200b'.repeat(500_000)}b`);
  t.equal(many.length, 3);
  t.ok((many[1]?.hidden ?? '').length < 100);
  t.match(many[1]?.hidden, '499992 more');
  t.end();
});

t.test('long text is cut at its beginning, by characters and by lines', (t) => {
  t.equal(beginningOf('short'), 'short');
  t.equal(beginningOf('x'.repeat(1_000_000)).length, 12_000);
  t.equal(beginningOf('x'.repeat(13_000)).length, 13_000, 'not for the sake of a few');
  t.equal(beginningOf('line\n'.repeat(1000), 12_000, 300).split('\n').length, 300);
  t.equal(beginningOf('a\nb\nc', 100, 300), 'a\nb\nc');
  t.end();
});

t.test('blocks hold all of a text, are small, end at line ends where there are any, and cut no character in two', (t) => {
  for (const text of ['', 'one', 'x'.repeat(1_000_000), 'a line\n'.repeat(20_000), '🩺'.repeat(9_999), `${'y'.repeat(3_999)}🩺z`]) {
    const blocks = blocksOf(text);
    t.equal(blocks.join(''), text);
    t.ok(blocks.every((block) => block.length <= 4_000 && block.isWellFormed()));
  }
  t.ok(blocksOf('a line\n'.repeat(20_000)).every((block) => block.endsWith('\n')));
  t.end();
});
