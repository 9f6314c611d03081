/** What the model is told of a published question. */
import { NOW_TEXT, type ImportedFamily } from '../family.ts';

/** What EHRSQL's queries select. */
const NAMES = { 'mimic-iii': 'Diagnoses and procedures are named by SHORT_TITLE, items by LABEL.', eicu: 'Items are named as in their tables.' } as const;

/** @param mountName the folder under `/data` on which the tables lie */
export function publishedPrompt(question: string, mountName: string, family: ImportedFamily): string {
  const tables = family.schema === 'mimic-iii' ? 'MIMIC-III' : 'eICU';
  return [
    question.trim(),
    '',
    `Answer from the ${tables} tables in the folder /data/${mountName} (read-only): one CSV file a table, the same rows in the SQLite file /data/${mountName}/hospital.sqlite, and notes on tables and units in /data/${mountName}/schema.md. Text in the tables is in lower case. "Now" is ${NOW_TEXT}. ${NAMES[family.schema]} In a ranking equal counts share a rank.`,
    '',
    'Assign the answer to the variable `answer`: one value, or a list when there are several (of tuples, when each has several parts; the order does not matter); times as they stand in the tables; True or False for a question of yes or no; None when the question cannot be answered from these tables.',
  ].join('\n');
}
