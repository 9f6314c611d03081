/** The browser in which the page is tried, measured and pictured. */
import { type Browser, chromium } from 'playwright-core';
import { setupBrowser } from './setup.mjs';

/** Chromium without a window; installed where it is missing and may be. It is the caller's to close. */
export async function launchBrowser(): Promise<Browser> {
  // Chromium's own sandbox refuses root.
  return await chromium.launch({ executablePath: await setupBrowser(), args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
}
