/** What all tasks of the N-PowerAI family share. */
import type { GeneratedInfo } from '../../env/families/generated-source.ts';

export const NPOWER = {
  id: 'npower',
  version: 2,
  title: 'N-PowerAI',
  gymnasium: 'NPower-v2',
  summary: 'Find the sample size or the power of a planned clinical study from its description.',
  grading: 'exact integer; power within a window',
  scope: 'external',
  categories: [
    { id: 'one-sample-t', title: 'One-sample t-test' },
    { id: 'two-sample-t', title: 'Two independent samples t-test' },
    { id: 'paired-t', title: 'Paired t-test' },
    { id: 'anova', title: 'One-way ANOVA' },
    { id: 'chi-square', title: 'Chi-square test of independence' },
    { id: 'cox', title: 'Cox proportional-hazards model' },
  ],
  categoryNoun: 'tests',
  counts: { train: 960, test: 240 },
  actions: ['validate_code', 'debug', 'submit'],
  runtimes: ['python'],
  // Noncentral distributions come from SciPy, which this interpreter has loaded.
  variant: 'science',
  limits: { attempts: 1, max_steps: 15 },
  feedback: 'interactive',
  published: {
    open: true,
    licence: 'No licence is stated: for your own use, not for redistribution',
    source: 'Supplement of https://www.biorxiv.org/content/10.1101/2025.02.06.636776',
    citation: 'N-Power AI: a specialized agent framework for automated sample size and power analysis in clinical trial design. bioRxiv 2025.02.06.636776',
  },
} as const satisfies GeneratedInfo;

export type CategoryId = (typeof NPOWER.categories)[number]['id'];
