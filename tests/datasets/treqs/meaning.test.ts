/** One meaning, read in SQL and in Python: answers worked out by hand, and tasks of a generated hospital. */
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import t from 'tap';
import { goldText, rewardFor } from '../../../datasets/ehr/reward.ts';
import { answerRows } from '../../../datasets/ehr/sql/answer-rows.ts';
import { ensureHospital } from '../../../datasets/hospital/index.ts';
import { BlockMaker } from '../../../datasets/treqs/block.ts';
import { TREQS_CATEGORIES } from '../../../datasets/treqs/categories.ts';
import { term } from '../../../datasets/treqs/columns.ts';
import { planner } from '../../../datasets/treqs/planner.ts';
import { Pools } from '../../../datasets/treqs/pools.ts';
import { referencePython } from '../../../datasets/treqs/python/index.ts';
import { sqlOf } from '../../../datasets/treqs/sql/index.ts';
import { answerFromJson } from '../../../env/answer/from-json.ts';
import { solves } from '../../../env/rewards/index.ts';
import { runPython } from '../run-python.ts';
import { writeTinyHospital } from './tiny.ts';
import { TINY_CASES } from './tiny-cases.ts';

const root = t.testdir();

t.test('answers worked out by hand', async (t) => {
  const folder = t.testdir();
  writeTinyHospital(folder);
  using database = new DatabaseSync(path.join(folder, 'hospital.sqlite'), { readOnly: true });
  const answers = runPython(TINY_CASES.map(([, query]) => referencePython(folder, query)));
  TINY_CASES.forEach(([what, query, expected], index) => {
    t.equal(goldText('rows', answerRows(database, sqlOf(query))), goldText('rows', expected), `SQL: ${what}`);
    t.ok(solves(rewardFor('rows', expected), answerFromJson(answers[index])), `Python: ${what}: ${JSON.stringify(answers[index])}`);
  });
});

t.test('gold and reference agree on a block of each category', async (t) => {
  const hospital = await ensureHospital({ schema: 'mimicsql', split: 'test', size: 'small', root });
  using database = new DatabaseSync(hospital.sqlite, { readOnly: true });
  const maker = new BlockMaker(database, new Pools(database), 'test');
  const tasks = TREQS_CATEGORIES.flatMap(({ id }) => maker.make(id, 3, 64));
  const answers = runPython(tasks.map(({ query }) => referencePython(hospital.folder, query)));
  const differ = tasks.filter(({ rows }, index) => !solves(rewardFor('rows', rows), answerFromJson(answers[index])));
  t.same(differ.map(({ question, rows }) => [question, rows]), []);
});

t.test('what is planned on indexed copies of the tables is the same', async (t) => {
  const { sqlite } = await ensureHospital({ schema: 'mimicsql', split: 'test', size: 'small', root });
  using plain = new DatabaseSync(sqlite, { readOnly: true });
  using copied = new DatabaseSync(sqlite, { readOnly: true });
  const ground = { schema: 'mimicsql', split: 'train', key: '' } as const;
  const [maker, planned] = [new BlockMaker(plain, new Pools(plain), 'train'), planner(copied, ground)];
  for (const { id } of TREQS_CATEGORIES) t.same(planned.make(id, 1, 32), maker.make(id, 1, 32), id);
});

t.test('what the tables do not hold is refused', async (t) => {
  t.throws(() => term('DEMOGRAPHIC.HEIGHT'), RangeError);
  t.throws(() => term('LAB.AGE'), RangeError);
  t.throws(() => referencePython('/data/treqs', { op: 'count', from: { of: { where: [{ name: 'AGE', is: '=', value: '50' }] } } }), RangeError, 'a number is not compared with text');
});

t.test('a program is plain Python in ASCII, and reads only what it needs', async (t) => {
  const program = referencePython('/data/treqs', { op: 'list', terms: [term('DEMOGRAPHIC.AGE')], from: { of: { where: [{ name: 'NAME', is: '=', value: 'Zoë "Z" \\ O\'Hara\n' }] } } });
  t.match(program, /^[\x20-\x7e\n]*$/);
  t.notMatch(program, /LAB|PRESCRIPTIONS|sqlite|pandas/);
});
