/** The playground: a task solved by hand, in each feedback mode, by the keyboard alone. */
import t from 'tap';
import { BMI_TASK, browse } from './browser.ts';

const gym = await browse(t);
const solution = await gym.solutionOf(BMI_TASK);
const at = `/play?task=${encodeURIComponent(BMI_TASK)}`;

t.test('solved with the keyboard alone, from the first page to the trajectory', async (t) => {
  const page = await gym.visit('/');
  await page.locator('.families').waitFor();
  await page.keyboard.press('2');
  await page.getByRole('button', { name: /^Begin/ }).waitFor();
  // To the link that lets one name the task, by its place in the order of Tab.
  for (let presses = 0; presses < 30; presses++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate<string>('document.activeElement.innerText') === 'Choose by id') break;
  }
  await page.keyboard.press('Enter');
  for (let presses = 0; presses < 30; presses++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate<string>('document.activeElement.closest("label")?.innerText ?? ""') === 'Task') break;
  }
  await page.keyboard.press('Control+a');
  await page.keyboard.type(BMI_TASK);
  await page.keyboard.press('Alt+n');
  await page.locator('.cm-content:focus').waitFor();
  await page.keyboard.type('print("1 + 1 =", 1 + 1');
  await page.keyboard.press('Control+Enter');
  await page.getByText("'(' was never closed").waitFor();
  await page.keyboard.press('Alt+2');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('article', { name: 'Step 2' }).getByText('debug', { exact: true }).waitFor();
  await page.keyboard.press('Alt+1');
  await page.locator('.cm-content:focus').waitFor();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(solution);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('status', { name: 'Outcome' }).getByText('Solved', { exact: true }).waitFor();
  const step = page.getByRole('article', { name: 'Step 3' });
  for (const part of ['right', 'reward 1', 'correctness', 'sandbox', 'steps left']) t.ok(await step.getByText(part, { exact: true }).count() > 0, part);
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Shift+Tab');
    if (await page.evaluate<string>('document.activeElement.innerText') === 'Its trajectory') break;
  }
  await page.keyboard.press('Enter');
  await page.getByRole('navigation', { name: 'Steps' }).waitFor();
  t.same(await page.locator('.step-name').allInnerTexts(), ['task', 'validate_code', 'debug', 'validate_code']);
  const id = new URL(page.url()).pathname.split('/')[2] ?? '';
  const recorded = gym.server.server.deps.trajectories.get(id);
  t.match(recorded, { task: BMI_TASK, solved: true, reward: 1 });
  t.equal((recorded?.steps[2]?.action as { readonly code: string }).code, solution, 'what was typed is what ran');
});

t.test('in final feedback nothing is told until it is handed in', async (t) => {
  const page = await gym.visit(at);
  await page.getByLabel('Feedback').selectOption('final');
  await page.getByRole('button', { name: /^Begin/ }).click();
  await page.locator('.cm-content:focus').waitFor();
  await page.keyboard.insertText('answer = 1');
  await page.keyboard.press('Control+Enter');
  const step = page.getByRole('article', { name: 'Step 1' });
  await step.getByRole('group', { name: 'What step 1 showed' }).getByText('answer = 1').waitFor();
  t.equal(await step.locator('.badge.good, .badge.bad').count(), 0);
  await page.keyboard.press('Alt+s');
  await page.getByRole('status', { name: 'Outcome' }).getByText('Not solved').waitFor();
});

t.test('in paper feedback one may try again, and it is marked', async (t) => {
  const page = await gym.visit(`${at}&feedback=paper`);
  await page.getByRole('button', { name: /^Begin/ }).click();
  await page.getByText('can be guessed').waitFor();
  await page.locator('.cm-content:focus').waitFor();
  await page.keyboard.insertText('answer = 1');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('group', { name: 'What step 1 showed' }).waitFor();
  t.equal(await page.getByRole('status', { name: 'Outcome' }).count(), 0, 'it goes on');
  await page.keyboard.press('Alt+x');
  await page.getByRole('status', { name: 'Outcome' }).waitFor();
});

t.test('a model\'s reply is taken as it came; a program that runs on can be cancelled', async (t) => {
  const page = await gym.visit(at);
  await page.getByRole('button', { name: /^Begin/ }).click();
  await page.locator('.cm-content:focus').waitFor();
  await page.getByRole('button', { name: 'reply' }).click();
  await page.getByRole('textbox', { name: 'Reply' }).fill('I think so.\n```python\nwhile True: pass\n```');
  await page.getByRole('button', { name: /^Step/ }).click();
  await page.getByText('Running …').waitFor();
  await page.keyboard.press('Alt+x');
  await page.getByRole('article', { name: 'Step 1' }).getByText('cancelled', { exact: true }).waitFor();
  await page.getByRole('textbox', { name: 'Reply' }).fill('no action at all');
  await page.getByRole('button', { name: /^Step/ }).click();
  await page.getByRole('article', { name: 'Step 2' }).getByText('could not be read', { exact: true }).waitFor();
  t.pass('both are shown');
});

t.test('a connection that is lost in the midst of a step is dialled again; the step runs once', async (t) => {
  const page = await gym.visit(at);
  await page.getByRole('button', { name: /^Begin/ }).click();
  await page.locator('.cm-content:focus').waitFor();
  await page.keyboard.insertText('import time; time.sleep(1)\nprint("ran")\nraise ValueError');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Running …').waitFor();
  const restore = gym.cut();
  await page.getByText('The connection is lost').waitFor();
  restore();
  await page.getByText('The connection is lost').waitFor({ state: 'hidden' });
  await page.getByRole('group', { name: 'What step 1 showed' }).getByText(/ran\s/).waitFor();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(solution);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('status', { name: 'Outcome' }).getByText('Solved', { exact: true }).waitFor();
  t.equal(await page.getByRole('article', { name: /^Step/ }).count(), 2);
  await page.getByRole('link', { name: 'Its trajectory' }).click();
  await page.getByRole('navigation', { name: 'Steps' }).waitFor();
  const recorded = gym.server.server.deps.trajectories.get(new URL(page.url()).pathname.split('/')[2] ?? '');
  t.equal(recorded?.steps.filter(({ action }) => action !== undefined).length, 2, 'no step was taken twice');
});

t.test('a task that is not there is told', async (t) => {
  const page = await gym.visit('/play?task=medcalc-v2%2Ftwin%2Ftrain%2Fnone%2F0');
  await page.getByRole('button', { name: /^Begin/ }).click();
  await page.getByRole('alert').waitFor();
  t.match(await page.getByRole('alert').innerText(), 'That did not work');
});
