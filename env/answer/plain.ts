/** A typed value as plain JSON, where it has such a form; what has none becomes null. */
import type { AnswerValue } from './value.ts';

export function plainJson(value: AnswerValue): unknown {
  switch (value.type) {
    case 'bool': case 'int': case 'float': case 'str': case 'date': case 'time': case 'datetime': return value.value;
    case 'timedelta': return value.seconds;
    case 'list': case 'tuple': case 'set': case 'series': return value.items.map(plainJson);
    case 'dict': return Object.fromEntries(value.entries.flatMap(([key, member]) => (key.type === 'str' && key.value !== '__proto__' ? [[key.value, plainJson(member)]] : [])));
    case 'table': return value.rows.map((row) => Object.fromEntries(value.columns.map((name, i) => [name, row[i] === undefined ? null : plainJson(row[i])])));
    case 'null': case 'other': case 'large': return null;
  }
}
