/**
 * MIMIC-III as EHRSQL has it: 17 tables, values in lower case, dictionary tables by code, an `EVENT_TYPE` in COST named after the charged table.
 *
 * Of the world's vitals one set in five is validated into CHARTEVENTS; height and weights stand there too.
 */
import { Rng } from '../../../env/rng.ts';
import { DIAGNOSES } from '../vocabulary/diagnoses.ts';
import { drugOf } from '../vocabulary/drugs.ts';
import { fluidOf, INTAKE, OUTPUT } from '../vocabulary/fluids.ts';
import { LABS, labTest } from '../vocabulary/labs.ts';
import { cultureOf } from '../vocabulary/microbiology.ts';
import { PROCEDURES } from '../vocabulary/procedures.ts';
import { BODY_ITEMS, VITAL_KEYS, VITALS } from '../vocabulary/vitals.ts';
import { WORLD_VERSION } from '../settings.ts';
import { icuTimes } from '../world/bedside.ts';
import { writeTime, type Minutes } from '../world/clock.ts';
import type { Admission, Patient } from '../world/history.ts';
import { charge, type Charged } from '../world/money.ts';
import { Counter, scattered } from './ids.ts';
import { table, type Cell, type Emit, type Schema, type Table, type Writer } from './table.ts';
import { MIMIC_III_NOTES } from './notes.ts';

export const MIMIC_III_TABLES: readonly Table[] = [
  table('PATIENTS', 'ROW_ID:n SUBJECT_ID:n GENDER:t DOB:d DOD:d', 'ROW_ID', ['SUBJECT_ID']),
  table('ADMISSIONS', 'ROW_ID:n SUBJECT_ID:n HADM_ID:n ADMITTIME:d DISCHTIME:d ADMISSION_TYPE:t ADMISSION_LOCATION:t DISCHARGE_LOCATION:t INSURANCE:t LANGUAGE:t MARITAL_STATUS:t ETHNICITY:t AGE:n', 'ROW_ID', ['SUBJECT_ID', 'HADM_ID']),
  table('D_ICD_DIAGNOSES', 'ROW_ID:n ICD9_CODE:t SHORT_TITLE:t LONG_TITLE:t', 'ROW_ID', ['ICD9_CODE', 'SHORT_TITLE']),
  table('D_ICD_PROCEDURES', 'ROW_ID:n ICD9_CODE:t SHORT_TITLE:t LONG_TITLE:t', 'ROW_ID', ['ICD9_CODE', 'SHORT_TITLE']),
  table('D_LABITEMS', 'ROW_ID:n ITEMID:n LABEL:t', 'ROW_ID', ['ITEMID', 'LABEL']),
  table('D_ITEMS', 'ROW_ID:n ITEMID:n LABEL:t LINKSTO:t', 'ROW_ID', ['ITEMID', 'LABEL']),
  table('DIAGNOSES_ICD', 'ROW_ID:n SUBJECT_ID:n HADM_ID:n ICD9_CODE:t CHARTTIME:d', 'ROW_ID', ['HADM_ID', 'ICD9_CODE']),
  table('PROCEDURES_ICD', 'ROW_ID:n SUBJECT_ID:n HADM_ID:n ICD9_CODE:t CHARTTIME:d', 'ROW_ID', ['HADM_ID', 'ICD9_CODE']),
  table('LABEVENTS', 'ROW_ID:n SUBJECT_ID:n HADM_ID:n ITEMID:n CHARTTIME:d VALUENUM:r VALUEUOM:t', 'ROW_ID', ['HADM_ID ITEMID', 'ITEMID']),
  table('PRESCRIPTIONS', 'ROW_ID:n SUBJECT_ID:n HADM_ID:n STARTDATE:d ENDDATE:d DRUG:t DOSE_VAL_RX:t DOSE_UNIT_RX:t ROUTE:t', 'ROW_ID', ['HADM_ID', 'DRUG']),
  table('COST', 'ROW_ID:n SUBJECT_ID:n HADM_ID:n EVENT_TYPE:t EVENT_ID:n CHARGETIME:d COST:r', 'ROW_ID', ['HADM_ID', 'EVENT_TYPE EVENT_ID']),
  table('CHARTEVENTS', 'ROW_ID:n SUBJECT_ID:n HADM_ID:n ICUSTAY_ID:n ITEMID:n CHARTTIME:d VALUENUM:r VALUEUOM:t', 'ROW_ID', ['ICUSTAY_ID ITEMID', 'ITEMID']),
  table('INPUTEVENTS_CV', 'ROW_ID:n SUBJECT_ID:n HADM_ID:n ICUSTAY_ID:n CHARTTIME:d ITEMID:n AMOUNT:r', 'ROW_ID', ['ICUSTAY_ID', 'ITEMID']),
  table('OUTPUTEVENTS', 'ROW_ID:n SUBJECT_ID:n HADM_ID:n ICUSTAY_ID:n CHARTTIME:d ITEMID:n VALUE:r', 'ROW_ID', ['ICUSTAY_ID', 'ITEMID']),
  table('MICROBIOLOGYEVENTS', 'ROW_ID:n SUBJECT_ID:n HADM_ID:n CHARTTIME:d SPEC_TYPE_DESC:t ORG_NAME:t', 'ROW_ID', ['HADM_ID']),
  table('ICUSTAYS', 'ROW_ID:n SUBJECT_ID:n HADM_ID:n ICUSTAY_ID:n FIRST_CAREUNIT:t LAST_CAREUNIT:t FIRST_WARDID:n LAST_WARDID:n INTIME:d OUTTIME:d', 'ROW_ID', ['HADM_ID', 'ICUSTAY_ID', 'SUBJECT_ID']),
  table('TRANSFERS', 'ROW_ID:n SUBJECT_ID:n HADM_ID:n ICUSTAY_ID:n EVENTTYPE:t CAREUNIT:t WARDID:n INTIME:d OUTTIME:d', 'ROW_ID', ['HADM_ID', 'ICUSTAY_ID']),
];

