/** The combinations of a template's conventions, and which of them are train's and which are test's. */
import { Rng } from '../../env/rng.ts';
import type { Split } from '../../env/task.ts';
import { BIOCODER } from './info.ts';
import type { FunctionTemplate, Setting, Settings } from './template.ts';

/** One combination in so many is for the test split. */
const TEST_SHARE = 7;
/** So many are looked at; a larger space is drawn from. */
const LARGEST = 1_024;

function numbered(conventions: readonly (readonly [string, readonly Setting[]])[], number: number): Settings {
  let rest = number;
  return Object.fromEntries(conventions.map(([name, values]) => {
    const value = values[rest % values.length] ?? null;
    rest = Math.floor(rest / values.length);
    return [name, value];
  }));
}

function combinationsOf(template: FunctionTemplate): readonly Settings[] {
  const conventions = Object.entries(template.conventions);
  const size = conventions.reduce((product, [, values]) => product * values.length, 1);
  const rng = new Rng(BIOCODER.id, template.id, 'space');
  const numbers = size <= LARGEST ? Array.from({ length: size }, (_, i) => i) : [...new Set(Array.from({ length: LARGEST }, () => rng.int(0, size - 1)))];
  return rng.shuffle(numbers.map((number) => numbered(conventions, number)).filter((settings) => template.excluded?.(settings) !== true));
}

const spaces = new WeakMap<FunctionTemplate, Readonly<Record<Split, readonly Settings[]>>>();

/** Each combination is of one split, whatever the key. */
export function spaceOf(template: FunctionTemplate): Readonly<Record<Split, readonly Settings[]>> {
  const known = spaces.get(template);
  if (known !== undefined) return known;
  const all = combinationsOf(template);
  const tested = Math.ceil(all.length / TEST_SHARE);
  const made = { test: all.slice(0, tested), train: all.slice(tested) };
  spaces.set(template, made);
  return made;
}

/** The n-th combination of a split in the order of a key; after the last one they come again, and only the inputs are new. */
export function settingsAt(template: FunctionTemplate, split: Split, key: string, n: number): Settings {
  const space = spaceOf(template)[split];
  // Every combination comes once: a step that has no factor in common with the number of them goes through all.
  const rng = new Rng(BIOCODER.id, template.id, 'order', key, split);
  const start = rng.int(0, space.length - 1);
  let step = rng.int(1, Math.max(1, space.length - 1));
  while (gcd(step, space.length) !== 1) step++;
  const settings = space[(start + n * step) % space.length];
  if (settings === undefined) throw new RangeError(`${template.id} has no combination of conventions`);
  return settings;
}

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));
