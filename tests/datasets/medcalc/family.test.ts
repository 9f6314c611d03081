import { publicDraw } from '../../../env/families/generated-source.ts';
import { Ajv } from 'ajv';
import t from 'tap';
import { TaskRecord } from '../../../env/task.ts';
import { CALCULATORS } from '../../../datasets/medcalc/calculators/index.ts';
import { medcalc } from '../../../datasets/medcalc/family.ts';
import { generateTwin } from '../../../datasets/medcalc/twin/generate.ts';

t.test('what the family offers', async (t) => {
  const { info } = medcalc;
  t.match(info, { id: 'medcalc', version: 2, scope: 'internal', counts: { train: 10_053, test: 1_047 }, variant: 'base', feedback: 'interactive', limits: { attempts: 1, max_steps: 15 } });
  t.same(info.actions, ['validate_code', 'debug', 'submit']);
  t.same(info.runtimes, ['python', 'javascript']);
  t.same(info.categories.map(({ id }) => id), CALCULATORS.map(({ slug }) => slug));
});

t.test('a task of every calculator: valid, the same each time, another in the other split, with near misses', async (t) => {
  const fits = new Ajv().compile(TaskRecord);
  for (const { slug } of CALCULATORS) {
    const record = generateTwin(publicDraw({ split: 'test', category: slug, index: 3 }));
    t.ok(fits(record), `${slug}: ${JSON.stringify(fits.errors)}`);
    t.equal(record.id, `medcalc-v2/twin/test/${slug}/3`);
    t.equal(JSON.stringify(generateTwin(publicDraw({ split: 'test', category: slug, index: 3 }))), JSON.stringify(record));
    t.not(generateTwin(publicDraw({ split: 'train', category: slug, index: 3 })).questions[0].prompt, record.questions[0].prompt);
    t.ok(medcalc.checks.nearMisses(record, 0).length >= 8);
  }
  t.throws(() => generateTwin(publicDraw({ split: 'test', category: 'none', index: 0 })), RangeError);
});
