/** Every codec: what goes in comes out, in frames of one and of many; what is over a limit or broken is told, message by message. */
import t from 'tap';
import { type Codec, CODECS, type Decoded, LIMITS } from '../../protocol/index.ts';

const nested = (depth: number): unknown => {
  let value: unknown = 1;
  for (let i = 0; i < depth; i++) value = i % 2 === 0 ? [value] : { k: value };
  return value;
};
const deepKeys = (depth: number): unknown => depth === 0 ? 1 : { k: deepKeys(depth - 1) };
/** More brackets than a call stack would bear. */
const deep: Readonly<Record<string, Buffer>> = { msgpack: Buffer.alloc(10_000, 0x91), json: Buffer.from('['.repeat(10_000)) };
const violationOf = (decoded: Decoded | undefined): unknown => decoded !== undefined && 'violation' in decoded ? { id: decoded.id, ...decoded.violation } : decoded;

for (const codec of Object.values<Codec>(CODECS)) {
  t.test(`${codec.name}: frames of one and of many`, (t) => {
    const message = (id: number) => codec.encode({ id, op: 'ping' });
    t.equal(codec.decode(message(1)).length, 1);
    t.same(codec.decode(codec.join([])), []);
    for (const count of [1, 2, 15, 16, 64, 1000, 1024]) t.equal(codec.decode(codec.join(Array.from({ length: count }, (_, i) => message(i)))).length, count);
    t.throws(() => codec.decode(codec.join(Array.from({ length: 1025 }, (_, i) => message(i)))), { code: 'too_large' });
    t.end();
  });

  t.test(`${codec.name}: values survive, whatever their size`, (t) => {
    const value = { id: 2 ** 53 - 1, op: 'x', a: [0, -1, -33, 127, 128, 65_535, 65_536, 2 ** 32, 1.5, -0.1, true, false, null], s: ['', 'é', '\u{1f600}', '"\\\n\u0000', '\\ud800', 'x'.repeat(31), 'x'.repeat(300), 'x'.repeat(70_000)], nothing: [{}, []] };
    t.same(codec.decode(codec.encode(value)), [{ value }]);
    t.end();
  });

  t.test(`${codec.name}: limits, each at its bound and one past it`, (t) => {
    const value = (member: unknown) => codec.decode(codec.encode({ id: 7, op: 'x', member }))[0];
    t.notOk('violation' in (value(deepKeys(LIMITS.depth - 1)) ?? {}), 'as deep as it may be');
    t.match(violationOf(value(deepKeys(LIMITS.depth))), { id: 7, code: 'bad_message', reason: /deeper/, path: `/member${'/k'.repeat(LIMITS.depth - 1)}` });
    t.match(violationOf(value(nested(300))), { id: 7, code: 'bad_message', reason: /deeper/, path: /^\/member\// });
    for (const character of ['x', 'é', '"', '\u{1f600}']) {
      const most = Math.floor(LIMITS.stringBytes / Buffer.byteLength(character));
      t.notOk('violation' in (value(character.repeat(most)) ?? {}), `as long as it may be: ${character}`);
      t.match(violationOf(value([0, { s: character.repeat(most + 1) }])), { id: 7, code: 'too_large', path: '/member/1/s' });
    }
    const items = Array.from({ length: LIMITS.items }, () => 0);
    t.notOk('violation' in (value(items) ?? {}), 'as many items as there may be');
    t.match(violationOf(value([...items, 0])), { id: 7, code: 'too_large', path: '/member' });
    t.match(violationOf(value(Object.fromEntries([...items, 0].map((_, index) => [String(index), 0])))), { id: 7, code: 'too_large', path: '/member' });
    t.end();
  });

  t.test(`${codec.name}: a frame that cannot be followed`, (t) => {
    const whole = codec.encode({ id: 1, op: 'ping', s: 'text', n: [1, { k: null }] });
    for (let length = 0; length < whole.length; length++) t.throws(() => codec.decode(whole.subarray(0, length)), { code: 'bad_frame' }, `cut off after ${length} bytes`);
    t.throws(() => codec.decode(Buffer.concat([whole, whole])), { code: 'bad_frame' });
    t.throws(() => codec.decode(deep[codec.name] ?? whole), { code: 'bad_frame' });
    t.throws(() => codec.decode(Buffer.alloc(LIMITS.frameBytes + 1, 0x20)), { code: 'too_large' });
    t.end();
  });

  t.test(`${codec.name}: bytes at random are refused, or read as values`, (t) => {
    let state = 1;
    const byte = (): number => (state = (state * 48_271) % 0x7fff_ffff) & 0xff;
    const seed = codec.encode([{ id: 1, op: 'step', action: { code: 'print("é")\n', list: [1, 2.5, true] } }, { id: 2, op: 'ping' }]);
    for (let round = 0; round < 3000; round++) {
      const bytes = Buffer.from(seed);
      for (let change = byte() % 4; change >= 0; change--) bytes[byte() % bytes.length] = byte();
      try {
        for (const decoded of codec.decode(bytes)) if ('violation' in decoded) t.match(decoded.violation.code, /^(bad_message|too_large)$/);
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && (error.code === 'bad_frame' || error.code === 'too_large'))) throw error;
      }
    }
    t.end();
  });
}

