/**
 * PhysioNet's MIMIC-III (v1.4, also the open demo) made into EHRSQL's tables, as EHRSQL's `preprocess_db_mimic_iii.py`
 * does it: https://github.com/glee4810/EHRSQL. README.md says what is the same and what is not.
 */
import type { Cell } from '../../../hospital/index.ts';
import { choosePatients, firstYear, percentile95 } from './choose-patients.ts';
import { mimicEvents, MIMIC_EVENT_SHAPES } from './mimic-events.ts';
import type { Visit } from './mimic-visit.ts';
import type { Charge, Chosen, Plan, ReadSource } from './plan.ts';
import type { TableShape } from './reading.ts';
import { DAY_S, known, NOW_S, type Seconds, writeSeconds } from './times.ts';

const PATIENTS: TableShape = { source: 'PATIENTS', columns: ['ROW_ID', 'SUBJECT_ID', 'GENDER', 'DOB', 'DOD'], unique: ['ROW_ID', 'SUBJECT_ID'], references: [] };
const ADMISSIONS: TableShape = {
  source: 'ADMISSIONS', unique: ['ROW_ID', 'HADM_ID'], references: [{ column: 'SUBJECT_ID', to: 'patient' }],
  columns: ['ROW_ID', 'SUBJECT_ID', 'HADM_ID', 'ADMITTIME', 'DISCHTIME', 'ADMISSION_TYPE', 'ADMISSION_LOCATION', 'DISCHARGE_LOCATION', 'INSURANCE', 'LANGUAGE', 'MARITAL_STATUS', 'ETHNICITY'],
};
const ICUSTAYS: TableShape = {
  source: 'ICUSTAYS', unique: ['ROW_ID', 'ICUSTAY_ID'], references: [{ column: 'SUBJECT_ID', to: 'patient' }, { column: 'HADM_ID', to: 'admission' }],
  columns: ['ROW_ID', 'SUBJECT_ID', 'HADM_ID', 'ICUSTAY_ID', 'FIRST_CAREUNIT', 'LAST_CAREUNIT', 'FIRST_WARDID', 'LAST_WARDID', 'INTIME', 'OUTTIME'],
};
const YEAR_S = 365.25 * DAY_S;
/** EHRSQL moves by years of 365 days. */
const MOVED_YEAR_S = 365 * DAY_S;

/** Completed years over 10 and under 90: the others are newborns, or made 300 years old by PhysioNet. */
const isAdult = (age: number): boolean => age > 10 && age < 90;

export const MIMIC_PLAN: Plan = {
  shapes: [PATIENTS, ADMISSIONS, ICUSTAYS, ...MIMIC_EVENT_SHAPES],
  choose: async (read, patients) => {
    const source = await readPeople(read);
    return taken(source, patients);
  },
};

interface Person { readonly gender: string | null; readonly birth: Seconds | null; readonly death: Seconds | null }
interface Stay { readonly subject: number; readonly admission: number; readonly id: number; readonly from: Seconds | null; readonly to: Seconds | null; readonly cells: readonly Cell[] }

interface People {
  readonly people: ReadonlyMap<number, Person>;
  readonly visits: readonly Visit[];
  readonly stays: readonly Stay[];
  readonly ids: { readonly patient: ReadonlySet<number>; readonly admission: ReadonlySet<number>; readonly stay: ReadonlySet<number> };
  readonly warnings: readonly string[];
}

async function readPeople(read: ReadSource): Promise<People> {
  const people = new Map<number, Person>();
  const [visits, stays]: [Visit[], Stay[]] = [[], []];
  const ids = { patient: new Set<number>(), admission: new Set<number>(), stay: new Set<number>() };
  const first = await read(PATIENTS, ids, (row) => {
    const subject = row.id('SUBJECT_ID');
    ids.patient.add(subject);
    people.set(subject, { gender: row.text('GENDER'), birth: row.time('DOB'), death: row.time('DOD') });
    return true;
  });
  const second = await read(ADMISSIONS, ids, (row) => {
    const [subject, id, from, to] = [row.id('SUBJECT_ID'), row.id('HADM_ID'), row.time('ADMITTIME'), row.time('DISCHTIME')];
    ids.admission.add(id);
    const birth = people.get(subject)?.birth ?? null;
    if (from === null || to === null || birth === null) return true;
    visits.push({
      subject, id, from, to, age: Math.trunc(Math.floor((from - birth) / DAY_S) * DAY_S / YEAR_S),
      admitted: [row.text('ADMISSION_TYPE'), row.text('ADMISSION_LOCATION')], left: row.text('DISCHARGE_LOCATION'),
      about: [row.text('INSURANCE'), row.text('LANGUAGE'), row.text('MARITAL_STATUS'), row.text('ETHNICITY')],
    });
    return true;
  });
  const third = await read(ICUSTAYS, ids, (row) => {
    const stay = row.id('ICUSTAY_ID');
    ids.stay.add(stay);
    stays.push({
      subject: row.id('SUBJECT_ID'), admission: row.id('HADM_ID'), id: stay, from: row.time('INTIME'), to: row.time('OUTTIME'),
      cells: [row.text('FIRST_CAREUNIT'), row.text('LAST_CAREUNIT'), row.integer('FIRST_WARDID'), row.integer('LAST_WARDID')],
    });
    return true;
  });
  return { people, visits, stays, ids, warnings: [...first.warnings, ...second.warnings, ...third.warnings] };
}

