/** FHIR's dates and times as what they are: stretches of time, as long as they are imprecise. */

/** Milliseconds since 1970; `before` is the first moment after it. Open ends are infinite. */
export interface Stretch { readonly from: number; readonly before: number }

const PATTERN = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/;

/** Of a date, dateTime or instant. Times without a zone are taken as UTC. Undefined for what is none. */
export function stretchOf(text: string): Stretch | undefined {
  const found = PATTERN.exec(text);
  if (found === null) return undefined;
  const [, year = '', month, day, hour, minute, second, fraction, zone] = found;
  const number = (part: string | undefined, otherwise: number): number => (part === undefined ? otherwise : Number(part));
  const at = (y: number, m: number, d: number, h = 0, min = 0, s = 0): number => {
    const date = new Date(0);
    date.setUTCFullYear(y, m, d);
    date.setUTCHours(h, min, s, 0);
    return date.getTime();
  };
  const [y, m, d] = [Number(year), number(month, 1) - 1, number(day, 1)];
  const [h, min, s] = [number(hour, 0), number(minute, 0), number(second, 0)];
  if (m > 11 || h > 24 || min > 59 || s > 60 || d < 1 || d > new Date(Date.UTC(2000 + (y % 400), m + 1, 0)).getUTCDate()) return undefined;
  const offset = zone === undefined || zone === 'Z' ? 0 : (zone.startsWith('-') ? -1 : 1) * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6))) * 60_000;
  const from = at(y, m, d, h, min, s) - offset;
  if (month === undefined) return { from, before: at(y + 1, 0, 1) };
  if (day === undefined) return { from, before: at(y, m + 1, 1) };
  if (hour === undefined) return { from, before: at(y, m, d + 1) };
  if (second === undefined) return { from, before: from + 60_000 };
  if (fraction === undefined) return { from, before: from + 1_000 };
  const begin = from + Number(`0.${fraction}`) * 1_000;
  return { from: begin, before: begin + 1_000 / 10 ** fraction.length };
}

/** Of a Period; open where it has no start or end. */
export function stretchOfPeriod(period: { readonly start?: unknown; readonly end?: unknown }): Stretch {
  const start = typeof period.start === 'string' ? stretchOf(period.start) : undefined;
  const end = typeof period.end === 'string' ? stretchOf(period.end) : undefined;
  return { from: start?.from ?? Number.NEGATIVE_INFINITY, before: end?.before ?? Number.POSITIVE_INFINITY };
}
