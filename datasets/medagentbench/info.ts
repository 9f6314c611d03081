/** Clinical tasks on FHIR charts, as MedAgentBench sets them. */
import type { GeneratedInfo } from '../../env/families/generated-source.ts';
import { TEMPLATES } from './templates/index.ts';

export const MEDAGENTBENCH_INFO: GeneratedInfo = {
  id: 'medagentbench', version: 1, scope: 'internal', title: 'Tasks on FHIR charts (MedAgentBench)', gymnasium: 'MedAgentBench-v1',
  summary: 'Look something up in the chart of a patient on a FHIR server, and record or order what is due.',
  categories: TEMPLATES.map(({ id, title }) => ({ id, title })), categoryNoun: 'task templates', grading: 'exactly the orders and records that were due, and the answer beside',
  counts: { train: 433, test: 109 },
  actions: ['validate_code', 'debug', 'submit'], runtimes: ['python'], variant: 'data', limits: { attempts: 1, max_steps: 15 }, feedback: 'interactive',
  published: {
    licence: 'Tasks: MIT. Charts of the benchmark: a FHIR server that it distributes as a Docker image, de-identified records of Stanford; the generated charts need none of it',
    source: 'https://github.com/stanfordmlgroup/MedAgentBench',
    citation: 'Jiang et al.: MedAgentBench: A Virtual EHR Environment to Benchmark Medical LLM Agents. NEJM AI 2 (2025), arXiv 2501.14654',
  },
};
