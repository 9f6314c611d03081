/**
 * PhysioNet's eICU (2.0, also the open demo) made into EHRSQL's tables, as EHRSQL's `preprocess_db_eicu.py` does it:
 * https://github.com/glee4810/EHRSQL. eICU has no dates, only minutes from the unit admission and the year of discharge,
 * so each hospital stay gets a day in its year. README.md says what is the same and what is not.
 */
import { Rng } from '../../../../env/rng.ts';
import type { Cell } from '../../../hospital/index.ts';
import { choosePatients, firstYear, percentile95 } from './choose-patients.ts';
import { EICU_EVENT_SHAPES, eicuEvents } from './eicu-events.ts';
import type { Charge, Chosen, Plan, ReadSource } from './plan.ts';
import type { TableShape } from './reading.ts';
import type { SourceRow } from './source-row.ts';
import { DAY_S, known, NOW_S, type Seconds, writeSeconds } from './times.ts';

const PATIENT: TableShape = {
  source: 'patient', unique: ['patientunitstayid'], references: [],
  columns: ['uniquepid', 'patienthealthsystemstayid', 'patientunitstayid', 'gender', 'age', 'ethnicity', 'hospitalid', 'wardid', 'admissionheight', 'admissionweight', 'dischargeweight', 'hospitaladmitsource', 'hospitaldischargestatus', 'hospitaladmitoffset', 'hospitaladmittime24', 'unitdischargeoffset', 'hospitaldischargeoffset', 'hospitaldischargeyear'],
};

export interface UnitStay {
  readonly person: string;
  readonly systemStay: number;
  readonly id: number;
  readonly gender: string;
  readonly age: number;
  readonly year: number;
  /** Minutes from the unit admission. */
  readonly offsets: { readonly admitted: number; readonly unitLeft: number; readonly left: number };
  /** Seconds after midnight at which the hospital admission was. */
  readonly clock: number;
  readonly before: readonly Cell[];
  readonly measures: readonly [height: Cell, weight: Cell, leavingWeight: Cell];
  readonly source: string;
  readonly status: string | null;
}

export const EICU_PLAN: Plan = {
  shapes: [PATIENT, ...EICU_EVENT_SHAPES],
  choose: async (read, patients) => {
    const stays: UnitStay[] = [];
    const ids = { stay: new Set<number>() };
    await readStays(read, stays, ids);
    return taken(stays, ids, patients);
  },
};

async function readStays(read: ReadSource, stays: UnitStay[], ids: { readonly stay: Set<number> }): Promise<void> {
  await read(PATIENT, ids, (row) => {
    ids.stay.add(row.id('patientunitstayid'));
    const stay = stayOf(row);
    if (stay !== null) stays.push(stay);
    return true;
  });
}

/** Null for those whom EHRSQL leaves out: of unknown source or sex, children, and people over 89, whose age is not told. */
function stayOf(row: SourceRow): UnitStay | null {
  const [person, source, gender, age] = [row.text('uniquepid'), row.text('hospitaladmitsource'), row.text('gender'), row.text('age')];
  if (person === null || source === null || (gender !== 'male' && gender !== 'female') || age === null || age.startsWith('>')) return null;
  const [years, admitted, unitLeft, left, year] = [row.integer('age') ?? 0, row.integer('hospitaladmitoffset'), row.integer('unitdischargeoffset'), row.integer('hospitaldischargeoffset'), row.integer('hospitaldischargeyear')];
  if (years <= 10 || admitted === null || unitLeft === null || left === null || year === null) return null;
  return {
    person, source, year, age: years, id: row.id('patientunitstayid'), systemStay: row.id('patienthealthsystemstayid'), offsets: { admitted, unitLeft, left }, clock: clockOf(row),
    before: [row.text('ethnicity'), row.integer('hospitalid'), row.integer('wardid')], measures: [row.real('admissionheight'), row.real('admissionweight'), row.real('dischargeweight')],
    status: row.text('hospitaldischargestatus'), gender,
  };
}

/** `hospitaladmittime24`, such as 13:05:00. */
function clockOf(row: SourceRow): number {
  const text = row.exact('hospitaladmittime24')?.trim() ?? '00:00:00';
  const [, hour = 0, minute = 0, second = 0] = /^(\d\d?):(\d\d)(?::(\d\d))?$/.exec(text)?.map((part) => Number(part ?? 0)) ?? row.fail(`hospitaladmittime24 holds ${JSON.stringify(text)}, not a time of day`);
  return hour * 3_600 + minute * 60 + second;
}

