/** Drawing stretches of time and saying them in English. */
import type { Rng } from '../../env/rng.ts';
import { NOW, type Stay, type Window } from './query.ts';

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

const ordinal = (n: number): string => `${n}${n % 10 === 1 && n !== 11 ? 'st' : n % 10 === 2 && n !== 12 ? 'nd' : n % 10 === 3 && n !== 13 ? 'rd' : 'th'}`;

/** "March of last year", "the 3rd of this month": a month or day of a year or month counted from now. */
function sayPart({ is, unit, month, day }: Window & { is: 'this' | 'last' }): string {
  const whole = `of ${is} ${unit}`;
  if (month === undefined) return `on the ${ordinal(day ?? 1)} ${whole}`;
  return day === undefined ? `in ${MONTHS[month - 1] ?? ''} ${whole}` : `on ${MONTHS[month - 1] ?? ''} ${day} ${whole}`;
}

function calendar(window: Window & { is: 'in' | 'since' | 'until' }, rng: Rng): string {
  const { year, month, day } = window;
  if (month === undefined) return String(year);
  const name = MONTHS[month - 1] ?? '';
  const two = (n: number): string => String(n).padStart(2, '0');
  if (day === undefined) return rng.chance(0.55) ? `${name} ${year}` : `${two(month)}/${year}`;
  return rng.pick([() => `${name} ${day}, ${year}`, () => `${two(month)}/${two(day)}/${year}`, () => `${year}-${two(month)}-${two(day)}`])();
}

/** "in March 2104", "since 2103", "last month", "over the past 3 years", ... */
export function sayWindow(window: Window, rng: Rng): string {
  switch (window.is) {
    case 'in': return window.day === undefined ? `${rng.pick(['in', 'in', 'in', 'during'])} ${calendar(window, rng)}` : `on ${calendar(window, rng)}`;
    case 'since': return rng.chance(0.85) ? `since ${calendar(window, rng)}` : `from ${calendar(window, rng)} on`;
    case 'until': return `${rng.pick(['until', 'until', 'until', 'up to', 'through'])} ${calendar(window, rng)}`;
    case 'this': case 'last':
      if (window.month !== undefined || window.day !== undefined) return sayPart(window);
      if (window.unit === 'day') return { this: 'today', last: 'yesterday' }[window.is];
      return window.is === 'this' ? `${rng.pick(['', 'in '])}this ${window.unit}` : rng.pick([`last ${window.unit}`, `last ${window.unit}`, `in the previous ${window.unit}`]);
    case 'ago': {
      const { n, unit } = window;
      const span = n === 1 ? `1 ${unit}` : `${n} ${unit}s`;
      if (window.edge === 'until') return `${rng.pick(['until', 'until', 'up to'])} ${span} ago`;
      return rng.chance(0.6) ? `since ${span} ago` : `${rng.pick(['over', 'in', 'within'])} the past ${n === 1 ? unit : span}`;
    }
  }
}

/** This year. */
const YEAR = Number(NOW.slice(0, 4));

/** A calendar window that holds the moment. */
export function absoluteWindow(rng: Rng, time: string, fine = true): Window {
  const [year, month, day] = [Number(time.slice(0, 4)), Number(time.slice(5, 7)), Number(time.slice(8, 10))];
  const grain = fine ? rng.pick(['year', 'year', 'month', 'month', 'day'] as const) : rng.pick(['year', 'year', 'month'] as const);
  const is = grain === 'day' ? rng.pick(['in', 'since', 'until'] as const) : rng.pick(['in', 'in', 'since', 'until'] as const);
  switch (grain) {
    case 'year': return { is, year };
    case 'month': return { is, year, month };
    case 'day': return { is, year, month, day };
  }
}

