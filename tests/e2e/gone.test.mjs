/**
 * The extension is updated or switched off while a page is open. It takes a browser of its own: nothing runs after.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixture, open, until } from './browser.mjs';
import { panel, visit } from './shopper.mjs';

test('when the extension goes, nothing of it stays in the page', async () => {
  const browser = await open();
  try {
    const sample = fixture('sample');
    browser.serve(sample.url, sample);
    const page = await visit(browser, sample.url);
    const before = await page.evaluate(() => document.documentElement.outerHTML);
    const shown = await panel(browser, page);
    await shown.pill();
    await (await browser.worker()).evaluate(() => chrome.runtime.reload()).catch(() => {});
    await until(async () => !(await shown.isThere()), 'the panel is gone');
    assert.equal(await page.evaluate(() => document.documentElement.outerHTML), before);
    assert.deepEqual(browser.strays, []);
  } finally {
    await browser.close();
  }
});
