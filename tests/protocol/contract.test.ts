/** The contract as data: examples fit, docs and generated files are up to date, every code is documented. */
import { readFileSync } from 'node:fs';
import t from 'tap';
import { decodeFrame, encode, ERROR_CODES, joinFrames, MESSAGES, OPS, parseRequest } from '../../protocol/index.ts';
import { DOCS_FILE, docsText, SCHEMA_FILE, schemaText } from '../../scripts/generate-protocol.ts';

t.test('every example is a valid request, on the wire too', (t) => {
  for (const op of OPS) {
    const [decoded] = decodeFrame(encode({ id: 1, op, ...MESSAGES[op].example }));
    t.match(parseRequest(decoded !== undefined && 'value' in decoded ? decoded.value : undefined), { id: 1, op });
  }
  t.end();
});

t.test('generated files are what the sources give', (t) => {
  t.equal(readFileSync(SCHEMA_FILE, 'utf8'), schemaText(), 'protocol/schema.generated.json: run scripts/generate-protocol.ts');
  const docs = readFileSync(DOCS_FILE, 'utf8');
  t.equal(docs, docsText(docs), 'the error table of docs/protocol.md: run scripts/generate-protocol.ts');
  for (const code of ERROR_CODES) t.match(docs, `\`${code}\``);
  for (const op of OPS) t.match(docs, `| \`${op}\` |`);
  t.end();
});

t.test('frames of one and of many', (t) => {
  const message = (id: number) => encode({ id, op: 'ping' });
  t.equal(decodeFrame(message(1)).length, 1);
  for (const count of [1, 2, 15, 16, 64, 1000]) t.equal(decodeFrame(joinFrames(Array.from({ length: count }, (_, i) => message(i)))).length, count);
  t.throws(() => decodeFrame(joinFrames(Array.from({ length: 1025 }, (_, i) => message(i)))), { code: 'too_large' });
  t.end();
});

t.test('values survive the wire, whatever their size', (t) => {
  const value = { id: 2 ** 53 - 1, op: 'x', a: [0, -1, -33, 127, 128, 65_535, 65_536, 2 ** 32, 1.5, -0.1, true, false, null], s: ['', 'é', 'x'.repeat(31), 'x'.repeat(300), 'x'.repeat(70_000)] };
  t.same(decodeFrame(encode(value)), [{ value }]);
  t.end();
});
