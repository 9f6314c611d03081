/** What is planned stays the same under one version: a sample of blocks, on a hospital made here, has the digests written down for it. */
import { createHash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import t from 'tap';
import { BLOCK } from '../../../datasets/ehr/planning/blocks.ts';
import { ensureHospital, VERSION } from '../../../datasets/hospital/index.ts';
import { BlockMaker, PLAN_VERSION } from '../../../datasets/treqs/block.ts';
import { TREQS_CATEGORIES } from '../../../datasets/treqs/categories.ts';
import { Pools } from '../../../datasets/treqs/pools.ts';
import { SPLITS } from '../../../env/task.ts';
import { PLAN_DIGESTS } from './expected-plans.ts';

/** Numbers of the blocks of each category. */
const SAMPLE = [0, 1, 700] as const;

const key = `hospital ${VERSION}, plan ${PLAN_VERSION}`;

t.test(`the plans of ${key}`, async (t) => {
  const hospital = await ensureHospital({ schema: 'mimicsql', split: 'test', size: 'small', root: t.testdir() });
  using database = new DatabaseSync(hospital.sqlite, { readOnly: true });
  const pools = new Pools(database);
  const made = Object.fromEntries(SPLITS.flatMap((split) => TREQS_CATEGORIES.map(({ id }) => {
    const maker = new BlockMaker(database, pools, split);
    const hash = createHash('sha256');
    for (const block of SAMPLE) for (const task of maker.make(id, block, BLOCK)) hash.update(`${JSON.stringify(task)}\n`);
    return [`${split} ${id}`, hash.digest('hex').slice(0, 16)];
  })));
  t.same(made, PLAN_DIGESTS[key], PLAN_DIGESTS[key] === undefined
    ? `this version is new: add a line '${key}' with these digests to expected-plans.ts, and leave the others`
    : 'what is planned has changed, and plans on disk would not be made anew: raise PLAN_VERSION in datasets/treqs/block.ts (or VERSION in datasets/hospital/settings.ts where the rows changed), then add a line for it to expected-plans.ts');
});
