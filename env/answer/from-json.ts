/** The argument of `submit`, a JSON value, as a typed answer. */
import type { AnswerValue } from './value.ts';

export function answerFromJson(value: unknown, depth = 0): AnswerValue {
  if (value === null || value === undefined) return { type: 'null' };
  if (depth > 16) return { type: 'other', name: 'nested too deep' };
  switch (typeof value) {
    case 'boolean': return { type: 'bool', value };
    case 'number': return Number.isSafeInteger(value) ? { type: 'int', value, digits: String(value) } : { type: 'float', value };
    case 'string': return { type: 'str', value };
    case 'object':
      if (Array.isArray(value)) return { type: 'list', items: value.map((item) => answerFromJson(item, depth + 1)) };
      return { type: 'dict', entries: Object.entries(value).map(([key, member]) => [{ type: 'str', value: key }, answerFromJson(member, depth + 1)]) };
    default: return { type: 'other', name: typeof value };
  }
}
