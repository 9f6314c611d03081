/** The table of benches. */
import type { Bench } from './bench.ts';
import { ehr } from './ehr.ts';
import { evaluation } from './eval.ts';
import { killed } from './eval-killed.ts';
import { fhirCharts } from './fhir.ts';
import { grading } from './grading.ts';
import { hostileNeighbours } from './hostile.ts';
import { javascript } from './javascript.ts';
import { latency } from './latency.ts';
import { memory } from './memory.ts';
import { page } from './page.ts';
import { records } from './records.ts';
import { requestInfo } from './request-info.ts';
import { resets } from './reset.ts';
import { sampling } from './sampling.ts';
import { start } from './start.ts';
import { throughput } from './throughput.ts';
import { trainers } from './trainers.ts';
import { trajectories } from './trajectories.ts';

export const BENCHES = { start, latency, reset: resets, throughput, grading, memory, javascript, hostile: hostileNeighbours, 'request-info': requestInfo, ehr, fhir: fhirCharts, records, sampling, eval: evaluation, 'eval-killed': killed, trainers, trajectories, page } as const satisfies { readonly [name: string]: Bench };
