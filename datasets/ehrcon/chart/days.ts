/** Days and times as the tables write them: `2104-01-22`, `2104-01-22 06:40:00`. */
const MINUTE = 60_000;
const DAY = 86_400_000;

const at = (time: string): number => Date.parse(`${time.length === 10 ? `${time} 00:00:00` : time}Z`.replace(' ', 'T'));
const written = (ms: number): string => new Date(ms).toISOString().slice(0, 19).replace('T', ' ');

export const dayOf = (time: string): string => time.slice(0, 10);
export const plusMinutes = (time: string, minutes: number): string => written(at(time) + minutes * MINUTE);
export const plusDays = (day: string, days: number): string => written(at(day) + days * DAY).slice(0, 10);
export const daysBetween = (from: string, to: string): number => Math.round((at(dayOf(to)) - at(dayOf(from))) / DAY);
export const minutesBetween = (from: string, to: string): number => Math.round((at(to) - at(from)) / MINUTE);

/** Both ends belong to it. */
export interface Window { readonly from: string; readonly to: string }

export const within = (time: string, { from, to }: Window): boolean => time >= from && time <= to;
/** A calendar day, or what of it lies before a moment. */
export const wholeDay = (day: string, until = `${day} 23:59:59`): Window => ({ from: `${day} 00:00:00`, to: until < `${day} 23:59:59` ? until : `${day} 23:59:59` });
export const earlier = (a: string, b: string): string => (a < b ? a : b);