const time = (at: Minutes | null): string | null => at === null ? null : writeTime(at);
const lower = (text: string | null): string | null => text?.toLowerCase() ?? null;

class MimicIiiWriter implements Writer {
  readonly #rows = new Map<string, number>();
  readonly #emit: Emit;
  readonly #admissions: Counter;
  readonly #stays: Counter;

  constructor(emit: Emit, first: number) {
    this.#emit = emit;
    this.#admissions = new Counter(first);
    this.#stays = new Counter(first);
  }

  /** Emits a row with its ROW_ID, which it returns. */
  #row(name: string, ...cells: readonly Cell[]): number {
    const id = (this.#rows.get(name) ?? 0) + 1;
    this.#rows.set(name, id);
    this.#emit(name, [id, ...cells]);
    return id;
  }

  begin(): void {
    for (const { code, short, long } of DIAGNOSES) this.#row('D_ICD_DIAGNOSES', code.toLowerCase(), short.toLowerCase(), long.toLowerCase());
    for (const { code, short, long } of PROCEDURES) this.#row('D_ICD_PROCEDURES', code, short.toLowerCase(), long.toLowerCase());
    for (const { itemId, label } of LABS) this.#row('D_LABITEMS', itemId, label.toLowerCase());
    for (const { itemId, label } of [...VITAL_KEYS.map((key) => VITALS[key]), ...Object.values(BODY_ITEMS)]) this.#row('D_ITEMS', itemId, label.toLowerCase(), 'chartevents');
    for (const { itemId, label } of INTAKE) this.#row('D_ITEMS', itemId, label.toLowerCase(), 'inputevents_cv');
    for (const { itemId, label } of OUTPUT) this.#row('D_ITEMS', itemId, label.toLowerCase(), 'outputevents');
  }

  patient(patient: Patient): void {
    const subject = scattered(patient.number, 7_919);
    this.#row('PATIENTS', subject, patient.sex.toLowerCase(), time(patient.birth), time(patient.death));
    const rng = new Rng('hospital', WORLD_VERSION, patient.number, 'mimic-iii');
    for (const admission of patient.admissions) this.#admission(rng, patient, subject, admission);
  }

