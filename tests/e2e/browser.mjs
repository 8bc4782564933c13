/**
 * A Chromium with the extension in it, and pages of ours served at AliExpress's real addresses. No request ever leaves
 * the machine: what no test serves is refused and remembered.
 */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

export const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));

/** What a page served at an address answers. @typedef {{ html: string, headers?: Record<string, string> }} Served */

/**
 * @param {{ lang?: string, colorScheme?: 'light' | 'dark', dist?: string, headed?: boolean, args?: string[] }} [wanted]
 */
export async function open({ lang = 'en', colorScheme = 'light', dist = DIST, headed = false, args = [] } = {}) {
  const profile = mkdtempSync(join(tmpdir(), 'beststack-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROME ?? '/usr/bin/chromium',
    headless: false,
    ignoreDefaultArgs: ['--disable-extensions'],
    locale: lang,
    colorScheme,
    reducedMotion: 'reduce',
    viewport: { width: 1280, height: 900 },
    args: [
      ...(headed ? [] : ['--headless=new', '--disable-gpu']),
      '--no-sandbox',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--lang=${lang}`,
      `--disable-extensions-except=${dist}`,
      `--load-extension=${dist}`,
      ...args,
    ],
  });
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const id = new URL(worker.url()).host;

  /** @type {Map<string, Served>} */
  const served = new Map();
  /** @type {string[]} every request that was not for a page that a test serves */
  const strays = [];
  await context.route(/^https?:/, (route) => {
    const request = route.request();
    const page = served.get(request.url());
    if (page && request.isNavigationRequest()) {
      return route.fulfill({
        body: page.html,
        headers: { 'content-type': 'text/html; charset=utf-8', ...page.headers },
      });
    }
    strays.push(request.url());
    return route.abort();
  });

  return {
    context,
    id,
    strays,
    /** Serves a page at an address. @param {string} url @param {string | Served} page */
    serve: (url, page) => void served.set(url, typeof page === 'string' ? { html: page } : page),
    /** The worker that runs now, started if none does. */
    worker: async () => {
      const [running] = context.serviceWorkers();
      return running ?? context.waitForEvent('serviceworker');
    },
    /** The extension's own page. @param {string} path */
    url: (path) => `chrome-extension://${id}/${path}`,
    close: async () => {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
