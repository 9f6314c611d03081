/** The facts of the family. */
import type { GeneratedInfo } from '../../env/families/generated-source.ts';
import { FOLLOW_UPS } from './categories.ts';

export const EHR_SEQSQL: GeneratedInfo = {
  id: 'ehr-seqsql',
  version: 1,
  title: 'Sequences of EHR questions (EHR-SeqSQL)',
  gymnasium: 'EhrSeqSql-v1',
  summary: 'Answer two to six linked questions about patients from the 17 tables of a hospital, one after the other.',
  grading: 'each question once, by all rows of the answer by value; equal shares',
  scope: 'external',
  categories: FOLLOW_UPS,
  categoryNoun: 'kinds of follow-up',
  counts: { train: 18_950, test: 7_913 },
  actions: ['request_info', 'validate_code', 'debug', 'submit'],
  runtimes: ['python'],
  variant: 'data',
  limits: { attempts: 1, max_steps: 45 },
  feedback: 'interactive',
  guessable: true,
  published: {
    licence: 'Sequences: no licence stated in the repository; made from EHRSQL (CC-BY-4.0). Tables: PhysioNet credentialed access with a data-use agreement, which forbids sending records to third-party model services; the MIMIC-III demo is open (ODbL)',
    source: 'Sequences: https://github.com/seonhee99/EHR-SeqSQL. Tables: https://physionet.org/content/mimiciii/1.4/ and the open demo https://physionet.org/content/mimiciii-demo/1.4/',
    citation: 'Ryu et al.: EHR-SeqSQL: A Sequential Text-to-SQL Dataset For Interactively Exploring Electronic Health Records. Findings of ACL 2024. Johnson et al.: MIMIC-III, a freely accessible critical care database. Scientific Data 3, 160035 (2016)',
  },
};
