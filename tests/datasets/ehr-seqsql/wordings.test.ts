/** Each way of asking belongs to one split. */
import { DatabaseSync } from 'node:sqlite';
import t from 'tap';
import { Pools } from '../../../datasets/ehr/pools.ts';
import type { Wordings } from '../../../datasets/ehr/templates/template.ts';
import { Answers } from '../../../datasets/ehr-seqsql/sequence.ts';
import { OPENERS, STEPS } from '../../../datasets/ehr-seqsql/steps.ts';
import { startWalk } from '../../../datasets/ehr-seqsql/walk/walk.ts';
import { ensureHospital } from '../../../datasets/hospital/index.ts';
import { Rng } from '../../../env/rng.ts';

/** What is left of a wording whatever its placeholders hold, nothing included. */
const skeleton = (wording: string): string => wording.toLowerCase().replaceAll(/\{\w+\}/g, ' ').replaceAll(/[^a-z-]+/g, ' ').trim();

t.test('no wording of one split is one of the other, whatever is put into it', async (t) => {
  const hospital = await ensureHospital({ schema: 'mimic-iii', split: 'test', size: 'small', root: t.testdir() });
  using database = new DatabaseSync(hospital.sqlite, { readOnly: true });
  const answers = new Answers(database);
  const rng = new Rng('wordings');
  // All that openers and follow-ups choose from while they walk about.
  const seen = new Map<string, Wordings>();
  const walk = startWalk(rng, new Pools('mimic-iii', database), 'test', (of) => answers.members(of), (wordings) => {
    seen.set(JSON.stringify(wordings), wordings);
    return rng.pick(wordings.test);
  });
  const drawn = new Set<string>();
  for (const opener of OPENERS) {
    for (let time = 0; time < 10; time++) {
      const opened = opener.draw(walk);
      if (opened === undefined) continue;
      drawn.add(opener.id);
      let { state } = opened;
      for (const step of STEPS) {
        const turn = step.draw(walk, state);
        if (turn === undefined) continue;
        drawn.add(step.id);
        // From here on, sometimes: so that what is found is followed up as well.
        if (rng.chance(0.12)) ({ state } = turn);
      }
    }
  }
  t.same([...OPENERS, ...STEPS].map(({ id }) => id).filter((id) => !drawn.has(id)), [], 'each of them can be asked');
  const all = [...seen.values()];
  const [train, test] = (['train', 'test'] as const).map((split) => new Set(all.flatMap((each) => each[split]).map(skeleton)));
  t.ok((train?.size ?? 0) > 120 && (test?.size ?? 0) > 100, `${train?.size} and ${test?.size} wordings`);
  t.same([...(train ?? [])].filter((each) => test?.has(each)), []);
});
