/** What all tasks of the family share. */
import type { GeneratedInfo } from '../../env/families/generated-source.ts';
import { TREQS_CATEGORIES } from './categories.ts';

export const TREQS = {
  id: 'treqs',
  version: 1,
  title: 'TREQS questions (MIMICSQL)',
  gymnasium: 'Treqs-v1',
  summary: 'Answer a question about patients from the five wide tables of a hospital.',
  grading: 'all rows of the answer by value',
  scope: 'internal',
  categories: TREQS_CATEGORIES,
  categoryNoun: 'aggregations',
  counts: { train: 8_988, test: 996 },
  actions: ['request_info', 'validate_code', 'debug', 'submit'],
  runtimes: ['python'],
  variant: 'data',
  limits: { attempts: 1, max_steps: 15 },
  feedback: 'interactive',
  published: {
    licence: 'Questions: MIT. Tables: PhysioNet credentialed access with a data-use agreement, which forbids sending records to third-party model services; the MIMIC-III demo is open (ODbL)',
    source: 'Questions: https://github.com/wangpinggl/TREQS (mimicsql_data). Tables: https://physionet.org/content/mimiciii/1.4/ and the open demo https://physionet.org/content/mimiciii-demo/1.4/',
    citation: 'Wang et al.: Text-to-SQL Generation for Question Answering on Electronic Medical Records. The Web Conference 2020, 350-361. Johnson et al.: MIMIC-III, a freely accessible critical care database. Scientific Data 3, 160035 (2016)',
  },
} as const satisfies GeneratedInfo;
