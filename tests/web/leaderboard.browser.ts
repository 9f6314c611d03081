/** The leaderboard, and from it to why a model failed a task. */
import t from 'tap';
import { browse, program, wrong } from './browser.ts';

const gym = await browse(t);
const tasks = Array.from({ length: 4 }, (_, index) => `medcalc-v2/twin/test/bmi/${index}`);
const solutions = await Promise.all(tasks.map((task) => gym.solutionOf(task)));
for (const [model, right] of [['apt', 3], ['inept', 1]] as const) {
  await Promise.all(tasks.map((task, index) => gym.record([index < right ? program(solutions[index] ?? '') : wrong], { task, meta: { model, run: 'tonight', sample: 0 } })));
}

t.test('models are ranked with intervals, sorted by any column, and set against each other', async (t) => {
  const page = await gym.visit('/leaderboard');
  const names = page.locator('.ranking tbody th a');
  await names.first().waitFor();
  t.same(await names.allInnerTexts(), ['apt', 'inept']);
  t.match(await page.locator('.ranking tbody tr').first().innerText(), /75\.0 %/);
  t.match(await page.locator('.ranking .interval').first().innerText(), /\d+\.\d–\d+\.\d/);
  await page.getByRole('button', { name: 'Average' }).click();
  await page.locator('.ranking tbody tr').first().getByText('inept').waitFor();
  t.equal(await page.getByRole('region', { name: 'Ranking' }).getByRole('columnheader', { name: 'Average' }).getAttribute('aria-sort'), 'ascending');
  for (const box of await page.locator('.ranking input').all()) await box.check();
  const against = page.getByRole('region', { name: 'One against the other' });
  await against.getByRole('rowheader', { name: 'medcalc' }).waitFor();
  t.match(await against.innerText(), /[+−]50\.0/);
  await page.getByLabel('Columns').selectOption('medcalc');
  await page.getByRole('columnheader', { name: 'bmi' }).waitFor();
  t.ok(await page.getByRole('region', { name: 'Published by the paper' }).count() > 0, 'and the published numbers, apart');
});

t.test('three clicks from the leaderboard to why a task was failed', async (t) => {
  const page = await gym.visit('/');
  await page.getByRole('link', { name: 'Leaderboard' }).click();
  await page.locator('.heat tbody tr', { hasText: 'inept' }).getByRole('link').first().click();
  await page.getByText('3 episodes').waitFor();
  await page.locator('.episodes tbody a').first().click();
  await page.getByRole('region', { name: 'What came of it' }).getByText('wrong', { exact: true }).waitFor();
  t.match(await page.getByRole('region', { name: 'What was done' }).innerText(), '-12345.678');
});
