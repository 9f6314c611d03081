/** Values as literals of Python, in ASCII on one line. */
import type { Cell, Golden } from '../../../env/rewards/value.ts';

type Literal = Cell | readonly Literal[];

export function pyLiteral(value: Literal): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return Number.isNaN(value) ? 'float("nan")' : Number.isFinite(value) ? String(value) : `float("${value > 0 ? '' : '-'}inf")`;
  if (typeof value === 'string') return JSON.stringify(value).replaceAll(/[^\x20-\x7e]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `[${value.map(pyLiteral).join(', ')}]`;
}

/** An expression of that value; a table needs `pd`. */
export function goldenLiteral(golden: Golden): string {
  switch (golden.is) {
    case 'cell': return pyLiteral(golden.value);
    case 'list': return pyLiteral(golden.items);
    case 'entries': return `{${golden.entries.map(([key, value]) => `${pyLiteral(key)}: ${pyLiteral(value)}`).join(', ')}}`;
    case 'table': return `pd.DataFrame(${pyLiteral(golden.rows)}, columns=${pyLiteral(golden.columns)})`;
  }
}
