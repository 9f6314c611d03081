/**
 * How a risk depends on what is true of a patient: terms that a linear model follows, and terms that it does not, such as
 * values that are bad on both sides, thresholds and coincidences.
 *
 * Each kind is summed up and brought to a standard deviation of its own on the scale of log odds, the second over and above
 * all that is linear in it, so that two numbers say how much of an outcome a linear model can find, and how much a better one.
 */
import type { Table } from './table.ts';

type Condition = readonly [column: string, sign: '>' | '<', bound: number];
export type Term =
  /** The higher the worse; with a negative weight the lower. */
  | { readonly kind: 'slope'; readonly column: string; readonly weight: number }
  /** The farther from the middle the worse. */
  | { readonly kind: 'extreme'; readonly column: string; readonly weight: number }
  /** Worse where all conditions hold. */
  | { readonly kind: 'when'; readonly conditions: readonly Condition[]; readonly weight: number }
  /** Worse where both are high or both are low. */
  | { readonly kind: 'together'; readonly columns: readonly [string, string]; readonly weight: number }
  /** Worse where somebody saw reason to measure it. */
  | { readonly kind: 'measured'; readonly column: string; readonly weight: number };

export const slope = (column: string, weight = 1): Term => ({ kind: 'slope', column, weight });
export const extreme = (column: string, weight = 1): Term => ({ kind: 'extreme', column, weight });
export const when = (conditions: readonly Condition[], weight = 1): Term => ({ kind: 'when', conditions, weight });
export const together = (one: string, other: string, weight = 1): Term => ({ kind: 'together', columns: [one, other], weight });
export const measured = (column: string, weight = 1): Term => ({ kind: 'measured', column, weight });

export interface Risk {
  readonly terms: readonly Term[];
  /** Standard deviations, in log odds, of what a linear model follows and of what it does not. */
  readonly linear: number;
  readonly bent: number;
}

/** Values over so many standard deviations are no worse than these. */
const FARTHEST = 3;

/** To mean 0 and standard deviation 1; a constant to 0. */
function standardised(values: Float64Array): Float64Array {
  let [sum, squares] = [0, 0];
  for (const value of values) { sum += value; squares += value * value; }
  const mean = sum / values.length;
  const deviation = Math.sqrt(Math.max(0, squares / values.length - mean * mean));
  return values.map((value) => (deviation === 0 ? 0 : (value - mean) / deviation));
}

/** A column in standard deviations, from its logarithm where it is skewed, cut off where it is far out. */
function deviates(table: Table, name: string): Float64Array {
  const skewed = table.columns.find((each) => each.name === name)?.skewed === true;
  const values = skewed ? table.truth(name).map((value) => Math.log(Math.max(value, 0) + 0.1)) : table.truth(name);
  return standardised(values).map((value) => Math.max(-FARTHEST, Math.min(FARTHEST, value)));
}

function valuesOf(table: Table, term: Term): Float64Array {
  switch (term.kind) {
    case 'slope': return deviates(table, term.column);
    case 'extreme': return deviates(table, term.column).map(Math.abs);
    case 'together': {
      const other = deviates(table, term.columns[1]);
      return deviates(table, term.columns[0]).map((value, row) => value * (other[row] ?? 0));
    }
    case 'measured': return table.shown(term.column).map((value) => (Number.isNaN(value) ? 0 : 1));
    case 'when': return new Float64Array(table.length).map((_, row) => Number(term.conditions.every(([column, sign, bound]) => {
      const value = table.truth(column)[row] ?? 0;
      return sign === '>' ? value > bound : value < bound;
    })));
  }
}

/** What is left of the values when every linear function of the columns is taken away (Gram and Schmidt). */
function withoutSlopes(values: Float64Array, columns: readonly Float64Array[]): Float64Array {
  const left = (of: Float64Array, directions: readonly Float64Array[]): Float64Array => directions.reduce((rest, direction) => {
    const along = rest.reduce((sum, value, row) => sum + value * (direction[row] ?? 0), 0) / rest.length;
    return rest.map((value, row) => value - along * (direction[row] ?? 0));
  }, of);
  const directions: Float64Array[] = [];
  for (const column of columns) directions.push(standardised(left(column, directions)));
  return left(values, directions);
}

const columnsOf = (term: Term): readonly string[] => (term.kind === 'when' ? term.conditions.map(([column]) => column) : term.kind === 'together' ? term.columns : [term.column]);

/** Log odds of each row, around 0. */
export function logOdds(table: Table, { terms, linear, bent }: Risk): Float64Array {
  const sum = (kinds: readonly Term[]): Float64Array => {
    const total = new Float64Array(table.length);
    for (const term of kinds) standardised(valuesOf(table, term)).forEach((value, row) => { total[row] = (total[row] ?? 0) + term.weight * value; });
    return standardised(total);
  };
  const straight = sum(terms.filter(({ kind }) => kind === 'slope' || kind === 'measured'));
  const columns = [...new Set(terms.flatMap(columnsOf))].map((name) => deviates(table, name));
  const other = standardised(withoutSlopes(sum(terms.filter(({ kind }) => kind !== 'slope' && kind !== 'measured')), columns));
  return straight.map((value, row) => linear * value + bent * (other[row] ?? 0));
}
