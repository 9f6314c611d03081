/** Programs that count, list, and fold values, all at once or by groups. */
import type { Events, Query } from '../query.ts';
import { folded, foldFunction } from './folded.ts';
import { pyLiteral } from './literal.ts';
import type { Program } from './program.ts';
import { answered, collected, type Item } from './scan.ts';
import { following } from './sequence.ts';

const counted = (program: Program, events: Events): string => collected(program, events, { take: '1' }, 'sum(', ')');

export function count(program: Program, { what, of }: Extract<Query, { op: 'count' }>): void {
  const distinct = (item: Item): string => collected(program, of, { take: [item], present: [item] }, 'len({', '})');
  program.add(`answer = ${what === 'events' ? counted(program, of) : distinct(what === 'patients' ? 'patient' : what === 'visits' ? 'visit' : 'name')}`);
}

export function exists(program: Program, { of }: Extract<Query, { op: 'exists' }>): void {
  program.add(`answer = ${collected(program, of, { take: '1' }, 'any(', ')')}`);
}

export function more(program: Program, { a, b }: Extract<Query, { op: 'more' }>): void {
  program.add(`a = ${counted(program, a)}`, `b = ${counted(program, b)}`, 'answer = a > b');
}

export function list(program: Program, { of, field }: Extract<Query, { op: 'list' }>): void {
  const item = answered(field);
  program.add(`answer = sorted(${collected(program, of, { take: [item], present: [item] }, '{', '}')})`);
}

export function times(program: Program, { of, field, times: wanted }: Extract<Query, { op: 'times' }>): void {
  program.add(
    `counts = ${program.use('collections', 'Counter')}${collected(program, of, { take: [field], present: [field] }, '(', ')')}`,
    `answer = sorted(${field} for ${field}, times in counts.items() if times == ${wanted})`,
  );
}

export function fold(program: Program, { of, fn, field = 'value' }: Extract<Query, { op: 'fold' }>): void {
  program.add(`values = ${collected(program, of, { take: [field], present: [field] }, '[', ']')}`, `answer = ${folded(program, fn, 'values')}`);
}

export function percentBelow(program: Program, { of, than }: Extract<Query, { op: 'percent-below' }>): void {
  program.add(
    `values = ${collected(program, of, { take: ['value'], present: ['value'] }, '[', ']')}`,
    `answer = 100 * sum(value < ${pyLiteral(than)} for value in values) / len(values) if values else []`,
  );
}

export function foldDifference(program: Program, { a, b, fn }: Extract<Query, { op: 'fold-difference' }>): void {
  if (fn === 'count') {
    program.add(`a = ${counted(program, a)}`, `b = ${counted(program, b)}`, 'answer = b - a');
    return;
  }
  const values = (events: Events): string => collected(program, events, { take: ['value'], present: ['value'] }, '[', ']');
  const whole = foldFunction(program, fn);
  program.add(`a = ${values(a)}`, `b = ${values(b)}`, `answer = ${whole}(b) - ${whole}(a) if a and b else []`);
}

export function allWithin(program: Program, { of, low, high }: Extract<Query, { op: 'all-within' }>): void {
  program.add(`values = ${collected(program, of, { take: ['value'], present: ['value'] }, '[', ']')}`, `answer = all(${low} <= value <= ${high} for value in values)`);
}

/** Defines `groups`: the values by key, those of events in which neither is NULL. */
function grouped(program: Program, of: Events, key: Item): void {
  const name = key === 'id' ? 'patient' : key;
  program.add(
    `events = ${collected(program, of, { take: [key, 'value'], present: [key, 'value'] }, '[', ']')}`,
    `groups = ${program.use('collections', 'defaultdict')}(list)`,
    `for ${name}, value in events:`,
    `    groups[${name}].append(value)`,
  );
}

export function foldBy(program: Program, { of, by, inner, fn }: Extract<Query, { op: 'fold-by' }>): void {
  if (inner === 'count') {
    program.add(`totals = ${program.use('collections', 'Counter')}${collected(program, of, { take: [by], present: [by] }, '(', ')')}.values()`);
  } else {
    grouped(program, of, by);
    program.add(`totals = [${foldFunction(program, inner)}(values) for values in groups.values()]`);
  }
  program.add(`answer = ${folded(program, fn, 'totals')}`);
}

export function byPeriod(program: Program, { of, by, fn }: Extract<Query, { op: 'by-period' }>): void {
  grouped(program, of, by);
  program.add(`answer = [(${by}, ${foldFunction(program, fn)}(values)) for ${by}, values in sorted(groups.items())]`);
}

/** Defines `totals`: counts of events, or sums of values, by key. Sums are rounded, so that equal ones tie whatever the order of adding. */
function totals(program: Program, of: Events, key: Item, inner: 'sum' | 'count'): void {
  if (inner === 'count') {
    program.add(`totals = ${program.use('collections', 'Counter')}${collected(program, of, { take: [key], present: [key] }, '(', ')')}`);
    return;
  }
  grouped(program, of, key);
  program.add(`totals = {key: round(${program.use('math', 'fsum')}(values), 6) for key, values in groups.items()}`);
}

export function bestGroup(program: Program, { of, by, inner, which }: Extract<Query, { op: 'best-group' }>): void {
  totals(program, of, answered(by), inner);
  program.add(`best = ${which === 'highest' ? 'max' : 'min'}(totals.values(), default=None)`, 'answer = sorted(key for key, total in totals.items() if total == best)');
}

export function rank(program: Program, { of, by, field = 'name', top }: Extract<Query, { op: 'rank' }>): void {
  const key = answered(field);
  const counter = (): string => program.use('collections', 'Counter');
  if ('first' in of) {
    if (by === 'value') throw new RangeError('what follows is counted, not summed');
    following(program, of, [key, ...(by === 'patients' ? ['patient' as const] : [])], [key]);
    program.add(by === 'events' ? `totals = ${counter()}(following)` : `totals = ${counter()}(key for key, _ in set(following))`);
  } else if (by === 'patients') {
    program.add(`pairs = ${collected(program, of, { take: [key, 'patient'], present: [key] }, '{', '}')}`, `totals = ${counter()}(key for key, _ in pairs)`);
  } else {
    totals(program, of, key, by === 'value' ? 'sum' : 'count');
  }
  program.add(`highest = sorted(set(totals.values()), reverse=True)[:${top}]`, 'answer = sorted(key for key, total in totals.items() if total in highest)');
}