function taken(all: readonly UnitStay[], ids: { readonly stay: ReadonlySet<number> }, wanted: number | null): Chosen {
  // The longest twentieth of the stays is left out, about 25 days and more.
  const minutes = ({ offsets }: UnitStay): number => offsets.left - offsets.admitted;
  const longest = percentile95(all.map(minutes));
  const usual = all.filter((stay) => minutes(stay) < longest);
  const consistent = usual.filter(({ offsets: { admitted, unitLeft, left } }) => admitted <= 0 && unitLeft > 0 && unitLeft <= left);
  const placed = place(consistent).filter(({ unitAt, hospitalAt }) => unitAt <= NOW_S && hospitalAt <= NOW_S);
  const current = new Set(placed.filter(({ leftAt }) => leftAt > NOW_S).map(({ stay }) => stay.person));
  const others = new Set(placed.filter(({ stay }) => !current.has(stay.person)).map(({ stay }) => stay.person));
  const people = choosePatients('eicu', [...current], [...others], wanted);
  const kept = placed.filter(({ stay }) => people.has(stay.person));
  const payers = new Map(kept.map(({ stay }) => [stay.id, [stay.person, stay.systemStay] as const]));
  const payer = (row: readonly Cell[]): readonly [Cell, Cell] => payers.get(Number(row[1])) ?? [null, null];
  return {
    patients: people.size, known: ids, renumber: true, warnings: [],
    rows: new Map([['patient', kept.map(rowOf)]]),
    readings: eicuEvents(new Map(kept.map(({ stay, unitAt }) => [stay.id, unitAt]))),
    charges: [
      { table: 'diagnosis', type: 'diagnosis', thing: 2, time: 3, payer },
      { table: 'lab', type: 'lab', thing: 2, time: 4, payer },
      { table: 'treatment', type: 'treatment', thing: 2, time: 3, payer },
      { table: 'medication', type: 'medication', thing: 2, time: 5, payer },
    ] satisfies readonly Charge[],
  };
}

interface Placed {
  readonly stay: UnitStay;
  readonly age: number;
  readonly hospitalAt: Seconds;
  readonly unitAt: Seconds;
  readonly unitLeftAt: Seconds;
  readonly leftAt: Seconds;
}

/** Gives each hospital stay a day: years apart as the discharges are, and the stays of one year one after the other in their parts of it. */
function place(stays: readonly UnitStay[]): readonly Placed[] {
  const byPerson = Map.groupBy(stays, ({ person }) => person);
  return [...byPerson].flatMap(([person, own]) => {
    const rng = new Rng('ehr-import', 'eicu', 'days', person);
    const first = Math.min(...own.map(({ year }) => year));
    const youngest = Math.min(...own.map(({ age }) => age));
    const start = firstYear('eicu', person);
    return [...Map.groupBy(own, ({ year }) => year)].toSorted(([a], [b]) => a - b).flatMap(([year, ofYear]) => {
      const visits = [...Map.groupBy(ofYear, ({ systemStay }) => systemStay).values()];
      const opening = Date.UTC(start + year - first, 0, 1) / 1_000;
      return visits.flatMap((units, index) => {
        const day = opening + Math.floor(((index + rng.float()) / visits.length) * 364) * DAY_S;
        return units.map((stay): Placed => {
          const hospitalAt = day + stay.clock;
          const unitAt = hospitalAt - stay.offsets.admitted * 60;
          return { stay, age: youngest + year - first, hospitalAt, unitAt, unitLeftAt: unitAt + stay.offsets.unitLeft * 60, leftAt: unitAt + stay.offsets.left * 60 };
        });
      });
    });
  });
}

function rowOf({ stay, age, hospitalAt, unitAt, unitLeftAt, leftAt }: Placed): readonly Cell[] {
  const gone = leftAt <= NOW_S;
  const [height, weight, leavingWeight] = stay.measures;
  return [
    stay.person, stay.systemStay, stay.id, stay.gender, String(age), ...stay.before, height, weight, gone ? leavingWeight : null,
    writeSeconds(hospitalAt), stay.source, writeSeconds(unitAt), known(unitLeftAt), known(leftAt), gone ? stay.status : null,
  ];
}
