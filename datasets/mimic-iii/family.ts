/** Questions on MIMIC-III's tables, as EHRSQL asks them. */
import type { GeneratedInfo } from '../../env/families/generated-source.ts';
import { EHR_INFO, ehrFamily } from '../ehr/family.ts';

const MIMIC_III_INFO: GeneratedInfo = {
  ...EHR_INFO,
  id: 'mimic-iii',
  title: 'MIMIC-III questions (EHRSQL)',
  gymnasium: 'MimicIII-v2',
  summary: 'Answer a question about patients from the 17 tables of a hospital, or say that they do not hold the answer.',
  counts: { train: 9_318, test: 1_122 },
  published: {
    licence: 'Questions: CC-BY-4.0. Tables: PhysioNet credentialed access with a data-use agreement, which forbids sending records to third-party model services; the MIMIC-III demo is open (ODbL)',
    source: 'Questions: https://github.com/glee4810/EHRSQL. Tables: https://physionet.org/content/mimiciii/1.4/ and the open demo https://physionet.org/content/mimiciii-demo/1.4/',
    citation: 'Lee et al.: EHRSQL: A Practical Text-to-SQL Benchmark for Electronic Health Records. NeurIPS 2022 Datasets and Benchmarks. Johnson et al.: MIMIC-III, a freely accessible critical care database. Scientific Data 3, 160035 (2016)',
  },
};

export const mimicIii = ehrFamily({ info: MIMIC_III_INFO, schema: 'mimic-iii', dbId: 'mimic_iii' });
