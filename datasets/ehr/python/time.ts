/** Stretches of time as conditions on a time: a text that sorts as time does. */
import { NOW, type Window } from '../query.ts';
import { pyLiteral } from './literal.ts';

const two = (number: number): string => String(number).padStart(2, '0');
const UNIT_LENGTH = { year: 4, month: 7, day: 10 } as const;

/** The condition that a time that is not NULL lies in the window. */
export function inWindow(window: Window, time: string): string {
  switch (window.is) {
    case 'in': return calendar(window, time, '==');
    case 'since': return calendar(window, time, '>=');
    case 'until': return calendar(window, time, '<=');
    case 'this': case 'last': {
      const moment = window.is === 'this' ? NOW : before(1, window.unit);
      return within(moment.slice(0, UNIT_LENGTH[window.unit]), window, time, '==');
    }
    case 'ago': return `${time} ${window.edge === 'since' ? '>=' : '<='} ${pyLiteral(before(window.n, window.unit))}`;
  }
}

const calendar = (window: Extract<Window, { is: 'in' | 'since' | 'until' }>, time: string, comparison: string): string =>
  within(String(window.year).padStart(4, '0'), window, time, comparison);

/** Compares a time with a month or day of the year or month that a text names, or with this itself. */
function within(whole: string, { month, day }: { readonly month?: number; readonly day?: number }, time: string, comparison: string): string {
  if (month === undefined ? day !== undefined && whole.length !== UNIT_LENGTH.month : whole.length !== UNIT_LENGTH.year) throw new RangeError('years have months, and months days');
  const text = [whole, ...[month, day].filter((part) => part !== undefined).map(two)].join('-');
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
