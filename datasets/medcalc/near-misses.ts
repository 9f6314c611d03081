/**
 * Answers close to the gold one that must earn nothing, as Python expressions: what a careless solution gives (another
 * unit, a lost sign, one point too many, a day off, the parts in the wrong order) and what a guesser tries.
 */
import type { TaskRecord } from '../../env/task.ts';

export function nearMisses({ questions: [{ reward }] }: TaskRecord): readonly string[] {
  const number = (name: string): number => {
    const value = reward[name];
    if (typeof value !== 'number') throw new TypeError(`reward of rule ${reward.rule}: no number ${name}`);
    return value;
  };
  switch (reward.rule) {
    case 'within': return aroundInterval(number('low'), number('high'));
    case 'integer': return aroundInteger(number('value'));
    case 'date': return aroundDate(String(reward['value']));
    case 'weeks_days': return aroundWeeksDays(number('weeks'), number('days'));
    default: throw new TypeError(`no near misses of rule ${reward.rule}`);
  }
}

const NOTHING = ['None', "''", '[]', "float('nan')", "float('inf')"] as const;

function aroundInterval(low: number, high: number): readonly string[] {
  const middle = (low + high) / 2;
  const step = Math.max(1, (high - low) / 2);
  const numbers = [middle * 2, middle / 2, -middle, middle * 10, middle / 10, middle * 100, high + step, low - step, high * 1.06, high * 0.9];
  const wrong = distinct(numbers.filter((value) => Number.isFinite(value) && (value < low || value > high)));
  return [...wrong.map(String), `[${middle}, ${high + step}]`, `'${middle} to ${high + step}'`, ...NOTHING];
}

function aroundInteger(value: number): readonly string[] {
  const numbers = [value + 1, value - 1, value + 0.75, -value, value * 2, value * 10, value + 10].filter((near) => Math.round(near) !== value);
  return [...distinct(numbers).map(String), `[${value}, ${value + 1}]`, `'${value} or ${value + 1}'`, ...NOTHING];
}

function aroundDate(iso: string): readonly string[] {
  const day = Date.parse(`${iso}T00:00:00Z`);
  const shifted = [1, -1, 7, -7, 28, 365].map((days) => american(new Date(day + days * 86_400_000)));
  const [year = '', month = '', date = ''] = iso.split('-');
  // Day and month the wrong way round, where that is another day.
  const swapped = Number(date) <= 12 && date !== month ? [`${date}/${month}/${year}`] : [];
  const exact = american(new Date(day));
  return [...[...shifted, ...swapped].map((text) => `'${text}'`), `['${exact}', '${shifted[0] ?? ''}']`, `'${month}/${year}'`, ...NOTHING];
}

function american(date: Date): string {
  const [year = '', month = '', day = ''] = date.toISOString().slice(0, 10).split('-');
  return `${month}/${day}/${year}`;
}

function aroundWeeksDays(weeks: number, days: number): readonly string[] {
  const pairs = [[weeks + 1, days], [weeks, days + 1], [weeks, days - 1], [weeks - 1, days + 7], [0, weeks * 7 + days]];
  if (weeks !== days) pairs.push([days, weeks]);
  const wrong = pairs.filter(([w, d]) => (w !== weeks || d !== days));
  return distinct([...wrong.map(([w, d]) => `(${w}, ${d})`), `(${weeks}, ${days}, 0)`, String(weeks * 7 + days), String(weeks), ...NOTHING]);
}

function distinct<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)];
}
