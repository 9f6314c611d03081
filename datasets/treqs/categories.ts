/** The four aggregations of MIMICSQL, none and count taken as one: what a question does with the rows that it finds. */
export const TREQS_CATEGORIES = [
  { id: 'list-count', title: 'Values of columns, and how many' },
  { id: 'max', title: 'Maximum: the most, the latest, the oldest' },
  { id: 'min', title: 'Minimum: the least, the earliest, the youngest' },
  { id: 'average', title: 'Averages, also of counts and of groups' },
] as const;

export type CategoryId = (typeof TREQS_CATEGORIES)[number]['id'];
export const isCategory = (id: string): id is CategoryId => TREQS_CATEGORIES.some((each) => each.id === id);
