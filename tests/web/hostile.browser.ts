/** Whatever a model, a note or a client says is shown as text: it runs nothing, hides nothing, and freezes nothing. */
import t from 'tap';
import type { Page } from 'playwright-core';
import { browse, program, until } from './browser.ts';

const SCRIPT = '<script>globalThis.pwned = 1</script><img src=x onerror="globalThis.pwned = 1"><a href="javascript:globalThis.pwned=1">x</a>';
const ANSI = '\u001b[31mred\u001b[0m\u001b]0;title\u0007';
const BIDI = 'invoice\u202etxt.exe\u2066 \u05d0\u05d1\u05d2 \u2069';
const FORMULA = '$\\frac{a}{b}$ =HYPERLINK("http://example.org") **bold** [link](javascript:globalThis.pwned=1)';
const LONG = 'x'.repeat(1024 * 1024 - 100);
const NASTY = `${SCRIPT}\n${ANSI}\n${BIDI}\n${FORMULA}\u0000\u200b`;

const gym = await browse(t);
const meta = { model: `model ${SCRIPT}${BIDI}`, run: `run ${SCRIPT}${ANSI}`, tag: `tag ${SCRIPT}`, sample: 0 };
const [said, other, , long] = await Promise.all([
  gym.record([program(`print(${JSON.stringify(NASTY).replaceAll('\\u0000', '\\x00')})`), NASTY], { meta }),
  gym.record([program('print("plain")'), 'plain'], { meta }),
  gym.record([], { meta: { model: 'another' } }),
  gym.record([program(`# ${LONG}`), `<think>${LONG}`, program(`print("y" * 1_000_000)`)], { meta, options: { max_observation_chars: 100_000 } }),
]);

async function harmless(page: Page, what: string): Promise<string> {
  t.equal(await page.evaluate('globalThis.pwned'), undefined, `${what}: nothing ran`);
  t.equal(await page.locator('main script, main img:not(.cm-widgetBuffer), main iframe, main a[href^="javascript"]').count(), 0, `${what}: no markup of it`);
  const text = await page.locator('main').innerText();
  t.notMatch(text, /[\u0000-\u0008\u000b-\u001f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]/, `${what}: nothing invisible stands bare`);
  return text;
}

t.test('a step with markup, terminal sequences, marks of direction and formulas', async (t) => {
  const page = await gym.visit(`/trajectories/${said.episode}?step=1`);
  await page.getByText('\u241b[31m').first().waitFor();
  const text = await harmless(page, 'step');
  for (const shown of ['<script>globalThis.pwned = 1</script>', '\u241b[31mred\u241b[0m', 'invoice‹RLO›txt.exe', '$\\frac{a}{b}$', '**bold**']) t.ok(text.includes(shown), shown);
  await page.keyboard.press('End');
  await page.getByRole('heading', { name: 'Step 2 of 2' }).waitFor();
  await harmless(page, 'reply');
  await page.keyboard.press('Home');
  await page.getByText('Options, versions, digests').waitFor();
  await harmless(page, 'options and meta');
});

t.test('names in lists, filters and headings', async (t) => {
  const page = await gym.visit('/trajectories');
  await page.locator('.episodes tbody tr').first().waitFor();
  t.match(await harmless(page, 'list'), /model <script>/);
  await page.locator('.facet', { hasText: 'model <script>' }).getByRole('checkbox').check();
  await until(page, "location.search.includes('model=')");
  await page.getByText('3 episodes').waitFor();
  await harmless(page, 'filtered');
  await page.goto(`${gym.server.url}/trajectories/${said.episode}/diff/${other.episode}`);
  await page.locator('.diff').first().waitFor();
  await harmless(page, 'comparison');
  t.ok(await page.locator('.diff .hidden-mark').count() > 0, 'what is invisible has its name there too');
  await page.goto(`${gym.server.url}/?q=${encodeURIComponent(SCRIPT)}`);
  await page.getByText('No task fits').waitFor();
  await harmless(page, 'search');
});

t.test('a line of a megabyte does not freeze the page: it is cut, and all of it is drawn as one scrolls', async (t) => {
  const page = await gym.visit(`/trajectories/${long.episode}?step=1`);
  const all = page.getByRole('button', { name: 'Show all' });
  await all.waitFor();
  const blocked = async (what: () => Promise<unknown>): Promise<number> => {
    await page.evaluate("globalThis.longest = 0; globalThis.last = performance.now(); globalThis.beat = setInterval(() => { const now = performance.now(); longest = Math.max(longest, now - last); last = now; }, 10)");
    await what();
    await page.waitForTimeout(300);
    return page.evaluate<number>('clearInterval(beat), longest');
  };
  const shown = await page.locator('.text').first().innerText();
  t.ok(shown.length < 20_000, 'first its beginning');
  const opened = await blocked(() => all.click());
  t.comment(`the longest pause while all is shown: ${Math.round(opened)} ms`);
  t.ok(opened < 3000, 'it does not hang');
  const blocks = await page.locator('.text .block').count();
  t.ok(blocks > 200 && await page.locator('.text .block:not(:empty)').count() < blocks, 'drawn in part');
  await page.evaluate('window.scrollTo(0, document.body.scrollHeight)');
  await until(page, "document.querySelector('.text .block:last-child').innerText.length > 0");
  for (const key of ['j', 'j', 'k', 'k']) await page.keyboard.press(key);
  await page.getByRole('heading', { name: 'Step 1 of 3' }).waitFor();
  t.pass('and one can go on');
});

t.test('in the playground too', async (t) => {
  const page = await gym.visit('/play?task=medcalc-v2%2Ftwin%2Ftrain%2Fbmi%2F0');
  await page.getByRole('button', { name: /^Begin/ }).click();
  await page.locator('.cm-content:focus').waitFor();
  await page.keyboard.insertText(`print(${JSON.stringify(NASTY).replaceAll('\\u0000', '\\x00')})\nprint("z" * 900_000)`);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('group', { name: 'What step 1 showed' }).getByText('\u241b[31m').waitFor();
  t.match(await harmless(page, 'playground'), 'zzzz');
});
