/** Reference programs: answers worked out by hand on a hospital of three patients, and runs of every operation on a generated one. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import { pyLiteral, referencePython } from '../../../datasets/ehr/python/index.ts';
import { EVENT_KINDS, SCHEMA_NAMES, type EventKind, type Events, type Pick, type Query, type SchemaName, type Sequence, type Window } from '../../../datasets/ehr/query.ts';
import { ensureHospital, SCHEMA_BY_NAME } from '../../../datasets/hospital/index.ts';
import { TableWriter } from '../../../datasets/hospital/write-tables.ts';

const PYTHON = fileURLToPath(new URL('../../../.venv/sandbox/bin/python', import.meta.url));
const RUNNER = `
import json, sys
answers = []
for code in json.load(sys.stdin):
    space = {}
    try:
        exec(code, space)
        answers.append({"answer": space["answer"]})
    except Exception as error:
        answers.append({"error": repr(error), "code": code})
json.dump(answers, sys.stdout)
`;

type Answer = string | number | boolean | null | readonly (string | number)[];

/** The answers of programs, all run in one process; an object where one failed. */
function run(schema: SchemaName, folder: string, programs: readonly string[]): readonly unknown[] {
  const { stdout, stderr, status } = spawnSync(PYTHON, ['-c', RUNNER], { input: JSON.stringify(programs.map((code) => code.replaceAll(`/data/${schema}`, folder))), encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(stderr);
  const answers: readonly Readonly<Record<string, unknown>>[] = JSON.parse(stdout);
  return answers.map((each) => ('answer' in each ? each['answer'] : each));
}

/** Answers to ten digits. */
const rounded = (value: unknown): unknown => (typeof value === 'number' ? Number(value.toPrecision(10)) : Array.isArray(value) ? value.map(rounded) : value);

const STAYS = [
  // Patient, visit, unit stay, in, out, ward, care unit. The later unit stay of visit 11 is written first.
  [1, 11, 502, '2104-01-15 00:00:00', '2104-01-16 00:00:00', 8, 'ccu'],
  [1, 11, 501, '2104-01-10 10:00:00', '2104-01-12 10:00:00', 7, 'micu'],
  [1, 12, 503, '2105-11-20 00:00:00', '2105-11-22 00:00:00', 7, 'micu'],
  [1, 13, 504, '2105-12-30 10:00:00', null, 7, 'micu'],
  [2, 21, 505, '2104-02-01 02:00:00', '2104-02-05 02:00:00', 8, 'ccu'],
  [3, 31, 506, '2105-03-01 06:00:00', '2105-03-02 06:00:00', 7, 'micu'],
  [3, 32, 507, '2105-03-31 06:00:00', '2105-04-01 06:00:00', 7, 'micu'],
  [3, 33, 508, '2105-04-02 06:00:00', '2105-04-02 18:00:00', 9, 'micu'],
] as const;
const VISITS = [
  [1, 11, '2104-01-10 08:00:00', '2104-01-20 08:00:00', 'er', 54],
  [1, 12, '2105-11-20 00:00:00', '2105-11-30 23:59:00', null, 55],
  [1, 13, '2105-12-30 08:00:00', null, 'er', 55],
  [2, 21, '2104-02-01 00:00:00', '2104-02-10 12:00:00', 'clinic', 64],
  [3, 31, '2105-03-01 00:00:00', '2105-03-05 00:00:00', 'clinic', 40],
  [3, 32, '2105-03-31 00:00:00', '2105-04-02 00:00:00', null, 41],
  // Begins at the second in which the visit before ends: not after it.
  [3, 33, '2105-04-02 00:00:00', '2105-04-03 00:00:00', null, 41],
] as const;
const LABS = [
  [501, 'glucose', '2104-01-10 09:00:00', 100],
  [501, 'glucose', '2104-01-10 10:00:00', 150],
  [501, 'glucose', '2104-01-11 10:00:00', 150],
  [501, 'ph', '2104-01-11 10:00:00', 7.2],
  [501, 'glucose', '2104-01-12 10:00:00', null],
  [502, 'glucose', '2104-01-15 12:00:00', 90],
  [503, 'glucose', '2105-11-30 23:59:00', 200],
  [503, 'ph', '2105-11-30 23:58:59', 7.4],
  [504, 'glucose', '2105-12-31 23:59:00', 180],
  [505, 'glucose', '2104-02-01 03:00:00', 300],
  [505, null, '2104-02-02 03:00:00', 5],
  [506, 'ph', '2105-03-01 07:00:00', 7.4],
] as const;
const DRUGS = [
  [501, 'aspirin', '5', 'po', '2104-01-10 12:00:00', '2104-01-12 12:00:00'],
  [501, 'heparin', '25,000', 'iv', '2104-01-11 12:00:00', null],
  [503, 'aspirin', '10', null, '2105-11-21 00:00:00', '2105-11-22 00:00:00'],
  [505, 'heparin', null, 'iv', '2104-02-01 05:00:00', '2104-02-03 00:00:00'],
  [506, 'aspirin', '5', 'po', '2105-03-01 08:00:00', '2105-03-02 00:00:00'],
  [507, 'insulin', '2', 'sc', '2105-04-01 08:00:00', null],
] as const;
const DIAGNOSES = [
  [501, 'sepsis', '2104-01-10 12:00:00'], [503, 'sepsis', '2105-11-20 12:00:00'], [505, 'sepsis', '2104-02-01 05:00:00'],
  [506, 'flu', '2105-03-01 08:00:00'], [507, 'flu', '2105-04-01 07:00:00'], [505, null, '2104-02-03 00:00:00'],
] as const;
const CHARGES = [
  [11, 'diagnosis', '2104-01-10 08:30:00', 0.1], [11, 'diagnosis', '2104-01-11 08:30:00', 0.2], [11, 'drug', '2104-01-12 08:30:00', 0.3],
  [21, 'lab', '2104-02-02 00:00:00', 50], [21, 'lab', '2104-02-03 00:00:00', null], [31, 'lab', '2105-03-02 00:00:00', 10],
] as const;

const ID: Readonly<Record<SchemaName, (patient: number) => number | string>> = { 'mimic-iii': (patient) => patient, eicu: (patient) => `0"${patient}` };
const HEART_RATE = { 'mimic-iii': 'heart rate', eicu: 'heartrate' } as const satisfies Readonly<Record<SchemaName, string>>;

/** The stay's patient and visit. */
function stay(unit: number): readonly [number, number] {
  const found = STAYS.find((each) => each[2] === unit);
  if (found === undefined) throw new RangeError(`no stay ${unit}`);
  return [found[0], found[1]];
}
const patientOf = (visit: number): number => VISITS.find((each) => each[1] === visit)?.[0] ?? 0;

function writeMimic({ emit }: TableWriter): void {
  const items: Readonly<Record<string, number>> = { glucose: 100, ph: 102, 'heart rate': 211, temperature: 678, water: 300, urine: 400 };
  for (const [id, gender, dod] of [[1, 'f', null], [2, 'm', '2104-02-10 12:00:00'], [3, 'f', null]] as const) emit('PATIENTS', [id, id, gender, `20${id}0-01-01 00:00:00`, dod]);
  VISITS.forEach(([patient, visit, begin, end, source, age], row) =>
    emit('ADMISSIONS', [row, patient, visit, begin, end, 'urgent', source, end === null ? null : patient === 2 ? 'dead/expired' : 'home', 'medicare', null, null, 'white', age]));
  STAYS.forEach(([patient, visit, unit, begin, end, ward, care], row) => emit('ICUSTAYS', [row, patient, visit, unit, care, 'ccu', ward, 99, begin, end]));
  emit('D_ICD_DIAGNOSES', [1, '0389', 'sepsis nos', 'sepsis']);
  emit('D_ICD_DIAGNOSES', [2, '4871', 'flu nos', 'flu']);
  emit('D_ICD_PROCEDURES', [1, '3995', 'dial', 'dialysis']);
  Object.entries(items).forEach(([label, item], row) => emit(item < 200 ? 'D_LABITEMS' : 'D_ITEMS', [row, item, label, ...(item < 200 ? [] : [null])]));
  LABS.forEach(([unit, name, time, value], row) => emit('LABEVENTS', [row, ...stay(unit), name === null ? 999 : items[name] ?? 0, time, value, null]));
  DRUGS.forEach(([unit, name, dose, route, time, end], row) => emit('PRESCRIPTIONS', [row, ...stay(unit), time, end, name, dose, null, route]));
  DIAGNOSES.forEach(([unit, name, time], row) => emit('DIAGNOSES_ICD', [row, ...stay(unit), name === 'sepsis' ? '0389' : name === 'flu' ? '4871' : '9999', time]));
  emit('PROCEDURES_ICD', [1, 2, 21, '3995', '2104-02-01 12:00:00']);
  CHARGES.forEach(([visit, type, time, cost], row) => emit('COST', [row, patientOf(visit), visit, type, row, time, cost]));
  emit('CHARTEVENTS', [1, 1, 11, 501, 211, '2104-01-10 11:00:00', 80, null]);
  emit('CHARTEVENTS', [2, 1, 11, 501, 211, '2104-01-10 12:00:00', 90, null]);
  emit('CHARTEVENTS', [3, 1, 11, 501, 678, '2104-01-10 12:00:00', 37.5, null]);
  emit('INPUTEVENTS_CV', [1, 1, 11, 501, '2104-01-10 11:00:00', 300, 100]);
  emit('OUTPUTEVENTS', [1, 1, 11, 501, '2104-01-10 12:00:00', 400, 250]);
  emit('OUTPUTEVENTS', [2, 1, 11, 501, '2104-01-10 13:00:00', 400, null]);
  emit('MICROBIOLOGYEVENTS', [1, 1, 11, '2104-01-10 12:00:00', 'blood', null]);
  emit('MICROBIOLOGYEVENTS', [2, 2, 21, '2104-02-01 12:00:00', 'blood', 'e. coli']);
}

function writeEicu({ emit }: TableWriter): void {
  for (const [patient, visit, unit, begin, end, ward] of STAYS) {
    const [, , admitted = null, discharged = null, source = null, age = 0] = VISITS.find((each) => each[1] === visit) ?? [];
    // The age at a visit is that of its lowest unit stay.
    emit('patient', [ID.eicu(patient), visit, unit, patient === 2 ? 'male' : 'female', unit === 502 ? '99' : String(age), 'caucasian', 56, ward, 170.5, unit === 503 ? 71.5 : null, null,
      admitted, source, begin, end, discharged, discharged === null ? null : patient === 2 ? 'expired' : 'alive']);
  }
  LABS.forEach(([unit, name, time, value], row) => emit('lab', [row, unit, name, value, time]));
  DRUGS.forEach(([unit, name, dose, route, time, end], row) => emit('medication', [row, unit, name, dose, route, time, end]));
  DIAGNOSES.forEach(([unit, name, time], row) => emit('diagnosis', [row, unit, name, time, null]));
  emit('treatment', [1, 505, 'dialysis', '2104-02-01 12:00:00']);
  CHARGES.forEach(([visit, type, time, cost], row) => emit('cost', [row, ID.eicu(patientOf(visit)), visit, type, row, time, cost]));
  emit('vitalperiodic', [1, 501, null, null, 80, null, null, null, null, '2104-01-10 11:00:00']);
  emit('vitalperiodic', [2, 501, 37.5, null, 90, null, null, null, null, '2104-01-10 12:00:00']);
  emit('intakeoutput', [1, 501, 'i&o|intake (ml)|intake|water', 'water', 100, '2104-01-10 11:00:00']);
  emit('intakeoutput', [2, 501, 'i&o|output (ml)|output|urine', 'urine', 250, '2104-01-10 12:00:00']);
  emit('intakeoutput', [3, 501, 'i&o|output (ml)|output|urine', 'urine', null, '2104-01-10 13:00:00']);
  emit('microlab', [1, 501, 'blood', 'no growth', '2104-01-10 12:00:00']);
  emit('microlab', [2, 505, 'blood', 'e. coli', '2104-02-01 12:00:00']);
  emit('allergy', [1, 501, null, 'penicillin', '2104-01-10 09:00:00']);
}

const labs = (more: Partial<Events> = {}): Events => ({ kind: 'lab', ...more });
const count = (of: Events, what: 'events' | 'patients' | 'names' | 'visits' = 'events'): Query => ({ op: 'count', what, of });
const having = (kind: EventKind, more: Partial<Events> = {}): { readonly having: Events } => ({ having: { kind, ...more } });

type Case = readonly [what: string, query: Query, expected: Answer];

const WINDOWS: readonly (readonly [Window, number])[] = [
  [{ is: 'in', year: 2104 }, 8], [{ is: 'in', year: 2104, month: 1 }, 6], [{ is: 'in', year: 2104, month: 1, day: 11 }, 2],
  [{ is: 'since', year: 2105 }, 4], [{ is: 'since', year: 2104, month: 2 }, 6], [{ is: 'since', year: 2105, month: 11, day: 30 }, 3],
  [{ is: 'until', year: 2104 }, 8], [{ is: 'until', year: 2104, month: 1 }, 6], [{ is: 'until', year: 2105, month: 3, day: 1 }, 9],
  [{ is: 'this', unit: 'year' }, 4], [{ is: 'this', unit: 'month' }, 1], [{ is: 'this', unit: 'day' }, 1],
  [{ is: 'last', unit: 'year' }, 8], [{ is: 'last', unit: 'month' }, 2], [{ is: 'last', unit: 'day' }, 0],
  // Now less a month is 2105-11-30 23:59:00: November has no 31st, and the edge belongs to both sides.
  [{ is: 'ago', edge: 'since', n: 1, unit: 'month' }, 2], [{ is: 'ago', edge: 'until', n: 1, unit: 'month' }, 11],
  [{ is: 'ago', edge: 'since', n: 31, unit: 'day' }, 2], [{ is: 'ago', edge: 'since', n: 1, unit: 'year' }, 4], [{ is: 'ago', edge: 'until', n: 1, unit: 'year' }, 8],
];

/** Cases about single events, in both schemas. `id` writes patients. */
function aboutEvents(id: (patient: number) => number | string, heartRate: string): readonly Case[] {
  const one = id(1);
  const glucose = labs({ patient: one, name: 'glucose' });
  const picked = (which: Pick['which'], field: Extract<Query, { op: 'pick' }>['field'], from: Events = glucose): Query => ({ op: 'pick', pick: { from, which }, field });
  const stays = (of: 'visit' | 'icu', which: 'first' | 'last' | 'current', hours?: number, whom: Partial<Events> = { patient: one }): Query =>
    count(labs({ ...whom, stay: { of, which, ...(hours === undefined ? {} : { hours }) } }));
  const eleventh = labs({ patient: one, window: { is: 'in', year: 2104, month: 1, day: 11 } });
  return [
    ['events without a name count', count(labs()), 12], ['patients', count(labs(), 'patients'), 3], ['names', count(labs(), 'names'), 2], ['visits', count(labs(), 'visits'), 5],
    ['of a patient', count(labs({ patient: one })), 9], ['one name', count(labs({ name: 'ph' })), 3], ['of names', count(labs({ name: ['ph', 'none'] })), 3], ['no names', count(labs({ name: [] })), 0],
    ...WINDOWS.map(([window, expected]): Case => [JSON.stringify(window), count(labs({ window })), expected]),
    ['first visit', stays('visit', 'first'), 6], ['last visit that is over', stays('visit', 'last'), 2], ['current visit', stays('visit', 'current'), 1],
    ['first 24 h of a visit', stays('visit', 'first', 24), 2], ['first visits of all', stays('visit', 'first', undefined, {}), 9],
    ['first ICU stay, bounds included', stays('icu', 'first'), 4], ['last ICU stay that is over', stays('icu', 'last'), 0], ['current ICU stay, to now', stays('icu', 'current'), 1],
    ['first 24 h of an ICU stay', stays('icu', 'first', 24), 3], ['no longer than the stay', stays('icu', 'first', 150), 4], ['first ICU stays of all', stays('icu', 'first', undefined, {}), 7],
    ['no current stay', stays('visit', 'current', undefined, { patient: id(2) }), 0],
    ['after the last discharge, not at it', count(labs({ sinceLastDischarge: true })), 1], ['of a patient after discharge', count(labs({ sinceLastDischarge: true, patient: one })), 1],
    ['visits since the last discharge', count({ kind: 'visit', sinceLastDischarge: true }), 1],
    ['greater', count(labs({ compare: { is: 'greater', than: 150 } })), 3], ['less', count(labs({ compare: { is: 'less', than: 10 } })), 4],
    ['men', count(labs({ people: { gender: 'm' } })), 2], ['aged 54 to 55', count(labs({ people: { age: [54, 55] } })), 9], ['aged 64', count(labs({ people: { age: [64, 64] } })), 2],
    ['women aged 40 to 41', count(labs({ people: { gender: 'f', age: [40, 41] } })), 1],
    ['open stays', count({ kind: 'icu', open: true }), 1], ['stays over', count({ kind: 'icu', open: false }), 7], ['visits over', count({ kind: 'visit', open: false }), 6],
    ['ward', count({ kind: 'icu', ward: 7 }), 5], ['ward of a patient', count({ kind: 'icu', ward: 7, patient: one }), 3], ['source', count({ kind: 'visit', source: 'er' }), 2],
    ['route', count({ kind: 'drug', route: 'iv' }), 2], ['grown', count({ kind: 'culture', grown: true }), 1], ['organism', count({ kind: 'culture', organism: 'e. coli' }, 'patients'), 1],
    ['vitals', count({ kind: 'vital' }), 3], ['names of vitals', { op: 'list', of: { kind: 'vital' }, field: 'name' }, [heartRate, 'temperature']],

    ['first', picked('first', 'value'), [100]], ['second', picked('second', 'time'), ['2104-01-10 10:00:00']], ['last', picked('last', 'value'), [180]],
    ['highest', picked('highest', 'time'), ['2105-11-30 23:59:00']], ['lowest', picked('lowest', 'value'), [90]],
    ['two highest tie', picked('highest', 'time', { ...glucose, window: { is: 'in', year: 2104 } }), ['2104-01-10 10:00:00', '2104-01-11 10:00:00']],
    ['two first tie', picked('first', 'name', eleventh), ['glucose', 'ph']], ['second counts times, not events', picked('second', 'name', eleventh), []],
    ['a value that is NULL', picked('last', 'value', { ...glucose, window: { is: 'until', year: 2104, month: 1, day: 12 } }), []],
    ['days of a visit', picked('first', 'days', { kind: 'visit', patient: id(2) }), [9.5]], ['days of an open visit', picked('last', 'days', { kind: 'visit', patient: one }), []],
    ['dose', picked('first', 'dose', { kind: 'drug', patient: one }), ['5']], ['age', picked('first', 'age', { kind: 'visit', patient: one }), [54]],

    ['values', { op: 'list', of: labs({ patient: one, window: { is: 'in', year: 2104 } }), field: 'value' }, [7.2, 90, 100, 150]], ['NULL left out', { op: 'list', of: { kind: 'visit', patient: one }, field: 'source' }, ['er']],
    ['patients', { op: 'list', of: labs({ name: 'ph' }), field: 'patient' }, [id(1), id(3)]], ['empty', { op: 'list', of: labs({ name: 'x' }), field: 'time' }, []],
    ['names', { op: 'times', of: labs({ patient: one }), field: 'name', times: 2 }, ['ph']], ['routes', { op: 'times', of: { kind: 'drug' }, field: 'route', times: 2 }, ['iv', 'po']],
    ['there is', { op: 'exists', of: labs({ patient: one, name: 'ph' }) }, true], ['there is not', { op: 'exists', of: labs({ patient: id(2), name: 'ph' }) }, false],
    ['two moments', { op: 'elapsed', from: { at: { from: glucose, which: 'first' } }, to: { at: { from: glucose, which: 'second' } }, unit: 'hours' }, 1],
    // To 2105-01-20 there are 366 days, to 2105-12-31 another 345.
    ['to now', { op: 'elapsed', from: { at: { from: { kind: 'visit', patient: one }, which: 'first' }, field: 'end' }, to: 'now', unit: 'days' }, 711 + (15 * 60 + 59) / 1440],
    ['from an end that is not', { op: 'elapsed', from: { at: { from: { kind: 'visit', patient: one }, which: 'last' }, field: 'end' }, to: 'now', unit: 'days' }, []],
    ['unanswerable', { op: 'none' }, null],
  ];
}

/** Cases about numbers and groups, in both schemas. */
function aboutNumbers(id: (patient: number) => number | string, heartRate: string): readonly Case[] {
  const one = id(1);
  const glucose = labs({ patient: one, name: 'glucose' });
  const first: Pick = { from: glucose, which: 'first' };
  const last: Pick = { from: glucose, which: 'last' };
  const halves = { a: { ...glucose, window: { is: 'in', year: 2104 } }, b: { ...glucose, window: { is: 'in', year: 2105 } } } as const;
  return [
    ...([['max', 200], ['min', 90], ['mean', 145], ['sum', 870]] as const).map(([fn, expected]): Case => [fn, { op: 'fold', of: glucose, fn }, expected]),
    ...(['max', 'min', 'mean', 'sum'] as const).map((fn): Case => [`${fn} of nothing`, { op: 'fold', of: { ...glucose, name: 'x' }, fn }, []]),
    ['age', { op: 'fold', of: { kind: 'visit' }, fn: 'mean', field: 'age' }, 50], ['days', { op: 'fold', of: { kind: 'visit', patient: one }, fn: 'min', field: 'days' }, 10],
    ['heart rate', { op: 'fold', of: { kind: 'vital', name: heartRate }, fn: 'mean' }, 85],
    ['sums by day', { op: 'fold-by', of: glucose, by: 'day', inner: 'sum', fn: 'mean' }, 174], ['means by day', { op: 'fold-by', of: glucose, by: 'day', inner: 'mean', fn: 'max' }, 200],
    ['counts by day, also of NULL', { op: 'fold-by', of: glucose, by: 'day', inner: 'count', fn: 'mean' }, 7 / 6], ['by visit', { op: 'fold-by', of: labs({ name: 'glucose' }), by: 'visit', inner: 'sum', fn: 'max' }, 490],
    ['by patient', { op: 'fold-by', of: labs({ name: 'glucose' }), by: 'patient', inner: 'sum', fn: 'min' }, 300],

    ['three days tie', { op: 'best-group', of: labs({ patient: one }), by: 'day', inner: 'count', which: 'highest' }, ['2104-01-10', '2104-01-11', '2105-11-30']],
    ['highest sum', { op: 'best-group', of: labs(), by: 'name', inner: 'sum', which: 'highest' }, ['glucose']],
    ['0.1 + 0.2 ties with 0.3', { op: 'best-group', of: { kind: 'charge' }, by: 'name', inner: 'sum', which: 'lowest' }, ['diagnosis', 'drug']],
    ['no group', { op: 'best-group', of: labs({ name: 'x' }), by: 'day', inner: 'sum', which: 'lowest' }, []],

    ['events', { op: 'rank', of: { kind: 'drug' }, by: 'events', top: 1 }, ['aspirin']], ['patients, tied', { op: 'rank', of: { kind: 'drug' }, by: 'patients', top: 1 }, ['aspirin', 'heparin']],
    ['dense', { op: 'rank', of: { kind: 'drug' }, by: 'patients', top: 2 }, ['aspirin', 'heparin', 'insulin']], ['NULL left out', { op: 'rank', of: { kind: 'diagnosis' }, by: 'events', top: 9 }, ['flu', 'sepsis']],
    ['routes', { op: 'rank', of: { kind: 'drug' }, by: 'events', field: 'route', top: 1 }, ['iv', 'po']], ['patients', { op: 'rank', of: { kind: 'drug' }, by: 'events', field: 'patient', top: 2 }, [id(1), id(3)]],
    ['sums', { op: 'rank', of: { kind: 'charge' }, by: 'value', top: 1 }, ['lab']], ['sums tie', { op: 'rank', of: { kind: 'charge' }, by: 'value', top: 2 }, ['diagnosis', 'drug', 'lab']],

    ['last less first', { op: 'change', from: first, to: last }, 80], ['from nothing', { op: 'change', from: { ...first, from: labs({ patient: one, name: 'x' }) }, to: last }, []],
    ...([['max', 50], ['min', 90], ['mean', 67.5], ['sum', -110], ['count', -3]] as const).map(([fn, expected]): Case => [fn, { op: 'fold-difference', ...halves, fn }, expected]),
    ['output less intake', { op: 'fold-difference', a: { kind: 'intake', patient: one }, b: { kind: 'output', patient: one }, fn: 'sum' }, 150],
    ['from nothing', { op: 'fold-difference', a: { ...glucose, name: 'x' }, b: glucose, fn: 'sum' }, []],
    ['last than first', { op: 'greater', a: last, b: first }, true], ['last than first', { op: 'less', a: last, b: first }, false], ['than itself', { op: 'less', a: last, b: last }, false],
    ['of two patients', { op: 'greater', a: { from: labs({ patient: id(2), name: 'glucose' }), which: 'last' }, b: { from: glucose, which: 'highest' } }, true],
    ['of two patients', { op: 'more', a: labs({ patient: one }), b: labs({ patient: id(2) }) }, true], ['than all', { op: 'more', a: labs({ patient: one }), b: labs() }, false], ['than as many', { op: 'more', a: glucose, b: glucose }, false],
    ['bounds included', { op: 'all-within', of: glucose, low: 90, high: 200 }, true], ['one is higher', { op: 'all-within', of: glucose, low: 90, high: 199 }, false],
  ];
}

/** Cases about what follows, and about many patients, in both schemas. */
function aboutPatients(id: (patient: number) => number | string): readonly Case[] {
  const one = id(1);
  const after = (first: Partial<Events>, within: Sequence['within'], then: Partial<Events> = {}): Sequence => ({ first: { kind: 'diagnosis', ...first }, then: { kind: 'drug', ...then }, within });
  const visit: Sequence['within'] = { is: 'same-visit' };
  const day: Sequence['within'] = { is: 'same-day' };
  const days = (n: number): Sequence['within'] => ({ is: 'days', n });
  const sepsis = { name: 'sepsis' };
  const following = (sequence: Sequence, by: 'events' | 'patients' = 'events'): Query => ({ op: 'rank', of: sequence, by, top: 1 });
  const patients = (sequence: Sequence): Query => ({ op: 'patient-list', of: { sequence } });
  const today = having('lab', { window: { is: 'this', unit: 'day' } });
  return [
    ['what follows in the visit', following(after({}, visit)), ['aspirin', 'heparin', 'insulin']], ['what follows counts once', following(after(sepsis, days(1000))), ['aspirin', 'heparin']],
    ['what follows by patients', following(after({}, days(1000)), 'patients'), ['aspirin', 'heparin', 'insulin']],
    ['in a visit', patients(after(sepsis, visit)), [id(1)]], ['on a day', patients(after({}, day)), [id(3)]], ['a day later to the second', patients(after(sepsis, days(1), { name: 'heparin' })), [id(1)]],
    ['within no day', patients(after({}, days(0))), []], ['within 30 days', patients(after({ name: 'flu' }, days(30), { name: 'insulin' })), [id(3)]],
    ['that had both', { op: 'patients', of: { sequence: after({}, visit) } }, 2], ['that had one', { op: 'patients', of: having('drug', { name: 'aspirin' }) }, 2], ['who had one', { op: 'patient-list', of: having('diagnosis', sepsis) }, [id(1), id(2)]],
    ['a day later', { op: 'followed', sequence: after({ ...sepsis, patient: one }, days(1), { patient: one }) }, true], ['not at the same time', { op: 'followed', sequence: after({ ...sepsis, patient: id(2) }, visit, { patient: id(2) }) }, false],
    ['of one patient', { op: 'delay', sequence: after(sepsis, days(1000)), fn: 'mean' }, 24], ['of two patients', { op: 'delay', sequence: after({ name: ['sepsis', 'flu'] }, days(1000)), fn: 'mean' }, 384],
    ['in the visit of the first', { op: 'delay', sequence: after({}, visit), fn: 'max' }, 24], ['on a day', { op: 'delay', sequence: after({}, day), fn: 'min' }, []],

    ['mean age', { op: 'cohort', ...having('diagnosis'), measure: 'mean-age' }, 158 / 3], ['died', { op: 'cohort', ...having('diagnosis', sepsis), measure: 'died-share' }, 50],
    ['women', { op: 'cohort', ...having('diagnosis', sepsis), measure: 'female-share' }, 50], ['still in', { op: 'cohort', ...today, measure: 'died-share' }, 0], ['nobody', { op: 'cohort', ...having('lab', { name: 'x' }), measure: 'died-share' }, []],
    ['days', { op: 'visits', ...having('drug', { name: 'heparin' }), measure: 'days', fn: 'mean' }, 9.75], ['days of an open visit', { op: 'visits', ...today, measure: 'days', fn: 'max' }, []],
    ['cost', { op: 'visits', ...having('drug', { name: 'heparin' }), measure: 'cost', fn: 'mean' }, 25.3], ['cost for a patient', { op: 'visits', ...having('drug', { patient: one }), measure: 'cost', fn: 'max' }, 0.6],
    ['within 30 days', { op: 'readmissions', days: 30 }, 2], ['to the second', { op: 'readmissions', days: 26 }, 1], ['none in time', { op: 'readmissions', days: 25 }, 0],
    ['from a month', { op: 'readmissions', window: { is: 'in', year: 2105, month: 3 }, days: 30 }, 1], ['ended on that day', { op: 'readmissions', window: { is: 'in', year: 2105, month: 3, day: 5 }, days: 30 }, 1],
    ['began on that day', { op: 'readmissions', window: { is: 'in', year: 2105, month: 3, day: 1 }, days: 30 }, 0],
  ];
}

const OWN: Readonly<Record<SchemaName, readonly Case[]>> = {
  'mimic-iii': [
    ['sex', { op: 'person', patient: 2, field: 'gender' }, ['m']], ['birth', { op: 'person', patient: 2, field: 'dob' }, ['2020-01-01 00:00:00']], ['death', { op: 'person', patient: 2, field: 'dod' }, ['2104-02-10 12:00:00']],
    ['alive', { op: 'person', patient: 1, field: 'dod' }, []], ['leading zero', { op: 'code', kind: 'diagnosis', name: 'sepsis' }, ['0389']], ['procedure', { op: 'code', kind: 'procedure', name: 'dialysis' }, ['3995']],
    ['dose as a number', { op: 'fold', of: { kind: 'drug', patient: 1 }, fn: 'max' }, 25000], ['dose as text', { op: 'list', of: { kind: 'drug' }, field: 'dose' }, ['10', '2', '25,000', '5']],
    ['dose compared', count({ kind: 'drug', compare: { is: 'greater', than: 9 } }), 2], ['care unit', count({ kind: 'icu', careunit: 'ccu' }), 2], ['organisms', { op: 'list', of: { kind: 'culture' }, field: 'organism' }, ['e. coli']],
    ['nine days', { op: 'survival', ...having('diagnosis', { name: 'sepsis' }), days: 9 }, 100], ['ten days', { op: 'survival', ...having('diagnosis', { name: 'sepsis' }), days: 10 }, 50],
    ['died to the second', { op: 'survival', ...having('procedure'), days: 9 }, 0], ['insurance', { op: 'rank', of: { kind: 'visit' }, by: 'patients', field: 'insurance', top: 1 }, ['medicare']],
  ],
  eicu: [
    ['sex', { op: 'person', patient: '0"1', field: 'gender' }, ['female']], ['allergies', { op: 'list', of: { kind: 'allergy', patient: '0"1' }, field: 'name' }, ['penicillin']], ['no drug', { op: 'list', of: { kind: 'allergy' }, field: 'drug' }, []],
    ['organisms', { op: 'list', of: { kind: 'culture' }, field: 'organism' }, ['e. coli', 'no growth']], ['height', { op: 'list', of: { kind: 'icu' }, field: 'height' }, [170.5]],
    ['weight', { op: 'pick', pick: { from: { kind: 'icu', patient: '0"1', open: false }, which: 'last' }, field: 'weight' }, [71.5]], ['hospital', { op: 'list', of: { kind: 'visit' }, field: 'hospital' }, [56]],
    ['a vital not measured', count({ kind: 'vital', name: 'sao2' }), 0], ['no such vital', count({ kind: 'vital', name: 'x', patient: '0"1' }), 0],
  ],
};

for (const schema of SCHEMA_NAMES) t.test(`${schema}: answers worked out by hand`, async (t) => {
  const folder = t.testdir();
  {
    using writer = new TableWriter(folder, SCHEMA_BY_NAME[schema].tables);
    (schema === 'mimic-iii' ? writeMimic : writeEicu)(writer);
    writer.finish();
  }
  const cases = [...aboutEvents(ID[schema], HEART_RATE[schema]), ...aboutNumbers(ID[schema], HEART_RATE[schema]), ...aboutPatients(ID[schema]), ...OWN[schema]];
  const answers = run(schema, folder, cases.map(([, query]) => referencePython(schema, query)));
  cases.forEach(([what, { op }, expected], index) => t.strictSame(rounded(answers[index]), rounded(expected), `${op}: ${what}`));
});

t.test('what a schema does not hold is refused', async (t) => {
  t.throws(() => referencePython('mimic-iii', count({ kind: 'allergy' })), RangeError);
  t.throws(() => referencePython('eicu', { op: 'fold', of: { kind: 'drug' }, fn: 'max' }), RangeError);
  t.throws(() => referencePython('eicu', { op: 'survival', ...having('diagnosis'), days: 30 }), RangeError);
  t.throws(() => referencePython('eicu', { op: 'code', kind: 'diagnosis', name: 'sepsis' }), RangeError);
  t.throws(() => referencePython('eicu', { op: 'person', patient: 'x', field: 'dod' }), RangeError);
  t.throws(() => referencePython('mimic-iii', count({ kind: 'drug', open: true })), RangeError);
});

t.test('months are clipped to their last day, leap years included', async (t) => {
  const program = (n: number, unit: 'month' | 'year' | 'day'): string => referencePython('eicu', count(labs({ window: { is: 'ago', edge: 'since', n, unit } })));
  t.match(program(22, 'month'), '"2104-02-29 23:59:00"');
  t.match(program(10, 'month'), '"2105-02-28 23:59:00"');
  t.match(program(12, 'month'), '"2104-12-31 23:59:00"');
  t.match(program(365, 'day'), '"2104-12-31 23:59:00"');
});

t.test('literals hold any text, in ASCII', async (t) => {
  const texts = ['plain', 'it\'s "so"', 'a\\b\\n', 'line\nbreak\r\t\u0000\u007f', 'é ü €', '\u2028', '𝛼 😀', '{x} % #'];
  const programs = texts.map((text) => `answer = ${pyLiteral(text)}`);
  for (const program of programs) t.match(program, /^[\x20-\x7e]*$/);
  t.same(run('eicu', '', programs), texts, 'Python reads what was written');
  t.same(run('eicu', '', [`answer = ${pyLiteral([1.5, -2, 'a"b'])}`, `answer = ${pyLiteral(1e21)}`]), [[1.5, -2, 'a"b'], 1e21]);
  t.throws(() => pyLiteral(Number.NaN), RangeError);
  const { status } = spawnSync(PYTHON, ['-c', 'import ast, sys; ast.parse(sys.stdin.read())'], { input: referencePython('mimic-iii', count({ kind: 'drug', name: texts, route: '"""\n' })) });
  t.equal(status, 0, 'they stand in programs');
});

const FIELDS = ['name', 'time', 'value', 'route', 'dose', 'end', 'organism', 'source', 'destination', 'days', 'age', 'type', 'insurance', 'language', 'marital', 'ethnicity', 'hospital', 'ward', 'careunit', 'height', 'weight', 'dischargeweight', 'drug'] as const;

/** Every operation on some events. */
function everyOperation(of: Events): readonly Query[] {
  const sequence: Sequence = { first: { ...of, kind: 'diagnosis' }, then: of, within: { is: 'days', n: 30 } };
  const pick: Pick = { from: of, which: 'first' };
  return [
    ...(['events', 'patients', 'names', 'visits'] as const).map((what): Query => ({ op: 'count', what, of })),
    ...(['visit', 'icu'] as const).flatMap((stays) => (['first', 'last', 'current'] as const).flatMap((which) => [undefined, 24].map((hours): Query => count({ ...of, stay: { of: stays, which, ...(hours === undefined ? {} : { hours }) } })))),
    count({ ...of, sinceLastDischarge: true, people: { gender: 'f', age: [18, 90] }, window: { is: 'ago', edge: 'since', n: 3, unit: 'year' } }),
    ...(['first', 'second', 'last', 'highest', 'lowest'] as const).map((which): Query => ({ op: 'pick', pick: { from: of, which }, field: 'time' })),
    // Of a patient's events, which are read fast, each field in each way.
    ...FIELDS.flatMap((field): readonly Query[] => (of.patient === undefined ? [{ op: 'list', of, field }] : [{ op: 'list', of, field }, { op: 'pick', pick, field }, { op: 'times', of, field, times: 2 }, { op: 'rank', of, by: 'patients', field, top: 3 }])),
    ...(['value', 'days', 'age'] as const).map((field): Query => ({ op: 'fold', of, fn: 'mean', field })),
    ...(['day', 'visit', 'patient'] as const).flatMap((by) => (['sum', 'mean', 'count'] as const).map((inner): Query => ({ op: 'fold-by', of, by, inner, fn: 'max' }))),
    ...(['day', 'name'] as const).flatMap((by) => (['sum', 'count'] as const).map((inner): Query => ({ op: 'best-group', of, by, inner, which: 'highest' }))),
    { op: 'rank', of, by: 'value', top: 2 }, { op: 'rank', of: sequence, by: 'patients', top: 2 },
    { op: 'change', from: pick, to: { ...pick, which: 'last' } }, { op: 'fold-difference', a: of, b: of, fn: 'mean' },
    { op: 'elapsed', from: { at: pick }, to: 'now', unit: 'days' }, { op: 'elapsed', from: { at: pick, field: 'end' }, to: 'now', unit: 'days' },
    { op: 'patients', of: { sequence } }, { op: 'patient-list', of: { having: of } },
    ...(['mean-age', 'died-share', 'female-share'] as const).map((measure): Query => ({ op: 'cohort', having: of, measure })), { op: 'survival', having: of, days: 30 },
    ...(['days', 'cost'] as const).map((measure): Query => ({ op: 'visits', having: of, measure, fn: 'mean' })),
    ...(['same-visit', 'same-day'] as const).map((is): Query => ({ op: 'delay', sequence: { ...sequence, within: { is } }, fn: 'mean' })), { op: 'delay', sequence, fn: 'max' },
    { op: 'exists', of }, { op: 'followed', sequence }, { op: 'greater', a: pick, b: pick }, { op: 'less', a: pick, b: pick }, { op: 'more', a: of, b: of }, { op: 'all-within', of, low: 0, high: 1000 },
  ];
}

/** The program, or undefined where the schema does not hold what is asked. */
function programOf(schema: SchemaName, query: Query): string | undefined {
  try {
    return referencePython(schema, query);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

for (const schema of SCHEMA_NAMES) t.test(`${schema}: every operation runs on a generated hospital`, async (t) => {
  const { folder } = await ensureHospital({ schema, split: 'test', size: 'small', root: t.testdir() });
  const [ids] = run(schema, folder, [referencePython(schema, { op: 'rank', of: { kind: 'charge' }, by: 'events', field: 'patient', top: 1 })]);
  const patient: unknown = Array.isArray(ids) ? ids[0] : undefined;
  if (typeof patient !== 'string' && typeof patient !== 'number') throw new TypeError('no patient');
  const queries: readonly Query[] = [
    ...EVENT_KINDS.flatMap((kind) => [...everyOperation({ kind }), ...everyOperation({ kind, patient })]),
    { op: 'readmissions', days: 30 }, { op: 'person', patient, field: 'gender' }, { op: 'code', kind: 'diagnosis', name: 'x' }, { op: 'none' },
  ];
  const tried = queries.flatMap((query) => {
    const program = programOf(schema, query);
    return program === undefined ? [] : [{ query, program }];
  });
  const left = new Set(queries.map(({ op }) => op)).difference(new Set(tried.map(({ query }) => query.op)));
  t.same([...left], schema === 'mimic-iii' ? [] : ['survival', 'code']);
  const answers = run(schema, folder, tried.map(({ program }) => program));
  const failed = answers.filter((answer) => typeof answer === 'object' && answer !== null && !Array.isArray(answer));
  t.same(failed.slice(0, 3), [], `all ${tried.length} programs give an answer`);
  t.ok(answers.filter((answer) => !Array.isArray(answer) || answer.length > 0).length > tried.length / 2, 'most of them one that is not empty');

  // One patient's rows in SQLite are those in the CSV files: all events less one patient's are as many as the difference says.
  const kinds = EVENT_KINDS.filter((kind) => !(schema === 'mimic-iii' && kind === 'allergy'));
  const parts = kinds.flatMap((kind): readonly Query[] => [count({ kind }), count({ kind, patient }), { op: 'fold-difference', a: { kind, patient }, b: { kind }, fn: 'count' }]);
  const counts = run(schema, folder, parts.map((query) => referencePython(schema, query))).map(Number);
  kinds.forEach((kind, index) => {
    const [all = 0, own = 0, rest] = counts.slice(index * 3);
    t.equal(all - own, rest, kind);
    t.ok(own > 0 || kind === 'allergy', `the patient has a ${kind}`);
  });
});
