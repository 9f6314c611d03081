/**
 * Task ids, written and read: `<family>-v<version>/<source>/<split>/<category>/<index>`. The source of tasks that were made
 * with an operator's key is `twin-<fingerprint>`.
 */
import type { TaskPlace } from './families/task-source.ts';
import type { Source } from './task.ts';

const ID = /^([a-z0-9-]+)-v(\d+)\/(twin|published)(?:(?<=twin)-([0-9a-f]{8}))?\/(train|test)\/([a-z0-9._-]+)\/(\d{1,16})$/;

export interface ParsedTaskId extends TaskPlace {
  readonly family: string;
  readonly version: number;
  readonly source: Source;
}

export const taskId = ({ id, version }: { readonly id: string; readonly version: number }, source: Source, { split, category, index, twin }: TaskPlace): string =>
  `${id}-v${version}/${source}${twin === undefined ? '' : `-${twin}`}/${split}/${category}/${index}`;

/** Undefined for what is no task id. */
export function parseTaskId(id: string): ParsedTaskId | undefined {
  const match = ID.exec(id);
  if (match === null) return undefined;
  const [, family = '', version = '', source = '', twin, split = '', category = '', index = ''] = match;
  return { family, version: Number(version), source: source === 'published' ? 'published' : 'twin', split: split === 'train' ? 'train' : 'test', category, index: Number(index), ...(twin === undefined ? {} : { twin }) };
}
