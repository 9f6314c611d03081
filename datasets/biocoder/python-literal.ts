/** Values as Python writes them, for the examples of a prompt and for programs. */
import type { Json } from './template.ts';

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\t': '\\t', '\r': '\\r', "'": "\\'" };

export function pythonLiteral(value: Json): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  // What is not whole is told to eight digits: enough for a reader.
  if (typeof value === 'number') return String(Number.isInteger(value) ? value : Number(value.toPrecision(8)));
  if (typeof value === 'string') return `'${value.replaceAll(/[\\\n\t\r']/g, (letter) => ESCAPES[letter] ?? letter)}'`;
  if (isList(value)) return `[${value.map(pythonLiteral).join(', ')}]`;
  return `{${Object.entries(value).map(([key, member]) => `${pythonLiteral(key)}: ${pythonLiteral(member)}`).join(', ')}}`;
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
