/** What anyone may see of the catalogue: its families, and pages of its tasks. The same for every door and command. */
import { GymError, type Requests, type Results } from '../protocol/index.ts';
import type { Catalogue } from './catalogue.ts';

export function describeFamilies(catalogue: Catalogue) {
  return catalogue.families.map((family) => {
    const { id, version, title, summary, scope, categories, counts, actions, runtimes, feedback, published } = family.info;
    return {
      id, version, title, summary, scope, categories, train: counts.train, test: counts.test, actions, runtimes, feedback,
      published: { train: catalogue.count(family, 'train', undefined, 'published'), test: catalogue.count(family, 'test', undefined, 'published') },
      source: published,
    };
  });
}

/** @throws GymError `bad_message` for a cursor that was not given here, `unknown_task` for a family or category that is not */
export function listTasks(catalogue: Catalogue, { cursor, limit = 100, ...filter }: Requests['tasks']): Results['tasks'] {
  const offset = cursor === undefined ? 0 : Number(Buffer.from(cursor, 'base64url').toString());
  if (!Number.isSafeInteger(offset) || offset < 0) throw new GymError('bad_message', 'the cursor is not one that this server gave', { path: '/cursor' });
  const { tasks, total } = catalogue.list(filter, offset, limit);
  const next = offset + tasks.length;
  return { tasks: [...tasks], total, ...(next < total && tasks.length > 0 ? { next_cursor: Buffer.from(String(next)).toString('base64url') } : {}) };
}
