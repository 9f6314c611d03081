/** Numbers as notes give them: rounded, in another scale, with a unit or without; and the numbers that could stand there by mistake. */
import type { Result } from '../chart/chart.ts';
import { type Conflict, halfOf, inScale, type Pick, type Reading, type Scale, type Window } from '../claims/claim.ts';
import { UNITS } from '../lexicon/labs.ts';
import type { Scene } from '../notes/scene.ts';

export const decimalsOf = (values: readonly number[]): number => Math.min(3, Math.max(0, ...values.map((value) => (String(value).split('.')[1] ?? '').length)));
export const rounded = (value: number, decimals: number): number => Number((Math.round(Number((value * 10 ** decimals).toPrecision(12))) / 10 ** decimals).toFixed(decimals));

/** Results of a label up to now; none where the label stands for several items here, so that it is not clear which is meant. */
export function resultsOf({ chart, now }: Scene, label: string): readonly Result[] {
  const results = chart.results.filter((each) => each.label === label);
  return new Set(results.map(({ item }) => item)).size === 1 ? results.filter(({ time }) => time <= now) : [];
}

export interface Said { readonly reading: Reading; readonly decimals: number }

/** The row that is meant, said right. */
export function saidRight(meant: Result, pick: Pick, window: Window, decimals: number, scale: Scale = 'as it is'): Said {
  return { decimals, reading: { is: 'reading', table: meant.table, label: meant.label, pick, window, value: rounded(inScale(scale, meant.value), decimals), within: halfOf(decimals), scale } };
}

export const shown = ({ reading, decimals }: Said): string => reading.value.toFixed(decimals);

/** Other numbers that could stand for this one: the label's own at other times, or else what stands elsewhere in the chart and would not look odd. */
export function wrongValues(scene: Scene, { reading, decimals }: Said, meant: readonly Result[]): readonly number[] {
  const { chart, lore, rng } = scene;
  const [low, high] = (lore.ranges.get(reading.label) ?? [0, 0]).map((value) => inScale(reading.scale, value)) as [number, number];
  const truths = meant.map(({ value }) => inScale(reading.scale, value));
  const apart = (value: number): boolean => truths.every((truth) => Math.abs(value - truth) > Math.max(2.2 * reading.within, reading.scale === 'fahrenheit' ? 0.5 : 0.045 * Math.abs(truth)));
  const own = chart.results.filter(({ label }) => label === reading.label).map(({ value }) => rounded(inScale(reading.scale, value), decimals)).filter(apart);
  if (own.length > 0 && rng.chance(0.85)) return [...new Set(own)];
  // What no result of its label is stands out: that is rare.
  if (own.length === 0 && rng.chance(0.6)) return [];
  const elsewhere = [...chart.results.map(({ value }) => value), ...chart.volumes.map(({ ml }) => ml), ...chart.orders.map(({ dose }) => Number(dose))]
    .filter((value) => Number.isFinite(value) && value >= low && value <= high && rounded(value, decimals) === value && apart(value));
  return elsewhere.length > 0 ? [...new Set(elsewhere)] : own;
}

export const valueConflict = (wrong: Said, meant: Result): Conflict => [meant.table, 'VALUENUM', wrong.reading.value, meant.value];
export const withValue = (said: Said, value: number): Said => ({ ...said, reading: { ...said.reading, value } });
export const withUnit = (said: Said, unit: string): Said => ({ ...said, reading: { ...said.reading, unit } });

/** The unit behind a value, where the reading claims one. */
export function sayUnit({ reading: { unit } }: Said): string {
  if (unit === undefined) return '';
  return ` ${UNITS[unit]?.said ?? Object.values(UNITS).flatMap(({ wrong }) => wrong).find((each) => each.toLowerCase() === unit) ?? unit}`;
}
