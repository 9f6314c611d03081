/** Named sequences: an opener and what one asks next. */
import type { FollowUp } from './categories.ts';
import { OPENERS, STEPS } from './steps.ts';
import type { Opener, Step } from './walk/state.ts';

export interface SequenceTemplate { readonly id: string; readonly category: FollowUp; readonly opener: Opener; readonly steps: readonly Step[] }

export const templatesOf = (_category: FollowUp, _length: number): readonly SequenceTemplate[] => [];
void OPENERS; void STEPS;
