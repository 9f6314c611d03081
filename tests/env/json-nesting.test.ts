import t from 'tap';
import { nestsWithin } from '../../env/json-nesting.ts';

t.test('nesting', (t) => {
  t.ok(nestsWithin(Buffer.from('[[[1]]]'), 3));
  t.notOk(nestsWithin(Buffer.from('[[[1]]]'), 2));
  t.ok(nestsWithin(Buffer.from('[1],[2],[3]'), 1), 'side by side');
  t.ok(nestsWithin(Buffer.from('{"a":"[[[[{{{{"}'), 1), 'not in strings');
  t.ok(nestsWithin(Buffer.from('{"a\\"[[[":1}'), 1), 'nor after an escaped quote');
  t.notOk(nestsWithin(Buffer.from('{"a\\\\":[[1]]}'), 2), 'but after an escaped backslash');
  t.end();
});
