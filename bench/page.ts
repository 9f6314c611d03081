/** The pages as a new visitor meets them, nothing kept from before: what comes over the wire, and how long until there is something to operate. */
import { sortedCopy } from '../cli/statistics.ts';
import { type Bench, type BenchResult, timesOf } from './bench.ts';
import { startServerProcess } from './server-process.ts';

const PLACES = ['/', '/play', '/live', '/trajectories', '/leaderboard'];
const TIMES = 10;

export const page: Bench = async () => {
  // Not needed by those who measure nothing: the command line knows all benches from its start.
  const { launchBrowser } = await import('../scripts/browser.ts');
  await using server = await startServerProcess();
  const browser = await launchBrowser();
  try {
    const results: BenchResult[] = [];
    for (const place of PLACES) {
      const times: number[] = [];
      let most = 0;
      // The first opens what the others find open: files of the server, the browser's own start.
      for (let i = 0; i <= TIMES; i++) {
        const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
        const tab = await context.newPage();
        const wire = await context.newCDPSession(tab);
        let bytes = 0;
        wire.on('Network.loadingFinished', ({ encodedDataLength }) => { bytes += encodedDataLength; });
        await wire.send('Network.enable');
        const from = performance.now();
        await tab.goto(server.url + place, { waitUntil: 'commit' });
        await tab.locator('main').locator('a, button, input, select').first().waitFor();
        // What is shown answers as soon as the page comes round to events again.
        await tab.evaluate(() => new Promise((resolve) => { setTimeout(resolve); }));
        if (i > 0) times.push(performance.now() - from);
        await tab.waitForTimeout(1_000);
        most = Math.max(most, bytes);
        await context.close();
      }
      const sorted = sortedCopy(times);
      results.push(timesOf(`page ${place}: until it can be operated`, sorted, { notes: `longest ${(sorted.at(-1) ?? 0).toFixed(0)} ms; ${(most / 1_000).toFixed(0)} kB over the wire` }));
    }
    return results;
  } finally {
    await browser.close();
  }
};
