/**
 * PhysioNet's MIMIC-III (v1.4, also the open demo) made into MIMICSQL's tables, as TREQS does it (`evaluation/process_mimic_db`
 * of https://github.com/wangpinggl/TREQS). README.md says what is the same and what is not.
 */
import { choosePatients } from '../../ehr/import/tables/choose-patients.ts';
import type { Chosen, Plan, ReadSource } from '../../ehr/import/tables/plan.ts';
import type { TableReading, TableShape } from '../../ehr/import/tables/reading.ts';
import type { Reference } from '../../ehr/import/tables/references.ts';
import type { SourceRow } from '../../ehr/import/tables/source-row.ts';
import { DAY_S, type Seconds, writeSeconds } from '../../ehr/import/tables/times.ts';
import type { Cell } from '../../hospital/index.ts';
import { nameOf } from './names.ts';

const OF_STAY: readonly Reference[] = [{ column: 'SUBJECT_ID', to: 'patient' }, { column: 'HADM_ID', to: 'admission' }];
const shape = (source: string, columns: string, references: readonly Reference[], unique: readonly string[] = ['ROW_ID']): TableShape => ({ source, columns: columns.split(' '), references, unique });

const SHAPES = {
  patients: shape('PATIENTS', 'ROW_ID SUBJECT_ID GENDER DOB DOD EXPIRE_FLAG', [], ['ROW_ID', 'SUBJECT_ID']),
  admissions: shape('ADMISSIONS', 'ROW_ID SUBJECT_ID HADM_ID ADMITTIME DISCHTIME ADMISSION_TYPE ADMISSION_LOCATION DISCHARGE_LOCATION INSURANCE LANGUAGE RELIGION MARITAL_STATUS ETHNICITY DIAGNOSIS', [{ column: 'SUBJECT_ID', to: 'patient' }], ['ROW_ID', 'HADM_ID']),
  diagnosisTitles: shape('D_ICD_DIAGNOSES', 'ROW_ID ICD9_CODE SHORT_TITLE LONG_TITLE', []),
  procedureTitles: shape('D_ICD_PROCEDURES', 'ROW_ID ICD9_CODE SHORT_TITLE LONG_TITLE', []),
  labItems: shape('D_LABITEMS', 'ROW_ID ITEMID LABEL FLUID CATEGORY', [], ['ROW_ID', 'ITEMID']),
  diagnoses: shape('DIAGNOSES_ICD', 'ROW_ID SUBJECT_ID HADM_ID ICD9_CODE', OF_STAY),
  procedures: shape('PROCEDURES_ICD', 'ROW_ID SUBJECT_ID HADM_ID ICD9_CODE', OF_STAY),
  prescriptions: shape('PRESCRIPTIONS', 'ROW_ID SUBJECT_ID HADM_ID ICUSTAY_ID DRUG_TYPE DRUG FORMULARY_DRUG_CD DOSE_VAL_RX DOSE_UNIT_RX ROUTE', OF_STAY),
  labs: shape('LABEVENTS', 'ROW_ID SUBJECT_ID HADM_ID ITEMID CHARTTIME VALUE VALUEUOM FLAG', OF_STAY),
} as const;

export const MIMIC_III_PLAN: Plan = { shapes: Object.values(SHAPES), choose };

interface Person { readonly gender: string | null; readonly birth: Seconds; readonly death: Seconds | null; readonly expired: number | null }

const yearOf = (at: Seconds): number => new Date(at * 1_000).getUTCFullYear();
/** In calendar years; those whom PhysioNet has made 300 years old are 89 and over. */
const ageOf = (born: number, admitted: number): number => (admitted - born > 89 ? 89 + admitted - born - 300 : admitted - born);
const timeOf = (row: SourceRow, name: string): Seconds => row.time(name) ?? row.fail(`${name} is empty`);

