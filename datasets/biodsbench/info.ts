/** What all tasks of the BioDSBench family share. */
import type { GeneratedInfo } from '../../env/families/generated-source.ts';
import { KINDS } from './kinds/index.ts';

export const BIODSBENCH: GeneratedInfo = {
  id: 'biodsbench', version: 1, scope: 'internal', title: 'BioDSBench', gymnasium: 'BioDSBench-v1',
  summary: "Analyse the tables of a cancer study, in cBioPortal's layout, and hand in named results.",
  grading: 'all named results within a tolerance',
  categories: KINDS.map(({ id, title }) => ({ id, title })), categoryNoun: 'kinds of analysis',
  counts: { train: 50, test: 49 },
  actions: ['validate_code', 'debug', 'submit'], runtimes: ['python'], variant: 'science', limits: { attempts: 1, max_steps: 15 }, feedback: 'interactive',
  published: {
    open: true,
    licence: 'MIT; the tables are those of the studies in cBioPortal, each under the terms of its own',
    source: 'https://huggingface.co/datasets/zifeng-ai/BioDSBench',
    citation: 'Wang et al.: BioDSBench: Can large language models replace data scientists in biomedical research? arXiv 2410.21591',
  },
};
