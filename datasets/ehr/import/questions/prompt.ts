/** What the model is told of a published question. */
import { dataText } from '../../prompt.ts';
import type { SchemaName } from '../../query.ts';
import { VITAL_RANGES } from '../../vital-ranges.ts';

/** What EHRSQL's queries select. */
const NAMES: Readonly<Record<SchemaName, string>> = { 'mimic-iii': 'Diagnoses and procedures are named by SHORT_TITLE, items by LABEL.', eicu: 'Items are named as in their tables.' };

/** What "normal" means: the bounds that EHRSQL puts into such queries. */
const NORMAL = `A vital sign is normal within, bounds included: ${Object.entries(VITAL_RANGES).map(([name, [low, high]]) => `${name.replaceAll('_', ' ')} ${low} to ${high}`).join(', ')}.`;

/** @param mount the folder under `/data` on which the tables lie */
export function publishedPrompt(schema: SchemaName, mount: string, question: string): string {
  return [
    dataText(schema, mount),
    question.trim(),
    `Text in the tables is in lower case. ${NAMES[schema]} In a ranking equal counts share a rank. ${NORMAL}`,
    'Assign the answer to the variable `answer`: one value, or a list when there are several (of tuples, when each has several parts; the order does not matter); times as they stand in the tables; True or False for a question of yes or no; None when the question cannot be answered from these tables.',
  ].join('\n\n');
}
