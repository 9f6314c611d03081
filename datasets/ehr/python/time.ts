/** Stretches of time as conditions on a time: a text that sorts as time does. */
import { NOW, type Window } from '../query.ts';
import { pyLiteral } from './literal.ts';

const two = (number: number): string => String(number).padStart(2, '0');
const UNIT_LENGTH = { year: 4, month: 7, day: 10 } as const;

/** The condition that a time that is not NULL lies in the window. */
export function inWindow(window: Window, time: string): string {
  switch (window.is) {
    case 'in': return prefix(window, time, '==');
    case 'since': return prefix(window, time, '>=');
    case 'until': return prefix(window, time, '<=');
    case 'this': case 'last': {
      const length = UNIT_LENGTH[window.unit];
      const moment = window.is === 'this' ? NOW : before(1, window.unit);
      return `${time}[:${length}] == ${pyLiteral(moment.slice(0, length))}`;
    }
    case 'ago': return `${time} ${window.edge === 'since' ? '>=' : '<='} ${pyLiteral(before(window.n, window.unit))}`;
  }
}

function prefix({ year, month, day }: Extract<Window, { is: 'in' | 'since' | 'until' }>, time: string, comparison: string): string {
  if (month === undefined && day !== undefined) throw new RangeError('a day without a month');
  const text = [String(year).padStart(4, '0'), month, day].filter((part) => part !== undefined).map((part) => (typeof part === 'number' ? two(part) : part)).join('-');
  return `${time}[:${text.length}] ${comparison} ${pyLiteral(text)}`;
}

/** Now minus n units; a day that the month does not have becomes its last. */
function before(n: number, unit: 'year' | 'month' | 'day'): string {
  const [year = 0, month = 0, day = 0] = NOW.slice(0, 10).split('-').map(Number);
  const clock = NOW.slice(10);
  if (unit === 'day') return new Date(Date.UTC(year, month - 1, day - n)).toISOString().slice(0, 10) + clock;
  const months = year * 12 + (month - 1) - n * (unit === 'year' ? 12 : 1);
  const [toYear, toMonth] = [Math.floor(months / 12), months % 12 + 1];
  const last = new Date(Date.UTC(toYear, toMonth, 0)).getUTCDate();
  return `${String(toYear).padStart(4, '0')}-${two(toMonth)}-${two(Math.min(day, last))}${clock}`;
}
