/** The function templates of each topic. */
import type { TopicId } from '../info.ts';
import type { FunctionTemplate } from '../template.ts';
import { ALIGNMENT } from './alignment/index.ts';
import { FILE_FORMATS } from './file-formats/index.ts';
import { GRAPHS_PHYLOGENY } from './graphs-phylogeny/index.ts';
import { LABORATORY } from './laboratory/index.ts';
import { READ_STATISTICS } from './read-statistics/index.ts';
import { SEQUENCES } from './sequences/index.ts';
import { STRUCTURES } from './structures/index.ts';
import { VARIANTS } from './variants/index.ts';

export const TOPICS: { readonly [topic in TopicId]: readonly FunctionTemplate[] } = {
  sequences: SEQUENCES,
  'file-formats': FILE_FORMATS,
  alignment: ALIGNMENT,
  'read-statistics': READ_STATISTICS,
  variants: VARIANTS,
  structures: STRUCTURES,
  'graphs-phylogeny': GRAPHS_PHYLOGENY,
  laboratory: LABORATORY,
};

const known = new Map(Object.values(TOPICS).flat().map((template) => [template.id, template]));

export const templatesOf = (topic: string): readonly FunctionTemplate[] => (Object.hasOwn(TOPICS, topic) ? TOPICS[topic as TopicId] : []);

/** @throws RangeError when there is none of that id */
export function templateOf(id: string): FunctionTemplate {
  const template = known.get(id);
  if (template === undefined) throw new RangeError(`no function template ${id}`);
  return template;
}
