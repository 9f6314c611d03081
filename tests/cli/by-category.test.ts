/** Answering and abstaining are told apart in what a rollout says. */
import t from 'tap';
import { categoryLines, solvedByCategory } from '../../cli/by-category.ts';

const run = (category: string, index: number, solved: boolean, family = 'eicu') => ({ task: `${family}-v2/published/test/${category}/${index}`, solved });

t.test('solved of each category', async (t) => {
  const groups = solvedByCategory([run('unanswerable', 0, true), run('count', 0, false), run('unanswerable', 1, true), run('count', 1, true)]);
  t.same(groups, { count: { episodes: 2, solved: 1 }, unanswerable: { episodes: 2, solved: 2 } });
  t.same(Object.keys(groups), ['count', 'unanswerable'], 'by name');
  t.same(categoryLines(groups), [['solved of each category', 'count 1/2, unanswerable 2/2']]);
});

t.test('categories of one name are told apart by their families', async (t) => {
  t.same(solvedByCategory([run('count', 0, true, 'mimic-iii'), run('count', 0, false)]), { 'eicu/count': { episodes: 1, solved: 0 }, 'mimic-iii/count': { episodes: 1, solved: 1 } });
});

t.test('neither none nor more than one can read', async (t) => {
  t.same(categoryLines(solvedByCategory([])), []);
  t.same(categoryLines(solvedByCategory(Array.from({ length: 13 }, (_, i) => run(`kind-${i}`, 0, true)))), []);
});
