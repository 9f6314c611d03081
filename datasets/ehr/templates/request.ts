/** Requests as people put them to one another: "List ..." is also "Can you list ...?". */
import type { Rng } from '../../../env/rng.ts';

/** One plain sentence that begins with what is to be done. */
const IMPERATIVE = /^(list|count|show|tell|name|find|get|retrieve|calculate|look up|give|add up|check) [^.:?]*\.$/i;

const WAYS: readonly ((what: string) => string)[] = [
  (what) => `Can you ${what}?`, (what) => `Could you ${what}?`, (what) => `Please ${what}.`, (what) => `Could you please ${what}?`, (what) => `I need you to ${what}.`, (what) => `Would you ${what} for me?`,
];

export function asRequest(rng: Rng, wording: string): string {
  const way = rng.pick(WAYS);
  if (!rng.chance(0.4) || !IMPERATIVE.test(wording)) return wording;
  const what = `${wording.charAt(0).toLowerCase()}${wording.slice(1, -1)}`;
  // "Get me ... for me?" says it twice.
  return /\bme\b/.test(what) ? way(what).replace(' for me?', '?') : way(what);
}
