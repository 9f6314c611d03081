/** A published query as SQLite can run it: "now", the vital ranges and the formats of strftime put in. */
import { NOW_TEXT } from './family.ts';

/**
 * EHRSQL's published normal ranges, to which its queries' `heart_rate_lower` and the like are bound: `precomputed_dict`
 * of `utils/process.py` in https://github.com/glee4810/EHRSQL (degrees Celsius, %, per minute, mmHg).
 */
export const RANGES: Readonly<Record<string, readonly [lower: number, upper: number]>> = {
  temperature: [35.5, 38.1], sao2: [95, 100], heart_rate: [60, 100], respiration: [12, 18], systolic_bp: [90, 120], diastolic_bp: [60, 90], mean_bp: [60, 110],
};

/** Left as it is, SQLite would read `current_time` as the machine's clock. The published queries are lower-cased, also their formats of strftime. */
export const bound = (query: string): string => query.replaceAll('current_time', `'${NOW_TEXT}'`).replaceAll('%y', '%Y').replaceAll('%j', '%J')
  .replaceAll(/\b([a-z_]+)_(lower|upper)\b/g, (word, vital: string, end: string) => String(RANGES[vital]?.[end === 'lower' ? 0 : 1] ?? word));
