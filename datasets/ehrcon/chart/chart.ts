/** What the tables hold of one admission, row by row. Notes are written from this, and from nothing else. */
import type { DatabaseSync } from 'node:sqlite';

export interface Result { readonly table: 'LABEVENTS' | 'CHARTEVENTS'; readonly item: number; readonly label: string; readonly time: string; readonly value: number; readonly unit: string | null }
export interface Order { readonly drug: string; readonly dose: string | null; readonly unit: string | null; readonly route: string | null; readonly start: string; readonly end: string | null }
export interface Volume { readonly table: 'INPUTEVENTS_CV' | 'OUTPUTEVENTS'; readonly label: string; readonly time: string; readonly ml: number }
export interface Culture { readonly specimen: string; readonly organism: string | null; readonly time: string }
export interface Coded { readonly title: string; readonly time: string }
export interface Stay { readonly unit: string; readonly in: string; readonly out: string | null }

export interface Chart {
  readonly hadm: number;
  readonly subject: number;
  readonly sex: 'm' | 'f';
  readonly age: number;
  readonly admitted: string;
  /** Null while the patient is in hospital. */
  readonly discharged: string | null;
  readonly kind: string;
  readonly source: string;
  readonly destination: string | null;
  readonly results: readonly Result[];
  readonly orders: readonly Order[];
  readonly volumes: readonly Volume[];
  readonly cultures: readonly Culture[];
  readonly procedures: readonly Coded[];
  readonly diagnoses: readonly Coded[];
  readonly stays: readonly Stay[];
}

type Row = Readonly<Record<string, string | number | null>>;

const text = (cell: string | number | null | undefined): string => String(cell ?? '');
const textOrNull = (cell: string | number | null | undefined): string | null => (cell === null || cell === undefined ? null : String(cell));

const QUERIES = {
  admission: 'SELECT a.*, p.GENDER FROM ADMISSIONS a JOIN PATIENTS p ON p.SUBJECT_ID = a.SUBJECT_ID WHERE a.HADM_ID = ?',
  labs: 'SELECT e.ITEMID, d.LABEL, e.CHARTTIME, e.VALUENUM, e.VALUEUOM FROM LABEVENTS e JOIN D_LABITEMS d ON d.ITEMID = e.ITEMID WHERE e.HADM_ID = ? AND e.VALUENUM IS NOT NULL ORDER BY e.CHARTTIME, e.ROW_ID',
  vitals: 'SELECT e.ITEMID, d.LABEL, e.CHARTTIME, e.VALUENUM, e.VALUEUOM FROM CHARTEVENTS e JOIN D_ITEMS d ON d.ITEMID = e.ITEMID WHERE e.ICUSTAY_ID IN (SELECT ICUSTAY_ID FROM ICUSTAYS WHERE HADM_ID = ?) ORDER BY e.CHARTTIME, e.ROW_ID',
  orders: 'SELECT DRUG, DOSE_VAL_RX, DOSE_UNIT_RX, ROUTE, STARTDATE, ENDDATE FROM PRESCRIPTIONS WHERE HADM_ID = ? ORDER BY STARTDATE, ROW_ID',
  intake: 'SELECT d.LABEL, e.CHARTTIME, e.AMOUNT AS ML FROM INPUTEVENTS_CV e JOIN D_ITEMS d ON d.ITEMID = e.ITEMID WHERE e.ICUSTAY_ID IN (SELECT ICUSTAY_ID FROM ICUSTAYS WHERE HADM_ID = ?) ORDER BY e.CHARTTIME, e.ROW_ID',
  output: 'SELECT d.LABEL, e.CHARTTIME, e.VALUE AS ML FROM OUTPUTEVENTS e JOIN D_ITEMS d ON d.ITEMID = e.ITEMID WHERE e.ICUSTAY_ID IN (SELECT ICUSTAY_ID FROM ICUSTAYS WHERE HADM_ID = ?) ORDER BY e.CHARTTIME, e.ROW_ID',
  cultures: 'SELECT SPEC_TYPE_DESC, ORG_NAME, CHARTTIME FROM MICROBIOLOGYEVENTS WHERE HADM_ID = ? ORDER BY CHARTTIME, ROW_ID',
  procedures: 'SELECT d.LONG_TITLE, e.CHARTTIME FROM PROCEDURES_ICD e JOIN D_ICD_PROCEDURES d ON d.ICD9_CODE = e.ICD9_CODE WHERE e.HADM_ID = ? ORDER BY e.CHARTTIME, e.ROW_ID',
  diagnoses: 'SELECT d.LONG_TITLE, e.CHARTTIME FROM DIAGNOSES_ICD e JOIN D_ICD_DIAGNOSES d ON d.ICD9_CODE = e.ICD9_CODE WHERE e.HADM_ID = ? ORDER BY e.ROW_ID',
  stays: 'SELECT FIRST_CAREUNIT, INTIME, OUTTIME FROM ICUSTAYS WHERE HADM_ID = ? ORDER BY INTIME',
} as const;