/** A msgpack map of strings, spelled by hand: bytes that no encoder would write. */
const mapOf = (...strings: readonly (string | readonly number[])[]): Buffer => Buffer.concat([Buffer.from([0x80 | strings.length / 2]), ...strings.map((each) => {
  const bytes = Buffer.from(each);
  return Buffer.concat([Buffer.from([0xdb, 0, 0, bytes.length >> 8, bytes.length & 0xff]), bytes]);
})]);

t.test('msgpack: a string that is not UTF-8 is refused, and an id that is none is told from no other', (t) => {
  const { msgpack } = CODECS;
  for (const garbled of [[0xff], [0xc3], [0xed, 0xa0, 0x80], [0xc0, 0x80], [0xf5, 0x80, 0x80, 0x80], [...Buffer.from('x'.repeat(100)), 0xfe]]) {
    t.same(violationOf(msgpack.decode(mapOf('id', 'a', 'key', garbled))[0]), { id: 'a', code: 'bad_message', reason: 'a string that is not UTF-8', path: '/key' });
    t.match(violationOf(msgpack.decode(mapOf('id', garbled))[0]), { id: undefined, code: 'bad_message', path: '/id' });
    t.match(violationOf(msgpack.decode(mapOf('id', 'a', garbled, 'value'))[0]), { id: 'a', code: 'bad_message' });
  }
  t.same(msgpack.decode(mapOf('id', 'a', 'é', '\u{1f600}'.repeat(100)))[0], { value: { id: 'a', é: '\u{1f600}'.repeat(100) } }, 'what is UTF-8 is read');
  t.end();
});

const { json } = CODECS;
const read = (text: string): Decoded | undefined => json.decode(Buffer.from(text))[0];

t.test('json: what is not JSON within its brackets is one bad message; the others of the frame are read', (t) => {
  const [first, second, third, fourth] = json.decode(Buffer.from('[{"id":1,"op":"ping"}, {"id":2,"op":tru}, nonsense, {"op":"ping","id":"four"}]'));
  t.same(first, { value: { id: 1, op: 'ping' } });
  t.same(violationOf(second), { id: 2, code: 'bad_message', reason: 'not JSON', path: '' });
  t.same(violationOf(third), { id: undefined, code: 'bad_message', reason: 'not JSON', path: '' });
  t.same(fourth, { value: { id: 'four', op: 'ping' } });
  for (const text of ['{"id":3,"n":NaN}', '{"id":3,"n":Infinity}', '{"id":3,}', '{"id":3 "op":"ping"}', '{"id":3,"s":"\u0001"}', "{\"id\":3,'op':1}", '{"id":3,"n":01}']) t.match(violationOf(read(text)), { id: 3, code: 'bad_message' }, text);
  for (const text of ['hello', '', '  ', 'NaN', '\ufeff{}', '{"a":[}', '{"a":1]', '[1 2]', '[1,,2]', '[1,]', ']', '{"s":"', '{"s":"\\', '1 2', ',', ':']) t.throws(() => json.decode(Buffer.from(text)), { code: 'bad_frame' }, JSON.stringify(text));
  t.same(read(' \n{"id" : 1 ,\t"a":[ ] }\r\n '), { value: { id: 1, a: [] } }, 'space where JSON permits it');
  t.end();
});

t.test('json: keys that name the prototype are keys like any other', (t) => {
  for (const key of ['__proto__', '\\u005f_proto__', 'constructor']) {
    const decoded = read(`{"id":1,"op":"ping","${key}":{"polluted":true}}`);
    const value = decoded !== undefined && 'value' in decoded ? decoded.value : undefined;
    t.equal(Object.getPrototypeOf(value), Object.prototype);
    t.notOk(Object.hasOwn(Object.prototype, 'polluted'));
    t.notOk('polluted' in {});
  }
  t.end();
});

t.test('json: lone surrogates come neither in nor out', (t) => {
  for (const [text, path] of [['{"id":1,"s":["a\\ud800b"]}', '/s/0'], ['{"id":1,"\\uDC00":2}', '/\ufffd'], ['{"id":1,"m":{"x":"\\ud83d\\ud83d\\ude00"}}', '/m/x']] as const) {
    t.same(violationOf(read(text)), { id: 1, code: 'bad_message', reason: 'a lone surrogate', path }, text);
  }
  t.same(violationOf(read('{"id":"\\ud800"}')), { id: undefined, code: 'bad_message', reason: 'a lone surrogate', path: '/id' }, 'an id that cannot be told from others is none');
  t.same(read('{"id":1,"e":"\\\\ud800","p":"\\ud83d\\ude00"}'), { value: { id: 1, e: '\\ud800', p: '\u{1f600}' } }, 'pairs, and backslashes that begin no escape, are as they were');
  t.equal(json.encode({ s: 'a\ud800b', '\udc00': 1, e: '\\ud800' }).toString(), '{"s":"a\ufffdb","\ufffd":1,"e":"\\\\ud800"}');
  t.end();
});

t.test('json: what is written can be read by any decoder', (t) => {
  t.equal(json.encode({ a: Number.NaN, b: Number.POSITIVE_INFINITY, c: undefined, d: -0 }).toString(), '{"a":null,"b":null,"d":0}', 'a number that is not finite is never written');
  t.equal(json.join([json.encode({ a: 1 }), json.encode({ b: 2 })]).toString(), '[{"a":1},{"b":2}]');
  t.end();
});
