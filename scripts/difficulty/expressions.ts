/** Regular expressions on the families whose answers lie in a text. */
import type { TaskRecord } from '../../env/task.ts';
import { type Agent, rightOn } from './agent.ts';
import { conflictsByExpressions } from './ehrcon-expressions.ts';
import { MedcalcReader } from './medcalc-expressions.ts';
import { answerByExpressions } from './npower-expressions.ts';

const promptOf = ({ questions: [{ prompt }] }: TaskRecord): string => prompt;

const BY_FAMILY: Readonly<Record<string, (records: readonly TaskRecord[]) => Promise<readonly unknown[]>>> = {
  npower: async (records) => records.map((record) => answerByExpressions(promptOf(record))),
  async medcalc(records) {
    const reader = await MedcalcReader.open();
    return records.map((record) => reader.answer(record.category, promptOf(record)));
  },
  ehrcon: (records) => conflictsByExpressions(records.map(promptOf), records[0]?.mounts[0]?.path ?? ''),
};

export const expressions: Agent = {
  name: 'regular expressions',
  families: Object.keys(BY_FAMILY),
  async solve(family: string, records: readonly TaskRecord[]) {
    const answers = await BY_FAMILY[family]?.(records) ?? [];
    return records.map((record, index) => rightOn(record, [answers[index]]));
  },
};
