import t from 'tap';
import { jsonWithin } from '../../env/json-bounds.ts';

const nests = (text: string, depth: number): boolean => jsonWithin(Buffer.from(text), { depth });

t.test('nesting', (t) => {
  t.ok(nests('[[[1]]]', 3));
  t.notOk(nests('[[[1]]]', 2));
  t.ok(nests('[1],[2],[3]', 1), 'side by side');
  t.ok(nests('{"a":"[[[[{{{{"}', 1), 'not in strings');
  t.ok(nests('{"a\\"[[[":1}', 1), 'nor after an escaped quote');
  t.notOk(nests('{"a\\\\":[[1]]}', 2), 'but after an escaped backslash');
  t.end();
});

t.test('brackets and commas', (t) => {
  t.ok(jsonWithin(Buffer.from('[1,2,3]'), { depth: 9, marks: 3 }));
  t.notOk(jsonWithin(Buffer.from('[1,2,3,4]'), { depth: 9, marks: 3 }));
  t.notOk(jsonWithin(Buffer.from('[[],[],[]]'), { depth: 9, marks: 5 }));
  t.ok(jsonWithin(Buffer.from('[",,,,,[[["]'), { depth: 9, marks: 1 }), 'not in strings');
  t.end();
});
