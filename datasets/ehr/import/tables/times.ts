/** Times of the tables: whole seconds since 1970 without a zone, written `2105-12-31 23:59:00`. */
import { NOW } from '../../query.ts';

export type Seconds = number;

export const DAY_S = 86_400;

interface Form {
  readonly name: string;
  readonly pattern: RegExp;
}

/** What PhysioNet's files, pandas and BigQuery write. Day and month before the year are not read: which is which cannot be told. */
const FORMS: readonly Form[] = [
  { name: 'YYYY-MM-DD HH:MM:SS', pattern: /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)(?:\.\d+)?$/ },
  { name: 'YYYY-MM-DD HH:MM:SS UTC', pattern: /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d) UTC$/ },
  { name: 'YYYY-MM-DDTHH:MM:SS', pattern: /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?$/ },
  { name: 'YYYY-MM-DDTHH:MM:SSZ', pattern: /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?Z$/ },
  { name: 'YYYY-MM-DD HH:MM', pattern: /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d)$/ },
  { name: 'YYYY/MM/DD HH:MM:SS', pattern: /^(\d{4})\/(\d\d)\/(\d\d) (\d\d):(\d\d):(\d\d)$/ },
  { name: 'YYYY-MM-DD', pattern: /^(\d{4})-(\d\d)-(\d\d)$/ },
];

/** A cell is not a time, or one in another form than the cells above it. */
export class TimeError extends Error {
  override readonly name = 'TimeError';
}

/** The times of one column: all in the form of the first. */
export class TimeColumn {
  #form: Form | undefined;
  #first: { readonly text: string; readonly line: number } | undefined;

  /** @throws TimeError */
  parse(text: string, line: number): Seconds {
    const form = this.#form?.pattern.test(text) === true ? this.#form : FORMS.find(({ pattern }) => pattern.test(text));
    if (form === undefined) throw new TimeError(`${JSON.stringify(text)} is not a time: YYYY-MM-DD HH:MM:SS is expected`);
    if (this.#form === undefined) {
      this.#form = form;
      this.#first = { text, line };
    } else if (form !== this.#form) {
      throw new TimeError(`times in two forms: ${JSON.stringify(text)} here (${form.name}), but ${JSON.stringify(this.#first?.text)} on line ${this.#first?.line} (${this.#form.name})`);
    }
    const [, year, month, day, hour = 0, minute = 0, second = 0] = form.pattern.exec(text)?.map(Number) ?? [];
    const at = Date.UTC(year ?? 0, (month ?? 0) - 1, day ?? 0, hour, minute, second) / 1_000;
    const back = new Date(at * 1_000);
    // 2105-02-30 would become the second of March.
    if (!Number.isFinite(at) || back.getUTCMonth() + 1 !== month || back.getUTCDate() !== day || hour > 23 || minute > 59 || second > 59) throw new TimeError(`${JSON.stringify(text)} is not a time that exists`);
    return at;
  }
}

export const writeSeconds = (at: Seconds): string => new Date(at * 1_000).toISOString().slice(0, 19).replace('T', ' ');

/** Nothing is known after it. */
export const NOW_S: Seconds = new TimeColumn().parse(NOW, 1);

/** What has happened by now, written out; null for what has not. */
export const known = (at: Seconds | null): string | null => (at === null || at > NOW_S ? null : writeSeconds(at));

/** EHRSQL's years begin here, and the first admission falls into one of six. */
export const FIRST_YEAR = 2100;
export const LAST_YEAR = 2105;
export const OPENING_S: Seconds = Date.UTC(FIRST_YEAR, 0, 1) / 1_000;