  #admission(rng: Rng, patient: Patient, subject: number, admission: Admission): void {
    const hadm = 100_000 + scattered(this.#admissions.next(), 30_011);
    const bill = (kind: Charged, type: string, thing: string, event: number, at: Minutes): void => {
      this.#row('COST', subject, hadm, type, event, time(at), charge(rng, kind, thing));
    };
    this.#row('ADMISSIONS', subject, hadm, time(admission.admitted), time(admission.discharged), lower(admission.type), lower(admission.source), lower(admission.destination),
      lower(admission.insurance), lower(patient.language), lower(admission.marital), lower(patient.ethnicity), admission.age);
    for (const { code, at } of admission.diagnoses) bill('diagnosis', 'diagnoses_icd', code, this.#row('DIAGNOSES_ICD', subject, hadm, code.toLowerCase(), time(at)), at);
    for (const { code, at } of admission.procedures) bill('procedure', 'procedures_icd', code, this.#row('PROCEDURES_ICD', subject, hadm, code, time(at)), at);
    for (const { test, at, value } of admission.labs) {
      const { itemId, unit } = labTest(test);
      bill('lab', 'labevents', test, this.#row('LABEVENTS', subject, hadm, itemId, time(at), value, unit.trim() === '' ? null : unit.toLowerCase()), at);
    }
    for (const { drug, dose, from, to } of admission.prescriptions) {
      const { name, unit, route } = drugOf(drug);
      bill('drug', 'prescriptions', drug, this.#row('PRESCRIPTIONS', subject, hadm, time(from), time(to), name.toLowerCase(), dose, unit.toLowerCase(), rng.chance(0.003) ? null : route.toLowerCase()), from);
    }
    for (const { culture, specimen, at, organism } of admission.cultures) {
      const { specimens } = cultureOf(culture);
      this.#row('MICROBIOLOGYEVENTS', subject, hadm, time(at), lower(specimens[specimen % specimens.length] ?? null), lower(organism));
    }
    this.#stay(patient, subject, hadm, admission);
  }

  #stay(patient: Patient, subject: number, hadm: number, admission: Admission): void {
    const times = icuTimes(admission.transfers, admission.until);
    const ids = times.map(() => 200_000 + scattered(this.#stays.next(), 50_021));
    const idAt = (at: Minutes): number | null => ids[times.findIndex(({ from, to }) => at >= from && at <= to)] ?? null;
    times.forEach(({ from }, index) => {
      const beds = admission.transfers.filter(({ stay }) => stay === index);
      const [first, last] = [beds[0], beds.at(-1)];
      if (first === undefined || last === undefined) return;
      this.#row('ICUSTAYS', subject, hadm, ids[index] ?? null, lower(first.unit), lower(last.unit), first.ward, last.ward, time(from), time(last.to));
    });
    admission.transfers.forEach(({ unit, ward, stay, from, to }, index) => {
      this.#row('TRANSFERS', subject, hadm, stay === null ? null : ids[stay] ?? null, index === 0 ? 'admit' : 'transfer', lower(unit), ward, time(from), time(to));
    });
    if (admission.discharged !== null) this.#row('TRANSFERS', subject, hadm, null, 'discharge', null, null, time(admission.discharged), null);
    const chart = (item: { readonly itemId: number; readonly unit: string }, at: Minutes, value: number): void => {
      const id = idAt(at);
      if (id !== null) this.#row('CHARTEVENTS', subject, hadm, id, item.itemId, time(at), value, item.unit.toLowerCase());
    };
    const firstStay = times[0];
    if (firstStay !== undefined) {
      chart(BODY_ITEMS.height, firstStay.from, Number((patient.heightCm / 2.54).toFixed(0)));
      chart(BODY_ITEMS.admitWeight, firstStay.from, admission.weightKg);
    }
    for (const { at, kg } of admission.weights) chart(BODY_ITEMS.dailyWeight, at, kg);
    admission.vitals.forEach(({ at, values }, index) => {
      if (index % 5 !== 0) return;
      for (const key of VITAL_KEYS) {
        const value = values[key];
        if (value !== undefined) chart(VITALS[key], at, value);
      }
    });
    for (const { direction, fluid, at, ml } of admission.fluids) {
      const id = idAt(at);
      if (id !== null) this.#row(direction === 'in' ? 'INPUTEVENTS_CV' : 'OUTPUTEVENTS', subject, hadm, id, time(at), fluidOf(direction, fluid).itemId, ml);
    }
  }
}

export const MIMIC_III: Schema = { tables: MIMIC_III_TABLES, notes: MIMIC_III_NOTES, writer: (emit, first) => new MimicIiiWriter(emit, first) };
