/** What is planned stays the same under one version: a sample of blocks, on hospitals made here, has the digests written down for it. */
import { createHash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import t from 'tap';
import { BlockMaker, PLAN_VERSION } from '../../../datasets/ehr/block.ts';
import { BLOCK } from '../../../datasets/ehr/planning/blocks.ts';
import { EHR_CATEGORIES } from '../../../datasets/ehr/categories.ts';
import { Pools } from '../../../datasets/ehr/pools.ts';
import { SCHEMA_NAMES } from '../../../datasets/ehr/query.ts';
import { ensureHospital, VERSION } from '../../../datasets/hospital/index.ts';
import { PLAN_DIGESTS } from './expected-plans.ts';

/** Numbers of the blocks of each category. */
const SAMPLE = [0, 1, 700] as const;

const key = `hospital ${VERSION}, plan ${PLAN_VERSION}`;
const root = t.testdir();

for (const schema of SCHEMA_NAMES) {
  t.test(`${schema}: the plans of ${key}`, async (t) => {
    const hospital = await ensureHospital({ schema, split: 'test', size: 'small', root });
    using database = new DatabaseSync(hospital.sqlite, { readOnly: true });
    const maker = new BlockMaker(database, new Pools(schema, database), 'test');
    const made = Object.fromEntries(EHR_CATEGORIES.map(({ id }) => {
      const hash = createHash('sha256');
      for (const block of SAMPLE) for (const task of maker.make(id, block, BLOCK)) hash.update(`${JSON.stringify(task)}\n`);
      return [id, hash.digest('hex').slice(0, 16)];
    }));
    t.same(made, PLAN_DIGESTS[key]?.[schema], PLAN_DIGESTS[key] === undefined
      ? `this version is new: add a line '${key}' with these digests to expected-plans.ts, and leave the others`
      : 'what is planned has changed, and plans on disk would not be made anew: raise PLAN_VERSION in datasets/ehr/block.ts (or VERSION in datasets/hospital/settings.ts where the rows changed), then add a line for it to expected-plans.ts');
  });
}
