/** Tables of text: aligned, and never wider than the terminal where that can be helped. */
import t from 'tap';
import { formatTable } from '../../cli/table.ts';

t.test('numbers stand right, text left', (t) => {
  t.equal(formatTable(['name', 'n', 'share'], [['a', 5, '1.5 %'], ['long', 1234, '20 %']], 80), 'name     n  share\n----  ----  -----\na        5  1.5 %\nlong  1234   20 %');
  t.end();
});

t.test('what does not fit is wrapped at spaces, in the widest column of text', (t) => {
  const text = Array.from({ length: 30 }, (_, i) => `word-${i}`).join(' ');
  const table = formatTable(['id', 'n', 'what'], [['one', 1, text], ['two', 2, 'short']], 40).split('\n');
  t.ok(table.every((line) => line.length <= 40), table.join('\n'));
  t.same(table.slice(2).map((line) => line.slice(8)).join(' ').split(' ').filter((word) => word.startsWith('word')), text.split(' '), 'nothing is lost');
  t.match(table.at(-1), /^two +2 +short$/);
  t.end();
});

t.test('a word that is longer than its column is cut where it must be; a column of text keeps some room', (t) => {
  t.same(formatTable(['x'], [['y'.repeat(50)]], 30).split('\n').slice(2), ['y'.repeat(30), 'y'.repeat(20)]);
  t.same(formatTable(['a'], [['z'.repeat(30)]], 5).split('\n').slice(2), ['z'.repeat(20), 'z'.repeat(10)]);
  t.end();
});
