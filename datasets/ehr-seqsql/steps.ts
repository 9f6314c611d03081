/** All openers and follow-ups by what they are for. */
import type { FollowUp } from './categories.ts';
import { AGGREGATE } from './follow-ups/aggregate.ts';
import { COMPARISON } from './follow-ups/comparison.ts';
import { NARROWING } from './follow-ups/narrowing.ts';
import { REFERENCE } from './follow-ups/reference.ts';
import { cohortOpeners } from './openers/groups.ts';
import { eventOpeners } from './openers/events.ts';
import { findOpeners } from './openers/finds.ts';
import type { Opener, Step } from './walk/state.ts';

export const STEPS_BY_KIND: Readonly<Record<FollowUp, readonly Step[]>> = { narrowing: NARROWING, aggregate: AGGREGATE, comparison: COMPARISON, reference: REFERENCE };
export const STEPS: readonly Step[] = Object.values(STEPS_BY_KIND).flat();
export const OPENERS: readonly Opener[] = [...cohortOpeners, ...eventOpeners, ...findOpeners];

const GROUPS_AND_EVENTS: readonly Opener[] = [...cohortOpeners, ...eventOpeners];

/** What is referred to must have been named; whatever else is followed up is a group, or some events. */
export const openersFor = (kind: FollowUp): readonly Opener[] => (kind === 'reference' ? findOpeners : GROUPS_AND_EVENTS);
