/** What was done to a world: exactly what was asked for. */
import t from 'tap';
import { answerFromJson } from '../../../env/answer/from-json.ts';
import { faultOf, gradePlainly } from '../../../env/rewards/index.ts';
import type { Journal } from '../../../env/worlds/world.ts';

const ORDER = { method: 'POST', path: '/orders', body: { patient: 17, drug: 'magnesium', dose: { value: 2, unit: 'g' } }, status: 201 } as const;
const SPEC = { rule: 'journal', writes: [{ method: 'POST', path: '/orders', body: { drug: 'magnesium', patient: 17, dose: { unit: 'g', value: 2 } } }] };
const NOT_DUE = { rule: 'journal', writes: [], answer: { rule: 'within', low: 1.9, high: 2.1 } };

t.test('the write asked for, whatever the order of its keys', async (t) => {
  t.match(gradePlainly(SPEC, { journal: [ORDER] }), { score: 1, solved: true });
});

t.test('what is refused', async (t) => {
  const cases: readonly [string, Journal | undefined][] = [
    ['nothing', []], ['no world at all', undefined], ['the right write twice', [ORDER, ORDER]],
    ['one that is undone before the end', [ORDER, { method: 'DELETE', path: '/orders/1', status: 204 }]],
    ['one to another patient', [{ ...ORDER, body: { ...ORDER.body, patient: 18 } }]], ['and one to another patient beside', [ORDER, { ...ORDER, body: { ...ORDER.body, patient: 18 } }]],
    ['a wrong unit', [{ ...ORDER, body: { ...ORDER.body, dose: { value: 2, unit: 'mg' } } }]], ['a wrong dose', [{ ...ORDER, body: { ...ORDER.body, dose: { value: 4, unit: 'g' } } }]],
    ['another collection', [{ ...ORDER, path: '/notes' }]], ['a field too many', [{ ...ORDER, body: { ...ORDER.body, also: 1 } }]], ['a PUT', [{ ...ORDER, method: 'PUT' }]],
  ];
  for (const [name, journal] of cases) t.match(gradePlainly(SPEC, { journal }), { score: 0, solved: false }, name);
});

t.test('where nothing is due, doing nothing is not enough: the answer shows it', async (t) => {
  t.match(gradePlainly(NOT_DUE, { journal: [], answer: answerFromJson(2) }), { score: 1, solved: true });
  t.match(gradePlainly(NOT_DUE, { journal: [] }), { score: 0 }, 'no answer');
  t.match(gradePlainly(NOT_DUE, { journal: [], answer: answerFromJson(1.2) }), { score: 0 }, 'a wrong one');
  t.match(gradePlainly(NOT_DUE, { journal: [ORDER], answer: answerFromJson(2) }), { score: 0 }, 'an order where none was due');
  t.match(faultOf({ rule: 'journal', writes: [] }), /fewer|match|required/, 'a task that doing nothing would solve is refused');
});

/** An order of which some things must be so, whatever else it says. */
const GIVEN = { rule: 'journal', writes: [{ method: 'POST', path: '/fhir/MedicationRequest', where: [
  { path: 'status', equals: 'active' }, { path: 'code.coding.code', one_of: ['0338-1715-40'] }, { path: 'dosage.dose.value', within: [1.99, 2.01] }, { path: 'dosage.route.text', one_of: ['IV', 'intravenous'] },
  { path: 'authoredOn', moment: '2023-11-13T10:15:00+00:00' }, { path: 'note.text', holds: 'Acute  knee injury' },
] }] };
const GIVEN_BODY = { status: 'active', code: { coding: [{ system: 'ndc', code: '0338-1715-40' }] }, dosage: [{ dose: [{ value: 2, unit: 'g' }], route: { text: ' iv' } }], authoredOn: '2023-11-13T11:15:20+01:00', note: [{ text: 'Situation: acute knee injury.' }], subject: 'x' };

t.test('an order by what it must say', async (t) => {
  const grade = (body: unknown, ...more: Journal) => gradePlainly(GIVEN, { journal: [{ method: 'POST', path: '/fhir/MedicationRequest', body, status: 201 }, ...more] });
  t.match(grade(GIVEN_BODY), { score: 1, solved: true });
  const wrong: readonly [string, object][] = [
    ['another status', { ...GIVEN_BODY, status: 'draft' }], ['no code', { ...GIVEN_BODY, code: {} }], ['all doses at once', { ...GIVEN_BODY, dosage: [1, 2, 4].map((value) => ({ ...GIVEN_BODY.dosage[0], dose: [{ value }] })) }],
    ['a second code beside', { ...GIVEN_BODY, code: { coding: [...GIVEN_BODY.code.coding, { code: '1' }] } }], ['a dose as text', { ...GIVEN_BODY, dosage: [{ ...GIVEN_BODY.dosage[0], dose: [{ value: '2' }] }] }],
    ['an hour later', { ...GIVEN_BODY, authoredOn: '2023-11-13T11:15:00+00:00' }], ['no moment', { ...GIVEN_BODY, authoredOn: '2023-11-13' }], ['another note', { ...GIVEN_BODY, note: [{ text: 'injury' }] }],
    ['an inherited name', JSON.parse('{"__proto__": {"status": "active"}}') as object],
  ];
  for (const [name, body] of wrong) t.match(grade(body), { score: 0, solved: false }, name);
  t.match(grade(GIVEN_BODY, { method: 'POST', path: '/fhir/MedicationRequest', body: GIVEN_BODY, status: 201 }), { score: 0 }, 'twice');
  t.match(faultOf({ rule: 'journal', writes: [{ method: 'POST', path: '/x', where: [{ path: 'a..b', equals: 1 }] }] }), /writes\/0/);
});
