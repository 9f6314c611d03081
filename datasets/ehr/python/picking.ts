/** Programs about picked events: the first, the last, the highest. */
import { NOW, type Moment, type Pick, type Query } from '../query.ts';
import { pyLiteral } from './literal.ts';
import type { Program } from './program.ts';
import { answered, collected, type Item } from './scan.ts';

const SLICES = { first: '[:1]', second: '[1:2]', 'second-last': '[-2:-1]', last: '[-1:]', lowest: '[:1]', highest: '[-1:]' } as const satisfies Readonly<Record<Pick['which'], string>>;

/** Defines a variable: the sorted list of the distinct values of a field of the picked events. */
function picked(program: Program, { from, which }: Pick, field: Item, name: string): void {
  const key = which === 'highest' || which === 'lowest' ? 'value' : 'time';
  if (field === key) {
    program.add(`${name} = sorted(${collected(program, from, { take: [key], present: [key] }, '{', '}')})${SLICES[which]}`);
    return;
  }
  const list = name === 'answer' ? 'events' : `${name}_events`;
  program.add(
    `${list} = ${collected(program, from, { take: [key, field], present: [key] }, '[', ']')}`,
    `chosen = sorted({${key} for ${key}, _ in ${list}})${SLICES[which]}`,
    `${name} = sorted({${field} for ${key}, ${field} in ${list} if ${key} in chosen and ${field} is not None})`,
  );
}

export function pick(program: Program, { pick: which, field }: Extract<Query, { op: 'pick' }>): void {
  picked(program, which, answered(field), 'answer');
}

export function change(program: Program, { from, to }: Extract<Query, { op: 'change' }>): void {
  picked(program, from, 'value', 'before');
  picked(program, to, 'value', 'after');
  program.add('answer = after[0] - before[0] if before and after else []');
}

export function greaterOrLess(program: Program, { op, a, b }: Extract<Query, { op: 'greater' | 'less' }>): void {
  picked(program, a, 'value', 'a');
  picked(program, b, 'value', 'b');
  program.add(`answer = bool(a and b and a[0] ${op === 'greater' ? '>' : '<'} b[0])`);
}

function moment(program: Program, at: Moment, name: string): void {
  if (at === 'now') program.add(`${name} = [${pyLiteral(NOW)}]`);
  else picked(program, at.at, at.field ?? 'time', name);
}

export function elapsed(program: Program, { from, to, unit }: Extract<Query, { op: 'elapsed' }>): void {
  moment(program, from, 'begin');
  moment(program, to, 'end');
  program.add(`answer = ${program.helper('seconds')}(begin[0], end[0]) / ${unit === 'hours' ? 3600 : 86400} if begin and end else []`);
}
