/** Actions as fields to fill in and as they are shown; replies; the order of the leaderboard; numbers and times. */
import t from 'tap';
import type { Entry } from '../../web/src/api/board.ts';
import { columnNamed, sorted } from '../../web/src/pages/leaderboard/columns.ts';
import { actionOf, fieldsOf } from '../../web/src/pages/playground/action-form.ts';
import { bytes, duration, percent, reward } from '../../web/src/text/format.ts';
import { replyOf } from '../../web/src/text/reply.ts';
import { shownAction } from '../../web/src/text/shown-action.ts';
import { ACTIONS } from '../../env/actions/index.ts';

t.test('every action that there is can be filled in and comes out as the server takes it', (t) => {
  const form = (name: keyof typeof ACTIONS) => fieldsOf(ACTIONS[name].parameters);
  t.same(form('validate_code').map(({ kind }) => kind), ['code']);
  t.same(actionOf('validate_code', form('validate_code'), { code: 'answer = 1' }), { action: 'validate_code', code: 'answer = 1' });
  t.same(actionOf('submit', form('submit'), {}), { action: 'submit' }, 'an empty answer is none');
  t.same(actionOf('submit', form('submit'), { answer: '[1, 2]' }), { action: 'submit', answer: [1, 2] });
  t.same(actionOf('submit', form('submit'), { answer: 'in June' }), { action: 'submit', answer: 'in June' });
  t.same(actionOf('debug', form('debug'), { error_msg: '' }), { action: 'debug' });
  t.same(actionOf('request_info', form('request_info'), { data_path: '/data/a.csv', keyterm: 'SUBJECT_ID' }), { action: 'request_info', data_path: '/data/a.csv', info_type: 'column_names', keyterm: 'SUBJECT_ID' });
  t.same(actionOf('terminal', form('terminal'), { cmd: 'ls' }), { action: 'terminal', cmd: 'ls' });
  t.same(fieldsOf(undefined), []);
  t.end();
});

t.test('an action is shown by its program, else by its parameters', (t) => {
  t.match(shownAction({ action: 'validate_code', code: 'x' }, 'javascript'), { name: 'validate_code', code: 'x', language: 'javascript' });
  t.match(shownAction({ action: 'submit', answer: 3 }, 'python'), { name: 'submit', code: undefined, text: '{\n  "answer": 3\n}' });
  t.match(shownAction('```python\nx\n```', 'python'), { name: 'reply', text: '```python\nx\n```' });
  t.match(shownAction(null, 'python'), { name: 'action' });
  t.end();
});

t.test('of a reply, thoughts and calls stand apart', (t) => {
  t.same(replyOf('plain {"action": 1}'), { thoughts: '', said: 'plain {"action": 1}', calls: '' });
  t.same(replyOf('<think>hm</think> so'), { thoughts: 'hm', said: 'so', calls: '' });
  const message = replyOf(JSON.stringify({ role: 'assistant', content: null, reasoning_content: 'hm', tool_calls: [{ id: 'a' }] }));
  t.match(message, { thoughts: 'hm', said: '' });
  t.match(message.calls, '"id": "a"');
  t.equal(replyOf('{"role": "user", "content": "x"}').said, '{"role": "user", "content": "x"}');
  t.end();
});

t.test('the leaderboard is sorted either way, and what has no value stands last', (t) => {
  const entry = (id: string, success: number | null, seconds: number | null): Entry => ({
    id, run: 'r', model: id, kind: 'model', source: 'twin', feedback: 'interactive', guessable: false, test_set: null, started_at: 0, ended_at: null, families: {},
    average: success === null ? null : { families: 1, success, interval: [0, 1] },
    overall: { tasks: 1, episodes: 1, solved: 0, success, interval: null, mean_reward: null, pass_at_k: {}, turns: null, tokens: { prompt: 0, completion: 0 }, cost: 0, seconds, errors: {}, steps: 0, stop_reasons: {}, unplayed: 0, infra: 0, open: 0 },
  });
  const entries = [entry('a', 0.2, 3), entry('b', null, null), entry('c', 0.9, 1)];
  const order = (column: string, turned: boolean): string => sorted(entries, columnNamed(column), turned).map(({ id }) => id).join('');
  t.equal(order('average', false), 'cab');
  t.equal(order('average', true), 'acb');
  t.equal(order('seconds', false), 'cab', 'of times less is better');
  t.equal(order('seconds', true), 'acb');
  t.equal(columnNamed('nonsense').id, 'average');
  t.end();
});

t.test('numbers and times', (t) => {
  t.same([0.2, 7.4, 999, 1500, 59_000, 120_000, 121_999, 3_600_000, 5_400_000].map(duration), ['< 1 ms', '7 ms', '999 ms', '1.5 s', '59 s', '2 min', '2 min 1 s', '1 h', '1 h 30 min']);
  t.same([null, 0, 1, 1 / 3].map(reward), ['–', '0', '1', '0.333']);
  t.same([bytes(10), bytes(2048), bytes(1_500_000)], ['10 B', '2 KiB', '1.43 MiB']);
  t.equal(percent(0.3125), '31.3 %');
  t.end();
});
