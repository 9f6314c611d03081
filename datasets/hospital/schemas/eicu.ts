/**
 * eICU as EHRSQL has it: 10 tables, one `patient` row a unit stay, everything in lower case. Admissions without an ICU stay are not in eICU.
 *
 * Events outside a unit stay belong to the stay that follows or was last, as in eICU, where times may lie before or after the unit.
 */
import { Rng } from '../../../env/rng.ts';
import { WORLD_VERSION } from '../settings.ts';
import type { Chance } from '../vocabulary/condition.ts';
import { drugOf } from '../vocabulary/drugs.ts';
import { DIAGNOSIS_SUNDRY, EICU_ROUTES, TREATMENT_OF_DRUG, TREATMENT_OF_PROCEDURE, TREATMENT_SUNDRY } from '../vocabulary/eicu.ts';
import { fluidOf } from '../vocabulary/fluids.ts';
import { labTest } from '../vocabulary/labs.ts';
import { cultureOf } from '../vocabulary/microbiology.ts';
import { EICU_ETHNICITY, EICU_SOURCES } from '../vocabulary/people.ts';
import { icuTimes } from '../world/bedside.ts';
import { HOUR, writeTime, type Minutes } from '../world/clock.ts';
import { weighted } from '../world/draw.ts';
import type { Admission, Patient } from '../world/history.ts';
import { charge, type Charged } from '../world/money.ts';
import { Counter, scattered } from './ids.ts';
import { EICU_NOTES } from './notes.ts';
import { table, type Cell, type Emit, type Schema, type Table, type Writer } from './table.ts';

export const EICU_TABLES: readonly Table[] = [
  table('patient', 'uniquepid:t patienthealthsystemstayid:n patientunitstayid:n gender:t age:t ethnicity:t hospitalid:n wardid:n admissionheight:r admissionweight:r dischargeweight:r hospitaladmittime:d hospitaladmitsource:t unitadmittime:d unitdischargetime:d hospitaldischargetime:d hospitaldischargestatus:t', 'patientunitstayid', ['uniquepid', 'patienthealthsystemstayid']),
  table('diagnosis', 'diagnosisid:n patientunitstayid:n diagnosisname:t diagnosistime:d icd9code:t', 'diagnosisid', ['patientunitstayid', 'diagnosisname']),
  table('treatment', 'treatmentid:n patientunitstayid:n treatmentname:t treatmenttime:d', 'treatmentid', ['patientunitstayid', 'treatmentname']),
  table('lab', 'labid:n patientunitstayid:n labname:t labresult:r labresulttime:d', 'labid', ['patientunitstayid labname', 'labname']),
  table('medication', 'medicationid:n patientunitstayid:n drugname:t dosage:t routeadmin:t drugstarttime:d drugstoptime:d', 'medicationid', ['patientunitstayid', 'drugname']),
  table('cost', 'costid:n uniquepid:t patienthealthsystemstayid:n eventtype:t eventid:n chargetime:d cost:r', 'costid', ['patienthealthsystemstayid', 'uniquepid', 'eventtype eventid']),
  table('allergy', 'allergyid:n patientunitstayid:n drugname:t allergyname:t allergytime:d', 'allergyid', ['patientunitstayid']),
  table('intakeoutput', 'intakeoutputid:n patientunitstayid:n cellpath:t celllabel:t cellvaluenumeric:r intakeoutputtime:d', 'intakeoutputid', ['patientunitstayid', 'celllabel']),
  table('microlab', 'microlabid:n patientunitstayid:n culturesite:t organism:t culturetakentime:d', 'microlabid', ['patientunitstayid']),
  table('vitalperiodic', 'vitalperiodicid:n patientunitstayid:n temperature:r sao2:n heartrate:n respiration:n systemicsystolic:n systemicdiastolic:n systemicmean:n observationtime:d', 'vitalperiodicid', ['patientunitstayid']),
];

const HOSPITALS = [56, 73, 79, 110, 122, 141, 148, 157, 165, 167, 176, 183, 188, 197, 199, 208, 243, 252, 264, 269, 281, 300, 318, 331, 338, 391, 400, 411, 416, 420, 425, 434, 443, 449, 452, 458];
const CARE_UNITS = ['MICU', 'CCU', 'CSRU', 'SICU', 'TSICU'];
const time = (at: Minutes | null): string | null => at === null ? null : writeTime(at);

class EicuWriter implements Writer {
  readonly #emit: Emit;
  readonly #ids = new Map<string, number>();
  readonly #systemStays: Counter;
  readonly #unitStays: Counter;

  constructor(emit: Emit, first: number) {
    this.#emit = emit;
    this.#systemStays = new Counter(first);
    this.#unitStays = new Counter(first);
  }

  begin(): void {}

  #row(name: string, ...cells: readonly Cell[]): number {
    const id = (this.#ids.get(name) ?? 0) + 1;
    this.#ids.set(name, id);
    this.#emit(name, [id, ...cells]);
    return id;
  }

  patient(patient: Patient): void {
    const rng = new Rng('hospital', WORLD_VERSION, patient.number, 'eicu');
    const hospital = rng.pick(HOSPITALS);
    const pid = `${String(2 + hospital % 34).padStart(3, '0')}-${scattered(patient.number, 7_919)}`;
    for (const admission of patient.admissions) {
      const times = icuTimes(admission.transfers, admission.until);
      if (times.length > 0) this.#admission(rng, patient, admission, times, hospital, pid);
    }
  }

