/** Right and wrong results as typed answers, so that a rule can be asked about them, and as programs that hand them in. */
import type { AnswerValue } from '../../env/answer/value.ts';
import { solves } from '../../env/rewards/index.ts';
import type { Cell, Golden } from '../../env/rewards/value.ts';
import type { RewardSpec } from '../../env/task.ts';
import type { Answers } from './kinds/form.ts';
import { goldenLiteral } from './python/literal.ts';

const cellValue = (value: Cell): AnswerValue => (value === null ? { type: 'null' } : typeof value === 'number' ? (Number.isSafeInteger(value) ? { type: 'int', value, digits: String(value) } : { type: 'float', value }) : typeof value === 'boolean' ? { type: 'bool', value } : { type: 'str', value });
const listValue = (items: readonly Cell[]): AnswerValue => ({ type: 'list', items: items.map(cellValue) });

function valueOf(golden: Golden): AnswerValue {
  switch (golden.is) {
    case 'cell': return cellValue(golden.value);
    case 'list': return listValue(golden.items);
    case 'entries': return { type: 'dict', entries: golden.entries.map(([key, value]) => [cellValue(key), typeof value === 'object' && value !== null ? listValue(value) : cellValue(value)]) };
    case 'table': return { type: 'table', columns: golden.columns, rows: golden.rows.map((row) => row.map(cellValue)) };
  }
}

/** What a program that sets these variables hands in. */
export function handedIn(named: Answers, reward: RewardSpec): AnswerValue | undefined {
  const entries = Object.entries(named);
  if (reward.rule !== 'named') return entries[0] === undefined ? undefined : valueOf(entries[0][1]);
  return { type: 'dict', entries: entries.map(([name, golden]) => [{ type: 'str', value: name }, valueOf(golden)]) };
}

export const accepted = (named: Answers, reward: RewardSpec): boolean => solves(reward, handedIn(named, reward));

export const programOf = (named: Answers): string => `import pandas as pd\n${Object.entries(named).map(([name, golden]) => `${name} = ${goldenLiteral(golden)}\n`).join('')}`;
