/**
 * EHRSQL's published normal ranges of vital signs, by the names in its queries (`heart_rate_lower` and the like): `precomputed_dict`
 * of `utils/process.py` in https://github.com/glee4810/EHRSQL (degrees Celsius, %, per minute, mmHg).
 */
export const VITAL_RANGES = {
  temperature: [35.5, 38.1], sao2: [95, 100], heart_rate: [60, 100], respiration: [12, 18], systolic_bp: [90, 120], diastolic_bp: [60, 90], mean_bp: [60, 110],
} as const satisfies Readonly<Record<string, readonly [lower: number, upper: number]>>;
