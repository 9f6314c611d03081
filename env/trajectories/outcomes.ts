/** How an episode went, in the words by which people look for one; `standing.ts` says which it is. */
export const OUTCOMES = ['solved', 'failed', 'unfinished', 'faulty'] as const;
export type Outcome = (typeof OUTCOMES)[number];
