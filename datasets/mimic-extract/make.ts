/** The cohorts of a split: ICU stays for mortality and length of stay, windows of other stays for interventions. */
import { Rng } from '../../env/rng.ts';
import type { Split } from '../../env/task.ts';
import { distinct } from '../prediction/draws.ts';
import { bestSingle } from '../prediction/floor.ts';
import type { MakeFiles, TaskGold } from '../prediction/made.ts';
import { nominal, nominalDigits, ordinal } from '../prediction/outcomes.ts';
import { cell } from '../prediction/table.ts';
import { MIMIC_EXTRACT } from './info.ts';
import { type Stays, staysOf } from './stays.ts';
import { CONTROL, DEATH, HOURS, INTERVENTIONS, LENGTH, ROWS } from './tasks.ts';
import { STATICS, VARIABLES } from './variables.ts';

export const PARTS = ['train', 'validation', 'test'] as const;

/** Ids of a split and cohort come from ranges of their own. */
const FIRST = { train: { stays: 200_000, windows: 400_000 }, test: { stays: 600_000, windows: 800_000 } } as const;
const RANGE = 200_000;

type Cohort = keyof typeof HOURS;
interface LabelColumn { readonly name: string; readonly values: Uint8Array; readonly classes?: string }

/** The name of the id of a row, by cohort. */
export const ID = { stays: 'icustay_id', windows: 'window_id' } as const;

class Rows {
  readonly cohort: Cohort;
  readonly stays: Stays;
  readonly ids: readonly number[];
  readonly #parts: readonly (readonly number[])[];

  constructor(key: string, split: Split, cohort: Cohort) {
    const stream = (...parts: readonly string[]): Rng => new Rng(MIMIC_EXTRACT.id, MIMIC_EXTRACT.version, key, split, cohort, ...parts);
    const { train, validation, test } = ROWS[cohort];
    const total = train + validation + test;
    this.cohort = cohort;
    this.stays = staysOf(stream('stays'), total, HOURS[cohort]);
    const first = FIRST[split][cohort];
    this.ids = distinct(stream('ids'), total, first, first + RANGE - 1);
    const order = stream('order').shuffle(Array.from({ length: total }, (_, row) => row));
    this.#parts = [order.slice(0, train), order.slice(train, train + validation), order.slice(train + validation)];
  }

  /** Features of all rows, in an order that tells nothing of parts and labels. */
  features(key: string, split: Split, write: (path: string, text: string) => void): void {
    const stream = (...parts: readonly string[]): Rng => new Rng(MIMIC_EXTRACT.id, MIMIC_EXTRACT.version, key, split, this.cohort, ...parts);
    const order = stream('file').shuffle(this.ids.map((_, row) => row));
    const names = stream('names');
    const subjects = distinct(names, order.length, FIRST[split][this.cohort] * 2, FIRST[split][this.cohort] * 2 + 2 * RANGE - 1);
    const hours = HOURS[this.cohort];
    const id = ID[this.cohort];
    const statics = order.map((row) => {
      const { gender, age, ethnicity, insurance, admission, unit } = this.stays.people[row] ?? { gender: '', age: 0, ethnicity: '', insurance: '', admission: '', unit: '' };
      return [this.ids[row], subjects[row], gender, age, ethnicity, insurance, admission, unit].join(',');
    });
    write(`${this.cohort}/statics.csv`, `${[[id, 'subject_id', ...STATICS.map(({ name }) => name)].join(','), ...statics].join('\n')}\n`);
    const series = VARIABLES.map(({ name }) => this.stays.shown.get(name) ?? new Float64Array(0));
    const lines: string[] = [[id, 'hours_in', ...VARIABLES.map(({ name }) => name)].join(',')];
    for (const row of order) for (let hour = 0; hour < hours; hour++) lines.push([this.ids[row], hour, ...series.map((values) => cell(values[row * hours + hour]))].join(','));
    write(`${this.cohort}/vitals_labs.csv`, `${lines.join('\n')}\n`);
  }

