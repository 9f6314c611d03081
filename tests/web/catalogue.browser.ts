/** The catalogue: families, categories, search, a task as an agent sees it. */
import t from 'tap';
import { BMI_TASK, browse, until } from './browser.ts';

const gym = await browse(t);

t.test('from all families to a task, and on to the playground', async (t) => {
  const page = await gym.visit('/');
  await page.getByText('72,413 tasks in 12 families').waitFor();
  t.equal(await page.locator('.families tbody tr').count(), 12);
  await page.getByRole('link', { name: 'medcalc', exact: true }).click();
  await page.getByLabel('Category').selectOption('bmi');
  await page.getByLabel('Split').selectOption('train');
  await page.locator('.tasks a').first().click();
  await page.getByText('Patient note:').waitFor();
  t.match(page.url(), encodeURIComponent(BMI_TASK), 'the address says which task');
  const shown = await page.locator('body').innerText();
  const { questions: [question] } = await gym.server.server.deps.catalogue.byId(BMI_TASK);
  const hidden = [question.reference.python, question.reference.javascript].filter((each) => each !== undefined);
  t.ok(hidden.length > 0);
  for (const secret of hidden) t.notOk(shown.includes(secret.trim().split('\n').at(-1) ?? secret), 'nothing of the reference is shown');
  await page.getByRole('link', { name: 'Play it' }).click();
  t.equal(await page.getByLabel('Task', { exact: true }).first().inputValue(), BMI_TASK);
});

t.test('words find tasks, and so does an id', async (t) => {
  const page = await gym.visit('/');
  const search = page.getByRole('searchbox');
  await search.fill('cockcroft train');
  await search.press('Enter');
  await page.getByText('with all words of').waitFor();
  t.ok((await page.locator('.tasks a').allInnerTexts()).every((text) => /cockcroft-gault/.test(text)));
  await page.goto(`${gym.server.url}/?q=nothing+of+the+kind`);
  await page.getByText('No task fits').waitFor();
  await page.goto(`${gym.server.url}/?q=${encodeURIComponent(BMI_TASK)}`);
  await page.getByText('1 task', { exact: false }).waitFor();
  t.equal(await page.locator('.tasks a').count(), 1);
});

t.test('j and k go from task to task; the list goes on', async (t) => {
  const page = await gym.visit('/?family=medcalc&split=train&category=bmi');
  await page.locator('.tasks a').first().waitFor();
  const before = await page.locator('.tasks a').count();
  await page.getByRole('button', { name: /^Show 100 more/ }).click();
  await until(page, `document.querySelectorAll('.tasks a').length > ${before}`);
  await page.keyboard.press('j');
  await page.locator('.tasks a[aria-current]').waitFor();
  const first = await page.locator('.task-id').innerText();
  await page.keyboard.press('j');
  await until(page, `document.querySelector('.task-id').innerText !== ${JSON.stringify(first)}`);
  await page.keyboard.press('k');
  await until(page, `document.querySelector('.task-id').innerText === ${JSON.stringify(first)}`);
  t.pass('and back');
});

t.test('a task that is not there, and a page that is not there, say so', async (t) => {
  const page = await gym.visit('/?family=medcalc&task=medcalc-v2%2Ftwin%2Ftrain%2Fnone%2F0');
  await page.getByRole('alert').waitFor();
  t.match(await page.getByRole('alert').innerText(), 'That did not work');
  await page.goto(`${gym.server.url}/no/such/page`);
  await page.getByText('There is no such page').waitFor();
});

t.test('the first load is small, and nothing of it is of another host', async (t) => {
  const page = await gym.visit('/');
  await page.locator('.families').waitFor();
  const bytes = await page.evaluate<number>("performance.getEntriesByType('resource').concat(performance.getEntriesByType('navigation')).reduce((sum, { transferSize }) => sum + transferSize, 0)");
  const ready = await page.evaluate<number>("Math.round(performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd)");
  t.comment(`${Math.round(bytes / 1024)} KB, interactive after ${ready} ms`);
  t.ok(bytes > 1000 && bytes < 300 * 1024, `${bytes} bytes`);
});
