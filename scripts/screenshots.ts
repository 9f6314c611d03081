/**
 * Pictures of each place of the web page, light, dark and narrow, into `docs/screenshots/`: `npm run screenshots`. It
 * samples what is to be seen, with the scripted model and the agents that need none; with --data-dir it shows what was
 * recorded there. Nothing of it is made up: what a picture shows was played.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const TASK = 'medcalc-v2/twin/train/bmi/0';
const SHOWN = ['medcalc', 'npower', 'biocoder', 'mimic-iii', 'eicu', 'treqs', 'ehrcon'];
/** Two of them, so that there is something to compare: this share of the samples of each solves its task. */
const MODELS = { 'scripted-80': '0.8', 'scripted-40': '0.4' } as const;

const { values: { 'data-dir': given, only } } = parseArgs({ options: { 'data-dir': { type: 'string' }, only: { type: 'string', multiple: true } } });

interface Shot { readonly name: string; readonly path: string; arrive(page: Page): Promise<unknown> }

/** What was recorded and fits, newest first. */
const recorded = async (page: Page, query: string): Promise<readonly { readonly id: string; readonly task: string }[]> =>
  (await page.evaluate<{ readonly trajectories: readonly { readonly id: string; readonly task: string }[] }>(`fetch('/v1/trajectories?${query}').then((answer) => answer.json())`)).trajectories;

const SHOTS: readonly Shot[] = [
  { name: 'catalogue', path: '/', arrive: (page) => page.locator('.families').waitFor() },
  { name: 'task', path: `/?family=medcalc&task=${encodeURIComponent(TASK)}`, arrive: (page) => page.getByText('Patient note:').waitFor() },
  { name: 'playground', path: `/play?task=${encodeURIComponent(TASK)}`, async arrive(page) {
    await page.getByRole('button', { name: /^Begin/ }).click();
    await page.locator('.cm-content:focus').waitFor();
    await page.keyboard.insertText('# Weight and height, as the note says.\nweight, height = 72.6, 1.55\nprint("BMI", weight / height ** 2)');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('article', { name: 'Step 1' }).getByText('sandbox').waitFor();
    await page.keyboard.insertText('\nanswer = round(weight / height ** 2, 2)');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('status', { name: 'Outcome' }).waitFor();
  } },
  { name: 'live', path: '/live', async arrive(page) {
    // From the first step on, so that there are lines to see.
    await page.getByRole('img', { name: /^Time of a step, now: p99 [1-9]/ }).waitFor({ timeout: 120_000 });
    await page.waitForTimeout(20_000);
  } },
  { name: 'trajectories', path: '/trajectories', arrive: (page) => page.locator('.episodes tbody tr').first().waitFor() },
  { name: 'trajectory', path: '/', async arrive(page) {
    const [solved] = await recorded(page, 'model=scripted-80&outcome=solved&family=treqs');
    await page.goto(`${new URL(page.url()).origin}/trajectories/${solved?.id}`);
    await page.locator('[class^="token-"]').first().waitFor();
  } },
  { name: 'comparison', path: '/', async arrive(page) {
    const solved = await recorded(page, 'model=scripted-80&outcome=solved&family=npower');
    const failed = (await recorded(page, 'model=scripted-40&outcome=failed&family=npower')).find(({ task }) => solved.some((each) => each.task === task));
    await page.goto(`${new URL(page.url()).origin}/trajectories/${failed?.id}/diff/${solved.find(({ task }) => task === failed?.task)?.id}`);
    await page.locator('.diff').first().waitFor();
  } },
  { name: 'leaderboard', path: '/leaderboard', async arrive(page) {
    await page.locator('.ranking tbody tr').first().waitFor();
    for (const model of Object.keys(MODELS)) await page.getByLabel(`Compare ${model}`).check();
    await page.evaluate('window.scrollTo(0, 0)');
  } },
];

const LOOKS = [
  { ending: '', colorScheme: 'light', viewport: { width: 1280, height: 800 } },
  { ending: '-dark', colorScheme: 'dark', viewport: { width: 1280, height: 800 } },
  { ending: '-narrow', colorScheme: 'light', viewport: { width: 390, height: 844 } },
] as const;

const children: ChildProcess[] = [];

/** The command line; resolves with its output when it ends, or once it has said what is waited for. */
function gym(args: readonly string[], until?: RegExp): Promise<string> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', path.join(ROOT, 'cli/main.ts'), ...args], { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  let said = '';
  return new Promise((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (until?.test(said) === true) resolve(said);
    });
    child.once('exit', (code) => { if (code === 0) resolve(said); else reject(new Error(`gym ${args.join(' ')} ended with ${code}`)); });
  });
}

async function sample(data: string): Promise<void> {
  for (const [index, [model, success]] of Object.entries(MODELS).entries()) {
    const { url } = JSON.parse(await gym(['scripted-model', '--json', '--port', '0', '--success', success, '--slips', '0.3', '--tries', '1', '--thinks'], /\}\n/)) as { readonly url: string };
    await gym(['eval', '--data-dir', data, '--name', index === 0 ? 'first' : 'second', '--families', ...SHOWN, '--limit', '16', '--concurrency', '8', '--model', 'scripted', '--as', model, '--endpoint', url, ...(index === 0 ? ['--agent', 'reference', 'empty', 'constant'] : [])]);
  }
}

async function shoot(browser: Browser, url: string, shot: Shot): Promise<void> {
  for (const { ending, ...look } of LOOKS) {
    const page = await browser.newPage({ ...look, reducedMotion: 'reduce' });
    await page.goto(url + shot.path);
    await shot.arrive(page);
    await page.waitForTimeout(400);
    const file = path.join(ROOT, 'docs/screenshots', `${shot.name}${ending}.png`);
    await page.screenshot({ path: file });
    await page.close();
    const { status } = spawnSync(path.join(ROOT, '.venv/sandbox/bin/python'), [path.join(ROOT, 'scripts/small_pictures.py'), file], { stdio: 'inherit' });
    if (status !== 0) throw new Error(`${file} could not be made small`);
    console.log(`${shot.name}${ending}.png`);
  }
}

const data = given ?? mkdtempSync(path.join(tmpdir(), 'medagentgym-screenshots-'));
mkdirSync(path.join(ROOT, 'docs/screenshots'), { recursive: true });
try {
  if (given === undefined) await sample(data);
  const { url } = JSON.parse(await gym(['serve', '--json', '--port', '0', '--data-dir', data, '--log-level', 'silent'], /\}\n/)) as { readonly url: string };
  const browser = await launchBrowser();
  try {
    const wanted = SHOTS.filter(({ name }) => only === undefined || only.includes(name));
    // The live page comes last, with something going on; what is played for it stands in no other picture.
    for (const shot of wanted.filter(({ name }) => name !== 'live')) await shoot(browser, url, shot);
    const live = wanted.find(({ name }) => name === 'live');
    if (live !== undefined) {
      const going = gym(['rollout', '--url', url, '--agent', 'demonstrator', '--family', 'medcalc', '-n', '100000', '--endless', '--concurrency', '6']).catch(() => undefined);
      await shoot(browser, url, live);
      children.at(-1)?.kill('SIGINT');
      await going;
    }
  } finally {
    await browser.close();
  }
} finally {
  for (const child of children) child.kill('SIGTERM');
  if (given === undefined) rmSync(data, { recursive: true, force: true, maxRetries: 5 });
}
