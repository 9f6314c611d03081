/** What all tasks of the MIMIC-Extract family share. */
import type { GeneratedInfo } from '../../env/families/generated-source.ts';

export const MIMIC_EXTRACT = {
  id: 'mimic-extract',
  version: 1,
  title: 'MIMIC-Extract',
  gymnasium: 'MIMICExtract-v1',
  summary: 'Train a model on hourly vital signs and laboratory results of ICU stays, and predict mortality, length of stay and interventions of others.',
  grading: 'macro AUROC over all test rows, between the best single feature and a strong reference',
  scope: 'external',
  categories: [
    { id: 'mortality', title: 'In-hospital and ICU mortality' },
    { id: 'length-of-stay', title: 'Length of stay over 3 and 7 days' },
    { id: 'intervention', title: 'Ventilation and vasopressor' },
  ],
  categoryNoun: 'predictions',
  counts: { train: 3, test: 3 },
  fixed: true,
  actions: ['validate_code', 'debug', 'submit'],
  runtimes: ['python'],
  // Gradient boosting comes from scikit-learn, which this interpreter has loaded.
  variant: 'science',
  limits: { attempts: 1, max_steps: 15, step_timeout_ms: 300_000, memory_mib: 4_096, tmpfs_mib: 128 },
  feedback: 'interactive',
  published: {
    licence: 'MIMIC-III: PhysioNet Credentialed Health Data License, no redistribution. The pipeline: MIT',
    source: 'https://github.com/MLforHealth/MIMIC_Extract, run on https://physionet.org/content/mimiciii/',
    citation: 'Wang S et al. MIMIC-Extract: a data extraction, preprocessing, and representation pipeline for MIMIC-III. CHIL 2020 (arXiv 1907.08322)',
  },
} as const satisfies GeneratedInfo;
