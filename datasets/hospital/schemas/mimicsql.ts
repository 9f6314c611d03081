/** MIMICSQL, the five wide tables of TREQS: names in their printed case, completed admissions only. */
import { Rng } from '../../../env/rng.ts';
import { WORLD_VERSION } from '../settings.ts';
import { DIAGNOSIS_BY_CODE } from '../vocabulary/diagnoses.ts';
import { drugOf } from '../vocabulary/drugs.ts';
import { labTest } from '../vocabulary/labs.ts';
import { PROCEDURE_BY_CODE } from '../vocabulary/procedures.ts';
import { icuTimes } from '../world/bedside.ts';
import { DAY, writeTime } from '../world/clock.ts';
import type { Admission, Patient } from '../world/history.ts';
import { Counter, scattered } from './ids.ts';
import { MIMICSQL_NOTES } from './notes.ts';
import { table, type Emit, type Schema, type Table, type Writer } from './table.ts';

export const MIMICSQL_TABLES: readonly Table[] = [
  table('DEMOGRAPHIC', 'SUBJECT_ID:n HADM_ID:n NAME:t MARITAL_STATUS:t AGE:n DOB:d GENDER:t LANGUAGE:t RELIGION:t ADMISSION_TYPE:t DAYS_STAY:n INSURANCE:t ETHNICITY:t EXPIRE_FLAG:n ADMISSION_LOCATION:t DISCHARGE_LOCATION:t DIAGNOSIS:t DOD:d DOB_YEAR:n DOD_YEAR:n ADMITTIME:d DISCHTIME:d ADMITYEAR:n', 'HADM_ID', ['SUBJECT_ID', 'NAME']),
  table('DIAGNOSES', 'SUBJECT_ID:n HADM_ID:n ICD9_CODE:t SHORT_TITLE:t LONG_TITLE:t', '', ['HADM_ID', 'ICD9_CODE', 'SHORT_TITLE', 'LONG_TITLE']),
  table('PROCEDURES', 'SUBJECT_ID:n HADM_ID:n ICD9_CODE:t SHORT_TITLE:t LONG_TITLE:t', '', ['HADM_ID', 'ICD9_CODE', 'SHORT_TITLE', 'LONG_TITLE']),
  table('PRESCRIPTIONS', 'SUBJECT_ID:n HADM_ID:n ICUSTAY_ID:n DRUG_TYPE:t DRUG:t FORMULARY_DRUG_CD:t ROUTE:t DRUG_DOSE:t', '', ['HADM_ID', 'DRUG']),
  table('LAB', 'SUBJECT_ID:n HADM_ID:n ITEMID:n CHARTTIME:d FLAG:t VALUE_UNIT:t LABEL:t FLUID:t CATEGORY:t', '', ['HADM_ID', 'ITEMID', 'LABEL']),
];

/** A result this far from the one before, as a share of it, is flagged `delta`. */
const DELTA = 0.4;

class MimicsqlWriter implements Writer {
  readonly #emit: Emit;
  readonly #admissions: Counter;
  readonly #stays: Counter;

  constructor(emit: Emit, first: number) {
    this.#emit = emit;
    this.#admissions = new Counter(first);
    this.#stays = new Counter(first);
  }

  begin(): void {}

  patient(patient: Patient): void {
    const rng = new Rng('hospital', WORLD_VERSION, patient.number, 'mimicsql');
    for (const admission of patient.admissions) {
      const hadm = 100_000 + scattered(this.#admissions.next(), 30_011);
      const stays = icuTimes(admission.transfers, admission.until).map((stay) => ({ ...stay, id: 200_000 + scattered(this.#stays.next(), 50_021) }));
      if (admission.discharged === null) continue;
      this.#admission(rng, patient, admission, admission.discharged, hadm, stays);
    }
  }

  #admission(rng: Rng, patient: Patient, admission: Admission, discharged: number, hadm: number, stays: readonly { from: number; to: number; id: number }[]): void {
    const subject = scattered(patient.number, 7_919);
    const year = (at: number): number => new Date(at * 60_000).getUTCFullYear();
    const { birth, death } = patient;
    this.#emit('DEMOGRAPHIC', [subject, hadm, patient.name, admission.marital, admission.age, writeTime(birth), patient.sex, patient.language, patient.religion, admission.type,
      Math.floor((discharged - admission.admitted) / DAY), admission.insurance, patient.ethnicity, death === null ? 0 : 1, admission.source, admission.destination, admission.title,
      death === null ? null : writeTime(death), year(birth), death === null ? null : year(death), writeTime(admission.admitted), writeTime(discharged), year(admission.admitted)]);
    for (const { code } of admission.diagnoses) {
      const title = DIAGNOSIS_BY_CODE.get(code);
      this.#emit('DIAGNOSES', [subject, hadm, code, title?.short ?? null, title?.long ?? null]);
    }
    for (const { code } of admission.procedures) {
      const title = PROCEDURE_BY_CODE.get(code);
      this.#emit('PROCEDURES', [subject, hadm, code, title?.short ?? null, title?.long ?? null]);
    }
    for (const { drug, dose, from } of admission.prescriptions) {
      const { name, unit, route, form, code } = drugOf(drug);
      this.#emit('PRESCRIPTIONS', [subject, hadm, stays.find((stay) => from >= stay.from && from < stay.to)?.id ?? null, /^(kcl|magnesium|multivitamin|insulin drip|heparin)/.test(drug) && rng.chance(0.08) ? 'ADDITIVE' : form, name, rng.chance(0.02) ? null : code, rng.chance(0.003) ? null : route, `${dose}${unit}`]);
    }
    const before = new Map<string, number>();
    for (const { test, at, value } of admission.labs) {
      const { itemId, label, fluid, category, unit, low, high } = labTest(test);
      const last = before.get(test);
      before.set(test, value);
      const flag = (low !== null && value < low) || (high !== null && value > high) ? 'abnormal' : last !== undefined && Math.abs(value - last) > DELTA * Math.abs(last) ? 'delta' : null;
      this.#emit('LAB', [subject, hadm, itemId, writeTime(at), flag, `${value}${unit.trim()}`, label, fluid, category]);
    }
  }
}

export const MIMICSQL: Schema = { tables: MIMICSQL_TABLES, notes: MIMICSQL_NOTES, writer: (emit, first) => new MimicsqlWriter(emit, first) };
