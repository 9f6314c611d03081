/** The contract as data: examples fit, docs and generated files are up to date, every code is documented. */
import { readFileSync } from 'node:fs';
import t from 'tap';
import { ResetOptions } from '../../protocol/messages/reset.ts';
import { CODECS, ERROR_CODES, EVENTS, MESSAGES, OPS, parseRequest } from '../../protocol/index.ts';
import { DOCS_FILE, docsText, SCHEMA_FILE, schemaText } from '../../scripts/generate-protocol.ts';

t.test('every example is a valid request, on the wire too', (t) => {
  for (const op of OPS) {
    for (const codec of Object.values(CODECS)) {
      const [decoded] = codec.decode(codec.encode({ id: 1, op, ...MESSAGES[op].example }));
      t.match(parseRequest(decoded !== undefined && 'value' in decoded ? decoded.value : undefined), { id: 1, op }, `${op} in ${codec.name}`);
    }
  }
  t.end();
});

t.test('generated files are what the sources give', (t) => {
  t.equal(readFileSync(SCHEMA_FILE, 'utf8'), schemaText(), 'protocol/schema.generated.json: run scripts/generate-protocol.ts');
  const docs = readFileSync(DOCS_FILE, 'utf8');
  t.equal(docs, docsText(docs), 'the tables of docs/protocol.md: run scripts/generate-protocol.ts');
  for (const code of ERROR_CODES) t.match(docs, `\`${code}\``);
  for (const name of Object.keys(EVENTS)) t.match(docs, `| \`${name}\` |`);
  for (const option of Object.keys(ResetOptions.properties)) t.match(docs, `\`${option}`, option);
  for (const op of OPS) t.match(docs, `| \`${op}\` |`);
  t.end();
});
