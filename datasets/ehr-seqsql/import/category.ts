/** Which kind of follow-up a published sequence is: by its second question, or its only one, and how their queries hang together. */
import type { FollowUp } from '../categories.ts';
import type { PublishedQuestion } from './rows.ts';

const COMPARED = /\b(differ(s|ence|ent)?|chang(e|ed)|compared?|than|ratio|increased?|decreased?|passed|elapsed|earlier or later)\b/;
const AGGREGATED = /\b(how (many|much|often)|count|number of|average|mean|max(imum)?|min(imum)?|highest|lowest|total|sum|top|most|percentage|rate)\b/;
const NARROWED = /\b(of (those|them|these)|among|only|which of|who (of|else)|since|until|within|during|in \d{4}|last|this|first|second)\b/;

const flat = (query: string): string => query.toLowerCase().replaceAll(/\s+/g, ' ').trim();

/**
 * In this order, the first that fits: its words compare; its words count or fold; its words narrow down, or its query holds the
 * one before as a whole; everything else is about something that the answer before named.
 */
export function categoryOf(questions: readonly PublishedQuestion[]): FollowUp {
  const [first, second] = questions;
  const asked = second ?? first;
  const text = (asked?.question ?? '').toLowerCase();
  if (COMPARED.test(text)) return 'comparison';
  if (AGGREGATED.test(text)) return 'aggregate';
  const before = flat(first?.query ?? '').replace(/;$/, '');
  return NARROWED.test(text) || (second !== undefined && before !== '' && flat(second.query).includes(before)) ? 'narrowing' : 'reference';
}