/** Ids of all admissions, in the order of the tables. */
export const admissionIds = (hospital: DatabaseSync): readonly number[] => hospital.prepare('SELECT HADM_ID FROM ADMISSIONS ORDER BY ROW_ID').all().map((row) => Number(row['HADM_ID']));

/** Reads charts by admission. */
export function chartReader(hospital: DatabaseSync): (hadm: number) => Chart {
  const statements = Object.fromEntries(Object.entries(QUERIES).map(([name, sql]) => [name, hospital.prepare(sql)]));
  const rows = (name: keyof typeof QUERIES, hadm: number): readonly Row[] => (statements[name]?.all(hadm) ?? []) as readonly Row[];
  const results = (table: Result['table'], name: 'labs' | 'vitals', hadm: number): readonly Result[] => rows(name, hadm)
    .map((row) => ({ table, item: Number(row['ITEMID']), label: text(row['LABEL']), time: text(row['CHARTTIME']), value: Number(row['VALUENUM']), unit: textOrNull(row['VALUEUOM']) }));
  const volumes = (table: Volume['table'], name: 'intake' | 'output', hadm: number): readonly Volume[] => rows(name, hadm).map((row) => ({ table, label: text(row['LABEL']), time: text(row['CHARTTIME']), ml: Number(row['ML']) }));
  const coded = (name: 'procedures' | 'diagnoses', hadm: number): readonly Coded[] => rows(name, hadm).map((row) => ({ title: text(row['LONG_TITLE']), time: text(row['CHARTTIME']) }));
  return (hadm) => {
    const [admission] = rows('admission', hadm);
    if (admission === undefined) throw new RangeError(`there is no admission ${hadm}`);
    return {
      hadm, subject: Number(admission['SUBJECT_ID']), sex: admission['GENDER'] === 'f' ? 'f' : 'm', age: Number(admission['AGE']),
      admitted: text(admission['ADMITTIME']), discharged: textOrNull(admission['DISCHTIME']),
      kind: text(admission['ADMISSION_TYPE']), source: text(admission['ADMISSION_LOCATION']), destination: textOrNull(admission['DISCHARGE_LOCATION']),
      results: [...results('LABEVENTS', 'labs', hadm), ...results('CHARTEVENTS', 'vitals', hadm)],
      volumes: [...volumes('INPUTEVENTS_CV', 'intake', hadm), ...volumes('OUTPUTEVENTS', 'output', hadm)],
      orders: rows('orders', hadm).map((row) => ({ drug: text(row['DRUG']), dose: textOrNull(row['DOSE_VAL_RX']), unit: textOrNull(row['DOSE_UNIT_RX']), route: textOrNull(row['ROUTE']), start: text(row['STARTDATE']), end: textOrNull(row['ENDDATE']) })),
      cultures: rows('cultures', hadm).map((row) => ({ specimen: text(row['SPEC_TYPE_DESC']), organism: textOrNull(row['ORG_NAME']), time: text(row['CHARTTIME']) })),
      procedures: coded('procedures', hadm), diagnoses: coded('diagnoses', hadm),
      stays: rows('stays', hadm).map((row) => ({ unit: text(row['FIRST_CAREUNIT']), in: text(row['INTIME']), out: textOrNull(row['OUTTIME']) })),
    };
  };
}
