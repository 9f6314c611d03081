/** What is planned stays the same under one version: a sample of blocks, on a hospital made here, has the digests written down for it. */
import { createHash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import t from 'tap';
import { PLAN_VERSION, SequenceMaker } from '../../../datasets/ehr-seqsql/block.ts';
import { FOLLOW_UPS } from '../../../datasets/ehr-seqsql/categories.ts';
import { ensureHospital, VERSION } from '../../../datasets/hospital/index.ts';
import { PLAN_DIGESTS } from './expected-plans.ts';

/** Numbers of the blocks of each kind. */
const SAMPLE = [0, 1, 700] as const;
const SIZE = 32;

const key = `hospital ${VERSION}, plan ${PLAN_VERSION}`;

t.test(`the plans of ${key}`, async (t) => {
  const hospital = await ensureHospital({ schema: 'mimic-iii', split: 'test', size: 'small', root: t.testdir() });
  using database = new DatabaseSync(hospital.sqlite, { readOnly: true });
  const maker = new SequenceMaker(database, 'test');
  const made = Object.fromEntries(FOLLOW_UPS.map(({ id }) => {
    const hash = createHash('sha256');
    for (const block of SAMPLE) for (const task of maker.make(id, block, SIZE)) hash.update(`${JSON.stringify(task)}\n`);
    return [id, hash.digest('hex').slice(0, 16)];
  }));
  t.same(made, PLAN_DIGESTS[key], PLAN_DIGESTS[key] === undefined
    ? `this version is new: add a line '${key}' with these digests to expected-plans.ts, and leave the others`
    : 'what is planned has changed, and plans on disk would not be made anew: raise PLAN_VERSION in datasets/ehr-seqsql/block.ts (or VERSION in datasets/hospital/settings.ts where the rows changed), then add a line for it to expected-plans.ts');
  using another = new DatabaseSync(hospital.sqlite, { readOnly: true });
  t.same(new SequenceMaker(another, 'test').make('reference', 1, SIZE), maker.make('reference', 1, SIZE), 'whatever was made before');
});
