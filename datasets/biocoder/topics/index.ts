/** The function templates of each topic. */
import type { TopicId } from '../info.ts';
import type { FunctionTemplate } from '../template.ts';
import { ALIGNMENT } from './alignment/index.ts';
import { FILE_FORMATS } from './file-formats/index.ts';
import { READ_STATISTICS } from './read-statistics/index.ts';
import { SEQUENCES } from './sequences/index.ts';

export const TOPICS: { readonly [topic in TopicId]: readonly FunctionTemplate[] } = {
  sequences: SEQUENCES,
  'file-formats': FILE_FORMATS,
  alignment: ALIGNMENT,
  'read-statistics': READ_STATISTICS,
  variants: [],
  structures: [],
  'graphs-phylogeny': [],
  laboratory: [],
};

const known = new Map(Object.values(TOPICS).flat().map((template) => [template.id, template]));

export const templatesOf = (topic: string): readonly FunctionTemplate[] => (Object.hasOwn(TOPICS, topic) ? TOPICS[topic as TopicId] : []);

/** @throws RangeError when there is none of that id */
export function templateOf(id: string): FunctionTemplate {
  const template = known.get(id);
  if (template === undefined) throw new RangeError(`no function template ${id}`);
  return template;
}
