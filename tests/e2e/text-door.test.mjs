/**
 * What our script sends of a page whose policy forbids wasm says what the page itself says: every fixture through both
 * doors. One tab for all of them, since there are many.
 */
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { cases, fixture, open, until } from './browser.mjs';
import { forget, tabOf, visit } from './shopper.mjs';

/** @type {[door: string, headers: Record<string, string>][]} */
const DOORS = [
  ['live', {}],
  ['text', { 'content-security-policy': "script-src 'self' 'unsafe-inline'" }],
];

/** @type {import('./browser.mjs').Browser} */
let browser;
/** @type {import('playwright-core').Page} */
let page;
/** @type {import('playwright-core').Page} a page of ours, which asks */
let own;
let tab = 0;
before(async () => {
  browser = await open();
  const start = 'https://www.aliexpress.com/p/order/index.html';
  browser.serve(start, { html: '<!doctype html><title>orders</title>' });
  page = await visit(browser, start);
  tab = await tabOf(browser, page);
  own = await browser.context.newPage();
  await own.goto(browser.own('www/options.html'));
  await page.bringToFront();
});
after(() => browser.close());
afterEach(async () => {
  await forget(browser);
  assert.deepEqual(browser.strays, [], 'a request left the browser');
});

for (const name of cases) {
  test(`what is sent through the text door says what the page itself says: ${name}`, async () => {
    const { url, html } = fixture(name);
    const looks = [];
    for (const [door, headers] of DOORS) {
      browser.serve(url, { html, headers });
      await page.goto(url);
      const seen = await until(async () => {
        const { value } = await own.evaluate((tab) => chrome.runtime.sendMessage({ kind: 'look', tab }), tab);
        return value?.reading ? value : null;
      }, 'the page was read');
      assert.deepEqual([seen.url, seen.door], [url, door]);
      looks.push(seen.reading);
    }
    assert.deepEqual(looks[0], looks[1]);
  });
}
