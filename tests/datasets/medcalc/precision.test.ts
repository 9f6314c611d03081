/** What an answer is asked to, and that what practice reports is accepted: the rounded value wherever the question asks to round. */
import { publicDraw } from '../../../env/families/generated-source.ts';
import t from 'tap';
import type { AnswerValue } from '../../../env/answer/value.ts';
import { solves } from '../../../env/rewards/index.ts';
import { CALCULATORS } from '../../../datasets/medcalc/calculators/index.ts';
import { composeNote, generateTwin } from '../../../datasets/medcalc/twin/generate.ts';
import { decimalsOf, twinLimits } from '../../../datasets/medcalc/twin/precision.ts';

const number = (value: number): AnswerValue => (Number.isInteger(value) ? { type: 'int', value, digits: String(value) } : { type: 'float', value });

/** The words of the questions of both splits. */
const SAID = [
  /nearest whole number|nearest \S+(?: is precise enough)?|whole numbers? suffices?|whole number|No decimals|to the nearest/i,
  /one decimal place/i,
  /two decimal places/i,
] as const;

t.test('every equation has a precision, and no point, date or pair has', async (t) => {
  for (const { id, slug, output } of CALCULATORS) t.equal(decimalsOf(id) !== undefined, output === 'decimal', slug);
});

t.test('the question says the precision, and the value rounded to it is right', async (t) => {
  for (const { id, slug, output } of CALCULATORS) {
    if (output !== 'decimal') continue;
    const decimals = decimalsOf(id) ?? 0;
    for (const split of ['train', 'test'] as const) {
      for (let index = 0; index < 12; index++) {
        const { question, result } = composeNote(publicDraw({ split, category: slug, index }));
        const said = SAID[decimals];
        if (said?.test(question) !== true) t.fail(`${slug}: ${decimals} decimals are not asked for: ${question}`);
        if (result.kind !== 'decimal') throw new TypeError(slug);
        const { questions: [{ reward }] } = generateTwin(publicDraw({ split, category: slug, index }));
        const scale = 10 ** decimals;
        for (const rounded of [Math.round(result.value * scale) / scale, Number(result.value.toFixed(decimals)), result.value]) {
          if (!solves(reward, number(rounded))) t.fail(`${split}/${slug}/${index}: ${rounded} for ${result.value}`);
        }
      }
    }
  }
  t.pass('rounded as asked');
});

t.test('a half of the last digit is accepted in either direction, and no more than the rule allows', async (t) => {
  t.match(twinLimits(2, 45.56), { low: Number, high: Number });
  const clearance = { rule: 'within', ...twinLimits(2, 45.56) };
  t.ok(solves(clearance, number(46)), 'CrCl 46 mL/min for 45.56');
  t.notOk(solves(clearance, number(45)), 'not 45');
  const exact = { rule: 'within', ...twinLimits(2, 20.5) };
  t.ok(solves(exact, number(20)) && solves(exact, number(21)), 'a tie goes either way');
  const gap = { rule: 'within', ...twinLimits(39, 14) };
  t.ok(solves(gap, number(14)));
  t.notOk(solves(gap, number(14.5)), 'a number between two whole answers is none of them');
});
