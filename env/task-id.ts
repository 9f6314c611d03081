/** Task ids, written and read: `<family>-v<version>/<source>/<split>/<category>/<index>`. */
import type { TaskPlace } from './families/task-source.ts';
import type { Source } from './task.ts';

const ID = /^([a-z0-9-]+)-v(\d+)\/(twin|published)\/(train|test)\/([a-z0-9._-]+)\/(\d{1,16})$/;

export interface ParsedTaskId extends TaskPlace {
  readonly family: string;
  readonly version: number;
  readonly source: Source;
}

export const taskId = ({ id, version }: { readonly id: string; readonly version: number }, source: Source, { split, category, index }: TaskPlace): string => `${id}-v${version}/${source}/${split}/${category}/${index}`;

/** Undefined for what is no task id. */
export function parseTaskId(id: string): ParsedTaskId | undefined {
  const match = ID.exec(id);
  if (match === null) return undefined;
  const [, family = '', version = '', source = '', split = '', category = '', index = ''] = match;
  return { family, version: Number(version), source: source === 'published' ? 'published' : 'twin', split: split === 'train' ? 'train' : 'test', category, index: Number(index) };
}
