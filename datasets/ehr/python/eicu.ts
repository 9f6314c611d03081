/** The kinds of events in eICU. */
import type { EventKind } from '../query.ts';
import { column, type Source } from './source.ts';
import { EICU_STAY, joined, patients, unitStays, visitRows } from './tables.ts';

/** An event belongs to the patient and the visit of its unit stay. */
const OF_UNIT = { patient: column('patient_of[unit]', 'text', 'patient_of'), visit: column('visit_of[unit]', 'integer', 'visit_of'), time: column('time') };
const OWN = { patient: column('patient'), visit: column('visit', 'integer'), time: column('time') };
const byUnit = (table: string): Source['rows'] => (program) => program.rows(table, 'patientunitstayid', () => joined(program, 'patient_of'));
const name = column('name');
const row = column('row', 'integer');
const value = column('value', 'real');

const fluid = (direction: 'intake' | 'output'): Source => ({
  ...OF_UNIT, rows: byUnit('intakeoutput'), columns: ['_', 'unit', 'path', 'name', 'value', 'time'], where: `"|${direction}|" in path`, fields: { name, value },
});

const VITALS = ['temperature', 'sao2', 'heartrate', 'respiration', 'systemicsystolic', 'systemicdiastolic', 'systemicmean'] as const;

export const EICU_SOURCES = {
  diagnosis: { ...OF_UNIT, rows: byUnit('diagnosis'), row, columns: ['row', 'unit', 'name', 'time', '_'], fields: { name } },
  procedure: { ...OF_UNIT, rows: byUnit('treatment'), row, columns: ['row', 'unit', 'name', 'time'], fields: { name } },
  drug: { ...OF_UNIT, rows: byUnit('medication'), row, columns: ['row', 'unit', 'name', 'dose', 'route', 'time', 'end'], fields: { name, dose: column('dose'), route: column('route'), end: column('end') } },
  lab: { ...OF_UNIT, rows: byUnit('lab'), row, columns: ['row', 'unit', 'name', 'value', 'time'], fields: { name, value } },
  vital: { ...OF_UNIT, rows: byUnit('vitalperiodic'), columns: ['_', 'unit', ...VITALS, 'time'], melted: VITALS, fields: { name, value } },
  intake: fluid('intake'),
  output: fluid('output'),
  culture: { ...OF_UNIT, rows: byUnit('microlab'), columns: ['_', 'unit', 'name', 'organism', 'time'], fields: { name, organism: column('organism') } },
  allergy: { ...OF_UNIT, rows: byUnit('allergy'), columns: ['_', 'unit', 'drug', 'name', 'time'], fields: { name, drug: column('drug') } },
  visit: {
    ...OWN, time: column('admitted'), rows: visitRows, columns: EICU_STAY,
    fields: { end: column('discharged'), source: column('source'), destination: column('destination'), age: column('age', 'numeric-text'), ethnicity: column('ethnicity'), hospital: column('hospital', 'integer') },
  },
  icu: {
    ...OWN, rows: unitStays, columns: EICU_STAY,
    fields: { end: column('end'), ward: column('ward', 'integer'), height: column('height', 'real'), weight: column('weight', 'real'), dischargeweight: column('dischargeweight', 'real') },
  },
  charge: {
    ...OWN, rows: (program) => program.rows('cost', 'uniquepid', () => patients(program)), columns: ['_', 'patient', 'visit', 'name', 'event', 'time', 'value'], fields: { name, value },
    charged: { diagnosis: 'diagnosis', procedure: 'treatment', drug: 'medication', lab: 'lab' },
  },
} as const satisfies Readonly<Partial<Record<EventKind, Source>>>;
