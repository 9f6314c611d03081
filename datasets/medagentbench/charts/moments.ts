/** The charts' time: minutes since 1970 (UTC), written as FHIR writes instants. */
export type Minutes = number;

/** "Now" in all tasks, as the benchmark has it. */
export const NOW_TEXT = '2023-11-13T10:15:00+00:00';
export const NOW: Minutes = Date.parse(NOW_TEXT) / 60_000;
export const HOUR = 60;
export const DAY = 24 * HOUR;

/** `2023-11-13T10:15:00+00:00` */
export const instant = (at: Minutes): string => `${new Date(at * 60_000).toISOString().slice(0, 19)}+00:00`;
/** `2023-11-13` */
export const dateOf = (at: Minutes): string => instant(at).slice(0, 10);
