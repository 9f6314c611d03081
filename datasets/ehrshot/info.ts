/** What all tasks of the EHRSHOT family share. */
import type { GeneratedInfo } from '../../env/families/generated-source.ts';
import { TASKS } from './tasks.ts';

export const EHRSHOT = {
  id: 'ehrshot',
  version: 1,
  title: 'EHRSHOT',
  gymnasium: 'EHRSHOT-v1',
  summary: 'Train a model on the features of hospital visits, and predict outcomes, laboratory results, diagnoses and X-ray findings of others.',
  grading: 'macro AUROC over all test rows, between the best single feature and a strong reference',
  scope: 'internal',
  categories: TASKS.map(({ id, title }) => ({ id, title })),
  categoryNoun: 'predictions',
  counts: { train: TASKS.length, test: TASKS.length },
  fixed: true,
  actions: ['validate_code', 'debug', 'submit'],
  runtimes: ['python'],
  // Gradient boosting comes from scikit-learn, which this interpreter has loaded.
  variant: 'science',
  limits: { attempts: 1, max_steps: 15, step_timeout_ms: 300_000, memory_mib: 4_096, tmpfs_mib: 128 },
  feedback: 'interactive',
  published: {
    licence: 'EHRSHOT Data Use Agreement (Stanford): research use, no redistribution',
    source: 'https://redivis.com/datasets/53gc-8rhx41kgt (labels, splits, features); https://github.com/som-shahlab/ehrshot-benchmark',
    citation: 'Wornow M et al. EHRSHOT: an EHR benchmark for few-shot evaluation of foundation models. NeurIPS 2023 Datasets and Benchmarks (arXiv 2307.02028)',
  },
} as const satisfies GeneratedInfo;
