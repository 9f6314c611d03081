/** When notes could be written: shifts in intensive care, mornings of the stay, the discharge. */
import type { Chart } from '../chart/chart.ts';
import { dayOf, daysBetween, plusDays, plusMinutes, within } from '../chart/days.ts';
import type { Kind, Moment } from './scene.ts';

/** "Now" of the hospital: nothing is known after it. */
const LAST = '2105-12-31 23:59:00';

/** Enough happened in a window to write about. */
const rows = ({ results, volumes, orders, cultures, procedures }: Chart, from: string, to: string): number => [...results, ...volumes, ...cultures, ...procedures].filter(({ time }) => within(time, { from, to })).length + orders.filter(({ start, end }) => start <= to && (end ?? to) >= from).length / 4;

/** Hours and minutes by a chart's number, so that the same admission's notes are not all of one minute. */
const minute = (hadm: number, salt: number, span: number): number => (hadm * 31 + salt * 17) % span;

function shifts(chart: Chart): readonly Moment[] {
  return chart.stays.flatMap((stay) => {
    const out = stay.out ?? LAST;
    return Array.from({ length: daysBetween(stay.in, out) + 2 }, (_, i) => plusDays(dayOf(stay.in), i - 1)).flatMap((day, i): Moment[] => {
      const shift = (name: 'day' | 'night', from: string, end: string): readonly Moment[] => {
        const now = plusMinutes(end, -10 - minute(chart.hadm, i, 40));
        // The patient was there for most of it.
        if (plusMinutes(stay.in, -240) > from || now > out || now > LAST || rows(chart, from, now) < 10) return [];
        return [{ kind: 'nursing', hadm: chart.hadm, now, shift: { name, from: from < chart.admitted ? chart.admitted : from, to: now } }];
      };
      return [...shift('day', `${day} 07:00:00`, `${day} 19:00:00`), ...shift('night', `${day} 19:00:00`, `${plusDays(day, 1)} 07:00:00`)];
    });
  });
}

function mornings(chart: Chart): readonly Moment[] {
  const last = chart.discharged ?? LAST;
  return Array.from({ length: daysBetween(chart.admitted, last) + 1 }, (_, i) => plusMinutes(plusDays(dayOf(chart.admitted), i), 390 + minute(chart.hadm, i, 330)))
    .filter((now) => now > plusMinutes(chart.admitted, 300) && now < last && rows(chart, `${plusDays(dayOf(now), -1)} ${now.slice(11)}`, now) >= 10)
    .map((now) => ({ kind: 'physician', hadm: chart.hadm, now }));
}

export function momentsOf(kind: Kind, chart: Chart): readonly Moment[] {
  switch (kind) {
    case 'nursing': return shifts(chart);
    case 'physician': return mornings(chart);
    case 'discharge-summary': return chart.discharged === null || daysBetween(chart.admitted, chart.discharged) < 1 ? [] : [{ kind, hadm: chart.hadm, now: chart.discharged }];
  }
}
