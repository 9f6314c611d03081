/**
 * Tests the web page in a real browser: `tests/web/*.browser.ts`, or those that are named. Chromium is installed where it
 * may be; else CHROMIUM names one. No part of `npm test`, which tests what of the page needs no browser.
 */
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { setupBrowser } from './setup.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const given = process.argv.slice(2);
try {
  const browser = await setupBrowser();
  const files = given.length > 0 ? given : globSync('tests/web/*.browser.ts', { cwd: ROOT }).toSorted();
  process.exitCode = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', path.join(ROOT, 'scripts', 'test.ts'), ...files], { cwd: ROOT, stdio: 'inherit', env: { ...process.env, CHROMIUM: browser } }).status ?? 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