async function choose(read: ReadSource, wanted: number | null): Promise<Chosen> {
  const ids = { patient: new Set<number>(), admission: new Set<number>(), 'lab item': new Set<number>() };
  const people = new Map<number, Person>();
  const first = await read(SHAPES.patients, ids, (row) => {
    const subject = row.id('SUBJECT_ID');
    ids.patient.add(subject);
    people.set(subject, { gender: row.exact('GENDER'), birth: timeOf(row, 'DOB'), death: row.time('DOD'), expired: row.integer('EXPIRE_FLAG') });
    return true;
  });
  const admissions: { readonly subject: number; readonly cells: readonly Cell[] }[] = [];
  const second = await read(SHAPES.admissions, ids, (row) => {
    const [subject, hadm] = [row.id('SUBJECT_ID'), row.id('HADM_ID')];
    ids.admission.add(hadm);
    const person = people.get(subject);
    // Told by the check of references.
    if (person !== undefined) admissions.push({ subject, cells: demographic(row, subject, hadm, person) });
    return true;
  });
  const titles = { diagnoses: new Map<string, readonly Cell[]>(), procedures: new Map<string, readonly Cell[]>() };
  const twice: string[] = [];
  for (const [from, into] of [[SHAPES.diagnosisTitles, titles.diagnoses], [SHAPES.procedureTitles, titles.procedures]] as const) {
    await read(from, ids, (row) => {
      const code = row.exact('ICD9_CODE') ?? row.fail('ICD9_CODE is empty');
      if (into.has(code)) twice.push(`${from.source}: ICD9_CODE ${code} stands a second time on line ${row.line}; its first titles are taken`);
      else into.set(code, [row.exact('SHORT_TITLE'), row.exact('LONG_TITLE')]);
      return true;
    });
  }
  const items = new Map<number, readonly Cell[]>();
  await read(SHAPES.labItems, ids, (row) => {
    items.set(row.id('ITEMID'), [row.exact('LABEL'), row.exact('FLUID'), row.exact('CATEGORY')]);
    return true;
  });
  const subjects = choosePatients('treqs', [], [...new Set(admissions.map(({ subject }) => subject))], wanted);
  return {
    patients: subjects.size, known: ids, charges: [], renumber: false, warnings: [...first.warnings, ...second.warnings, ...twice],
    rows: new Map([['DEMOGRAPHIC', admissions.filter(({ subject }) => subjects.has(subject)).map(({ cells }) => cells)]]),
    readings: readings(subjects, titles, items),
  };
}

function demographic(row: SourceRow, subject: number, hadm: number, { gender, birth, death, expired }: Person): readonly Cell[] {
  const [admitted, discharged] = [timeOf(row, 'ADMITTIME'), timeOf(row, 'DISCHTIME')];
  const [born, year] = [yearOf(birth), yearOf(admitted)];
  return [
    subject, hadm, nameOf(subject, gender), row.exact('MARITAL_STATUS'), ageOf(born, year), writeSeconds(birth), gender, row.exact('LANGUAGE'), row.exact('RELIGION'), row.exact('ADMISSION_TYPE'),
    Math.floor((discharged - admitted) / DAY_S), row.exact('INSURANCE'), row.exact('ETHNICITY'), expired, row.exact('ADMISSION_LOCATION'), row.exact('DISCHARGE_LOCATION'), row.exact('DIAGNOSIS'),
    death === null ? null : writeSeconds(death), born, death === null ? null : yearOf(death), writeSeconds(admitted), writeSeconds(discharged), year,
  ];
}

/** A row of somebody taken, with all that its table needs; null for others. */
function readings(subjects: ReadonlySet<number>, titles: Readonly<Record<'diagnoses' | 'procedures', ReadonlyMap<string, readonly Cell[]>>>, items: ReadonlyMap<number, readonly Cell[]>): readonly TableReading[] {
  const whose = (row: SourceRow): readonly [number, number] | null => {
    const [subject, hadm] = [row.id('SUBJECT_ID'), row.integer('HADM_ID')];
    return hadm === null || !subjects.has(subject) ? null : [subject, hadm];
  };
  const coded = (from: TableShape, table: string, titled: ReadonlyMap<string, readonly Cell[]>): TableReading => ({
    ...from, table,
    row: (row) => {
      const [owner, code] = [whose(row), row.exact('ICD9_CODE')];
      const title = code === null ? undefined : titled.get(code);
      return owner === null || title === undefined ? null : [...owner, code, ...title];
    },
  });
  return [
    coded(SHAPES.diagnoses, 'DIAGNOSES', titles.diagnoses),
    coded(SHAPES.procedures, 'PROCEDURES', titles.procedures),
    {
      ...SHAPES.prescriptions, table: 'PRESCRIPTIONS',
      row: (row) => {
        const [owner, dose, unit] = [whose(row), row.exact('DOSE_VAL_RX'), row.exact('DOSE_UNIT_RX')];
        return owner === null || dose === null || unit === null ? null : [...owner, row.integer('ICUSTAY_ID'), row.exact('DRUG_TYPE'), row.exact('DRUG'), row.exact('FORMULARY_DRUG_CD'), row.exact('ROUTE'), `${dose}${unit}`];
      },
    },
    {
      ...SHAPES.labs, table: 'LAB',
      row: (row) => {
        const [owner, item, value, unit] = [whose(row), row.id('ITEMID'), row.exact('VALUE'), row.exact('VALUEUOM')];
        const named = items.get(item);
        if (owner === null || value === null || unit === null || named === undefined) return null;
        const charted = row.time('CHARTTIME');
        return [...owner, item, charted === null ? null : writeSeconds(charted), row.exact('FLAG'), `${value}${unit}`, ...named];
      },
    },
  ];
}
