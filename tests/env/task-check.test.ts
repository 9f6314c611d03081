/** A record that does not fit is refused when it is loaded, and the field is named. */
import t from 'tap';
import type { TaskRecord } from '../../env/task.ts';
import { checkRecord } from '../../env/task-check.ts';

const RECORD: TaskRecord = {
  id: 'test-v1/twin/train/one/0', family: 'test', version: 1, source: 'twin', split: 'train', category: 'one', index: 0, difficulty: 1,
  questions: [{ prompt: 'What is 40 + 2?', reward: { rule: 'integer', value: 42 }, gold: '42', reference: { python: 'answer = 42' } }],
  actions: ['validate_code', 'submit'], runtimes: ['python'], variant: 'base', mounts: [], limits: {}, provenance: {},
};
const [QUESTION] = RECORD.questions;
const one = (more: object): unknown => ({ ...RECORD, questions: [{ ...QUESTION, ...more }] });

t.test('what fits passes, as it is', async (t) => {
  t.equal(checkRecord(RECORD), RECORD);
  t.ok(checkRecord({ ...RECORD, questions: [QUESTION, { ...QUESTION, answer: { from: 'file', name: 'out.csv' } }, { ...QUESTION, reward: { rule: 'functions', function: 'f', cases: [{ input: [1], output: 2 }] } }] }));
  t.ok(checkRecord({ ...RECORD, world: { kind: 'documents', documents: { '/a': 1 } }, questions: [{ ...QUESTION, reward: { rule: 'journal', writes: [{ method: 'DELETE', path: '/a' }] } }] }));
});

t.test('what does not fit is refused, naming the field', async (t) => {
  const cases: readonly [string, unknown, RegExp][] = [
    ['no object', 5, /the record/],
    ['no questions', { ...RECORD, questions: [] }, /^\/questions/],
    ['a question without a rule', { ...RECORD, questions: [{ prompt: '', gold: '', reference: {} }] }, /^\/questions\/0\/reward/],
    ['a field that does not exist', { ...RECORD, prompt: 'x' }, /^\/prompt/],
    ['a field of a question that does not exist', one({ hint: 'x' }), /^\/questions\/0\/hint/],
    ['an unknown rule', one({ reward: { rule: 'vibes' } }), /^\/questions\/0\/reward.*no reward rule "vibes"/],
    ['a rule without its parameter', one({ reward: { rule: 'within', low: 1 } }), /^\/questions\/0\/reward.*\/high/],
    ['a parameter of the wrong type', one({ reward: { rule: 'integer', value: 'x' } }), /^\/questions\/0\/reward.*\/value/],
    ['a parameter that the rule has not', one({ reward: { rule: 'integer', value: 1, tolerence: 1 } }), /^\/questions\/0\/reward.*\/tolerence/],
    ['a part of a rule that does not fit', one({ reward: { rule: 'named', answers: { a: { rule: 'date', value: 'today' } } } }), /^\/questions\/0\/reward.*value/],
    ['a name that is none', one({ answer: { from: 'variable', name: 'a b' } }), /^\/questions\/0\/answer/],
    ['a file elsewhere', one({ answer: { from: 'file', name: '../out.csv' } }), /^\/questions\/0\/answer/],
    ['a file from JavaScript', { ...RECORD, runtimes: ['javascript'], questions: [{ ...QUESTION, answer: { from: 'file', name: 'out.csv' } }] }, /^\/questions\/0\/answer.*no files/],
    ['a large answer from JavaScript', { ...RECORD, runtimes: ['python', 'javascript'], questions: [{ ...QUESTION, answer: { from: 'variable', name: 'answer', max_bytes: 2 ** 24 } }] }, /^\/questions\/0\/answer\/max_bytes/],
    ['a large answer with forked steps', { ...RECORD, hygiene: 'fork', questions: [{ ...QUESTION, answer: { from: 'variable', name: 'answer', max_bytes: 2 ** 24 } }] }, /^\/questions\/0\/answer\/max_bytes.*warm/],
    ['a place for a program', one({ reward: { rule: 'functions', function: 'f', cases: [{ input: [1], output: 2 }] }, answer: { from: 'variable', name: 'f' } }), /^\/questions\/0\/answer/],
    ['nothing that can hand in', one({ actions: ['debug'] }), /^\/questions\/0\/actions/],
    ['a world of no kind', { ...RECORD, world: { kind: 'moon' } }, /^\/world.*moon/],
    ['a world that does not fit', { ...RECORD, world: { kind: 'documents' } }, /^\/world.*documents/],
    ['a rule about a world without one', one({ reward: { rule: 'journal', writes: [{ method: 'PUT', path: '/a' }] } }), /^\/world/],
    ['a world from JavaScript', { ...RECORD, runtimes: ['javascript'], world: { kind: 'documents', documents: {} } }, /^\/runtimes/],
    ['a world that is never handed in', { ...RECORD, actions: ['validate_code'], world: { kind: 'documents', documents: {} }, questions: [{ ...QUESTION, reward: { rule: 'journal', writes: [{ method: 'PUT', path: '/a' }] } }] }, /^\/questions\/0\/actions.*submit/],
  ];
  for (const [name, record, message] of cases) t.throws(() => checkRecord(record), { name: 'RecordError', message }, name);
});
