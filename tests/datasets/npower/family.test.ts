import { publicDraw } from '../../../env/families/generated-source.ts';
import t from 'tap';
import { asNumber } from '../../../env/answer/compare.ts';
import { solves } from '../../../env/rewards/index.ts';
import { npower } from '../../../datasets/npower/family.ts';
import { nearMisses } from '../../../datasets/npower/near-misses.ts';
import { generateTwin } from '../../../datasets/npower/twin/generate.ts';

t.test('what the family offers', async (t) => {
  t.match(npower.info, { id: 'npower', version: 2, scope: 'external', counts: { train: 960, test: 240 }, variant: 'science', feedback: 'interactive', limits: { attempts: 1, max_steps: 15 } });
  t.same(npower.info.actions, ['validate_code', 'debug', 'submit']);
  t.same(npower.info.runtimes, ['python']);
  t.same(npower.info.categories.map(({ id }) => id), ['one-sample-t', 'two-sample-t', 'paired-t', 'anova', 'chi-square', 'cox']);
});

t.test('near misses earn nothing, and the gold answer earns', async (t) => {
  for (const { id } of npower.info.categories) {
    for (let index = 0; index < 40; index++) {
      const record = generateTwin(publicDraw({ split: 'test', category: id, index }));
      const gold = Number(record.questions[0].gold);
      if (!solves(record.questions[0].reward, { type: 'float', value: gold }) || !solves(record.questions[0].reward, { type: 'str', value: record.questions[0].gold })) t.fail(`${record.id}: ${record.questions[0].gold} does not earn`);
      const wrong = nearMisses(record);
      for (const text of wrong) {
        const number = asNumber({ type: 'str', value: text.replaceAll("'", '') });
        if (number !== undefined && solves(record.questions[0].reward, { type: 'float', value: number })) t.fail(`${record.id}: ${text} earns`);
      }
      const numbers = wrong.map(Number);
      const expected = record.questions[0].reward.rule === 'integer' ? [gold + 1, gold - 1] : [gold + 0.03, gold - 0.03, gold * 100];
      for (const near of expected) if (!numbers.includes(near)) t.fail(`${record.id}: ${near} is not among the near misses`);
    }
    t.pass(id);
  }
});
