/** The systems by which notes are ordered. */
export const SYSTEMS = ['neuro', 'cv', 'resp', 'gi', 'renal', 'id', 'heme', 'endo'] as const;
export type System = (typeof SYSTEMS)[number];
