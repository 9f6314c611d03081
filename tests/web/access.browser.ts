/** Every page, light and dark, wide and narrow: axe finds nothing serious, and nothing reaches past the screen's edge. */
import t from 'tap';
import type { Page } from 'playwright-core';
import { BMI_TASK, browse, findingsOf, NARROW, overflowOf, program, WIDE, wrong } from './browser.ts';

const gym = await browse(t);
const solution = await gym.solutionOf(BMI_TASK);
const [solved, failed] = await Promise.all([
  gym.record([program('print(1'), program(solution)], { meta: { model: 'apt', run: 'one', sample: 0, tag: 'night' } }),
  gym.record([wrong], { meta: { model: 'inept', run: 'one', sample: 1 } }),
]);
await Promise.all([
  gym.record([wrong], { task: 'medcalc-v2/twin/test/bmi/0', meta: { model: 'inept', run: 'one', sample: 0 } }),
  gym.record([program(await gym.solutionOf('medcalc-v2/twin/test/bmi/0'))], { task: 'medcalc-v2/twin/test/bmi/0', meta: { model: 'apt', run: 'two', sample: 0 } }),
]);

interface Place { readonly name: string; readonly path: string; arrive(page: Page): Promise<unknown> }

const PLACES: readonly Place[] = [
  { name: 'families', path: '/', arrive: (page) => page.locator('.families').waitFor() },
  { name: 'task', path: `/?family=medcalc&task=${encodeURIComponent(BMI_TASK)}`, arrive: (page) => page.getByText('Patient note:').waitFor() },
  { name: 'playground', path: `/play?task=${encodeURIComponent(BMI_TASK)}`, async arrive(page) {
    await page.getByRole('button', { name: /^Begin/ }).click();
    await page.locator('.cm-content:focus').waitFor();
    await page.keyboard.insertText('print("one") # a comment\nanswer = {"a": 1.5, "b": None}');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('status', { name: 'Outcome' }).waitFor();
  } },
  { name: 'live', path: '/live', arrive: (page) => page.locator('.plot canvas').nth(3).waitFor() },
  { name: 'trajectories', path: '/trajectories', arrive: (page) => page.locator('.episodes tbody tr').first().waitFor() },
  { name: 'trajectory', path: `/trajectories/${solved.episode}`, arrive: (page) => page.locator('.token-keyword, .token-number, .token-string').first().waitFor() },
  { name: 'its task', path: `/trajectories/${solved.episode}?step=0`, arrive: (page) => page.getByText('Options, versions, digests').waitFor() },
  { name: 'comparison', path: `/trajectories/${failed.episode}/diff/${solved.episode}`, arrive: (page) => page.locator('.diff').first().waitFor() },
  { name: 'leaderboard', path: '/leaderboard', arrive: (page) => page.locator('.ranking tbody tr').first().waitFor() },
  { name: 'keys', path: '/', async arrive(page) {
    await page.locator('.families').waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
  } },
  { name: 'nowhere', path: '/no/such/page', arrive: (page) => page.getByText('There is no such page').waitFor() },
];

for (const { name, path, arrive } of PLACES) {
  t.test(name, async (t) => {
    const page = await gym.visit(path, { reducedMotion: 'reduce' });
    await arrive(page);
    for (const viewport of [WIDE, NARROW]) {
      await page.setViewportSize(viewport);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        t.same(await findingsOf(page), [], `nothing serious, ${colorScheme}, ${viewport.width} pixels`);
      }
      t.ok(await overflowOf(page) <= 0, `nothing reaches past the edge of ${viewport.width} pixels`);
    }
    await page.context().close();
  });
}

t.test('the switch of colours changes them, and is remembered', async (t) => {
  const page = await gym.visit('/', { colorScheme: 'light' });
  const background = (): Promise<string> => page.evaluate<string>('getComputedStyle(document.documentElement).backgroundColor');
  const light = await background();
  await page.getByRole('button', { name: /^Colours/ }).click();
  await page.getByRole('button', { name: /^Colours: light/ }).click();
  await page.getByRole('button', { name: /^Colours: dark/ }).waitFor();
  const dark = await background();
  t.not(dark, light);
  await page.reload();
  t.equal(await background(), dark);
});
