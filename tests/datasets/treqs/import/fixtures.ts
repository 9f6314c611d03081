/** Files as users have them, made from a small synthetic hospital: TREQS's tables are its own, PhysioNet's are derived from them. */
import { ensureHospital } from '../../../../datasets/hospital/index.ts';
import { readCsv, type Row, type Tables } from '../../ehr/import/fixtures.ts';

export async function mimicsqlTables(root: string): Promise<Tables> {
  const { csv } = await ensureHospital({ schema: 'mimicsql', split: 'test', size: 'small', root });
  return Object.fromEntries(Object.entries(csv).map(([name, file]) => [name, readCsv(file)]));
}

const numbered = (rows: readonly Row[]): Row[] => rows.map((row, index) => ({ ROW_ID: String(index + 1), ...row }));
const pick = (row: Row, ...names: readonly string[]): Row => Object.fromEntries(names.map((name) => [name, row[name] ?? '']));
const once = (rows: readonly Row[], name: string): Row[] => [...new Map(rows.map((row) => [row[name], row])).values()];
const NUMBER_AND_UNIT = /^(-?[\d.]+)(.*)$/;
const parts = (text: string | undefined): readonly [string, string] => {
  const [, number = '', unit = ''] = NUMBER_AND_UNIT.exec(text ?? '') ?? [];
  return [number, unit];
};

/** MIMIC-III as PhysioNet has it: people and admissions apart, titles and tests in dictionaries, values without their units. */
export function physionetOf(tables: Tables): Tables {
  const { DEMOGRAPHIC = [], DIAGNOSES = [], PROCEDURES = [], PRESCRIPTIONS = [], LAB = [] } = tables;
  const titled = (rows: readonly Row[]): Row[] => numbered(once(rows, 'ICD9_CODE').map((row) => pick(row, 'ICD9_CODE', 'SHORT_TITLE', 'LONG_TITLE')));
  return {
    PATIENTS: numbered(once(DEMOGRAPHIC, 'SUBJECT_ID').map((row) => pick(row, 'SUBJECT_ID', 'GENDER', 'DOB', 'DOD', 'EXPIRE_FLAG'))),
    ADMISSIONS: numbered(DEMOGRAPHIC.map((row) => pick(row, 'SUBJECT_ID', 'HADM_ID', 'ADMITTIME', 'DISCHTIME', 'ADMISSION_TYPE', 'ADMISSION_LOCATION', 'DISCHARGE_LOCATION', 'INSURANCE', 'LANGUAGE', 'RELIGION', 'MARITAL_STATUS', 'ETHNICITY', 'DIAGNOSIS'))),
    D_ICD_DIAGNOSES: titled(DIAGNOSES), D_ICD_PROCEDURES: titled(PROCEDURES),
    D_LABITEMS: numbered(once(LAB, 'ITEMID').map((row) => pick(row, 'ITEMID', 'LABEL', 'FLUID', 'CATEGORY'))),
    DIAGNOSES_ICD: numbered(DIAGNOSES.map((row) => pick(row, 'SUBJECT_ID', 'HADM_ID', 'ICD9_CODE'))), PROCEDURES_ICD: numbered(PROCEDURES.map((row) => pick(row, 'SUBJECT_ID', 'HADM_ID', 'ICD9_CODE'))),
    PRESCRIPTIONS: numbered(PRESCRIPTIONS.map((row) => {
      const [DOSE_VAL_RX, DOSE_UNIT_RX] = parts(row['DRUG_DOSE']);
      return { ...pick(row, 'SUBJECT_ID', 'HADM_ID', 'ICUSTAY_ID', 'DRUG_TYPE', 'DRUG', 'FORMULARY_DRUG_CD', 'ROUTE'), DOSE_VAL_RX, DOSE_UNIT_RX };
    })),
    LABEVENTS: numbered(LAB.map((row) => {
      const [VALUE, VALUEUOM] = parts(row['VALUE_UNIT']);
      return { ...pick(row, 'SUBJECT_ID', 'HADM_ID', 'ITEMID', 'CHARTTIME', 'FLAG'), VALUE, VALUEUOM };
    })),
  };
}
