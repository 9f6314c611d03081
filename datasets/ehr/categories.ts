/**
 * The nine kinds of question that mimic-iii and eicu share. The first eight can be answered from the tables, the ninth cannot;
 * relative times ("this year", "on the current visit") come in all of them.
 */
export const EHR_CATEGORIES = [
  { id: 'lookup', title: 'Facts of a patient, a stay or an item' },
  { id: 'count', title: 'How many patients, events or items' },
  { id: 'aggregate', title: 'Minimum, maximum, mean and total of values and costs' },
  { id: 'first-last', title: 'First and last: when, what, how much' },
  { id: 'difference', title: 'Changes and times between two events' },
  { id: 'ranking', title: 'Most frequent, most costly, with ties' },
  { id: 'cohort', title: 'What followed in a group of patients, and how it fared' },
  { id: 'yes-no', title: 'Yes or no' },
  { id: 'unanswerable', title: 'What the tables cannot answer' },
] as const;

export type CategoryId = (typeof EHR_CATEGORIES)[number]['id'];
export type AnswerableId = Exclude<CategoryId, 'unanswerable'>;

export const isCategory = (id: string): id is CategoryId => EHR_CATEGORIES.some((each) => each.id === id);
