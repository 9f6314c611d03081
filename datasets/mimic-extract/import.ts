/**
 * An extract that MIMIC-Extract has made of a user's own MIMIC-III. Its `all_hourly_data.h5` is HDF5, which is read by pandas
 * with pytables and not here: three tables of it are wanted as CSV files, by the lines that `EXPORT` shows.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { DataContext } from '../../env/families/work.ts';
import { ImportError, type ImportedRow, type Importer, type ImportReport } from '../../env/families/importer.ts';
import { Rng } from '../../env/rng.ts';
import { readCsv } from '../prediction/csv-file.ts';
import { reference } from '../prediction/programs.ts';
import { PublishedFiles, publishedGold } from '../prediction/published.ts';
import { buildRecord, type Scale } from '../prediction/record.ts';
import { MIMIC_EXTRACT } from './info.ts';
import { ID, PARTS } from './make.ts';
import { cohortOf, mimicParts, scoreNames, VARIABLE } from './programs.ts';
import { promptFor } from './prompt.ts';
import { CONTROL, HOURS, INTERVENTIONS, ROWS } from './tasks.ts';

export const EXPORT = `import pandas as pd
h5 = "all_hourly_data.h5"
hourly = pd.read_hdf(h5, "vitals_labs_mean")
hourly.columns = [c if isinstance(c, str) else c[0] for c in hourly.columns]
hourly.to_csv("vitals_labs_mean.csv")
pd.read_hdf(h5, "patients").to_csv("patients.csv")
pd.read_hdf(h5, "interventions").to_csv("interventions.csv")`;

const FILES = { hourly: 'vitals_labs_mean.csv', patients: 'patients.csv', interventions: 'interventions.csv' } as const;
/** Columns of `interventions` by our names. */
const STATES = { ventilation: 'vent', vasopressor: 'vaso' } as const;
const GAP = 6;
const AHEAD = 4;
const LEAST_OF_EACH = 5;
const STATICS = ['gender', 'age', 'ethnicity', 'insurance', 'admission_type', 'first_careunit'] as const;

type Part = (typeof PARTS)[number];
interface Stay { readonly id: string; readonly subject: string; readonly statics: readonly string[]; readonly hours: number; readonly died: readonly [hospital: number, icu: number]; readonly days: number; readonly part: Part }
interface Row { readonly stay: Stay; /** First of its hours. */ readonly from: number; readonly digits: readonly number[] }

const flag = (text: string): number | undefined => (/^(1|1\.0|true)$/i.test(text) ? 1 : /^(0|0\.0|false)$/i.test(text) ? 0 : undefined);

/** One stay of each patient, as the pipeline has them; parts of 70, 10 and 20 % of the patients, drawn by their number. */
async function readStays(file: string, signal?: AbortSignal): Promise<readonly Stay[]> {
  const stays: Stay[] = [];
  await readCsv(file, ['subject_id', 'icustay_id', 'mort_hosp', 'mort_icu', 'los_icu', 'max_hours', ...STATICS], ([subject = '', id = '', hospital = '', icu = '', days = '', hours = '', ...statics], line) => {
    const died = [flag(hospital), flag(icu)] as const;
    const numbers = [Number(days), Number(hours)];
    if (died[0] === undefined || died[1] === undefined) throw new ImportError('"mort_hosp" or "mort_icu" is neither 0 nor 1', file, line);
    if (!/^\d+$/.test(id) || !/^\d+$/.test(subject) || days === '' || hours === '' || !numbers.every(Number.isFinite)) throw new ImportError('"subject_id", "icustay_id", "los_icu" or "max_hours" is no number', file, line);
    const draw = new Rng('mimic-extract-import', subject).float();
    stays.push({ id, subject, statics: statics.map((text) => text.replaceAll(',', ' ')), hours: Number(hours), died: [died[0], died[1]], days: Number(days), part: draw < 0.7 ? 'train' : draw < 0.8 ? 'validation' : 'test' });
  }, signal);
  return stays;
}

const stateOf = (values: readonly number[]): string | undefined => {
  const changes = values.slice(1).filter((value, i) => value !== values[i]).length;
  if (changes === 0) return values[0] === 1 ? 'on' : CONTROL;
  return changes > 1 ? undefined : values[0] === 0 ? 'onset' : 'wean';
};

