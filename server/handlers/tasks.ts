import { GymError } from '../../protocol/index.ts';
import type { Catalogue } from '../../env/catalogue.ts';
import type { Requests, Results } from '../../protocol/index.ts';
import type { Handler } from './handler.ts';

/** Also behind `GET /v1/tasks`. */
export function listTasks(catalogue: Catalogue, { cursor, limit = 100, ...filter }: Requests['tasks']): Results['tasks'] {
  const offset = cursor === undefined ? 0 : Number(Buffer.from(cursor, 'base64url').toString());
  if (!Number.isSafeInteger(offset) || offset < 0) throw new GymError('bad_message', 'the cursor is not one that this server gave', { path: '/cursor' });
  const { tasks, total } = catalogue.list(filter, offset, limit);
  const next = offset + tasks.length;
  return { tasks: [...tasks], total, ...(next < total && tasks.length > 0 ? { next_cursor: Buffer.from(String(next)).toString('base64url') } : {}) };
}

export const tasks: Handler<'tasks'> = ({ deps }, args) => Promise.resolve(listTasks(deps.catalogue, args));
