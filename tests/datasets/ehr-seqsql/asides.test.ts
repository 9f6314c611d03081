/** How a question tells again what was found: in one bracket, or after a comma, and never in brackets in brackets. */
import t from 'tap';
import { aside, told, unfolded } from '../../../datasets/ehr-seqsql/walk/aside.ts';
import { SPLITS } from '../../../env/task.ts';
import { sampleOf } from './sample.ts';

const drug = aside('drug', 'the one prescribed to the most women');

t.test('an aside stands in brackets, at the end after a comma', async (t) => {
  t.equal(told(`how many patients were prescribed ${drug} in 2103?`), 'How many patients were prescribed that drug (the one prescribed to the most women) in 2103?');
  t.equal(told(`How many patients were prescribed ${drug}?`), 'How many patients were prescribed that drug, the one prescribed to the most women?');
  t.equal(told(`How many tests on ${aside('day', 'when they had the most tests')}?`), 'How many tests on that day (when they had the most tests)?');
});

t.test('the same is told once, another without a bracket', async (t) => {
  t.equal(told(`Of those with ${drug} in 2103, how many more than of those with ${drug} in 2102?`), 'Of those with that drug (the one prescribed to the most women) in 2103, how many more than of those with that drug in 2102?');
  t.equal(told(`Of those with ${drug}, how many had ${aside('lab test', 'the one done for the most men')} in 2102?`), 'Of those with that drug (the one prescribed to the most women), how many had the lab test done for the most men in 2102?');
  t.equal(unfolded(`patients prescribed ${drug}`), 'patients prescribed the drug prescribed to the most women');
  t.equal(told('How many had an inr(pt) test (ld)?'), 'How many had an inr(pt) test (ld)?', 'brackets of names stay');
});

for (const split of SPLITS) t.test(`${split}: one bracket a question, and a sentence`, async (t) => {
  using sample = await sampleOf(t.testdir(), split, { block: 4, size: 32 });
  const texts = sample.sequences.flatMap(([, { questions }]) => questions.map(({ question }) => question));
  t.ok(texts.length > 400);
  for (const text of texts) {
    if ((text.match(/\((the one|when) /g) ?? []).length > 1 || /[⟨⟩{}]| \?|\bthose those\b|\bthe the\b/.test(text.replaceAll(/"[^"]*"/g, 'it')) || !/^[A-Z%"].*[.?]$/.test(text)) t.fail(text);
  }
});
