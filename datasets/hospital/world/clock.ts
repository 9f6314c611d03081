/** The hospital's time: whole minutes since 1970 (UTC), so that arithmetic is exact, written as `2105-12-31 23:59:00`. */
export type Minutes = number;

export const HOUR = 60;
export const DAY = 24 * HOUR;

export const minutesOf = (year: number, month: number, day: number, hour = 0, minute = 0): Minutes => Date.UTC(year, month - 1, day, hour, minute) / 60_000;

/** The first day on which anyone is admitted. */
export const OPENING: Minutes = minutesOf(2100, 1, 1);
/** EHRSQL's "now": nothing is known after it. */
export const NOW: Minutes = minutesOf(2105, 12, 31, 23, 59);

export function writeTime(at: Minutes): string {
  return new Date(at * 60_000).toISOString().slice(0, 19).replace('T', ' ');
}

/** Midnight at the start of the day of `at`. */
export const startOfDay = (at: Minutes): Minutes => Math.floor(at / DAY) * DAY;

/** Completed years between two moments. */
export function yearsBetween(birth: Minutes, at: Minutes): number {
  const from = new Date(birth * 60_000);
  const to = new Date(at * 60_000);
  const years = to.getUTCFullYear() - from.getUTCFullYear();
  const before = to.getUTCMonth() < from.getUTCMonth() || (to.getUTCMonth() === from.getUTCMonth() && to.getUTCDate() < from.getUTCDate());
  return before ? years - 1 : years;
}
