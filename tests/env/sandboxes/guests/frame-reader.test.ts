import t from 'tap';
import { FrameReader } from '../../../../env/sandboxes/guests/frame-reader.ts';

function frame(payload: Buffer | string): Buffer {
  const body = Buffer.from(payload);
  const head = Buffer.alloc(4);
  head.writeUInt32BE(body.length);
  return Buffer.concat([head, body]);
}

function reader(): { readonly reader: FrameReader; readonly seen: string[] } {
  const seen: string[] = [];
  return { seen, reader: new FrameReader((payload) => seen.push(payload.toString()), (violation) => seen.push(`! ${violation}`)) };
}

t.test('a frame in any cut', (t) => {
  const whole = frame('{"a":1}');
  for (let cut = 1; cut < whole.length; cut++) {
    for (let second = cut; second < whole.length; second++) {
      const { reader: one, seen } = reader();
      one.expect(100);
      for (const part of [whole.subarray(0, cut), whole.subarray(cut, second), whole.subarray(second)]) if (part.length > 0) one.push(part);
      t.same(seen, ['{"a":1}']);
    }
  }
  t.end();
});

t.test('one answer for one question', (t) => {
  const { reader: one, seen } = reader();
  for (const text of ['first', 'second']) {
    one.expect(100);
    one.push(frame(text));
  }
  t.same(seen, ['first', 'second'], 'honest');
  one.push(frame('third'));
  one.expect(100);
  one.push(frame('fourth'));
  t.same(seen.slice(2), ['! unexpected frame'], 'what was not asked for ends it for good');
  t.end();
});

t.test('what follows a frame is a violation', (t) => {
  const { reader: one, seen } = reader();
  one.expect(100);
  one.push(Buffer.concat([frame('a'), frame('b')]));
  t.same(seen, ['a', '! unexpected frame']);
  t.end();
});

t.test('size cap', (t) => {
  for (const [length, ok] of [[100, true], [101, false]] as const) {
    const { reader: one, seen } = reader();
    one.expect(100);
    one.push(frame('x'.repeat(length)));
    t.equal(seen[0] === 'x'.repeat(length), ok, `${length} of 100 bytes`);
  }
  const { reader: one, seen } = reader();
  one.expect(100);
  one.push(Buffer.from([0xff, 0xff, 0xff, 0xff]));
  t.same(seen, ['! oversized frame'], 'refused by its length, before it comes');
  t.end();
});
