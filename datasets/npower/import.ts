/** Imports the published rows of N-PowerAI. */
import type { ImportReport } from '../../env/family.ts';
export function importNpower(_dir: string, _signal?: AbortSignal): Promise<ImportReport> {
  return Promise.resolve({ rows: [], recomputed: {} });
}
