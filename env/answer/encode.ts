/** A typed value in the wire form that `value.ts` describes, as JSON text: how values go into a sandbox. */
import type { AnswerValue } from './value.ts';

type Wire = readonly [tag: string, payload?: unknown];

function wireOf(value: AnswerValue): Wire {
  switch (value.type) {
    case 'null': return ['null'];
    case 'bool': case 'str': case 'date': case 'time': case 'datetime': return [value.type, value.value];
    case 'int': return ['int', value.digits];
    case 'float': return ['float', Number.isNaN(value.value) ? 'nan' : value.value === Number.POSITIVE_INFINITY ? 'inf' : value.value === Number.NEGATIVE_INFINITY ? '-inf' : value.value];
    case 'timedelta': return ['timedelta', value.seconds];
    case 'list': case 'tuple': case 'set': return [value.type, value.items.map(wireOf)];
    case 'dict': return ['dict', value.entries.map(([key, member]) => [wireOf(key), wireOf(member)])];
    case 'table': return ['table', { columns: value.columns, rows: value.rows.map((row) => row.map(wireOf)) }];
    case 'other': return ['other', value.name];
    case 'large': throw new TypeError('a large value is in its wire form already');
  }
}

export const encodeWire = (value: AnswerValue): string => JSON.stringify(wireOf(value));
