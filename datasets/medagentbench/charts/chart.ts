/** A patient of the synthetic hospital as a FHIR chart that ends now. */
import { Rng } from '../../../env/rng.ts';
import type { Split } from '../../../env/task.ts';
import { type Admission, type Patient, WORLD_VERSION } from '../../hospital/index.ts';
import { DIAGNOSIS_BY_CODE } from '../../hospital/vocabulary/diagnoses.ts';
import { drugOf } from '../../hospital/vocabulary/drugs.ts';
import { labTest } from '../../hospital/vocabulary/labs.ts';
import { PROCEDURE_BY_CODE } from '../../hospital/vocabulary/procedures.ts';
import { chartLab, CHART_LABS, FLOWSHEET, ICD9, LAB_CODES, LOINC, MRN, VITAL_CODES, type VitalCode } from './codes.ts';
import { drawFindings, type Finding } from './findings.ts';
import { DAY, HOUR, instant, type Minutes, NOW } from './moments.ts';
import { drawStandingOrders } from './standing.ts';
import { address, type Person, telephone } from './people.ts';

/** Part of the seed: another number makes other charts. */
export const CHARTS_VERSION = 1;

type Resource = Readonly<Record<string, unknown>> & { readonly resourceType: string; readonly id: string };

const category = (code: string, display: string): object => ({ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code, display }] });
const LABORATORY = category('laboratory', 'Laboratory');
const VITAL_SIGNS = category('vital-signs', 'Vital Signs');
/** Vital signs are charted often; a chart keeps those of the last days. */
const VITALS_SINCE = 4 * DAY;
const VITALS_GAP = 4 * HOUR;
/** Who is in the hospital now came so long ago at most. */
const CURRENT_WITHIN = 10 * DAY;

/** By how much a history moves so that it ends now, or some time ago. */
export function shiftOf(split: Split, { number, admissions }: Patient): Minutes {
  const rng = new Rng('medagentbench', CHARTS_VERSION, WORLD_VERSION, split, number, 'shift');
  const last = admissions.at(-1);
  if (last === undefined) return 0;
  if (rng.chance(0.55)) {
    const length = last.until - last.admitted;
    return NOW - (last.admitted + Math.min(CURRENT_WITHIN, Math.max(18 * HOUR, Math.floor(length * rng.decimal(0.3, 0.95, 2)))));
  }
  return NOW - (last.until + Math.floor((2 + rng.float() * 120) * DAY));
}

class ChartWriter {
  readonly #id: string;
  readonly #resources: Resource[] = [];
  #next = 1;

  constructor(id: string) {
    this.#id = id;
  }

  get resources(): readonly Resource[] {
    return this.#resources;
  }

  /** Ids count up within a patient, so that they say nothing of what they name. */
  add(resourceType: string, content: object): string {
    const id = `${this.#id}-${this.#next++}`;
    this.#resources.push({ resourceType, id, ...content });
    return id;
  }
}

const subjectOf = (mrn: string): object => ({ reference: `Patient/${mrn}` });

