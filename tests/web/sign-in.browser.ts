/** Signing in with a token that is typed once, and what each scope may see. */
import t from 'tap';
import { browse } from './browser.ts';

const [ALL, READER] = ['a-token-of-sixteen-or-more', 'another-token-that-only-reads'];
const gym = await browse(t, { tokens: `${ALL}=rollout+read,${READER}=read` });

t.test('without a token the page asks for one; with it one goes on where one was', async (t) => {
  const page = await gym.visit('/trajectories');
  await page.getByText('This server asks for a token').first().waitFor();
  await page.locator('main').getByRole('link', { name: 'Sign in' }).first().click();
  const token = page.getByLabel('Token');
  await token.fill('a-token-that-nobody-gave');
  await token.press('Enter');
  await page.getByRole('alert').waitFor();
  await token.fill(ALL);
  await token.press('Enter');
  await page.getByText('Nothing was recorded yet').waitFor();
  t.equal(new URL(page.url()).pathname, '/trajectories');
  t.equal(await page.evaluate('document.cookie'), '', 'no script reads the cookie');
  t.same((await page.context().cookies()).map(({ httpOnly, sameSite }) => ({ httpOnly, sameSite })), [{ httpOnly: true, sameSite: 'Strict' }]);
  await page.goto(`${gym.server.url}/play?family=medcalc`);
  await page.getByRole('button', { name: /^Begin/ }).click();
  await page.locator('.cm-content').waitFor();
  t.pass('the WebSocket takes the cookie');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.locator('main').getByRole('link', { name: 'Sign in' }).waitFor();
  t.equal(await page.locator('.families').count(), 0, 'nothing is left to be seen');
});

t.test('a token that only reads may look, and not play', async (t) => {
  const page = await gym.visit('/sign-in?next=//elsewhere.example/');
  await page.getByLabel('Token').fill(READER);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('72,413 tasks').waitFor();
  t.equal(new URL(page.url()).origin, gym.server.url, 'one is not led elsewhere');
  await page.goto(`${gym.server.url}/play`);
  await page.getByText('Your token may not play').waitFor();
  await page.goto(`${gym.server.url}/live`);
  await page.locator('.tiles').waitFor();
  t.equal(await page.getByRole('region', { name: 'Episodes now' }).count(), 0, 'single episodes are for the scope admin');
});
