import { Type } from 'typebox';
import { TIMEOUT_MS } from '../tables/tables.ts';
import { defineAction } from './action.ts';

export const requestInfo = defineAction({
  description: 'Look at the data without code: the tables and columns of a file, the values of a column, or where a term occurs.',
  parameters: Type.Object({
    data_path: Type.String({ description: 'A CSV or SQLite file under /data, or the folder.' }),
    info_type: Type.Unsafe<'column_names' | 'column_values' | 'term'>({ type: 'string', enum: ['column_names', 'column_values', 'term'] }),
    keyterm: Type.Optional(Type.Union([Type.String(), Type.Number()], { description: 'The column (`column_values`) or the term to look for (`term`).' })),
  }),
  async run(context, { data_path, info_type, keyterm }) {
    const query = { path: data_path, kind: info_type, ...(keyterm === undefined ? {} : { term: String(keyterm) }) };
    const looked = context.tables.query(context.task.mounts, query, { timeoutMs: Math.min(TIMEOUT_MS, context.stepTimeoutMs), ...(context.signal === undefined ? {} : { signal: context.signal }) });
    // A cancelled step ends like a cancelled program: with an observation, not as a failure of ours.
    const text = await looked.catch((error: unknown) => {
      if (context.signal?.aborted !== true) throw error;
      return 'The look-up was cancelled.';
    });
    return { kind: 'info_result', text };
  },
});