/** A window for every six hours, where the four hours that are asked for have one clear state. */
async function readWindows(file: string, stays: ReadonlyMap<string, Stay>, signal?: AbortSignal): Promise<readonly Row[]> {
  const hourly = new Map<string, Map<number, readonly number[]>>();
  await readCsv(file, ['icustay_id', 'hours_in', ...Object.values(STATES)], ([id = '', hour = '', ...states], line) => {
    const flags = states.map(flag);
    if (!/^\d+(\.0)?$/.test(hour) || flags.includes(undefined)) throw new ImportError('"hours_in" is no hour, or a state is neither 0 nor 1', file, line);
    const of = hourly.get(id) ?? new Map<number, readonly number[]>();
    of.set(Number(hour), flags.map((value) => value ?? 0));
    hourly.set(id, of);
  }, signal);
  const rows: Row[] = [];
  for (const [id, states] of hourly) {
    const stay = stays.get(id);
    if (stay === undefined) continue;
    for (let from = 0; states.has(from + HOURS.windows + GAP + AHEAD - 1); from += HOURS.windows) {
      const after = Array.from({ length: AHEAD }, (_, i) => states.get(from + HOURS.windows + GAP + i));
      const found = Object.keys(STATES).map((_, at) => stateOf(after.map((each) => each?.[at] ?? 0)));
      if (after.includes(undefined) || found.includes(undefined)) continue;
      rows.push({ stay, from, digits: INTERVENTIONS.flatMap(({ states: of }, at) => [CONTROL, ...of.map(({ name }) => name)].map((name) => Number(name === found[at]))) });
    }
  }
  return rows;
}

interface Cohort { readonly rows: readonly Row[]; readonly ids: readonly string[]; readonly hours: number }

/** As many rows of each part as the generated tasks have, drawn. */
function cohort(name: keyof typeof ROWS, rows: readonly Row[]): Cohort {
  const rng = new Rng('mimic-extract-import', name);
  const chosen = PARTS.flatMap((part) => rng.shuffle(rows.filter(({ stay }) => stay.part === part)).slice(0, ROWS[name][part]));
  return { rows: chosen, ids: chosen.map(({ stay }, i) => (name === 'stays' ? stay.id : String(1_000_000 + i * 7))), hours: HOURS[name] };
}

/** Lines of features by row and hour, of all cohorts in one reading. */
async function readHourly(file: string, cohorts: readonly Cohort[], signal?: AbortSignal): Promise<{ readonly names: readonly string[]; readonly lines: readonly (readonly (readonly string[])[])[] }> {
  const wanted = new Map<string, { readonly at: number; readonly row: number; readonly from: number; readonly to: number }[]>();
  for (const [at, { rows, hours }] of cohorts.entries()) for (const [row, { stay, from }] of rows.entries()) wanted.set(stay.id, [...wanted.get(stay.id) ?? [], { at, row, from, to: from + hours }]);
  const lines = cohorts.map(({ rows, hours }) => rows.map(() => Array.from({ length: hours }, () => '')));
  let names: readonly string[] = [];
  let places: readonly number[] = [];
  await readCsv(file, ['icustay_id', 'hours_in'], ([id = '', text = ''], line, all) => {
    const hour = Number(text);
    if (text === '' || !Number.isInteger(hour)) throw new ImportError(`"hours_in" is ${JSON.stringify(text)}, no hour`, file, line);
    for (const { at, row, from, to } of wanted.get(id) ?? []) {
      const of = lines[at]?.[row];
      if (hour < from || hour >= to || of === undefined) continue;
      of[hour - from] = places.map((place) => {
        const value = all[place] ?? '';
        if (value !== '' && !Number.isFinite(Number(value))) throw new ImportError(`${JSON.stringify(value)} is no number`, file, line);
        return value === '' ? '' : String(Number(Number(value).toPrecision(6)));
      }).join(',');
    }
  }, signal, (heading) => {
    places = [...heading.keys()].filter((place) => !['subject_id', 'hadm_id', 'icustay_id', 'hours_in'].includes(heading[place] ?? ''));
    names = places.map((place) => (heading[place] ?? '').toLowerCase().replaceAll(/[^a-z0-9]+/g, '_'));
  });
  const empty = ','.repeat(Math.max(0, names.length - 1));
  return { names, lines: lines.map((rows) => rows.map((of) => of.map((text) => (text === '' ? empty : text)))) };
}

/** Values of a row for the floor: of each variable its mean. */
const plain = (hours: readonly string[], count: number): string => {
  const cells = hours.map((line) => line.split(','));
  return Array.from({ length: count }, (_, at) => {
    const values = cells.map((row) => row[at] ?? '').filter((text) => text !== '').map(Number);
    return values.length === 0 ? '' : String(values.reduce((sum, value) => sum + value, 0) / values.length);
  }).join(',');
};

