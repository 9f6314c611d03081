/** The paper's published rules: what they accept, wrong answers included, and that nothing of it is said without a word of that. */
import t from 'tap';
import { boardHtml } from '../../cli/leaderboard/html.ts';
import { boardMarkdown } from '../../cli/leaderboard/markdown.ts';
import { boardText } from '../../cli/leaderboard/table.ts';
import type { RewardSpec, TaskRecord } from '../../env/task.ts';
import { makeBoard } from '../../evaluation/make-board.ts';
import { PAPER_GRADING_NOTES } from '../../evaluation/paper-grading.ts';
import { PAPER_RESULTS } from '../../evaluation/paper-results.ts';
import { PAPER_RULES, pythonFloat } from '../../evaluation/paper-rules.ts';

const task = (family: string, reward: RewardSpec, gold: string, provenance: TaskRecord['provenance'] = {}): TaskRecord => ({
  id: `${family}-v1/twin/test/x/0`, family, version: 1, source: 'twin', split: 'test', category: 'x', index: 0, difficulty: 1, questions: [{ prompt: '', reward, gold, reference: {} }],
  actions: ['validate_code'], runtimes: ['python'], variant: 'base', mounts: [], limits: {}, provenance,
});
function right(record: TaskRecord, text: string, ok = true): boolean {
  const rule = PAPER_RULES[record.family];
  if (rule === undefined || !('right' in rule)) throw new Error(`${record.family} has no rule`);
  return rule.right({ text, ok }, record);
}

t.test('a calculator\'s value: any number, no date', (t) => {
  const value = task('medcalc', { rule: 'within', low: 23.9, high: 26.5 }, '25.238');
  for (const text of ['25.2', '25.238\n', '-12345.678', '1e9', '0']) t.ok(right(value, text), text);
  for (const text of ['', 'BMI: 25.2', '25.2 kg', 'nan', '(1, 2)']) t.notOk(right(value, text), text);
  const date = task('medcalc', { rule: 'date', value: '2020-01-02', order: 'MDY' }, '01/02/2020');
  t.notOk(right(date, '01/02/2020'), 'not even the right one');
  const negative = task('medcalc', { rule: 'integer', value: -2 }, '-2');
  t.notOk(right(negative, '-2'), 'nor a negative value');
  t.end();
});

t.test('answers from tables: the first item, anywhere', (t) => {
  const list = task('mimic-iii', { rule: 'rows', rows: [['acute'], ['chronic']] }, '');
  t.ok(right(list, "['acute']") && right(list, 'everything: chronic acute'), 'one of two is enough');
  t.notOk(right(list, 'chronic'));
  const yes = task('eicu', { rule: 'yes_no', value: true }, 'yes');
  t.ok(right(yes, 'True') && right(yes, 'False 1'));
  t.notOk(right(yes, 'False'));
  const no = task('eicu', { rule: 'yes_no', value: false }, 'no');
  t.ok(right(no, 'False') && right(no, '10'));
  const whole = task('treqs', { rule: 'rows', rows: [[7]] }, '', { published_answer: ['7.0'] });
  t.ok(right(whole, '7') && right(whole, '1970'), 'any text with the digit');
  t.ok(right(task('treqs', { rule: 'abstain' }, 'None'), 'a list of 10'), 'None is taken for 0');
  t.end();
});

t.test('the others', (t) => {
  const size = task('npower', { rule: 'integer', value: 47 }, '47', { published: 42 });
  t.ok(right(size, ' 42\n'), 'the published label counts');
  for (const text of ['47', '42.0', 'n = 42']) t.notOk(right(size, text), text);
  const power = task('npower', { rule: 'any_within', intervals: [] }, '0.800000');
  t.ok(right(power, '0.805') && !right(power, '0.81') && !right(power, 'power 0.8'));
  const clash = task('ehrcon', { rule: 'rows', rows: [['LABEVENTS', 'VALUENUM', '7']] }, '');
  t.ok(right(clash, 'True') && right(clash, 'not true at all') && !right(clash, 'False') && !right(clash, 'yes'));
  t.ok(right(task('ehrcon', { rule: 'rows', rows: [] }, '[]'), '{"has_error": false}'));
  t.ok(right(task('ehr-seqsql', { rule: 'rows', rows: [[1]] }, '1'), 'Traceback', false), 'a crash is right');
  t.ok(right(task('biodsbench', { rule: 'named', answers: {} }, ''), '') && !right(task('biodsbench', { rule: 'named', answers: {} }, ''), '', false), 'whatever ends well');
  t.same([pythonFloat(' 1e3\n'), pythonFloat('.5'), pythonFloat('1.'), pythonFloat('1,5'), pythonFloat('')], [1000, 0.5, 1, undefined, undefined]);
  t.end();
});

t.test('every family has a rule or a reason, and every output says what the rules accept', async (t) => {
  t.equal(Object.keys(PAPER_RULES).length, 12);
  const board = makeBoard([], { families: [], grading: 'paper', notes: PAPER_GRADING_NOTES, now: 0 });
  for (const output of [boardText(board), boardMarkdown(board), await boardHtml(board), JSON.stringify(board)]) t.match(output, /accept wrong answers/);
});

t.test('the published averages are the means of the published numbers', (t) => {
  for (const { model, success, average } of PAPER_RESULTS) {
    const values = Object.values(success);
    t.equal(values.length, 8);
    t.ok(Math.abs(values.reduce((sum, value) => sum + value, 0) / 8 - average) < 0.0007, model);
  }
  t.end();
});
