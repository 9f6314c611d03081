/** Height and weight as they are told: metric or imperial, now and at other times. */
import type { Rng } from '../../../env/rng.ts';
import type { Note } from './note.ts';

export interface Size {
  readonly weight: readonly [number, 'kg' | 'lbs'];
  readonly height: readonly [number, 'cm' | 'in'];
}

const POUND = 0.453_592_37;

/** An adult's size from height (cm) and body mass index, in the units that the note will use. */
export function sizeOf(rng: Rng, centimetres: number, bmi: number): Size {
  const kilograms = bmi * (centimetres / 100) ** 2;
  const imperial = rng.chance(0.42);
  return {
    weight: imperial ? [Math.round(kilograms / POUND), 'lbs'] : [Number(kilograms.toFixed(1)), 'kg'],
    height: imperial || rng.chance(0.15) ? [Math.round(centimetres / 2.54), 'in'] : [Math.round(centimetres), 'cm'],
  };
}

export function drawHeight(rng: Rng, sex: 'Male' | 'Female'): number {
  return Math.min(202, Math.max(142, rng.normal(sex === 'Male' ? 175 : 162, 8)));
}

export function weightText([value, unit]: Size['weight'], rng: Rng): string {
  return unit === 'kg' ? `${value} kg` : `${value} ${rng.pick(['lb', 'lbs', 'pounds'])}`;
}

export function heightText([value, unit]: Size['height'], rng: Rng): string {
  if (unit === 'cm') return rng.chance(0.25) ? `${(value / 100).toFixed(2)} m` : `${value} cm`;
  const feet = Math.floor(value / 12);
  return rng.pick([`${feet} ft ${value % 12} in`, `${value} inches`, `${feet} feet ${value % 12} inches`, `${feet}'${value % 12}"`]);
}

const AT_VISIT = ['at this visit', 'on the day of the visit', 'at the consultation'] as const;
const NOW = ['on admission', 'at presentation', 'on the day of admission'] as const;

const SIZES = [
  '[{when}, {he} [weighed|had a weight of] {weight} [at|with] a measured height of {height}|{His} [body weight|weight] {when} was {weight}, and {his} [measured height|height, measured the same day,] was {height}|[Measured|Anthropometry] {when}: height {height}, weight {weight}].',
  '[{when}, the scale [showed|read] {weight} and the stadiometer {height}|[A weight of {weight}|{weight} of body weight] and a measured height of {height} were [recorded|documented] {when}|[Body measurements|Body size as measured] {when} - weight {weight}; height {height}].',
] as const;

const EARLIER_WEIGHTS = [
  '[{months} months earlier {he} had weighed {earlier}|The weight recorded by the family physician {months} months before was {earlier}|{His} weight had been {earlier} {years} years ago, as {he} recalled].',
  '[At a visit {months} months before, the scale had shown {earlier}|As of {years} years earlier, {his} weight was given as {earlier}|An old entry, {months} months back, put {his} weight at {earlier}].',
] as const;

const CLAIMED_HEIGHTS = [
  '[{His} identity card gives a height of {claimed}|By {his} own estimate {he} is {claimed} tall|{He} believed to be {claimed} tall].',
  '[On forms {he} gives {his} height as {claimed}|Self-reported height is {claimed}|Asked about {his} height, {he} said {claimed}].',
] as const;

/** Tells the size, and sometimes another weight; gives the time that the question names. */
export function tellSize(note: Note, size: Size, needs: { readonly weight?: boolean; readonly height?: boolean }): string {
  const { rng } = note;
  const when = rng.pick(note.place === 'clinic' ? AT_VISIT : NOW);
  const weight = weightText(size.weight, rng);
  const height = heightText(size.height, rng);
  const other = needs.weight === true && rng.chance(0.45);
  const told = note.pick(SIZES);
  note.add('exam', told, { weight, height, when });
  if (other) {
    const [value, unit] = size.weight;
    const earlier = weightText([Math.round(value * (rng.chance(0.7) ? 1.06 + 0.16 * rng.float() : 0.84 + 0.1 * rng.float())), unit], rng);
    note.add(rng.pick(['hpi', 'social'] as const), note.pick(EARLIER_WEIGHTS), { earlier, months: rng.int(5, 14), years: rng.int(2, 4) });
  }
  // A height that is only reported stands beside the measured one.
  const reported = needs.height === true && rng.chance(needs.weight === true ? 0.42 : 0.7);
  if (reported) {
    const [value, unit] = size.height;
    note.add('social', note.pick(CLAIMED_HEIGHTS), { claimed: heightText([value + (unit === 'cm' ? rng.int(2, 5) : rng.int(1, 2)), unit], rng) });
  }
  if (needs.weight === true) note.tell('weight', other || size.weight[1] === 'lbs' ? 'inferred' : 'stated');
  if (needs.height === true) note.tell('height', reported || size.height[1] === 'in' ? 'inferred' : 'stated');
  return when;
}
