/** Recorded episodes: narrowed, stepped through by keys, compared, copied. */
import t from 'tap';
import { BMI_TASK, browse, program, wrong, until } from './browser.ts';

const gym = await browse(t);
const solution = await gym.solutionOf(BMI_TASK);
const [solved, failed] = await Promise.all([
  gym.record([program('print("look first")'), program(solution)], { meta: { model: 'apt', run: 'one', sample: 0, tag: 'night' } }),
  gym.record([program('print("look first")'), program('answer = 1 +'), wrong], { meta: { model: 'inept', run: 'one', sample: 1 } }),
]);
await Promise.all(Array.from({ length: 120 }, (_, index) => gym.record([], { task: `medcalc-v2/twin/train/bmi/${index + 1}` })));

t.test('filters narrow the list, by address too', async (t) => {
  const page = await gym.visit('/trajectories');
  await page.getByText('122 episodes').waitFor();
  t.equal(await page.locator('.episodes tbody tr').count(), 100, 'a page of them');
  const outcome = page.getByRole('group', { name: 'Outcome' }).getByLabel(/^solved/);
  await outcome.check();
  await page.getByText('1 episode', { exact: true }).waitFor();
  t.match(page.url(), 'outcome=solved');
  t.match(await page.locator('.episodes tbody tr').innerText(), 'apt');
  await outcome.uncheck();
  await page.getByText('122 episodes').waitFor();
  await page.getByLabel(/^inept/).check();
  await page.getByText('1 episode', { exact: true }).waitFor();
  t.match(await page.locator('.episodes tbody tr').innerText(), 'failed');
  await page.goto(`${gym.server.url}/trajectories?tag=night&outcome=failed`);
  await page.getByText('No episode fits').waitFor();
  await page.getByRole('link', { name: 'Clear all' }).first().click();
  await page.getByText('122 episodes').waitFor();
});

t.test('the next page follows, and the way back', async (t) => {
  const page = await gym.visit('/trajectories');
  await page.locator('.episodes tbody tr').first().waitFor();
  await page.getByRole('link', { name: /^Next 100/ }).click();
  await until(page, "document.querySelectorAll('.episodes tbody tr').length === 22");
  await page.getByRole('link', { name: 'Newest' }).click();
  await until(page, "document.querySelectorAll('.episodes tbody tr').length === 100");
  t.pass('there and back');
});

t.test('an episode is stepped through by keys; its address leads to the step', async (t) => {
  const page = await gym.visit(`/trajectories/${failed.episode}`);
  await page.getByRole('heading', { name: 'Step 3 of 3' }).waitFor();
  t.match(await page.getByRole('region', { name: 'What came of it' }).innerText(), /wrong/, 'it opens where it ended');
  t.match(await page.getByRole('region', { name: 'What was done' }).innerText(), '-12345.678');
  await page.keyboard.press('k');
  await page.getByRole('heading', { name: 'Step 2 of 3' }).waitFor();
  t.match(await page.getByRole('region', { name: 'What came of it' }).innerText(), 'SyntaxError');
  t.match(page.url(), 'step=2');
  await page.keyboard.press('Home');
  await page.getByText('Patient note:').waitFor();
  await page.keyboard.press('ArrowRight');
  await page.getByRole('heading', { name: 'Step 1 of 3' }).waitFor();
  await page.goto(`${gym.server.url}/trajectories/${failed.episode}?step=2`);
  await page.getByRole('heading', { name: 'Step 2 of 3' }).waitFor();
  t.equal(await page.getByRole('button', { name: /SFT/ }).count(), 0, 'what failed is no sample');
});

t.test('a solved one is copied as an SFT sample', async (t) => {
  const page = await gym.visit(`/trajectories/${solved.episode}`, { permissions: ['clipboard-read', 'clipboard-write'] });
  await page.getByRole('button', { name: /^Copy as SFT sample/ }).waitFor();
  await page.keyboard.press('c');
  await page.getByText('Copied').waitFor();
  const sample = JSON.parse(await page.evaluate<string>('navigator.clipboard.readText()')) as { readonly messages: readonly { readonly role: string }[]; readonly trajectory: string };
  t.equal(sample.trajectory, solved.episode);
  t.same(sample.messages.map(({ role }) => role), ['system', 'user', 'assistant', 'user', 'assistant']);
});

t.test('two of one task are compared', async (t) => {
  const page = await gym.visit(`/trajectories?task=${encodeURIComponent(BMI_TASK)}`);
  await page.locator('.episodes tbody tr').nth(1).waitFor();
  for (const key of ['j', 'x', 'j', 'x']) await page.keyboard.press(key);
  await page.getByText('2 of 2 marked').waitFor();
  await page.keyboard.press('d');
  await page.getByText('1 step alike, 2 different').waitFor();
  t.ok(await page.locator('.diff tr.changed').count() > 0);
  t.same((await page.locator('.diff-heads .badge').allInnerTexts()).map((text) => text.replace(/\W/g, '')).toSorted(), ['failed', 'solved']);
  await page.keyboard.press('j');
  t.match(await page.evaluate<string>('document.activeElement.innerText'), 'Step 2');
});

t.test('an episode that is not there says so', async (t) => {
  const page = await gym.visit('/trajectories/none');
  await page.getByRole('alert').waitFor();
  t.match(await page.getByRole('alert').innerText(), 'no recorded episode');
});

t.test('a last step that was no answer tells what it was', async (t) => {
  for (const [last, word] of [['The answer is 1.', 'unreadable'], [program('answer = 1 +'), 'error'], [wrong, 'wrong']] as const) {
    const { episode } = await gym.record([last], { options: { max_steps: 1 }, meta: { model: 'brief' } });
    const page = await gym.visit(`/trajectories/${episode}`);
    await page.getByRole('heading', { name: 'Step 1 of 1' }).waitFor();
    t.equal(await page.locator('.step-word').innerText(), word);
  }
});
