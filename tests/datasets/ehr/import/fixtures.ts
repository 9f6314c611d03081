/** Files as users have them, made from the small synthetic hospitals: EHRSQL's tables are those, PhysioNet's are derived from them. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import type { EhrFamily } from '../../../../datasets/ehr/ehr-family.ts';
import { ensureHospital, type HospitalFiles } from '../../../../datasets/hospital/index.ts';
import type { GeneratedInfo } from '../../../../env/families/generated-source.ts';

const info = (id: string): GeneratedInfo => ({
  id, version: 1, title: id, summary: 'Questions.', scope: 'internal', categories: [{ id: 'lookup', title: 'Look-up' }], categoryNoun: 'kinds', grading: 'by value', counts: { train: 1, test: 1 },
  actions: ['terminal', 'submit'], runtimes: ['python'], variant: 'data', limits: {}, feedback: 'interactive', published: { licence: 'x', source: 'x', citation: 'x' },
});

export const MIMIC: EhrFamily = { info: info('mimic-iii'), schema: 'mimic-iii', dbId: 'mimic_iii' };
export const EICU: EhrFamily = { info: info('eicu'), schema: 'eicu', dbId: 'eicu' };

export type Row = Record<string, string>;
export type Tables = Record<string, Row[]>;

export const smallHospital = (root: string, { schema }: EhrFamily): Promise<HospitalFiles> => ensureHospital({ schema, split: 'test', size: 'small', root });

export function readCsv(file: string): Row[] {
  return parse(readFileSync(file), { columns: true });
}

export async function tablesOf(root: string, family: EhrFamily): Promise<Tables> {
  const { csv } = await smallHospital(root, family);
  return Object.fromEntries(Object.entries(csv).map(([name, file]) => [name, readCsv(file)]));
}

/** Writes one CSV file a table. */
export function writeTables(folder: string, tables: Tables): string {
  mkdirSync(folder, { recursive: true });
  for (const [name, rows] of Object.entries(tables)) writeFileSync(path.join(folder, `${name}.csv`), stringify(rows, { header: true, quoted_string: true }));
  return folder;
}

const upper = (rows: readonly Row[]): Row[] => rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, cell.toUpperCase()])));

/** MIMIC-III as PhysioNet has it: in upper case, with units of fluids, without ages, costs and times of codes. */
export function physionetMimic(tables: Tables): Tables {
  const { COST: _cost, ...rest } = tables;
  const made = Object.fromEntries(Object.entries(rest).map(([name, rows]) => [name, upper(rows)]));
  const drop = (name: string, column: string): Row[] => (made[name] ?? []).map(({ [column]: _dropped, ...row }) => row);
  return {
    ...made,
    ADMISSIONS: drop('ADMISSIONS', 'AGE').map((row) => ({ ...row, DISCHTIME: row['DISCHTIME'] === '' ? '2106-01-15 10:00:00' : row['DISCHTIME'] ?? '' })),
    DIAGNOSES_ICD: drop('DIAGNOSES_ICD', 'CHARTTIME'),
    PROCEDURES_ICD: drop('PROCEDURES_ICD', 'CHARTTIME'),
    TRANSFERS: (made['TRANSFERS'] ?? []).map(({ CAREUNIT = '', WARDID = '', ...row }) => ({ ...row, CURR_CAREUNIT: CAREUNIT, CURR_WARDID: WARDID })),
    MICROBIOLOGYEVENTS: (made['MICROBIOLOGYEVENTS'] ?? []).map((row) => ({ ...row, CHARTDATE: `${(row['CHARTTIME'] ?? '').slice(0, 10)} 00:00:00` })),
    INPUTEVENTS_CV: (made['INPUTEVENTS_CV'] ?? []).map((row) => ({ ...row, AMOUNTUOM: 'ml' })),
    OUTPUTEVENTS: (made['OUTPUTEVENTS'] ?? []).map((row) => ({ ...row, VALUEUOM: 'mL' })),
  };
}

/** eICU as PhysioNet has it: minutes from the unit admission instead of times, paths instead of names. */
export function physionetEicu(tables: Tables): Tables {
  const at = (time: string | undefined): number => Date.parse(`${(time ?? '').replace(' ', 'T')}Z`) / 60_000;
  const admitted = new Map((tables['patient'] ?? []).map((row) => [row['patientunitstayid'], at(row['unitadmittime'])]));
  const offset = (row: Row, time: string): string => (row[time] === '' ? '' : String(at(row[time]) - (admitted.get(row['patientunitstayid']) ?? 0)));
  const moved = (name: string, times: Record<string, string>, more: (row: Row) => Row = () => ({})): Row[] => (tables[name] ?? []).map((row) => {
    const made: Row = { ...row, ...more(row) };
    for (const [from, to] of Object.entries(times)) {
      made[to] = offset(row, from);
      delete made[from];
    }
    return made;
  });
  const end = '2106-01-20 00:00:00';
  return {
    patient: moved('patient', { hospitaladmittime: 'hospitaladmitoffset' }, (row) => ({ hospitaladmittime24: (row['hospitaladmittime'] ?? '').slice(11), hospitaldischargeyear: '2014' })).map(({ unitadmittime: _in, unitdischargetime = '', hospitaldischargetime = '', ...row }) => ({
      ...row, unitdischargeoffset: offset({ ...row, time: unitdischargetime === '' ? end : unitdischargetime }, 'time'), hospitaldischargeoffset: offset({ ...row, time: hospitaldischargetime === '' ? end : hospitaldischargetime }, 'time'),
    })),
    diagnosis: moved('diagnosis', { diagnosistime: 'diagnosisoffset' }, (row) => ({ diagnosisstring: `organ|group|${(row['diagnosisname'] ?? '').split(' - ').join('|')}` })).map(({ diagnosisname: _name, ...row }) => row),
    treatment: moved('treatment', { treatmenttime: 'treatmentoffset' }, (row) => ({ treatmentstring: `organ|group|${(row['treatmentname'] ?? '').split(' - ').join('|')}|more` })).map(({ treatmentname: _name, ...row }) => row),
    lab: moved('lab', { labresulttime: 'labresultoffset' }),
    medication: moved('medication', { drugstarttime: 'drugstartoffset', drugstoptime: 'drugstopoffset' }, () => ({ drugordercancelled: 'No' })),
    allergy: moved('allergy', { allergytime: 'allergyoffset' }),
    intakeOutput: moved('intakeoutput', { intakeoutputtime: 'intakeoutputoffset' }),
    microLab: moved('microlab', { culturetakentime: 'culturetakenoffset' }),
    vitalPeriodic: moved('vitalperiodic', { observationtime: 'observationoffset' }),
  };
}
