/**
 * A Chromium with the extension in it, and pages of ours served at AliExpress's real addresses. No request ever leaves
 * the machine: what no test serves is refused and remembered.
 */
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { QUIET, dist, executablePath } from '../chromium.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The names of the fixtures. */
export const cases = readdirSync(path.join(root, 'tests/pages'));

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {Awaited<ReturnType<typeof open>>} Browser */
/** What a page served at an address answers. @typedef {{ html: string, headers?: Record<string, string> }} Served */

/**
 * @param {{ lang?: string, headed?: boolean, viewport?: { width: number, height: number } }} [wanted]
 */
export async function open({ lang = 'en', headed = false, viewport = { width: 1280, height: 900 } } = {}) {
  const profile = mkdtempSync(path.join(tmpdir(), 'beststack-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: false,
    // Chrome keeps pages for Back, and a shopper goes back all the time.
    ignoreDefaultArgs: ['--disable-extensions', '--disable-back-forward-cache'],
    locale: lang,
    timezoneId: 'America/New_York',
    reducedMotion: 'reduce',
    viewport: headed ? null : viewport,
    args: [
      ...QUIET.filter((argument) => !headed || argument !== '--disable-gpu'),
      ...(headed
        ? [`--window-size=${viewport.width},${viewport.height}`, '--window-position=0,0']
        : ['--headless=new']),
      `--lang=${lang}`,
      `--disable-extensions-except=${dist}`,
      `--load-extension=${dist}`,
    ],
  });
  const started = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const id = new URL(started.url()).host;

  /** @type {Map<string, Served>} */
  const served = new Map();
  /** @type {string[]} every request that was not for a page that a test serves */
  const strays = [];
  await context.route(/^(https?|wss?):/, (route) => {
    const request = route.request();
    const page = served.get(request.url());
    if (page && request.isNavigationRequest()) {
      const headers = { 'content-type': 'text/html; charset=utf-8', ...page.headers };
      return route.fulfill({ body: page.html, headers });
    }
    strays.push(request.url());
    return route.abort();
  });

  return {
    context,
    id,
    strays,
    /** Serves a page at an address, and empty ones in the frames that it has itself. @param {string} url @param {Served} page */
    serve: (url, page) => {
      for (const [, frame = ''] of page.html.matchAll(/<iframe[^>]* src="([^"]*)"/g)) {
        served.set(new URL(frame, url).href, { html: '' });
      }
      served.set(url, page);
    },
    /** A page of the extension's own. @param {string} file */
    own: (file) => `chrome-extension://${id}/${file}`,
    /** The worker that runs now; it is woken where none does. */
    worker: async () => {
      const running = context.serviceWorkers().find((worker) => worker.url().includes(id));
      if (running) return running;
      const page = await context.newPage();
      const [woken] = await Promise.all([
        context.waitForEvent('serviceworker'),
        page
          .goto(`chrome-extension://${id}/www/options.html`)
          .then(() => page.evaluate(() => chrome.runtime.sendMessage({ kind: 'wake' })))
          .catch(() => {}),
      ]);
      await page.close();
      return woken;
    },
    close: async () => {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

/**
 * A fixture of `tests/pages`, with the state that its own scripts would hold put where they would hold it.
 *
 * @param {string} name
 * @param {(html: string) => string} [change]
 * @returns {{ url: string, html: string }}
 */
export function fixture(name, change = (html) => html) {
  const at = (/** @type {string} */ file) => path.join(root, 'tests/pages', name, file);
  const state = existsSync(at('state.json')) ? readFileSync(at('state.json'), 'utf8').replaceAll('<', '\\u003c') : null;
  const script = `<script>{ const state = ${state};
    const cart = state['__globalCartHaloContainer.state.getData()'];
    if (cart) window.__globalCartHaloContainer = { state: { getData: () => cart } };
    else (window._d_c_ ??= {}).lifeCycleEventList = [{ data: state }]; }</script></body>`;
  const html = change(readFileSync(at('page.html'), 'utf8'));
  return {
    url: readFileSync(at('url.txt'), 'utf8').trim(),
    html: state === null ? html : html.replace('</body>', () => script),
  };
}

/** What is expected to be read of a fixture. @param {string} name @returns {any} */
export const expected = (name) =>
  JSON.parse(readFileSync(path.join(root, 'tests/pages', name, 'expected.json'), 'utf8'));

/**
 * Waits until something holds: it is asked again and again, and its last error told where it never does.
 *
 * @template T
 * @param {() => Promise<T> | T} ask truthy when it holds
 * @param {string} [what]
 * @returns {Promise<NonNullable<T>>}
 */
export async function until(ask, what = 'it holds') {
  const end = Date.now() + 15_000;
  for (;;) {
    let last;
    try {
      const answer = await ask();
      if (answer) return answer;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) throw new Error(`waited in vain until ${what}`, { cause: last });
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}
