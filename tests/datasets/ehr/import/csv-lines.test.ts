import t from 'tap';
import { CsvLines } from '../../../../datasets/ehr/import/tables/csv-lines.ts';

type Row = readonly [line: number, ...cells: string[]];

/** Pushed in pieces of this many characters. */
function rowsOf(text: string, piece: number): Row[] {
  const rows: Row[] = [];
  const lines = new CsvLines((cells, line) => rows.push([line, ...cells]));
  for (let at = 0; at < text.length; at += piece) lines.push(text.slice(at, at + piece));
  lines.finish();
  return rows;
}

t.test('rows and their lines, however the text is cut', (t) => {
  const text = 'a,b,c\r\n1,"x, ""y""",\n"two\nlines",,"z"\r\n\n"",é,"last"\n';
  for (const piece of [1, 2, 3, 7, 1_000]) t.same(rowsOf(text, piece), [[1, 'a', 'b', 'c'], [2, '1', 'x, "y"', ''], [3, 'two\nlines', '', 'z'], [6, '', 'é', 'last']], `pieces of ${piece}`);
  t.end();
});

t.test('what a broken file looks like', (t) => {
  for (const [text, line, message] of [
    ['a,b\n1,2\n3,', 3, /cut off/],
    ['a,b\n1,"2\n3,4\n', 2, /cut off/],
    ['a,b\n1,"2"x\n', 2, /after a closing quote/],
    ['a,b\n1,2"x"\n', 2, /not quoted/],
    [`a,b\n1,"${'x\n'.repeat(600_000)}`, 2, /opened and not closed/],
  ] as const) {
    for (const piece of [5, 100_000]) {
      if (text.length > 1_000 && piece === 5) continue;
      t.throws(() => rowsOf(text, piece), { name: 'CsvError', line, message });
    }
  }
  t.end();
});
