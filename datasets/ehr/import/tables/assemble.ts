/** Writes the tables that were read into a folder as an episode mounts it: CSV files, `hospital.sqlite`, `schema.md`. */
import { chmod, readdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { DataContext } from '../../../../env/families/work.ts';
import { type Cell, SCHEMA_BY_NAME } from '../../../hospital/index.ts';
import { TableWriter, type WrittenTable } from '../../../hospital/write-tables.ts';
import type { ImportFamily } from '../../ehr-family.ts';
import { formsOf } from './forms.ts';
import type { TablesForm } from './manifest.ts';
import type { Chosen } from './plan.ts';
import { Prices } from './prices.ts';
import type { Staging } from './staging.ts';

/** Rows between two pauses for others. */
const ROWS_AT_ONCE = 5_000;

/** @param total rows that are to be written, for progress */
export async function assemble(family: ImportFamily, chosen: Chosen, staging: Staging, folder: string, total: number, { signal, onProgress }: DataContext): Promise<readonly WrittenTable[]> {
  const { tables } = SCHEMA_BY_NAME[family.schema];
  const charges = new Map(chosen.charges.map((charge) => [charge.table, charge]));
  // Charged tables in the order in which their costs are numbered, then the others.
  const ordered = [...charges.keys(), ...tables.map(({ name }) => name).filter((name) => !charges.has(name) && !(chosen.charges.length > 0 && name.toUpperCase() === 'COST'))];
  const costTable = tables.find(({ name }) => name.toUpperCase() === 'COST')?.name ?? 'COST';
  const prices = new Prices(family.info.id);
  const [numbered, counts] = [new Set(chosen.renumber ? tables.filter(({ name }) => name !== 'patient').map(({ name }) => name) : []), new Map<string, number>()];
  let done = 0;
  using output = new TableWriter(folder, tables);
  const next = (table: string): number => {
    const number = counts.get(table) ?? 0;
    counts.set(table, number + 1);
    return number;
  };
  for (const table of ordered) {
    const charge = charges.get(table);
    for await (const staged of rowsOf(chosen, staging, table)) {
      const row = numbered.has(table) ? staged.with(0, next(table)) : staged;
      output.emit(table, row);
      if (charge !== undefined) output.emit(costTable, [next(costTable), ...charge.payer(row), charge.type, row[0] ?? null, row[charge.time] ?? null, prices.of(charge.type, row[charge.thing] ?? null)]);
      if (++done % ROWS_AT_ONCE !== 0) continue;
      onProgress?.({ title: `importing ${family.info.id}: writing`, done, total: Math.max(done, total) });
      await setImmediate();
      signal?.throwIfAborted();
    }
  }
  signal?.throwIfAborted();
  return output.finish();
}

async function* rowsOf(chosen: Chosen, staging: Staging, table: string): AsyncGenerator<readonly Cell[]> {
  const rows = chosen.rows.get(table);
  if (rows === undefined) yield* staging.rows(table);
  else yield* rows;
}

/** The notes on the tables, which say where they are from. */
export async function writeNotes(family: ImportFamily, form: TablesForm, folder: string): Promise<void> {
  await writeFile(path.join(folder, 'schema.md'), formsOf(family).notes(SCHEMA_BY_NAME[family.schema].notes, form));
}

/** Readable for the sandbox, which may run as another user. */
export async function makeReadable(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const name of await readdir(folder)) {
    const file = path.join(folder, name);
    if ((await stat(file)).isFile()) await chmod(file, 0o644);
  }
}
