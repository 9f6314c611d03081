/** Questions that stand on others, about the tiny hospital: groups joined and excluded, what another answer names, two numbers compared. */
import type { Events, Patients, Query, SchemaName } from '../../../datasets/ehr/query.ts';
import { type Case, count, labs } from './tiny-cases.ts';
import { ID } from './tiny.ts';

const having = (kind: Events['kind'], name: string): Patients => ({ having: { kind, name } });
const SEPSIS = having('diagnosis', 'sepsis');
const ASPIRIN = having('drug', 'aspirin');
const HEPARIN = having('drug', 'heparin');
const UNTREATED: Patients = { of: SEPSIS, without: ASPIRIN };
const list = (of: Patients): Query => ({ op: 'patient-list', of });

export function groupCases(schema: SchemaName): readonly Case[] {
  const id = ID[schema];
  const highest = (field: 'patient' | 'visit' | 'day' | 'value', of: Partial<Events> = {}): Query => ({ op: 'pick', pick: { from: labs({ name: 'glucose', ...of }), which: 'highest' }, field });
  const own = { patient: id(1) };
  const best = (by: 'patient' | 'visit' | 'month' | 'year'): Query => ({ op: 'best-group', of: labs(), by, inner: 'count', which: 'highest' });
  const [ofOne, ofTwo, ofNone] = [count(labs(own)), count(labs({ patient: id(2) })), count(labs({ name: 'x' }))];
  const commonest: Query = { op: 'rank', of: { kind: 'drug' }, by: 'events', top: 1 };
  const [first, last] = (['first', 'last'] as const).map((which): Query => ({ op: 'pick', pick: { from: labs({ ...own, name: 'glucose' }), which }, field: 'value' }));
  const nothing: Query = { op: 'pick', pick: { from: labs({ ...own, name: 'x' }), which: 'first' }, field: 'value' };
  return [
    ['both', list({ all: [SEPSIS, ASPIRIN] }), [id(1)]], ['all three', list({ all: [SEPSIS, ASPIRIN, HEPARIN] }), [id(1)]], ['one and not the other', list(UNTREATED), [id(2)]],
    ['none left', list({ of: HEPARIN, without: SEPSIS }), []], ['how many', { op: 'patients', of: { all: [SEPSIS, ASPIRIN] } }, 1], ['none left to count', { op: 'patients', of: { of: HEPARIN, without: SEPSIS } }, 0],
    ['women', list({ all: [ASPIRIN, { person: { gender: 'f' } }] }), [id(1), id(3)]], ['men', list({ all: [SEPSIS, { person: { gender: 'm' } }] }), [id(2)]],
    ['of a sequence, and not', list({ of: { sequence: { first: { kind: 'diagnosis' }, then: { kind: 'drug' }, within: { is: 'same-visit' } } }, without: having('diagnosis', 'flu') }), [id(1)]],
    ['events of a group', count(labs({ among: SEPSIS })), 11], ['of those left', count(labs({ among: UNTREATED })), 2], ['values of those left', { op: 'fold', of: labs({ among: UNTREATED, name: 'glucose' }), fn: 'max' }, 300],
    ['of a group in time', count(labs({ among: { all: [SEPSIS, ASPIRIN] }, window: { is: 'in', year: 2105 } })), 3],

    ['the patient of a value', highest('patient'), [id(2)]], ['the visit', highest('visit'), [21]], ['the day', highest('day', own), ['2105-11-30']],
    ['with the most events', best('patient'), [id(1)]], ['the visit with the most', best('visit'), [11]], ['the month', best('month'), ['2104-01']], ['the year', best('year'), ['2104']],
    ['who had that drug', count({ kind: 'drug', asked: [{ field: 'name', by: commonest }] }, 'patients'), 2], ['of that patient', count(labs({ asked: [{ field: 'patient', by: highest('patient') }] })), 2],
    ['of those with the most', count(labs({ asked: [{ field: 'patient', by: { op: 'rank', of: { kind: 'drug' }, by: 'events', field: 'patient', top: 1 } }] })), 9],
    ['of that visit', { op: 'list', of: { kind: 'drug', asked: [{ field: 'visit', by: highest('visit') }] }, field: 'name' }, ['heparin']],
    ['on that day', count(labs({ ...own, asked: [{ field: 'day', by: highest('day', own) }] })), 2], ['in that month', count({ kind: 'drug', asked: [{ field: 'month', by: best('month') }] }), 2], ['in that year', count({ kind: 'drug', asked: [{ field: 'year', by: best('year') }] }), 3],
    ['that drug of that patient', count({ kind: 'drug', asked: [{ field: 'name', by: commonest }, { field: 'patient', by: best('patient') }] }), 2],
    ['a group that an answer names', list({ all: [{ asked: best('patient') }, SEPSIS] }), [id(1)]], ['a group of one who had what was found', list({ having: { kind: 'drug', asked: [{ field: 'name', by: commonest }], among: SEPSIS } }), [id(1)]],

    ['how many more', { op: 'compare', fn: 'difference', a: ofOne, b: ofTwo }, 7], ['how many fewer', { op: 'compare', fn: 'difference', a: ofTwo, b: ofOne }, -7], ['how far apart', { op: 'compare', fn: 'distance', a: ofTwo, b: ofOne }, 7],
    ['how many times', { op: 'compare', fn: 'ratio', a: ofOne, b: ofTwo }, 4.5], ['what share', { op: 'compare', fn: 'percent', a: ofTwo, b: ofOne }, 200 / 9],
    ['by zero', { op: 'compare', fn: 'ratio', a: ofOne, b: ofNone }, []], ['a share of nothing', { op: 'compare', fn: 'percent', a: ofNone, b: ofNone }, []],
    ...(first === undefined || last === undefined ? [] : [
      ['picked values', { op: 'compare', fn: 'difference', a: last, b: first }, 80] as const, ['a value that is not', { op: 'compare', fn: 'difference', a: last, b: nothing }, []] as const,
      ['means of groups', { op: 'compare', fn: 'difference', a: { op: 'fold', of: labs({ name: 'glucose', among: UNTREATED }), fn: 'mean' }, b: { op: 'fold', of: labs({ name: 'glucose', among: ASPIRIN }), fn: 'mean' } }, 155] as const,
    ]),
    ['more', { op: 'exceeds', a: ofOne, b: ofTwo }, true], ['not more', { op: 'exceeds', a: ofTwo, b: ofOne }, false], ['as many', { op: 'exceeds', a: ofOne, b: ofOne }, false],
    ...(schema === 'mimic-iii' ? OF_MIMIC : []),
  ];
}

/** What eICU does not hold. */
const OF_MIMIC: readonly Case[] = [
  ['died', list({ all: [SEPSIS, { person: { died: true } }] }), [2]], ['not died', list({ of: SEPSIS, without: { person: { died: true } } }), [1]],
  ['type', count({ kind: 'visit', type: 'urgent' }), 7], ['insurance', count({ kind: 'visit', insurance: 'medicaid' }), 0], ['destination', count({ kind: 'visit', destination: 'home' }, 'patients'), 2],
  ['sexes of a group', { op: 'person-of', of: SEPSIS, field: 'gender' }, ['f', 'm']], ['birth of one who is found', { op: 'person-of', of: { asked: { op: 'pick', pick: { from: labs({ name: 'glucose' }), which: 'highest' }, field: 'patient' } }, field: 'dob' }, ['2020-01-01 00:00:00']],
  ['deaths that are not', { op: 'person-of', of: ASPIRIN, field: 'dod' }, []],
];
