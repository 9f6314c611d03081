/** The sections of a note, in their order. */
export const SECTIONS = ['opening', 'hpi', 'history', 'medications', 'family', 'social', 'review', 'vitals', 'exam', 'labs', 'imaging', 'course', 'plan'] as const;
export type Section = (typeof SECTIONS)[number];
