/**
 * Shows that `difficulty` 1 to 5 orders tasks: what simple agents solve of each family and level, by the real rules. Prints Markdown
 * tables; after a run over all families they stand in `docs/difficulty.md`.
 *
 * node scripts/difficulty.ts [--per-cell N] [--family F] [--results FILE]
 */
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { FAMILIES } from '../datasets/index.ts';
import { measure, type Measures } from './difficulty/measure.ts';
import { markdown } from './difficulty/tables.ts';

const HELP = `Shows what simple agents solve of each family, by difficulty.

  --per-cell N     tasks of each family and level at most (100)
  --family F       this family alone (may be given several times); the docs stay as they are
  --results FILE   keeps what was measured, one family a line, and goes on from there
  --help           this text`;
const DOCS = path.join(import.meta.dirname, '../docs/difficulty.md');
const BEGIN = '<!-- written by scripts/difficulty.ts -->';
const END = '<!-- end -->';

/** The text with the tables between the markers replaced. */
export function withTables(text: string, tables: string): string {
  const [begin, end] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`docs/difficulty.md has lost its markers ${BEGIN} and ${END}`);
  return `${text.slice(0, begin + BEGIN.length)}\n${tables}\n${text.slice(end)}`;
}

interface Line { readonly perCell: number; readonly measures: Measures }

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { 'per-cell': { type: 'string', default: '100' }, family: { type: 'string', multiple: true }, results: { type: 'string' }, help: { type: 'boolean' } } });
  if (values.help === true) return console.log(HELP);
  const perCell = Number(values['per-cell']);
  if (!Number.isSafeInteger(perCell) || perCell < 1) throw new RangeError('--per-cell takes a whole number from 1 on');
  const unknown = values.family?.find((id) => FAMILIES.every(({ info }) => info.id !== id));
  if (unknown !== undefined) throw new RangeError(`no family ${unknown}; there are ${FAMILIES.map(({ info }) => info.id).join(', ')}`);
  const chosen = FAMILIES.filter(({ info }) => values.family?.includes(info.id) !== false);
  const { results } = values;
  const known = results === undefined || !existsSync(results) ? [] : readFileSync(results, 'utf8').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Line);
  const all: Measures[] = [];
  for (const [index, family] of chosen.entries()) {
    const started = performance.now();
    const earlier = known.findLast((line) => line.perCell === perCell && line.measures.family === family.info.id)?.measures;
    const measures = earlier ?? await measure(family, perCell);
    if (earlier === undefined && results !== undefined) appendFileSync(results, `${JSON.stringify({ perCell, measures } satisfies Line)}\n`);
    all.push(measures);
    process.stderr.write(`${index + 1}/${chosen.length} ${family.info.id}: ${earlier === undefined ? `${((performance.now() - started) / 1000).toFixed(1)} s` : 'known'}\n`);
  }
  const tables = markdown(all);
  console.log(tables);
  if (chosen.length === FAMILIES.length) writeFileSync(DOCS, withTables(readFileSync(DOCS, 'utf8'), tables));
}

if (import.meta.main) await main();
