/**
 * What the paper published (arXiv 2506.04405): its table of how training helps, also shown in the repository that comes with
 * it (wshi83/MedAgentGym, `assets/figure5.png`). Of the other models it shows averages as a picture alone, which are left
 * out: a number that was read off a picture is none.
 */
import type { PaperEntry } from './board.ts';

export const PAPER_NOTE = "Published in arXiv 2506.04405, measured with the paper's graders and data: on other tasks than these, and by rules that accept wrong answers. EHRSHOT there is accuracy. Not to be compared with the lines above as they stand; `--grading paper` grades runs by those rules as far as a recording tells.";

/** In the paper's order. */
const FAMILIES = ['mimic-iii', 'eicu', 'treqs', 'medcalc', 'medagentbench', 'biocoder', 'biodsbench', 'ehrshot'] as const;

/** Per cent: the families as above, then the average. */
const TABLE: readonly (readonly [string, readonly number[], number])[] = [
  ['Qwen2.5-7B-Instruct', [13.08, 15.57, 12.76, 25.91, 30.36, 21.79, 10.2, 5.42], 16.89],
  ['Qwen2.5-7B-Instruct + SFT', [57.83, 61.48, 72.66, 89.06, 50.85, 28.33, 55.1, 15.62], 53.87],
  ['Qwen2.5-7B-Instruct + DPO', [49.59, 43.61, 46.68, 49.2, 45.25, 30.13, 69.39, 26.43], 45.04],
  ['Qwen2.5-7B-Instruct + SFT & DPO (Med-Copilot-7B)', [64.13, 66.91, 72.02, 90.06, 52.54, 34.62, 69.39, 29.55], 59.9],
  ['Qwen2.5-14B-Instruct', [17.21, 14.07, 16.43, 27.4, 35.59, 29.49, 16.33, 4.45], 20.12],
  ['Qwen2.5-14B-Instruct + SFT', [61.45, 62.46, 76.38, 94.36, 52.54, 39.8, 89.8, 34.58], 63.92],
  ['Qwen2.5-14B-Instruct + DPO', [57.49, 59.18, 70.45, 71.32, 47.46, 42.95, 91.84, 41.33], 60.25],
  ['Qwen2.5-14B-Instruct + SFT & DPO (Med-Copilot-14B)', [64.54, 63.52, 76.08, 92.45, 54.32, 43.56, 92.96, 43.56], 66.37],
];

const share = (percent: number): number => Number((percent / 100).toFixed(4));

export const PAPER_RESULTS: readonly PaperEntry[] = TABLE.map(([model, each, average]) => ({ model, success: Object.fromEntries(FAMILIES.map((family, at) => [family, share(each[at] ?? Number.NaN)])), average: share(average) }));
