/** A typed value in the wire form that `value.ts` describes, as JSON text: how values go into a sandbox. */
import type { AnswerValue } from './value.ts';

type Wire = readonly [tag: string, payload?: unknown];

/** @param large takes the texts of large values, for which a mark stands */
function wireOf(value: AnswerValue, large: string[]): Wire {
  const of = (member: AnswerValue): Wire => wireOf(member, large);
  switch (value.type) {
    case 'null': return ['null'];
    case 'bool': case 'str': case 'date': case 'time': case 'datetime': return [value.type, value.value];
    case 'int': return ['int', value.digits];
    case 'float': return ['float', Number.isNaN(value.value) ? 'nan' : value.value === Number.POSITIVE_INFINITY ? 'inf' : value.value === Number.NEGATIVE_INFINITY ? '-inf' : value.value];
    case 'timedelta': return ['timedelta', value.seconds];
    case 'list': case 'tuple': case 'set': return [value.type, value.items.map(of)];
    case 'dict': return ['dict', value.entries.map(([key, member]) => [of(key), of(member)])];
    case 'series': return ['series', { index: value.index.map(of), items: value.items.map(of) }];
    case 'table': return ['table', { columns: value.columns, rows: value.rows.map((row) => row.map(of)) }];
    case 'other': return ['other', value.name];
    case 'large': {
      // It is JSON text already.
      large.push(Buffer.from(value.bytes).toString());
      return ['large', large.length - 1];
    }
  }
}

/** A large value in it must be known to be one: its text is taken as it is. */
export function encodeWire(value: AnswerValue): string {
  const large: string[] = [];
  const text = JSON.stringify(wireOf(value, large));
  // Inside of strings a quotation mark is escaped, so a mark is nothing else.
  return large.length === 0 ? text : text.replace(/\["large",(\d+)\]/g, (_, index: string) => large[Number(index)] ?? '');
}
