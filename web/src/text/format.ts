/** Numbers and times as the page writes them: short, in one locale, with the unit. */

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const short = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });
const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 3 });
const day = new Intl.DateTimeFormat('en', { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });

/** Stands where there is no value. */
export const NONE = '\u2013';

export const count = (value: number): string => whole.format(value);
export const rough = (value: number): string => (Math.abs(value) < 10_000 ? short.format(value) : compact.format(value));
export const percent = (share: number, digits = 1): string => `${(share * 100).toFixed(digits)} %`;
export const plural = (value: number, one: string, many = `${one}s`): string => `${count(value)} ${value === 1 ? one : many}`;

/** A reward, which lies between 0 and 1. */
export const reward = (value: number | null | undefined): string => (value === null || value === undefined ? NONE : String(Math.round(value * 1000) / 1000));

export function duration(milliseconds: number): string {
  if (milliseconds < 1) return '< 1 ms';
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 60_000) return `${(milliseconds / 1000).toFixed(milliseconds < 10_000 ? 1 : 0)} s`;
  const [minutes, seconds] = [Math.floor(milliseconds / 60_000), Math.floor((milliseconds % 60_000) / 1000)];
  if (minutes < 60) return seconds === 0 ? `${minutes} min` : `${minutes} min ${seconds} s`;
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

export function bytes(value: number): string {
  if (value < 1024) return `${value} B`;
  return value < 1024 * 1024 ? `${short.format(value / 1024)} KiB` : `${short.format(value / 1024 / 1024)} MiB`;
}

/** A moment, in the reader's own time zone. */
export const moment = (milliseconds: number): string => day.format(milliseconds);

export function ago(milliseconds: number, now: number): string {
  const seconds = Math.max(0, (now - milliseconds) / 1000);
  if (seconds < 60) return 'just now';
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ago`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)} h ago`;
  return plural(Math.floor(seconds / 86_400), 'day') + ' ago';
}
