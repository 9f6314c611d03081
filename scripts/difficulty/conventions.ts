/**
 * The function of a biocoder task by heart, without reading the rules: of each convention the value that its template names
 * first. In real episodes.
 */
import { templateOf } from '../../datasets/biocoder/topics/index.ts';
import type { FunctionTemplate, Settings } from '../../datasets/biocoder/template.ts';
import type { TaskRecord } from '../../env/task.ts';
import type { Agent } from './agent.ts';
import { solvedInEpisodes } from './episodes.ts';

export const usual = ({ conventions }: FunctionTemplate): Settings => Object.fromEntries(Object.entries(conventions).map(([name, values]) => [name, values[0] ?? null]));

function byHeart({ questions: [{ reward }], provenance }: TaskRecord): string {
  const template = templateOf(String(provenance['template']));
  return template.python.reference(usual(template), String(reward['function']));
}

export const byConvention: Agent = {
  name: 'the usual conventions',
  families: ['biocoder'],
  solve: (_family: string, records: readonly TaskRecord[]) => solvedInEpisodes(records, byHeart),
};
