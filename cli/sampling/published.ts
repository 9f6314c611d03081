/** What is to be known of a run on published tasks: labels in dispute, and where real records may go. */
import type { Catalogue, TaskLine } from '../../env/catalogue.ts';

export async function publishedAmong(catalogue: Catalogue, tasks: readonly TaskLine[]): Promise<{ readonly disputed: number; readonly restricted: boolean }> {
  const published = tasks.filter(({ source }) => source === 'published');
  let disputed = 0;
  for (const { id } of published) if ((await catalogue.byId(id)).provenance['disputed'] === true) disputed += 1;
  return { disputed, restricted: published.length > 0 };
}

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;
const isLocal = (endpoint: string): boolean => URL.canParse(endpoint) && LOOPBACK.test(new URL(endpoint).hostname);

/** Where tasks stand on real tables, what is sent of them may be records of real patients. */
export function warnOfRecords(endpoints: readonly string[]): void {
  if (endpoints.some((each) => !isLocal(each))) console.error('note: published tasks are sent to an endpoint that is not on this machine; where they stand on real tables, that may be records of real patients');
}
