/**
 * A real browser at a real server that serves the built page. Whatever a page asks of another host, and whatever it says
 * in the console of errors, fails the test. CHROMIUM names the browser; `npm run test:web` finds or installs one.
 */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { existsSync } from 'node:fs';
import type { Socket } from 'node:net';
import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { Test } from 'tap';
import { driveEpisode, type EpisodeAction, type EpisodeRun, program, scripted } from '../../client/episode-driver.ts';
import type { ResetOptions } from '../../protocol/index.ts';
import type { SettingName } from '../../server/config.ts';
import { launchBrowser } from '../../scripts/browser.ts';
import { type TestServer, testServer } from '../server/harness.ts';

export const BMI_TASK = 'medcalc-v2/twin/train/bmi/0';
export const WIDE = { width: 1280, height: 800 } as const;
export const NARROW = { width: 390, height: 844 } as const;

export interface Recording { readonly task?: string; readonly meta?: Record<string, unknown>; readonly options?: ResetOptions; readonly token?: string }

export interface Browsing {
  readonly server: TestServer;
  readonly browser: Browser;
  /** A page of its own, as a new visitor has it. */
  visit(path: string, options?: BrowserContextOptions): Promise<Page>;
  /** Plays an episode past the page, so that there is something to look at. */
  record(actions: readonly EpisodeAction[], recording?: Recording): Promise<EpisodeRun>;
  /** Cuts every connection to the server, and each new one, until what it returns is called. */
  cut(): () => void;
  /** The task's reference solution. */
  solutionOf(task: string): Promise<string>;
}

/** What a refused request leaves in the console is no error of the page's: it is what the page then tells. */
const REFUSED = /Failed to load resource: the server responded with a status of 4\d\d/;
const CUT = /^WebSocket connection to 'ws:\/\/[^']+' failed/;

export async function browse(t: Test, settings: Partial<Record<SettingName, string>> = {}): Promise<Browsing> {
  if (!existsSync(new URL('../../web/dist/index.html', import.meta.url))) throw new Error('the page is not built: npm run setup');
  const connections = new Set<Socket>();
  let cutting = false, wasCut = false;
  const port = (): number => Number(new URL(server.url).port);
  const connected = (message: unknown): void => {
    const { socket } = message as { readonly socket: Socket };
    if (cutting && socket.localPort === port()) return void socket.destroy();
    connections.add(socket);
    socket.once('close', () => connections.delete(socket));
  };
  subscribe('net.server.socket', connected);
  t.teardown(() => unsubscribe('net.server.socket', connected));
  const server = await testServer(settings);
  t.teardown(() => server[Symbol.asyncDispose]());
  const browser = await launchBrowser();
  t.teardown(() => browser.close());
  return {
    server, browser,
    async visit(path, options = {}) {
      const context = await browser.newContext({ viewport: WIDE, ...options });
      context.setDefaultTimeout(15_000);
      await context.route('**/*', (route) => {
        if (new URL(route.request().url()).origin === server.url) return route.continue();
        t.fail(`the page asks another host: ${route.request().url()}`);
        return route.abort();
      });
      const page = await context.newPage();
      page.on('pageerror', (error) => t.fail(`an error in the page: ${error.stack ?? error.message}`));
      page.on('console', (message) => { if (message.type() === 'error' && !REFUSED.test(message.text()) && !(wasCut && CUT.test(message.text()))) t.fail(`the console says: ${message.text()}`); });
      page.on('dialog', (dialog) => { t.fail(`a dialog opened: ${dialog.message()}`); void dialog.dismiss(); });
      await page.goto(server.url + path);
      return page;
    },
    async record(actions, { task = BMI_TASK, meta, options, token } = {}) {
      const client = await server.connect(token === undefined ? {} : { token });
      try {
        return await driveEpisode(client, task, scripted(...actions), { ...(meta === undefined ? {} : { meta }), ...(options === undefined ? {} : { options }) });
      } finally {
        await client[Symbol.asyncDispose]();
      }
    },
    cut() {
      cutting = wasCut = true;
      for (const socket of connections) if (socket.localPort === port()) socket.destroy();
      return () => { cutting = false; };
    },
    async solutionOf(task) {
      const record = await server.server.deps.catalogue.byId(task);
      return record.questions[0].reference.python ?? '';
    },
  };
}

export const wrong = program('answer = -12345.678');
export { program };

/** Waits until an expression holds in the page. (Playwright's own way evaluates text there, which the page's policy forbids.) */
export async function until(page: Page, expression: string): Promise<void> {
  for (const end = Date.now() + 15_000; !(await page.evaluate<boolean>(expression));) {
    if (Date.now() > end) throw new Error(`never came true: ${expression}`);
    await page.waitForTimeout(30);
  }
}

/** What axe finds of weight, one line each. */
export async function findingsOf(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<{ readonly violations: readonly { readonly id: string; readonly impact: string; readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[] }[] }>("axe.run(document, { resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })");
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary.replaceAll(/\s+/g, ' ').slice(0, 240)}`));
}

/** How far the page reaches past the right edge of the screen. */
export const overflowOf = (page: Page): Promise<number> => page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
