/** A published query as SQLite can run it: "now", the vital ranges and the formats of strftime put in. */
import { NOW } from '../query.ts';
import { VITAL_RANGES } from '../vital-ranges.ts';

const RANGES: Readonly<Record<string, readonly [lower: number, upper: number]>> = VITAL_RANGES;

/** Left as it is, SQLite would read `current_time` as the machine's clock. The published queries are lower-cased, also their formats of strftime. */
export const bound = (query: string): string => query.replaceAll('current_time', `'${NOW}'`).replaceAll('%y', '%Y').replaceAll('%j', '%J')
  .replaceAll(/\b([a-z][a-z0-9_]*)_(lower|upper)\b/gi, (word, vital: string, end: string) => String(RANGES[vital.toLowerCase()]?.[end.toLowerCase() === 'lower' ? 0 : 1] ?? word));
