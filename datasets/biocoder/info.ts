/** What all tasks of the BioCoder family share. */
import type { GeneratedInfo } from '../../env/families/generated-source.ts';

export const BIOCODER = {
  id: 'biocoder',
  version: 1,
  title: 'Bioinformatics functions (BioCoder)',
  gymnasium: 'BioCoder-v1',
  summary: 'Write the function of bioinformatics that a module lacks, by its description and conventions.',
  grading: 'every hidden input, in a second clean sandbox; outputs compared outside of it',
  scope: 'internal',
  categories: [
    { id: 'sequences', title: 'Sequence handling' },
    { id: 'file-formats', title: 'File formats' },
    { id: 'alignment', title: 'Alignment' },
    { id: 'read-statistics', title: 'Read statistics' },
    { id: 'variants', title: 'Variants' },
    { id: 'structures', title: 'Structures' },
    { id: 'graphs-phylogeny', title: 'Graphs and phylogeny' },
    { id: 'laboratory', title: 'Laboratory utilities' },
  ],
  categoryNoun: 'topics',
  counts: { train: 981, test: 157 },
  actions: ['validate_code', 'debug', 'submit'],
  runtimes: ['python', 'javascript'],
  variant: 'base',
  limits: { attempts: 1, max_steps: 15 },
  feedback: 'interactive',
  published: {
    open: true,
    licence: 'CC-BY-4.0; the contexts come from public repositories under licences of their own',
    source: 'https://github.com/gersteinlab/biocoder',
    citation: 'Tang X et al.: BioCoder: a benchmark for bioinformatics code generation with large language models. Bioinformatics 40 Suppl 1 (2024), arXiv 2308.16458',
  },
} as const satisfies GeneratedInfo;

export type TopicId = (typeof BIOCODER.categories)[number]['id'];
