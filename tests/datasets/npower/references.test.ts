/** The reference solutions, run by the sandbox's Python, and the gold answers of the TypeScript methods agree on every task. */
import { publicDraw } from '../../../env/families/generated-source.ts';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import t from 'tap';
import { npower } from '../../../datasets/npower/family.ts';
import { generateTwin } from '../../../datasets/npower/twin/generate.ts';
import { SPLITS, type TaskRecord } from '../../../env/task.ts';

const python = join(import.meta.dirname, '../../../.venv/sandbox/bin/python');
const skip = existsSync(python) ? false : `no sandbox interpreter at ${python}`;

const PROGRAM = `
import json, sys
answers = []
for code in json.load(sys.stdin):
    scope = {}
    exec(code, scope)
    answers.append([type(scope['answer']).__name__, scope['answer']])
json.dump(answers, sys.stdout)
`;

async function run(codes: readonly (string | undefined)[]): Promise<unknown> {
  const running = promisify(execFile)(python, ['-c', PROGRAM], { maxBuffer: 1 << 26 });
  running.child.stdin?.end(JSON.stringify(codes));
  const parsed: unknown = JSON.parse((await running).stdout);
  return parsed;
}

t.test('the references give the gold answers', { skip }, async (t) => {
  const records: TaskRecord[] = SPLITS.flatMap((split) => npower.info.categories.flatMap(({ id }) => Array.from({ length: 60 }, (_, index) => generateTwin(publicDraw({ split, category: id, index })))));
  const answers = await run(records.map(({ questions: [{ reference }] }) => reference.python));
  if (!Array.isArray(answers)) throw new TypeError('no list of answers');
  records.forEach((record, index) => {
    const answer: unknown = answers[index];
    const [type, value]: unknown[] = Array.isArray(answer) ? answer : [];
    const size = record.questions[0].reward.rule === 'integer';
    const agrees = size ? type === 'int' && value === Number(record.questions[0].gold) : type === 'float' && typeof value === 'number' && Math.abs(value - Number(record.questions[0].gold)) < 1e-6;
    if (!agrees) t.fail(`${record.id}: ${String(value)} (${String(type)}) for ${record.questions[0].gold}`);
  });
  t.equal(answers.length, 720);
});
