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