  #admission(rng: Rng, patient: Patient, admission: Admission, times: readonly { from: Minutes; to: Minutes }[], hospital: number, pid: string): void {
    const systemStay = 128_900 + scattered(this.#systemStays.next(), 30_011);
    const stays = times.map(({ from, to }, index) => ({ from, to, id: 141_100 + scattered(this.#unitStays.next(), 50_021), beds: admission.transfers.filter(({ stay }) => stay === index) }));
    const stayAt = (at: Minutes): number | null => (stays.findLast(({ from }) => from <= at) ?? stays[0])?.id ?? null;
    const source = weighted(rng, EICU_SOURCES[admission.type === 'ELECTIVE' ? 'elective' : 'emergency'] ?? []);
    const ethnicity = EICU_ETHNICITY.find(([words]) => words.test(patient.ethnicity))?.[1] ?? (rng.chance(0.2) ? null : 'other/unknown');
    stays.forEach(({ from, id, beds }) => {
      const ends = beds.at(-1)?.to ?? null;
      const unit = CARE_UNITS.indexOf(beds[0]?.unit ?? 'MICU');
      this.#emit('patient', [pid, systemStay, id, patient.sex === 'F' ? 'female' : 'male', String(Math.min(90, admission.age)), ethnicity, hospital, hospital * 2 + unit * 37 + 80, rng.chance(0.02) ? null : patient.heightCm, rng.chance(0.06) ? null : admission.weightKg,
        ends === null || rng.chance(0.35) ? null : Number((admission.weightKg * (1 + rng.normal(0.005, 0.02))).toFixed(1)), time(admission.admitted), source, time(from), time(ends), time(admission.discharged), admission.discharged === null ? null : admission.died ? 'expired' : 'alive']);
    });
    const bill = (kind: Charged, thing: string, type: string, event: number, at: Minutes): void => {
      this.#row('cost', pid, systemStay, type, event, time(at), charge(rng, kind, thing));
    };
    const later = (low: number, high: number): Minutes => Math.min(admission.until, admission.admitted + rng.int(low, high));
    const diagnose = (name: string, at: Minutes, icd: string | null): void => {
      bill('diagnosis', name, 'diagnosis', this.#row('diagnosis', stayAt(at), name, time(at), icd), at);
    };
    for (const { code, eicu, at } of admission.diagnoses) if (eicu !== null) diagnose(eicu, at, rng.chance(0.12) ? null : dotted(code));
    for (const [name, icd, probability] of DIAGNOSIS_SUNDRY) if (rng.chance(probability)) diagnose(name, later(HOUR, 40 * HOUR), icd);
    const treat = (name: string, at: Minutes): void => {
      bill('procedure', name, 'treatment', this.#row('treatment', stayAt(at), name, time(at)), at);
    };
    const maybeTreat = (list: readonly Chance[] | undefined, at: Minutes): void => {
      for (const { key, probability } of list ?? []) if (rng.chance(probability)) treat(key, at);
    };
    for (const { name, at } of admission.treatments) treat(name, at);
    for (const { code, at } of admission.procedures) maybeTreat(TREATMENT_OF_PROCEDURE[code], at);
    for (const { drug, from } of admission.prescriptions) maybeTreat(TREATMENT_OF_DRUG[drug], from);
    for (const [name, probability] of TREATMENT_SUNDRY) if (rng.chance(probability)) treat(name, later(HOUR, 30 * HOUR));
    for (const { test, at, value } of admission.labs) {
      const { eicu } = labTest(test);
      if (eicu !== null) bill('lab', test, 'lab', this.#row('lab', stayAt(at), eicu, value, time(at)), at);
    }
    for (const { drug, dose, from, to, eicuName } of admission.prescriptions) {
      const { eicu, unit, route } = drugOf(drug);
      const name = eicu[eicuName % eicu.length];
      if (name === undefined) continue;
      bill('drug', drug, 'medication', this.#row('medication', stayAt(from), name, rng.chance(0.04) ? null : `${dose} ${unit.toLowerCase()}`, rng.pick(EICU_ROUTES[route] ?? ['iv']), time(from), time(to)), from);
    }
    for (const { name, drug } of patient.allergies) this.#row('allergy', stays[0]?.id ?? null, drug, name, time(later(10, 20 * HOUR)));
    this.#bedside(admission, stayAt);
  }

  #bedside(admission: Admission, stayAt: (at: Minutes) => number | null): void {
    for (const { direction, fluid, at, ml } of admission.fluids) {
      const side = direction === 'in' ? 'intake (ml)|intake' : 'output (ml)|output';
      const label = fluidOf(direction, fluid).eicu.toLowerCase();
      this.#row('intakeoutput', stayAt(at), `flowsheet|flowsheet cell labels|i&o|${side}|${label}`, label, ml, time(at));
    }
    for (const { culture, specimen, at, organism } of admission.cultures) {
      const { eicu } = cultureOf(culture);
      this.#row('microlab', stayAt(at), eicu[specimen % eicu.length]?.toLowerCase() ?? null, organism?.toLowerCase() ?? 'no growth', time(at));
    }
    for (const { at, values: { temp, spo2, hr, rr, sbp, dbp, mbp } } of admission.vitals) this.#row('vitalperiodic', stayAt(at), temp ?? null, spo2 ?? null, hr ?? null, rr ?? null, sbp ?? null, dbp ?? null, mbp ?? null, time(at));
  }
}

/** ICD-9-CM codes have a dot in eICU: 41401 is 414.01, V4581 is V45.81, E8859 is E885.9. */
function dotted(code: string): string {
  const at = code.startsWith('E') ? 4 : 3;
  return code.length > at ? `${code.slice(0, at)}.${code.slice(at)}` : code;
}

export const EICU: Schema = { tables: EICU_TABLES, notes: EICU_NOTES, writer: (emit, first) => new EicuWriter(emit, first) };