export function chartOf(split: Split, patient: Patient, person: Person): readonly Resource[] {
  const rng = new Rng('medagentbench', CHARTS_VERSION, WORLD_VERSION, split, patient.number);
  const shift = shiftOf(split, patient);
  const { mrn } = person;
  const subject = subjectOf(mrn);
  const demographics: Resource = {
    resourceType: 'Patient', id: mrn, identifier: [{ use: 'usual', type: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0203', code: 'MR', display: 'Medical record number' }] }, system: MRN, value: mrn }], active: true,
    name: [{ use: 'official', family: person.family, given: person.given, text: [...person.given, person.family].join(' ') }], telecom: [telephone(rng)], gender: patient.sex === 'F' ? 'female' : 'male', birthDate: person.born, address: [address(rng)],
  };
  const chart = new ChartWriter(mrn);
  const problems = new Set<string>();
  for (const admission of patient.admissions) {
    const from = admission.admitted + shift;
    if (from > NOW) continue;
    writeAdmission(chart, admission, shift, subject, problems);
  }
  for (const finding of drawFindings(rng)) chart.add('Observation', { ...lab(subject, finding.test, finding.at, finding.value, finding.unit), ...(finding.wrong ? { status: 'entered-in-error' } : {}) });
  for (const { resourceType, content } of drawStandingOrders(rng, subject)) chart.add(resourceType, content);
  return [demographics, ...chart.resources];
}

function lab(subject: object, test: string, at: Minutes, value: number, unit: string): object {
  const { code, loinc, text } = chartLab(test);
  return {
    status: 'final', category: [LABORATORY], code: { coding: [{ system: LAB_CODES, code, display: text }, { system: LOINC, code: loinc }], text }, subject,
    effectiveDateTime: instant(at), issued: instant(at + 40), valueQuantity: { value, unit },
  };
}

/** Results that the tasks ask about are drawn apart. */
const DRAWN: ReadonlySet<Finding['test'] | 'glucose whole blood'> = new Set(['magnesium', 'potassium', 'capillary glucose', 'hba1c', 'glucose whole blood']);

function writeAdmission(chart: ChartWriter, admission: Admission, shift: Minutes, subject: object, problems: Set<string>): void {
  const [from, until] = [admission.admitted + shift, admission.until + shift];
  const over = until <= NOW;
  const encounter = { reference: `Encounter/${chart.add('Encounter', {
    status: over ? 'finished' : 'in-progress', class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'IMP', display: 'inpatient encounter' }, subject,
    period: { start: instant(from), ...(over ? { end: instant(until) } : {}) }, reasonCode: [{ text: admission.title }],
  })}` };
  for (const { code, at } of admission.diagnoses) {
    const title = DIAGNOSIS_BY_CODE.get(code);
    if (title === undefined || problems.has(code) || at + shift > NOW) continue;
    problems.add(code);
    chart.add('Condition', {
      clinicalStatus: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: 'active' }] }, verificationStatus: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-ver-status', code: 'confirmed' }] },
      category: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-category', code: 'problem-list-item', display: 'Problem List Item' }] }], code: { coding: [{ system: ICD9, code, display: title.short }], text: title.long }, subject, encounter, recordedDate: instant(at + shift),
    });
  }
  for (const { code, at } of admission.procedures) {
    const title = PROCEDURE_BY_CODE.get(code);
    if (title === undefined || at + shift > NOW) continue;
    chart.add('Procedure', { status: 'completed', code: { coding: [{ system: ICD9, code, display: title.short }], text: title.long }, subject, encounter, performedDateTime: instant(at + shift) });
  }
  for (const { drug, dose, from: start, to } of admission.prescriptions) {
    if (start + shift > NOW) continue;
    const { name, unit, route, code } = drugOf(drug);
    const ended = over || (to !== null && to + shift <= NOW);
    const amount = Number(dose);
    chart.add('MedicationRequest', {
      status: ended ? 'completed' : 'active', intent: 'order', category: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/medicationrequest-category', code: 'inpatient', display: 'Inpatient' }] }],
      medicationCodeableConcept: { coding: [{ system: 'http://hospital.example/formulary', code }], text: name }, subject, encounter, authoredOn: instant(start + shift),
      dosageInstruction: [{ text: `${dose} ${unit} ${route}`, route: { text: route }, ...(Number.isFinite(amount) ? { doseAndRate: [{ doseQuantity: { value: amount, unit } }] } : {}) }],
    });
  }
  for (const { test, at, value } of admission.labs) {
    if (at + shift > NOW || !Object.hasOwn(CHART_LABS, test) || DRAWN.has(test as Finding['test'])) continue;
    chart.add('Observation', lab(subject, test, at + shift, value, labTest(test).unit));
  }
  let charted = Number.NEGATIVE_INFINITY;
  for (const { at, values } of admission.vitals) {
    const moment = at + shift;
    if (moment > NOW || moment < Math.min(NOW, until) - VITALS_SINCE || moment < charted + VITALS_GAP) continue;
    charted = moment;
    const { sbp, dbp, hr, rr, spo2, temp } = values;
    if (sbp !== undefined && dbp !== undefined) vital(chart, subject, encounter, 'BP', moment, `${sbp}/${dbp} mmHg`);
    for (const [code, value] of [['HR', hr], ['RR', rr], ['SPO2', spo2], ['TEMP', temp]] as const) if (value !== undefined) vital(chart, subject, encounter, code, moment, value);
  }
}

function vital(chart: ChartWriter, subject: object, encounter: object, code: VitalCode, at: Minutes, value: string | number): void {
  const { loinc, text, unit } = VITAL_CODES[code];
  chart.add('Observation', {
    status: 'final', category: [VITAL_SIGNS], code: { coding: [{ system: FLOWSHEET, code, display: text }, { system: LOINC, code: loinc }], text: code }, subject, encounter, effectiveDateTime: instant(at),
    ...(typeof value === 'string' ? { valueString: value } : { valueQuantity: { value, unit } }),
  });
}
