/** Reference programs, run one after the other as an episode does: they find the gold answers, which another language computed. Near misses do not. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import { answerFromJson } from '../../../env/answer/from-json.ts';
import { solves } from '../../../env/rewards/index.ts';
import { checkRecord } from '../../../env/task-check.ts';
import type { TaskRecord } from '../../../env/task.ts';
import { EHR_SEQSQL } from '../../../datasets/ehr-seqsql/info.ts';
import { nearMisses } from '../../../datasets/ehr-seqsql/near-misses.ts';
import { recordOf } from '../../../datasets/ehr-seqsql/record.ts';
import { sampleOf } from './sample.ts';

const PYTHON = fileURLToPath(new URL('../../../.venv/sandbox/bin/python', import.meta.url));
/** Programs of one task share their variables; "alone" runs each in a space of its own. What is no JSON is handed in as its repr. */
const RUNNER = `
import json, sys
out = []
for alone, programs in json.load(sys.stdin):
    space, answers = {}, []
    for code in programs:
        if alone: space = {}
        try:
            exec(code, space)
            answers.append({"answer": space.get("answer")})
        except Exception as error:
            answers.append({"error": repr(error), "code": code})
    out.append(answers)
json.dump(out, sys.stdout, default=repr)
`;

type Run = Readonly<Record<string, unknown>>;
function run(folder: string, tasks: readonly (readonly [alone: boolean, programs: readonly string[]])[]): readonly (readonly Run[])[] {
  const { stdout, stderr, status } = spawnSync(PYTHON, ['-c', RUNNER], { input: JSON.stringify(tasks).replaceAll('/data/mimic-iii', folder), encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

t.test('a block of each kind', async (t) => {
  using sample = await sampleOf(t.testdir(), 'train', { block: 2 });
  const records = sample.sequences.map(([category, sequence], index) => checkRecord(recordOf(EHR_SEQSQL, { split: 'train', category, index }, 'hospital', sequence)));
  const references = ({ questions }: TaskRecord): readonly string[] => questions.map(({ reference }) => reference.python ?? '');
  const earns = ({ questions }: TaskRecord, position: number, ran: Run | undefined): boolean => ran !== undefined && 'answer' in ran && solves(questions[position]?.reward ?? { rule: 'abstain' }, answerFromJson(ran['answer']));

  const together = run(sample.hospital.folder, records.map((record) => [false, references(record)]));
  records.forEach((record, index) => record.questions.forEach(({ prompt, gold }, position) => {
    const ran = together[index]?.[position];
    if (!earns(record, position, ran)) t.fail(`${prompt}\n${gold}\n${JSON.stringify(ran)}`);
  }));
  const some = records.filter((_, index) => index % 9 === 0);
  const apart = run(sample.hospital.folder, some.map((record) => [true, references(record)]));
  some.forEach((record, index) => record.questions.forEach((_, position) => { if (!earns(record, position, apart[index]?.[position])) t.fail(`alone: ${JSON.stringify(apart[index]?.[position])}`); }));

  // Of each question: its near misses are worth nothing, though the right answers of the others are there.
  const wrong = records.map((record) => record.questions.map((_, position) => nearMisses(record, position)));
  const tried = run('', wrong.map((each) => [true, each.flat()]));
  records.forEach((record, index) => {
    const positions = wrong[index]?.flatMap((each, position) => each.map(() => position)) ?? [];
    positions.forEach((position, at) => {
      const ran = tried[index]?.[at];
      if (earns(record, position, ran)) t.fail(`${record.questions[position]?.prompt}: ${JSON.stringify(ran)} earns`);
    });
  });
  t.ok(together.flat().length > 800 && tried.flat().length > 5_000, `${together.flat().length} references, ${tried.flat().length} near misses`);
});

t.test('a record asks its questions in turn', async (t) => {
  using sample = await sampleOf(t.testdir(), 'test', { block: 3, size: 8 });
  for (const [category, sequence] of sample.sequences) {
    const { questions, limits, mounts, provenance } = recordOf(EHR_SEQSQL, { split: 'test', category, index: 0 }, 'hospital', sequence);
    const [first, ...others] = questions;
    t.match(first.prompt, /\/data\/mimic-iii: .*hospital\.sqlite.*schema\.md.*2105-12-31 23:59:00/s, 'the first says where the tables are');
    t.ok(first.prompt.includes(`the first of ${questions.length} questions`));
    t.ok(others.every(({ prompt }) => prompt.length < 800), 'those after it are short');
    t.match(limits, { attempts: 1, max_steps: 15 + 5 * questions.length });
    t.same(mounts, [{ name: 'mimic-iii', path: 'hospital' }]);
    t.equal(Array.isArray(provenance['questions']) && provenance['questions'].length, questions.length);
  }
});
