/** What a published solution left in a variable, as the value that an answer is compared with. */
import { asNumber } from '../../../env/answer/compare.ts';
import type { AnswerValue } from '../../../env/answer/value.ts';
import type { Cell, Golden } from '../../../env/rewards/value.ts';

/** Past this a table is no result but data. */
const MOST_CELLS = 30_000;

function cellOf(value: AnswerValue): Cell | undefined {
  switch (value.type) {
    case 'null': return null;
    case 'bool': case 'str': return value.value;
    case 'int': return Number.isSafeInteger(value.value) ? value.value : undefined;
    case 'float': return Number.isNaN(value.value) ? null : asNumber(value);
    default: return undefined;
  }
}

function cellsOf(items: readonly AnswerValue[]): Cell[] | undefined {
  const cells = items.map(cellOf);
  return cells.includes(undefined) ? undefined : cells.map((cell) => cell ?? null);
}

function entriesOf(entries: readonly (readonly [AnswerValue, AnswerValue])[]): Golden | undefined {
  const found = entries.map(([key, value]): readonly [Cell | undefined, Cell | Cell[] | undefined] => [cellOf(key), value.type === 'list' || value.type === 'tuple' ? cellsOf(value.items) : cellOf(value)]);
  if (found.length === 0 || found.some(([key, value]) => key === undefined || value === undefined)) return undefined;
  return { is: 'entries', entries: found.map(([key, value]): [Cell, Cell | Cell[]] => [key ?? null, value ?? null]) };
}

/** @param ordered do the assertions look at the order of a table's rows? Undefined for what has no plain value. */
export function goldenOf(value: AnswerValue, ordered: boolean): Golden | undefined {
  switch (value.type) {
    case 'list': case 'tuple': case 'set': { const items = cellsOf(value.items); return items && { is: 'list', items, ordered: value.type !== 'set' }; }
    case 'dict': return entriesOf(value.entries);
    case 'series': return entriesOf(value.index.flatMap((key, i) => { const item = value.items[i]; return item === undefined ? [] : [[key, item] as const]; }));
    case 'table': {
      const rows = value.rows.map(cellsOf);
      if (rows.includes(undefined) || rows.length * value.columns.length > MOST_CELLS || value.columns.length === 0 || new Set(value.columns).size < value.columns.length) return undefined;
      return { is: 'table', columns: [...value.columns], rows: rows.map((row) => row ?? []), ...(ordered ? {} : { key: [...value.columns] }) };
    }
    default: { const cell = cellOf(value); return cell === undefined ? undefined : { is: 'cell', value: cell }; }
  }
}
