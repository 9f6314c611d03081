/** The live page: what is played shows up by itself, and holds still when told to. */
import t from 'tap';
import { BMI, run } from '../server/harness.ts';
import { browse } from './browser.ts';

const gym = await browse(t);

t.test('an episode that begins is seen, and its step counted', async (t) => {
  const page = await gym.visit('/live');
  const tile = (name: string) => page.locator('.tiles > div', { has: page.getByText(name, { exact: true }) }).locator('dd.num');
  await tile('Episodes').getByText('0', { exact: true }).waitFor();
  await page.locator('.plot canvas').nth(3).waitFor();
  t.equal(await page.locator('.plot canvas').count(), 4);
  const client = await gym.server.connect();
  t.teardown(() => client[Symbol.asyncDispose]());
  const { episode = '' } = await client.call('reset', { task: BMI, meta: { model: 'the <b>model</b>' } });
  await tile('Episodes').getByText('1', { exact: true }).waitFor();
  await page.getByRole('region', { name: 'Episodes now' }).getByText('the <b>model</b>').waitFor();
  await client.call('step', { episode, seq: 0, action: run('print(1)') });
  await page.getByText('1 in all').waitFor();
  t.match(await page.getByRole('img', { name: /^Steps a second/ }).getAttribute('aria-label'), 'steps ');
  await page.keyboard.press('p');
  await page.getByRole('button', { name: /^Go on/ }).waitFor();
  await client.call('step', { episode, seq: 1, action: run('print(2)') });
  await client.call('close', { episode });
  await page.waitForTimeout(1500);
  t.equal(await tile('Episodes').innerText(), '1', 'it holds still');
  await page.keyboard.press('p');
  await tile('Episodes').getByText('0', { exact: true }).waitFor();
});
