/** Questions on eICU's tables, as EHRSQL asks them. */
import type { GeneratedInfo } from '../../env/families/generated-source.ts';
import { EHR_INFO, ehrFamily } from '../ehr/family.ts';

const EICU_INFO: GeneratedInfo = {
  ...EHR_INFO,
  id: 'eicu',
  title: 'eICU questions (EHRSQL)',
  gymnasium: 'EICU-v2',
  summary: 'Answer a question about ICU patients from the 10 tables of a group of hospitals, or say that they do not hold the answer.',
  counts: { train: 6_213, test: 611 },
  published: {
    licence: 'Questions: CC-BY-4.0. Tables: PhysioNet credentialed access with a data-use agreement, which forbids sending records to third-party model services; the eICU demo is open (ODbL)',
    source: 'Questions: https://github.com/glee4810/EHRSQL. Tables: https://physionet.org/content/eicu-crd/2.0/ and the open demo https://physionet.org/content/eicu-crd-demo/2.0.1/',
    citation: 'Lee et al.: EHRSQL: A Practical Text-to-SQL Benchmark for Electronic Health Records. NeurIPS 2022 Datasets and Benchmarks. Pollard et al.: The eICU Collaborative Research Database. Scientific Data 5, 180178 (2018)',
  },
};

export const eicu = ehrFamily({ info: EICU_INFO, schema: 'eicu', dbId: 'eicu' });
