/** Several named answers, each by a rule of its own. */
import t from 'tap';
import { answerFromJson } from '../../../env/answer/from-json.ts';
import { faultOf, gradePlainly } from '../../../env/rewards/index.ts';
import type { RewardSpec } from '../../../env/task.ts';

const SPEC: RewardSpec = { rule: 'named', answers: { median: { rule: 'within', low: 11.9, high: 12.1 }, events: { rule: 'integer', value: 7 }, higher: { rule: 'yes_no', value: true } } };
const RIGHT = { median: 12, events: 7, higher: true };
const grade = (value: unknown) => gradePlainly(SPEC, { answer: answerFromJson(value) });

t.test('all right, in any order and with others beside', async (t) => {
  t.match(grade(RIGHT), { score: 1, solved: true, parts: { median: 1, events: 1, higher: 1 } });
  t.match(grade({ higher: 'yes', scratch: 99, events: '7', median: 12.05 }), { score: 1, solved: true });
});

t.test('some right is a part of the score, and not solved', async (t) => {
  t.match(grade({ ...RIGHT, events: 8 }), { score: 2 / 3, solved: false, parts: { median: 1, events: 0, higher: 1 } });
});

t.test('with `all`, some right earns nothing, and the parts say which were', async (t) => {
  const strict = (value: unknown) => gradePlainly({ ...SPEC, all: true }, { answer: answerFromJson(value) });
  t.match(strict(RIGHT), { score: 1, solved: true });
  t.match(strict({ ...RIGHT, events: 8 }), { score: 0, solved: false, parts: { median: 1, events: 0, higher: 1 } });
  t.match(strict({ median: 12 }), { score: 0, solved: false, hint: 'Missing: events, higher.' });
});

t.test('what is missing is named, and no value is', async (t) => {
  const verdict = grade({ median: 12 });
  t.match(verdict, { score: 1 / 3, solved: false, hint: 'Missing: events, higher.' });
  t.notMatch(verdict.hint, /7|true|12/);
});

t.test('a value, a list of candidates, a dict of candidates: nothing', async (t) => {
  for (const value of [12, [12, 7, true], 'median=12', null, { a: 12, b: 7, c: true }, { median: [12, 7], events: [7, 12], higher: [true, false] }]) t.match(grade(value), { score: 0, solved: false }, JSON.stringify(value));
  t.match(gradePlainly(SPEC, {}), { score: 0, solved: false }, 'nothing at all');
});

t.test('a part that does not fit is refused, and which', async (t) => {
  t.match(faultOf({ rule: 'named', answers: {} }), /answers/);
  t.match(faultOf({ rule: 'named', answers: { a: { rule: 'within', low: 1 } } }), /part 1.*high/);
  t.match(faultOf({ rule: 'named', answers: { a: { rule: 'functions', function: 'f', cases: [{ input: [] }] } } }), /cannot be part/);
});
