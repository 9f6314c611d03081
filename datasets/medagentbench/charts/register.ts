/** What the charts of a split say, as the tasks ask for it: read from the resources, in TypeScript (the reference solutions ask the server). */
import type { Charts } from '../../../env/worlds/fhir/chart.ts';
import { type Resource, valuesAt } from '../../../env/worlds/fhir/resource.ts';
import { GLUCOSE_PER_MMOL, MG_PER_MMOL } from './findings.ts';
import { HOUR, type Minutes, NOW } from './moments.ts';

export interface Measured {
  readonly at: Minutes;
  /** As it stands in the chart. */
  readonly time: string;
  /** In the unit that is asked for. */
  readonly value: number;
  /** It had to be computed from another unit. */
  readonly converted: boolean;
}

export interface Chart {
  readonly mrn: string;
  /** First name and family name. */
  readonly name: string;
  readonly given: readonly string[];
  readonly family: string;
  /** YYYY-MM-DD */
  readonly born: string;
  /** In time, what was entered in error left out. */
  measured(code: LabCode): readonly Measured[];
  /** Is an order of this NDC active? */
  ordered(ndc: string): boolean;
}

/** The results that tasks ask about, and the unit in which. */
export const LAB_UNITS = { MG: 'mg/dL', K: 'mmol/L', GLU: 'mg/dL', A1C: '%' } as const;
export type LabCode = keyof typeof LAB_UNITS;

/** mmol/L of a substance in the unit that is asked for; mEq/L of potassium are mmol/L. */
const FACTORS: Readonly<Record<LabCode, Readonly<Record<string, number>>>> = { MG: { 'mg/dL': 1, 'mmol/L': MG_PER_MMOL }, K: { 'mmol/L': 1, 'mEq/L': 1 }, GLU: { 'mg/dL': 1, 'mmol/L': GLUCOSE_PER_MMOL }, A1C: { '%': 1 } };

function measuredOf(observations: readonly Resource[], code: LabCode): readonly Measured[] {
  return observations.flatMap((each): readonly Measured[] => {
    if (each['status'] === 'entered-in-error' || !valuesAt(each, 'code.coding.code').includes(code)) return [];
    const [value] = valuesAt(each, 'valueQuantity.value');
    const factor = FACTORS[code][String(valuesAt(each, 'valueQuantity.unit')[0])];
    const time = each['effectiveDateTime'];
    if (typeof value !== 'number' || factor === undefined || typeof time !== 'string') throw new Error(`${each.id} is no result that can be asked about`);
    return [{ at: Date.parse(time) / 60_000, time, value: value * factor, converted: factor !== 1 }];
  }).toSorted((a, b) => a.at - b.at);
}

function chartOf(charts: Charts, patient: Resource): Chart {
  const text = (path: string): readonly string[] => valuesAt(patient, path).filter((each) => typeof each === 'string');
  const of = (type: 'Observation' | 'MedicationRequest'): readonly Resource[] => charts.byPatient.get(type)?.get(patient.id) ?? [];
  const known = new Map<LabCode, readonly Measured[]>();
  const [given, [family = '']] = [text('name.given'), text('name.family')];
  return {
    mrn: patient.id, name: `${given[0] ?? ''} ${family}`, given, family, born: text('birthDate')[0] ?? '',
    measured(code) {
      const measured = known.get(code) ?? measuredOf(of('Observation'), code);
      known.set(code, measured);
      return measured;
    },
    ordered: (ndc) => of('MedicationRequest').some((each) => each['status'] === 'active' && valuesAt(each, 'medicationCodeableConcept.coding.code').includes(ndc)),
  };
}

export const registerOf = (charts: Charts): readonly Chart[] => (charts.all.get('Patient') ?? []).map((patient) => chartOf(charts, patient));

/** Those of the last hours, bounds included. */
export const lastHours = (measured: readonly Measured[], hours: number): readonly Measured[] => measured.filter(({ at }) => at >= NOW - hours * HOUR && at <= NOW);
