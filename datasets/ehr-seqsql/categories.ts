/** The four kinds of follow-up. A sequence is of the kind of its first follow-up, and at least half of its follow-ups are. */
export const FOLLOW_UPS = [
  { id: 'narrowing', title: 'Of those, only some' },
  { id: 'aggregate', title: 'Another aggregate of the same set' },
  { id: 'comparison', title: 'Against the previous result: differences, ratios, shares' },
  { id: 'reference', title: 'About the drug, patient, visit or day that was found' },
] as const;

export type FollowUp = (typeof FOLLOW_UPS)[number]['id'];

export const isFollowUp = (id: string): id is FollowUp => FOLLOW_UPS.some((each) => each.id === id);
