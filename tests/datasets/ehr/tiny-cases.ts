/** Questions about the tiny hospital, and their answers worked out by hand from its rows: what every compiler of `Query` is held to. */
import type { EventKind, Events, Pick, Query, SchemaName, Sequence, Window } from '../../../datasets/ehr/query.ts';
import { CHARGED, HEART_RATE, ID } from './tiny.ts';

/** What a reference program assigns: a value, a list in order without repeats, of pairs for periods (empty where there is no number either), a truth, None. */
export type Answer = string | number | boolean | null | readonly (string | number | readonly (string | number)[])[];

export const labs = (more: Partial<Events> = {}): Events => ({ kind: 'lab', ...more });
export const count = (of: Events, what: 'events' | 'patients' | 'names' | 'visits' = 'events'): Query => ({ op: 'count', what, of });
export const having = (kind: EventKind, more: Partial<Events> = {}): { readonly having: Events } => ({ having: { kind, ...more } });

export type Case = readonly [what: string, query: Query, expected: Answer];

const WINDOWS: readonly (readonly [Window, number])[] = [
  [{ is: 'in', year: 2104 }, 8], [{ is: 'in', year: 2104, month: 1 }, 6], [{ is: 'in', year: 2104, month: 1, day: 11 }, 2],
  [{ is: 'since', year: 2105 }, 4], [{ is: 'since', year: 2104, month: 2 }, 6], [{ is: 'since', year: 2105, month: 11, day: 30 }, 3],
  [{ is: 'until', year: 2104 }, 8], [{ is: 'until', year: 2104, month: 1 }, 6], [{ is: 'until', year: 2105, month: 3, day: 1 }, 9],
  [{ is: 'this', unit: 'year' }, 4], [{ is: 'this', unit: 'month' }, 1], [{ is: 'this', unit: 'day' }, 1],
  [{ is: 'this', unit: 'year', month: 11 }, 2], [{ is: 'this', unit: 'year', month: 3, day: 1 }, 1], [{ is: 'this', unit: 'month', day: 31 }, 1], [{ is: 'this', unit: 'month', day: 30 }, 0],
  [{ is: 'last', unit: 'year', month: 1 }, 6], [{ is: 'last', unit: 'year', month: 1, day: 11 }, 2], [{ is: 'last', unit: 'year', month: 11 }, 0], [{ is: 'last', unit: 'month', day: 30 }, 2],
  // November has no 31st.
  [{ is: 'last', unit: 'month', day: 31 }, 0],
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
    ['first 24 h of a visit', stays('visit', 'first', 24), 2], ['hours beyond a visit are not its own', stays('visit', 'first', 20000), 6], ['first visits of all', stays('visit', 'first', undefined, {}), 9],
    ['first ICU stay, bounds included', stays('icu', 'first'), 4], ['last ICU stay that is over', stays('icu', 'last'), 0], ['current ICU stay, to now', stays('icu', 'current'), 1],
    ['first 24 h of an ICU stay', stays('icu', 'first', 24), 3], ['no longer than the stay', stays('icu', 'first', 150), 4], ['24 h of the current ICU stay', stays('icu', 'current', 24), 0], ['no longer than to now', stays('icu', 'current', 9000), 1], ['first ICU stays of all', stays('icu', 'first', undefined, {}), 7],
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
    ['second-last', picked('second-last', 'time'), ['2105-11-30 23:59:00']], ['value of the second-last', picked('second-last', 'value'), [200]], ['of two', picked('second-last', 'value', labs({ patient: id(2) })), [300]],
    ['second-last counts times, not events', picked('second-last', 'name', eleventh), []], ['two second-last tie', picked('second-last', 'value', labs({ patient: one, window: { is: 'until', year: 2104, month: 1, day: 12 } })), [7.2, 150]],
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

/** Cases about charges, of which the type is written in a schema's way. */
function aboutCharges(id: (patient: number) => number | string, { diagnosis, procedure, drug, lab }: (typeof CHARGED)[SchemaName]): readonly Case[] {
  const charges = (kind: keyof typeof CHARGED.eicu, name: string, more: Partial<Events> = {}): Events => ({ kind: 'charge', item: { kind, name }, ...more });
  const costs = (of: Events): Query => ({ op: 'list', of, field: 'value' });
  return [
    ['of a diagnosis', costs(charges('diagnosis', 'sepsis')), [0.1, 0.2]], ['of a procedure', costs(charges('procedure', 'dialysis')), [5]], ['of a drug', costs(charges('drug', 'aspirin')), [0.3]],
    ['of a test', costs(charges('lab', 'ph')), [10, 20]], ['of a test, also NULL', count(charges('lab', 'glucose')), 2], ['never charged', count(charges('drug', 'heparin')), 0], ['no such item', count(charges('lab', 'x')), 0],
    ['of a patient', { op: 'fold', of: charges('lab', 'glucose', { patient: id(2) }), fn: 'sum' }, 50], ['of another patient', count(charges('lab', 'glucose', { patient: id(1) })), 0],
    ['of a patient in time', { op: 'fold', of: charges('diagnosis', 'sepsis', { patient: id(1), window: { is: 'in', year: 2104, month: 1, day: 11 } }), fn: 'max' }, 0.2], ['of another type', count(charges('lab', 'ph', { name: diagnosis })), 0],
    ['for two items', { op: 'fold-difference', a: charges('diagnosis', 'sepsis'), b: charges('lab', 'ph'), fn: 'sum' }, 29.7],
    ['for two items of patients', { op: 'fold-difference', a: charges('diagnosis', 'sepsis', { patient: id(1) }), b: charges('procedure', 'dialysis', { patient: id(2) }), fn: 'sum' }, 4.7],
    ['for one item twice', { op: 'more', a: charges('lab', 'ph', { compare: { is: 'greater', than: 5 } }), b: charges('lab', 'ph', { compare: { is: 'greater', than: 15 } }) }, true],

    ['highest sum', { op: 'best-group', of: { kind: 'charge' }, by: 'name', inner: 'sum', which: 'highest' }, [lab]],
    ['0.1 + 0.2 ties with 0.3', { op: 'best-group', of: { kind: 'charge' }, by: 'name', inner: 'sum', which: 'lowest' }, [diagnosis, drug]],
    ['sums', { op: 'rank', of: { kind: 'charge' }, by: 'value', top: 2 }, [lab, procedure].toSorted()], ['sums tie', { op: 'rank', of: { kind: 'charge' }, by: 'value', top: 3 }, [diagnosis, procedure, drug, lab].toSorted()],
    ['February of one year', { op: 'fold-by', of: { kind: 'charge', patient: id(2) }, by: 'month', inner: 'sum', fn: 'max' }, 50],
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
    ['sums by month', { op: 'fold-by', of: glucose, by: 'month', inner: 'sum', fn: 'mean' }, 290], ['sums by year', { op: 'fold-by', of: glucose, by: 'year', inner: 'sum', fn: 'min' }, 380],
    ['means by year', { op: 'fold-by', of: glucose, by: 'year', inner: 'mean', fn: 'max' }, 190], ['counts by month', { op: 'fold-by', of: labs({ name: 'ph' }), by: 'month', inner: 'count', fn: 'max' }, 1],
    ['counts by year', { op: 'fold-by', of: labs({ name: 'ph' }), by: 'year', inner: 'count', fn: 'max' }, 2],

    ['three days tie', { op: 'best-group', of: labs({ patient: one }), by: 'day', inner: 'count', which: 'highest' }, ['2104-01-10', '2104-01-11', '2105-11-30']],
    ['highest sum', { op: 'best-group', of: labs(), by: 'name', inner: 'sum', which: 'highest' }, ['glucose']],
    ['no group', { op: 'best-group', of: labs({ name: 'x' }), by: 'day', inner: 'sum', which: 'lowest' }, []],

    ['events', { op: 'rank', of: { kind: 'drug' }, by: 'events', top: 1 }, ['aspirin']], ['patients, tied', { op: 'rank', of: { kind: 'drug' }, by: 'patients', top: 1 }, ['aspirin', 'heparin']],
    ['dense', { op: 'rank', of: { kind: 'drug' }, by: 'patients', top: 2 }, ['aspirin', 'heparin', 'insulin']], ['NULL left out', { op: 'rank', of: { kind: 'diagnosis' }, by: 'events', top: 9 }, ['flu', 'sepsis']],
    ['routes', { op: 'rank', of: { kind: 'drug' }, by: 'events', field: 'route', top: 1 }, ['iv', 'po']], ['patients', { op: 'rank', of: { kind: 'drug' }, by: 'events', field: 'patient', top: 2 }, [id(1), id(3)]],

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

/** Cases about rows of two and shares, in both schemas. */
function aboutPeriods(schema: SchemaName): readonly Case[] {
  const glucose = labs({ patient: ID[schema](1), name: 'glucose' });
  return [
    ['days, not those of NULL alone', { op: 'by-period', of: glucose, by: 'day', fn: 'sum' }, [['2104-01-10', 250], ['2104-01-11', 150], ['2104-01-15', 90], ['2105-11-30', 200], ['2105-12-31', 180]]],
    ['months', { op: 'by-period', of: glucose, by: 'month', fn: 'mean' }, [['2104-01', 122.5], ['2105-11', 200], ['2105-12', 180]]],
    ['years', { op: 'by-period', of: glucose, by: 'year', fn: 'max' }, [['2104', 150], ['2105', 200]]], ['years of all', { op: 'by-period', of: labs({ name: 'ph' }), by: 'year', fn: 'min' }, [['2104', 7.2], ['2105', 7.4]]],
    ['of nothing', { op: 'by-period', of: { ...glucose, name: 'x' }, by: 'day', fn: 'mean' }, []],
    ['less, not equal', { op: 'percent-below', of: glucose, than: 150 }, 100 / 3], ['none', { op: 'percent-below', of: glucose, than: 90 }, 0], ['all, NULL left out', { op: 'percent-below', of: glucose, than: 200.5 }, 100],
    ['of all', { op: 'percent-below', of: labs({ name: 'ph' }), than: 7.4 }, 100 / 3], ['of nothing', { op: 'percent-below', of: labs({ name: 'x' }), than: 1 }, []],
    ['means of months', { op: 'by-period', of: { kind: 'charge', window: { is: 'in', year: 2104 } }, by: 'month', fn: 'mean' }, [['2104-01', 0.2], ['2104-02', 50]]],
  ];
}

/** Cases about what follows, and about many patients, in both schemas. */
function aboutPatients(id: (patient: number) => number | string): readonly Case[] {
  const one = id(1);
  const after = (first: Partial<Events>, within: Sequence['within'], then: Partial<Events> = {}): Sequence => ({ first: { kind: 'diagnosis', ...first }, then: { kind: 'drug', ...then }, within });
  const visit: Sequence['within'] = { is: 'same-visit' };
  const day: Sequence['within'] = { is: 'same-day' };
  const days = (n: number): Sequence['within'] => ({ is: 'days', n });
  const month: Sequence['within'] = { is: 'same-month' };
  const months = (n: number): Sequence['within'] => ({ is: 'months', n });
  const sepsis = { name: 'sepsis' };
  const later = { ...sepsis, window: { is: 'in', year: 2105 } } as const;
  const billing = (within: Sequence['within']): Sequence => ({ first: { kind: 'procedure' }, then: { kind: 'charge', item: { kind: 'procedure', name: 'dialysis' } }, within });
  const clipped = (kind: 'visit' | 'icu', within: Sequence['within']): Query => patients({ first: { kind, window: { is: 'in', year: 2105, month: 3, day: 31 } }, then: { kind: 'charge' }, within });
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
    ['in a month', patients(after({}, month)), [id(1), id(3)]], ['in the month of the first', patients(after(sepsis, month)), [id(1)]], ['in that month of another year', patients(billing(month)), []],
    ['within 365 days', patients(billing(days(365))), []], ['within 12 months of a leap year', patients(billing(months(12))), [id(2)]], ['within 11 months', patients(billing(months(11))), []],
    ['a month later to the second', clipped('icu', months(1)), [id(3)]], ['later than that, clipped', clipped('visit', months(1)), []], ['two months later', clipped('visit', months(2)), [id(3)]],
    ['to the 20th of December', patients(after(later, months(1), { kind: 'icu' })), []], ['to the 20th of January', patients(after(later, months(2), { kind: 'icu' })), [id(1)]],
    ['in a month', { op: 'followed', sequence: after({ ...sepsis, patient: one }, month, { patient: one, name: 'heparin' }) }, true], ['within no month', { op: 'followed', sequence: after({ ...sepsis, patient: one }, months(0), { patient: one }) }, false],
    ['in a month', { op: 'delay', sequence: after({}, month), fn: 'mean' }, 24], ['within 12 months', { op: 'delay', sequence: billing(months(12)), fn: 'max' }, 366 * 24 - 12],
    ['of one patient', { op: 'delay', sequence: after(sepsis, days(1000)), fn: 'mean' }, 24], ['of two patients', { op: 'delay', sequence: after({ name: ['sepsis', 'flu'] }, days(1000)), fn: 'mean' }, 384],
    ['in the visit of the first', { op: 'delay', sequence: after({}, visit), fn: 'max' }, 24], ['on a day', { op: 'delay', sequence: after({}, day), fn: 'min' }, []],

    ['mean age', { op: 'cohort', ...having('diagnosis'), measure: 'mean-age' }, 158 / 3], ['died', { op: 'cohort', ...having('diagnosis', sepsis), measure: 'died-share' }, 50],
    ['women', { op: 'cohort', ...having('diagnosis', sepsis), measure: 'female-share' }, 50], ['still in', { op: 'cohort', ...today, measure: 'died-share' }, 0], ['nobody', { op: 'cohort', ...having('lab', { name: 'x' }), measure: 'died-share' }, []],
    ['days', { op: 'visits', ...having('drug', { name: 'heparin' }), measure: 'days', fn: 'mean' }, 9.75], ['days of an open visit', { op: 'visits', ...today, measure: 'days', fn: 'max' }, []],
    ['cost', { op: 'visits', ...having('drug', { name: 'heparin' }), measure: 'cost', fn: 'mean' }, 27.8], ['cost for a patient', { op: 'visits', ...having('drug', { patient: one }), measure: 'cost', fn: 'max' }, 0.6],
    ['within 30 days', { op: 'readmissions', days: 30 }, 2], ['to the second', { op: 'readmissions', days: 26 }, 1], ['none in time', { op: 'readmissions', days: 25 }, 0],
    ['from a month', { op: 'readmissions', window: { is: 'in', year: 2105, month: 3 }, days: 30 }, 1], ['ended on that day', { op: 'readmissions', window: { is: 'in', year: 2105, month: 3, day: 5 }, days: 30 }, 1],
    ['began on that day', { op: 'readmissions', window: { is: 'in', year: 2105, month: 3, day: 1 }, days: 30 }, 0],
  ];
}

const OWN: Readonly<Record<SchemaName, readonly Case[]>> = {
  'mimic-iii': [
    ['sex', { op: 'person', patient: 2, field: 'gender' }, ['m']], ['birth', { op: 'person', patient: 2, field: 'dob' }, ['2020-01-01 00:00:00']], ['death', { op: 'person', patient: 2, field: 'dod' }, ['2104-02-10 12:00:00']],
    ['alive', { op: 'person', patient: 1, field: 'dod' }, []], ['leading zero', { op: 'code', kind: 'diagnosis', name: 'sepsis' }, ['0389']], ['procedure', { op: 'code', kind: 'procedure', name: 'dialysis' }, ['3995']],
    ['dose as text', { op: 'list', of: { kind: 'drug' }, field: 'dose' }, ['10', '2', '25,000', '5']],
    ['care unit', count({ kind: 'icu', careunit: 'ccu' }), 2], ['organisms', { op: 'list', of: { kind: 'culture' }, field: 'organism' }, ['e. coli']],
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

export const casesOf = (schema: SchemaName): readonly Case[] => [...aboutEvents(ID[schema], HEART_RATE[schema]), ...aboutNumbers(ID[schema], HEART_RATE[schema]), ...aboutCharges(ID[schema], CHARGED[schema]), ...aboutPatients(ID[schema]), ...aboutPeriods(schema), ...OWN[schema]];