/** A window counted from now that holds the moment; undefined where none is natural. */
export function relativeWindow(rng: Rng, time: string): Window | undefined {
  const year = Number(time.slice(0, 4));
  const months = (YEAR - year) * 12 + 12 - Number(time.slice(5, 7));
  const days = Math.floor((Date.parse(`${NOW.replace(' ', 'T')}Z`) - Date.parse(`${time.replace(' ', 'T')}Z`)) / 86_400_000);
  const fit: Window[] = [];
  const [month, day] = [Number(time.slice(5, 7)), Number(time.slice(8, 10))];
  const parts = rng.pick([{ month }, { month }, { month, day }]);
  if (year === YEAR) fit.push({ is: 'this', unit: 'year' }, { is: 'this', unit: 'year', ...parts });
  if (year === YEAR - 1) fit.push({ is: 'last', unit: 'year' }, { is: 'last', unit: 'year', ...parts });
  if (months === 0) fit.push({ is: 'this', unit: 'month' }, { is: 'this', unit: 'month', day });
  if (months === 1) fit.push({ is: 'last', unit: 'month' }, { is: 'last', unit: 'month', day });
  if (days === 0) fit.push({ is: 'this', unit: 'day' });
  if (days === 1) fit.push({ is: 'last', unit: 'day' });
  if (months >= 1 && months <= 18) fit.push({ is: 'ago', edge: 'since', n: months + rng.int(1, 6), unit: 'month' });
  if (months >= 2) fit.push({ is: 'ago', edge: 'until', n: rng.int(1, Math.min(18, months - 1)), unit: 'month' });
  if (YEAR - year >= 2) fit.push({ is: 'ago', edge: 'until', n: rng.int(1, YEAR - year - 1), unit: 'year' });
  if (year > 2100) fit.push({ is: 'ago', edge: 'since', n: YEAR - year + 1, unit: 'year' });
  if (days >= 2 && days < 90) fit.push({ is: 'ago', edge: 'since', n: days + rng.int(1, 10), unit: 'day' });
  return fit.length === 0 ? undefined : rng.pick(fit);
}

/** A window for questions on all patients: long enough to hold many events. */
export function wideWindow(rng: Rng): Window {
  return rng.pick<() => Window>([
    () => ({ is: 'in', year: rng.int(2100, 2105) }),
    () => ({ is: 'since', year: rng.int(2101, 2105) }),
    () => ({ is: 'until', year: rng.int(2100, 2104) }),
    () => ({ is: 'since', year: rng.int(2100, 2105), month: rng.int(1, 12) }),
    () => ({ is: 'until', year: rng.int(2100, 2105), month: rng.int(1, 12) }),
    () => ({ is: 'in', year: rng.int(2100, 2105), month: rng.int(1, 12) }),
    () => ({ is: 'since', year: rng.int(2100, 2105), month: rng.int(1, 12), day: rng.int(1, 28) }),
    () => ({ is: 'until', year: rng.int(2100, 2105), month: rng.int(1, 12), day: rng.int(1, 28) }),
  ])();
}

export function wideRelativeWindow(rng: Rng): Window {
  return rng.pick<() => Window>([
    () => ({ is: 'this', unit: 'year' }),
    () => ({ is: 'last', unit: 'year' }),
    () => ({ is: rng.pick(['this', 'last'] as const), unit: 'year', month: rng.int(1, 12) }),
    () => ({ is: 'last', unit: 'month' }),
    () => ({ is: 'this', unit: 'month' }),
    () => ({ is: 'ago', edge: 'since', n: rng.int(1, 5), unit: 'year' }),
    () => ({ is: 'ago', edge: 'until', n: rng.int(1, 5), unit: 'year' }),
    () => ({ is: 'ago', edge: 'since', n: rng.int(2, 18), unit: 'month' }),
    () => ({ is: 'ago', edge: 'until', n: rng.int(2, 18), unit: 'month' }),
    () => ({ is: 'ago', edge: 'since', n: rng.int(10, 120), unit: 'day' }),
  ])();
}

/** "on their last hospital visit", "during the first 24 hours of the current ICU stay". */
export function sayStay({ of, which, hours }: Stay, rng: Rng): string {
  const noun = of === 'visit' ? rng.pick(['hospital visit', 'hospital visit', 'hospital visit', 'hospital stay', 'hospital encounter', 'hospital encounter', 'hospitalization']) : rng.pick(['ICU stay', 'ICU visit', 'intensive care unit visit']);
  const whose = which === 'current' ? rng.pick(['the current', 'their current', 'this']) : rng.pick(['the', 'their']);
  const stay = which === 'current' ? `${whose} ${noun}` : `${whose} ${which} ${noun}`;
  if (hours !== undefined) return `${rng.pick(['within', 'during'])} the first ${hours} hours of ${stay}`;
  return `${rng.pick(['on', 'during', 'during'])} ${stay}`;
}
