/** How large a program of the reference's building blocks has to be, counted by `blocks.py`. */
import path from 'node:path';
import type { TaskRecord } from '../../env/task.ts';
import { python } from './python.ts';

/** What every task of a family shares: reading tables, converting units, speaking to the server, and in power questions the methods, of which each is one call. */
const PRELUDE: Readonly<Record<string, readonly string[]>> = {
  'mimic-iii': ['rows'], eicu: ['rows'], 'ehr-seqsql': ['rows'], treqs: ['rows', 'number', 'leading'],
  medcalc: ['convert', 'measured'], medagentbench: ['search', 'create'], biodsbench: ['load'], npower: ['*'],
};

/** Of each task, all its questions together; undefined where the right answer is that there is none: seeing that takes no program. */
export async function blocksOf(family: string, records: readonly TaskRecord[]): Promise<readonly (number | undefined)[]> {
  const programs = records.flatMap(({ questions }, task) => questions.map(({ reference, reward }) => ({ task, code: reference.python ?? '', asked: typeof reward['function'] === 'string' ? [reward['function']] : [] })));
  const counts = await python<readonly number[]>(path.join(import.meta.dirname, 'blocks.py'), programs.map(({ code, asked }) => ({ code, asked, prelude: PRELUDE[family] ?? [] })));
  const totals = records.map(() => 0);
  programs.forEach(({ task }, index) => { totals[task] = (totals[task] ?? 0) + (counts[index] ?? 0); });
  return totals.map((total, task) => (records[task]?.questions.some(({ reward }) => reward.rule === 'abstain') === true ? undefined : total));
}
