/** Bedside vitals: what MIMIC-III's items and eICU's columns are called, in which unit, and how they spread in adults. */
export const VITAL_KEYS = ['hr', 'sbp', 'dbp', 'mbp', 'rr', 'spo2', 'temp'] as const;
export type VitalKey = (typeof VITAL_KEYS)[number];

export interface Vital {
  readonly itemId: number;
  readonly label: string;
  readonly unit: string;
  readonly typical: number;
  readonly between: number;
  readonly within: number;
  readonly decimals: number;
  readonly floor: number;
  readonly ceiling: number;
}

/** Temperatures are in degrees Celsius, pressures in mmHg, rates per minute, saturation in percent. */
export const VITALS: Readonly<Record<VitalKey, Vital>> = {
  hr: { itemId: 211, label: 'Heart Rate', unit: 'BPM', typical: 82, between: 10, within: 6, decimals: 0, floor: 25, ceiling: 210 },
  sbp: { itemId: 51, label: 'Arterial BP [Systolic]', unit: 'mmHg', typical: 122, between: 12, within: 9, decimals: 0, floor: 45, ceiling: 240 },
  dbp: { itemId: 8368, label: 'Arterial BP [Diastolic]', unit: 'mmHg', typical: 63, between: 7, within: 5, decimals: 0, floor: 20, ceiling: 140 },
  mbp: { itemId: 52, label: 'Arterial BP Mean', unit: 'mmHg', typical: 83, between: 8, within: 6, decimals: 0, floor: 30, ceiling: 170 },
  rr: { itemId: 618, label: 'Respiratory Rate', unit: 'BPM', typical: 17, between: 2, within: 2.5, decimals: 0, floor: 5, ceiling: 55 },
  spo2: { itemId: 646, label: 'SaO2', unit: '%', typical: 97.3, between: 1, within: 1.1, decimals: 0, floor: 60, ceiling: 100 },
  temp: { itemId: 677, label: 'Temperature C (calc)', unit: 'Deg. C', typical: 36.8, between: 0.2, within: 0.3, decimals: 1, floor: 31, ceiling: 41.8 },
};

/** Body measures at admission, also items of CHARTEVENTS. EHRSQL asks for them by these names. */
export const BODY_ITEMS = {
  height: { itemId: 920, label: 'Admit Ht', unit: 'Inches' },
  admitWeight: { itemId: 762, label: 'Admit Wt', unit: 'kg' },
  dailyWeight: { itemId: 763, label: 'Daily Weight', unit: 'kg' },
} as const;
