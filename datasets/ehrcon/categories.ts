/** The three kinds of note. */
import type { Kind } from './notes/scene.ts';

export const EHRCON_CATEGORIES = [
  { id: 'discharge-summary', title: 'Discharge summaries: the whole stay' },
  { id: 'physician', title: 'Physician progress notes: a day' },
  { id: 'nursing', title: 'Nursing notes: a shift' },
] as const satisfies readonly { readonly id: Kind; readonly title: string }[];

export const isKind = (id: string): id is Kind => EHRCON_CATEGORIES.some((each) => each.id === id);
