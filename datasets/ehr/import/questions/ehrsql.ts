/** EHRSQL's questions, and MedAgentGym's rows of them. */
import { isCategory } from '../../categories.ts';
import { isSchema, type SchemaName } from '../../query.ts';
import { bound } from '../bind-query.ts';
import { categoryOf } from './category.ts';
import { publishedPrompt } from './prompt.ts';
import { publishedRows } from './published-answer.ts';
import type { Database, PublishedQuestions, PublishedRow } from './published.ts';
import { readQuestions } from './rows.ts';

function schemaOf({ schema }: Database): SchemaName {
  if (!isSchema(schema)) throw new RangeError(`EHRSQL has no questions on ${schema}`);
  return schema;
}

async function* read({ dbId }: Database, dir: string, signal?: AbortSignal): AsyncGenerator<PublishedRow> {
  for await (const row of readQuestions(dir, dbId, signal)) yield { ...row, category: categoryOf(row) };
}

export const EHRSQL: PublishedQuestions = { dataset: 'EHRSQL', read, isCategory, bind: bound, prompt: (database, mount, question) => publishedPrompt(schemaOf(database), mount, question), answerRows: publishedRows };