async function importMimicExtract(dir: string, context: DataContext): Promise<ImportReport> {
  const { signal } = context;
  for (const file of Object.values(FILES)) {
    if (existsSync(path.join(dir, file))) continue;
    throw new ImportError(existsSync(path.join(dir, 'all_hourly_data.h5')) ? `the file is missing. all_hourly_data.h5 is HDF5, which is not read here; write it as CSV where MIMIC-Extract runs:\n${EXPORT}` : `the file is missing: MIMIC-Extract's all_hourly_data.h5 as CSV is asked for, written by\n${EXPORT}`, path.join(dir, file));
  }
  const stays = await readStays(path.join(dir, FILES.patients), signal);
  const byId = new Map(stays.map((stay) => [stay.id, stay]));
  const long = stays.filter(({ hours }) => hours > HOURS.stays + GAP).map((stay): Row => ({ stay, from: 0, digits: [...stay.died, Number(stay.days > 3), Number(stay.days > 7)] }));
  const cohorts = { stays: cohort('stays', long), windows: cohort('windows', await readWindows(path.join(dir, FILES.interventions), byId, signal)) };
  const { names, lines } = await readHourly(path.join(dir, FILES.hourly), [cohorts.stays, cohorts.windows], signal);
  await using files = await PublishedFiles.begin(MIMIC_EXTRACT.id, context);
  for (const [at, name] of (['stays', 'windows'] as const).entries()) {
    const { rows, ids } = cohorts[name];
    await files.write(`visible/${name}/statics.csv`, [[ID[name], 'subject_id', ...STATICS].join(','), ...rows.map(({ stay }, row) => [ids[row], stay.subject, ...stay.statics].join(','))]);
    await files.write(`visible/${name}/vitals_labs.csv`, [[ID[name], 'hours_in', ...names].join(','), ...rows.flatMap((_, row) => (lines[at]?.[row] ?? []).map((line, hour) => `${ids[row]},${hour},${line}`))]);
  }
  const made: (ImportedRow | ((folder: string) => ImportedRow))[] = [];
  for (const { id: category } of MIMIC_EXTRACT.categories) {
    const name = cohortOf(category);
    const { rows, ids } = cohorts[name];
    const scores = scoreNames(category);
    const shift = category === 'length-of-stay' ? 2 : 0;
    const digit = (row: Row, k: number): number => row.digits[k + shift] ?? 0;
    const outcomes = name === 'windows' ? INTERVENTIONS.map(({ name: outcome }) => outcome) : scores;
    const cellOf = (row: Row, outcome: string): string => (name === 'windows' ? scores.find((score, k) => score.startsWith(`${outcome}_`) && digit(row, k) === 1)?.slice(outcome.length + 1) ?? '' : String(digit(row, scores.indexOf(outcome))));
    for (const part of PARTS) {
      const own = [...rows.entries()].filter(([, { stay }]) => stay.part === part);
      await files.write(`visible/${category}/labels/${part}.csv`, [[ID[name], ...(part === 'test' ? [] : outcomes)].join(','), ...own.map(([row, each]) => [ids[row], ...(part === 'test' ? [] : outcomes.map((outcome) => cellOf(each, outcome)))].join(','))]);
    }
    const test = [...rows.entries()].filter(([, { stay }]) => stay.part === 'test');
    const columns = scores.map((score, k) => ({ name: score, labels: test.map(([, row]) => digit(row, k)).join(''), ...(name === 'windows' ? { classes: score.split('_')[0] ?? '' } : {}) }));
    const rare = columns.filter(({ labels }) => Math.min(labels.replaceAll('0', '').length, labels.replaceAll('1', '').length) < LEAST_OF_EACH).map((column) => column.name);
    if (rare.length > 0) {
      made.push({ kind: 'quarantined', row: category, reason: `of ${test.length} test rows too few have, or lack, ${rare.join(', ')}` });
      continue;
    }
    const scored = publishedGold(test.map(([row]) => ids[row] ?? ''), columns, test.map(([row]) => plain(lines[name === 'stays' ? 0 : 1]?.[row] ?? [], names.length)));
    made.push((folder) => ({ kind: 'task', record: buildRecord(MIMIC_EXTRACT, 'published', { split: 'test', category, index: 0 }, { told: toldOf(category, scored.scale, names, folder), ...scored, provenance: { dataset: 'MIMIC-Extract', test_rows: test.length } }) }));
  }
  const place = files.name;
  await files.finish(place);
  return { rows: made.map((each) => (typeof each === 'function' ? each(`${MIMIC_EXTRACT.id}/${place}`) : each)), recomputed: { stays: { rows: stays.length } }, gradedBy: 'Published tasks are graded by the macro AUROC between the best single feature and 60 % of the way from there to 1' };
}

const toldOf = (category: string, scale: Scale, names: readonly string[], folder: string): Parameters<typeof buildRecord>[3]['told'] => ({
  id: ID[cohortOf(category)], prompt: promptFor(category, scale, `- hourly, as MIMIC-Extract names them: ${names.join(', ')}\n- statics: ${STATICS.join(', ')}`), answer: { from: 'variable', name: VARIABLE, max_bytes: 8 * 2 ** 20 }, reference: reference(mimicParts(category)), difficulty: 4,
  mounts: [{ name: 'mimic-extract', path: `${folder}/visible/${cohortOf(category)}` }, { name: 'mimic-extract-labels', path: `${folder}/visible/${category}/labels` }],
});

export const mimicExtractImporter: Importer = { import: importMimicExtract };
