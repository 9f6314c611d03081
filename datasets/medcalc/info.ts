/** What all tasks of the MedCalc family share. */
import type { GeneratedInfo } from '../../env/families/generated-source.ts';
import { CALCULATORS } from './calculators/index.ts';

export const MEDCALC = {
  id: 'medcalc',
  version: 2,
  title: 'MedCalcBench',
  gymnasium: 'MedCalc-v2',
  summary: 'Read a patient note, find what a clinical calculator needs, and compute its value.',
  grading: 'value within limits, integer, date, weeks and days',
  scope: 'internal',
  categories: CALCULATORS.map(({ slug, name }) => ({ id: slug, title: name })),
  categoryNoun: 'calculators',
  counts: { train: 10_053, test: 1_047 },
  actions: ['validate_code', 'debug', 'submit'],
  runtimes: ['python', 'javascript'],
  // Formulas need no more than the standard library, and the base interpreter starts fastest.
  variant: 'base',
  limits: { attempts: 1, max_steps: 15 },
  feedback: 'interactive',
  guessable: true,
  published: {
    open: true,
    licence: 'CC-BY-SA-4.0',
    source: 'https://huggingface.co/datasets/ncbi/MedCalc-Bench-v1.0',
    citation: 'Khandekar N et al. MedCalc-Bench: evaluating large language models for medical calculations. NeurIPS 2024 Datasets and Benchmarks (arXiv 2406.12036)',
  },
} as const satisfies GeneratedInfo;
