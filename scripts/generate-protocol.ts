/** Writes what is generated from the protocol: its schema for other languages, and the tables of events and errors of the docs. */
import { readFileSync, writeFileSync } from 'node:fs';
import { describeProtocol, ERROR_CODES, ERRORS, EVENTS } from '../protocol/index.ts';

export const SCHEMA_FILE = new URL('../protocol/schema.generated.json', import.meta.url);
export const DOCS_FILE = new URL('../docs/protocol.md', import.meta.url);

export const schemaText = (): string => `${JSON.stringify({ generated: 'by scripts/generate-protocol.ts; do not edit', ...describeProtocol() }, null, 1)}\n`;

const ERROR_HEAD = '| code | meaning | retryable | fault | close | HTTP |\n|---|---|---|---|---|---|\n';
const EVENT_HEAD = '| event | fields | when |\n|---|---|---|\n';

/** The docs with their tables of events and errors as they should be. */
export function docsText(docs: string): string {
  const events = Object.entries(EVENTS).map(([name, schema]) => {
    const { properties, description = '' }: { readonly properties: object; readonly description?: string } = schema;
    return `| \`${name}\` | ${Object.keys(properties).filter((field) => field !== 'event').map((field) => `\`${field}\``).join(', ')} | ${description} |`;
  });
  const errors = ERROR_CODES.map((code) => {
    const entry: { meaning: string; retryable: boolean; fault: string; closeCode?: number; httpStatus: number } = ERRORS[code];
    return `| \`${code}\` | ${entry.meaning} | ${entry.retryable ? 'yes' : 'no'} | ${entry.fault} | ${entry.closeCode ?? ''} | ${entry.httpStatus} |`;
  });
  return withTable(withTable(docs, EVENT_HEAD, events), ERROR_HEAD, errors);
}

function withTable(docs: string, head: string, rows: readonly string[]): string {
  const from = docs.indexOf(head) + head.length;
  return `${docs.slice(0, from)}${rows.join('\n')}\n${docs.slice(docs.indexOf('\n\n', from - 1) + 1)}`;
}

if (import.meta.main) {
  writeFileSync(SCHEMA_FILE, schemaText());
  writeFileSync(DOCS_FILE, docsText(readFileSync(DOCS_FILE, 'utf8')));
}
