/** What all tasks of the EHRCon family share. */
import type { GeneratedInfo } from '../../env/families/generated-source.ts';
import { EHRCON_CATEGORIES } from './categories.ts';

export const EHRCON = {
  id: 'ehrcon',
  version: 1,
  title: 'Notes against tables (EHRCon)',
  gymnasium: 'EhrCon-v1',
  summary: 'Read a clinical note, compare what it says with the tables of the hospital, and name every conflict.',
  grading: 'the exact set of conflicts: table, column, value in the note, value in the table',
  scope: 'external',
  categories: EHRCON_CATEGORIES,
  categoryNoun: 'kinds of note',
  counts: { train: 3_229, test: 976 },
  actions: ['request_info', 'validate_code', 'debug', 'submit'],
  runtimes: ['python'],
  variant: 'data',
  limits: { attempts: 1, max_steps: 15 },
  feedback: 'interactive',
  published: {
    licence: 'PhysioNet credentialed access with a data-use agreement, for labels, notes and tables alike; it forbids sending records to third-party model services. The code is MIT',
    source: 'https://github.com/dustn1259/EHRCon and https://physionet.org/content/ehrcon-consistency-of-notes/',
    citation: 'Kwon et al.: EHRCon: Dataset for Checking Consistency between Unstructured Notes and Structured Tables in Electronic Health Records. NeurIPS 2024 Datasets and Benchmarks',
  },
} as const satisfies GeneratedInfo;