  /** Labels of what is known, ids of what is asked for, and what is hidden. */
  task(category: string, labels: readonly LabelColumn[], write: (path: string, text: string) => void): TaskGold {
    const id = ID[this.cohort];
    const outcomes = [...new Set(labels.map(({ name, classes }) => classes ?? name))];
    const labelCell = (outcome: string, row: number): string => {
      const members = labels.filter(({ classes }) => classes === outcome);
      if (members.length > 0) return (members.find(({ values }) => values[row] === 1)?.name ?? '').slice(outcome.length + 1);
      return String(labels.find(({ name }) => name === outcome)?.values[row]);
    };
    for (const [at, part] of PARTS.entries()) {
      const known = part !== 'test';
      const lines = (this.#parts[at] ?? []).map((row) => [this.ids[row], ...(known ? outcomes.map((outcome) => labelCell(outcome, row)) : [])].join(','));
      write(`${category}/labels/${part}.csv`, `${[[id, ...(known ? outcomes : [])].join(','), ...lines].join('\n')}\n`);
    }
    const test = this.#parts[2] ?? [];
    const columns = labels.map(({ name, values, classes }) => ({ name, labels: test.map((row) => values[row]).join(''), ...(classes === undefined ? {} : { classes }) }));
    return { ids: test.map((row) => this.ids[row]).join(' '), columns, floor: bestSingle(this.#plain(test), columns.map((column) => column.labels)) };
  }

  /** Single features as anyone would take them: of each variable the first and last value, mean, extremes and count; statics; the id. */
  #plain(rows: readonly number[]): readonly Float64Array[] {
    const hours = HOURS[this.cohort];
    const features: Float64Array[] = [Float64Array.from(rows, (row) => this.ids[row] ?? 0), Float64Array.from(rows, (row) => this.stays.people[row]?.age ?? 0)];
    for (const values of this.stays.shown.values()) {
      const of = (take: (present: Float64Array) => number): Float64Array => Float64Array.from(rows, (row) => take(values.subarray(row * hours, (row + 1) * hours).filter((value) => !Number.isNaN(value))));
      const or = (value: number | undefined): number => value ?? Number.NaN;
      features.push(of((present) => or(present[0])), of((present) => or(present.at(-1))), of((present) => present.reduce((sum, value) => sum + value, 0) / present.length), of((present) => (present.length === 0 ? Number.NaN : Math.min(...present))), of((present) => (present.length === 0 ? Number.NaN : Math.max(...present))), of((present) => present.length));
    }
    for (const field of ['gender', 'ethnicity', 'insurance', 'admission', 'unit'] as const) {
      for (const value of new Set(this.stays.people.map((person) => person[field]))) features.push(Float64Array.from(rows, (row) => Number(this.stays.people[row]?.[field] === value)));
    }
    return features;
  }
}

/** Of those who are over the higher bound all are over the lower one. */
const nested = (classes: Uint8Array, lower: string, higher: string): readonly LabelColumn[] => [{ name: lower, values: classes.map((each) => Number(each >= 1)) }, { name: higher, values: classes.map((each) => Number(each >= 2)) }];

export const make: MakeFiles = function* make({ key, split }, write) {
  const stream = (...parts: readonly string[]): Rng => new Rng(MIMIC_EXTRACT.id, MIMIC_EXTRACT.version, key, split, 'labels', ...parts);
  const stays = new Rows(key, split, 'stays');
  stays.features(key, split, write);
  const { summary } = stays.stays;
  yield { category: 'mortality', gold: stays.task('mortality', nested(ordinal(stream('mortality'), summary, DEATH.risk, [DEATH.hospital - DEATH.icu, DEATH.icu]), 'mort_hosp', 'mort_icu'), write) };
  yield { category: 'length-of-stay', gold: stays.task('length-of-stay', nested(ordinal(stream('length-of-stay'), summary, LENGTH.risk, [LENGTH.over3 - LENGTH.over7, LENGTH.over7]), 'los_3', 'los_7'), write) };
  const windows = new Rows(key, split, 'windows');
  windows.features(key, split, write);
  const states = INTERVENTIONS.flatMap(({ name, states: of }) => nominalDigits(nominal(stream(name), windows.stays.summary, of), [CONTROL, ...of.map((state) => state.name)]).map((column) => ({ name: `${name}_${column.name}`, values: column.values, classes: name })));
  yield { category: 'intervention', gold: windows.task('intervention', states, write) };
};