function taken({ people, visits, stays, ids, warnings }: People, wanted: number | null): Chosen {
  const adult = visits.filter(({ age }) => isAdult(age));
  // The longest twentieth of the stays is left out, about four weeks and more.
  const days = ({ from, to }: Visit): number => Math.floor((to - from) / DAY_S);
  const longest = percentile95(adult.map(days));
  const usual = adult.filter((visit) => days(visit) < longest);
  const earliest = new Map<number, Seconds>();
  for (const { subject, from } of usual) earliest.set(subject, Math.min(from, earliest.get(subject) ?? from));
  const shifts = new Map([...earliest].map(([subject, from]) => [subject, (firstYear('mimic-iii', subject) - new Date(from * 1_000).getUTCFullYear()) * MOVED_YEAR_S]));
  const inIcu = new Set(stays.map(({ subject }) => subject));
  const moved = usual.filter(({ subject }) => inIcu.has(subject)).map((visit) => {
    const shift = shifts.get(visit.subject) ?? 0;
    return { ...visit, from: visit.from + shift, to: visit.to + shift };
  }).filter(({ from }) => from <= NOW_S);
  const current = new Set(moved.filter(({ to }) => to > NOW_S).map(({ subject }) => subject));
  const others = new Set(moved.filter(({ subject }) => !current.has(subject)).map(({ subject }) => subject));
  const subjects = choosePatients('mimic-iii', [...current], [...others], wanted);
  const kept = moved.filter(({ subject }) => subjects.has(subject));
  const byId = new Map(kept.map((visit) => [visit.id, visit]));
  const at = (subject: number, time: Seconds | null): Seconds | null => (time === null ? null : time + (shifts.get(subject) ?? 0));
  const birthOf = (subject: number): string | null => known(at(subject, people.get(subject)?.birth ?? null));
  const rows = new Map<string, readonly (readonly Cell[])[]>([
    ['PATIENTS', [...people].filter(([subject]) => subjects.has(subject)).map(([subject, { gender, death }]) => [0, subject, gender, birthOf(subject), known(at(subject, death))])],
    ['ADMISSIONS', kept.map(({ subject, id, from, to, age, admitted, left, about }) => [0, subject, id, writeSeconds(from), known(to), ...admitted, to > NOW_S ? null : left, ...about, age])],
    ['ICUSTAYS', stays.filter(({ admission, subject, from }) => byId.has(admission) && (at(subject, from) ?? Infinity) <= NOW_S)
      .map(({ subject, admission, id, from, to, cells }) => [0, subject, admission, id, ...cells, known(at(subject, from)), known(at(subject, to))])],
  ]);
  return { patients: subjects.size, known: ids, rows, readings: mimicEvents({ subjects, visits: byId, at }), charges: CHARGES, renumber: true, warnings };
}

/** In EHRSQL's order. */
const CHARGES: readonly Charge[] = [
  { table: 'DIAGNOSES_ICD', type: 'diagnoses_icd', thing: 3, time: 4, payer: ([, subject = null, admission = null]) => [subject, admission] },
  { table: 'LABEVENTS', type: 'labevents', thing: 3, time: 4, payer: ([, subject = null, admission = null]) => [subject, admission] },
  { table: 'PROCEDURES_ICD', type: 'procedures_icd', thing: 3, time: 4, payer: ([, subject = null, admission = null]) => [subject, admission] },
  { table: 'PRESCRIPTIONS', type: 'prescriptions', thing: 5, time: 3, payer: ([, subject = null, admission = null]) => [subject, admission] },
];
