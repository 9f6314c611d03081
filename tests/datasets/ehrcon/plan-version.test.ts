/** What is planned stays the same under one version: a sample of blocks, on a hospital made here, has the digests written down for it. */
import { createHash } from 'node:crypto';
import t from 'tap';
import { PLAN_VERSION } from '../../../datasets/ehrcon/block.ts';
import { EHRCON_CATEGORIES } from '../../../datasets/ehrcon/categories.ts';
import { VERSION } from '../../../datasets/hospital/index.ts';
import { PLAN_DIGESTS } from './expected-plans.ts';
import { groundOf } from './hospital.ts';

const key = `hospital ${VERSION}, plan ${PLAN_VERSION}`;

t.test(`the plans of ${key}`, async (t) => {
  using ground = await groundOf(t.testdir());
  const made = Object.fromEntries(EHRCON_CATEGORIES.map(({ id }) => {
    const hash = createHash('sha256');
    for (const block of [0, 700]) for (const note of ground.planner.make(id, block, 32)) hash.update(`${JSON.stringify(note)}\n`);
    return [id, hash.digest('hex').slice(0, 16)];
  }));
  t.same(made, PLAN_DIGESTS[key], PLAN_DIGESTS[key] === undefined
    ? `this version is new: add a line '${key}' with these digests to expected-plans.ts, and leave the others`
    : 'what is planned has changed, and plans on disk would not be made anew: raise PLAN_VERSION in datasets/ehrcon/block.ts, then add a line for it to expected-plans.ts');
});
