/**
 * A page that the browser makes ready in advance. It takes a browser of its own, spoken to through a pipe: Chromium
 * makes no page ready while a debugger is attached to the one that asks for it, and Playwright's always is.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { QUIET, dist, executablePath } from '../chromium.mjs';
import { fixture, until } from './browser.mjs';

/**
 * A browser with the extension, to which pages are served by address.
 *
 * @param {Record<string, string>} pages
 */
async function launch(pages) {
  const profile = mkdtempSync(path.join(tmpdir(), 'beststack-'));
  const quiet = [...QUIET, '--headless=new', `--user-data-dir=${profile}`];
  const extension = [`--disable-extensions-except=${dist}`, `--load-extension=${dist}`];
  const chrome = spawn(executablePath, [...quiet, ...extension, '--remote-debugging-pipe', 'about:blank'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const [, , , to, from] = /** @type {any} */ (chrome.stdio);
  /** @type {Map<number, { resolve: (value: any) => void, reject: (error: Error) => void }>} */
  const waiting = new Map();
  let last = 0;
  /** @param {string} method @param {object} [params] @param {string} [sessionId] @returns {Promise<any>} */
  const send = (method, params = {}, sessionId) =>
    new Promise((resolve, reject) => {
      waiting.set(++last, { resolve, reject });
      to.write(`${JSON.stringify({ id: last, method, params, sessionId })}\0`);
    });
  /** @param {any} message */
  const hear = ({ id, method, params, result, error }) => {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error) asked?.reject(new Error(error.message));
    else asked?.resolve(result);
    if (method !== 'Fetch.requestPaused') return;
    const { requestId, request } = params;
    const body = Buffer.from(pages[request.url] ?? '').toString('base64');
    const responseHeaders = [{ name: 'content-type', value: 'text/html; charset=utf-8' }];
    send('Fetch.fulfillRequest', { requestId, responseCode: 200, responseHeaders, body }).catch(() => {});
  };
  let rest = '';
  from.on('data', (/** @type {Buffer} */ data) => {
    const parts = (rest + data).split('\0');
    rest = parts.pop() ?? '';
    for (const part of parts) hear(JSON.parse(part));
  });
  await send('Fetch.enable', { patterns: [{ urlPattern: 'http*' }] });

  const target = await until(async () => {
    const { targetInfos } = await send('Target.getTargets');
    return targetInfos.find(
      (/** @type {any} */ { type, url }) => type === 'service_worker' && url.endsWith('worker.js'),
    );
  }, 'the worker runs');
  const { sessionId } = await send('Target.attachToTarget', { targetId: target.targetId, flatten: true });
  return {
    send,
    /** Runs in the worker. @param {string} expression */
    worker: async (expression) => {
      const asked = { expression, awaitPromise: true, returnByValue: true };
      const { result, exceptionDetails } = await send('Runtime.evaluate', asked, sessionId);
      assert.equal(exceptionDetails, undefined, exceptionDetails?.exception?.description);
      return result.value;
    },
    close: async () => {
      const gone = new Promise((resolve) => chrome.once('exit', resolve));
      await send('Browser.close').catch(() => {});
      await gone;
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

/** A page that says, again and again, whether it is shown, and how many elements stand beside its head and body. */
const REPORTS = `<script>
  setInterval(() => fetch('/seen/' + (document.prerendering ? 'before' : 'after') + '/' + document.documentElement.children.length), 200);
</script>`;

test('a page that is made ready in advance is read, kept and shown when the shopper comes to it, and not before', async () => {
  const cart = fixture('cart-comet', (html) => html.replace('<head>', () => `<head>${REPORTS}`));
  const start = new URL('/p/order/index.html', cart.url).href;
  const rules = JSON.stringify({ prerender: [{ source: 'list', urls: [cart.url], eagerness: 'immediate' }] });
  const links = `<!doctype html><title>orders</title><body>orders<script type="speculationrules">${rules}</script>
    <script>setTimeout(() => (location.href = ${JSON.stringify(cart.url)}), 8000)</script>`;
  /** @type {string[]} */
  const seen = [];
  const pages = new Proxy(/** @type {Record<string, string>} */ ({ [start]: links, [cart.url]: cart.html }), {
    get: (known, url) => {
      const [, said] = String(url).split('/seen/');
      if (said) seen.push(said);
      return known[String(url)];
    },
  });
  const browser = await launch(pages);
  try {
    const code = { kind: 'code', code: 'MINE', off: '2.00', min_spend: '10.00', currency: 'USD' };
    const codes = { revision: 1, value: [{ offer: code, used: false, added: '2026-05-01T00:00:00Z' }] };
    const ready = () => browser.worker('Boolean(globalThis.chrome?.storage?.local && chrome.tabs && chrome.action)');
    await until(ready, 'the worker has its interfaces');
    await browser.worker(`chrome.storage.local.set(${JSON.stringify({ codes })})`);
    const store = () => browser.worker('chrome.storage.local.get().then((all) => Object.keys(all).sort().join())');
    const badges = () =>
      browser.worker(
        'chrome.tabs.query({}).then((tabs) => Promise.all(tabs.map(({ id: tabId }) => chrome.action.getBadgeText({ tabId })))).then((all) => all.join(""))',
      );
    await browser.send('Target.createTarget', { url: start });

    await until(() => seen.filter((said) => said.startsWith('before')).length > 3, 'the page was made ready');
    assert.deepEqual([...new Set(seen)], ['before/2'], 'nothing of ours is in it');
    assert.equal(await store(), 'codes');
    assert.equal(await badges(), '');

    await until(() => seen.includes('after/3'), 'the panel is there');
    assert.ok((await store()).includes('carts'), await store());
    assert.match(await badges(), /^\d+$/);
  } finally {
    await browser.close();
  }
});
