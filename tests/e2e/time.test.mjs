/**
 * An open tab knows the time: a code that begins or ends, a tab that comes to the front, Back, a page made ready in
 * advance.
 */
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { fixture, open, until } from './browser.mjs';
import { MAY, badge, clockFrom, forget, keep, moveClock, panel, tabOf, visit } from './shopper.mjs';

/** @type {import('./browser.mjs').Browser} */
let browser;
before(async () => {
  browser = await open();
});
after(() => browser.close());
afterEach(async () => {
  await Promise.all(
    browser.context
      .pages()
      .slice(1)
      .map((page) => page.close()),
  );
  await forget(browser);
  assert.deepEqual(browser.strays, [], 'a request left the browser');
});

/** So long after the clock's start, in ms: long enough to open a page on a busy machine. */
const SOON = 8000;
const later = (/** @type {number} */ ms) => new Date(Date.parse(MAY) + ms).toISOString();

/** A code of the shopper's that takes 20.00 off 30.00. @param {Record<string, string>} window */
const code = (window) => ({
  offer: { kind: 'code', code: 'TWENTY', off: '20.00', min_spend: '30.00', currency: 'USD', ...window },
  used: false,
  added: MAY,
});

/** 45.80 − 5.00 (coupon) − 5.00 (USAFF5), and with the shopper's code − 5.00 − 20.00. */
const WITHOUT = '−$10.00 with 2 discounts';
const WITH = '−$25.00 with 2 discounts';

for (const [what, window, first, then] of /** @type {const} */ ([
  ['ends', { ends: later(SOON) }, WITH, WITHOUT],
  ['begins', { starts: later(SOON) }, WITHOUT, WITH],
])) {
  test(`a tab that is open when a code ${what} says what holds then`, async () => {
    await keep(browser, 'codes', [code(window)]);
    const sample = fixture('sample');
    browser.serve(sample.url, sample);
    const page = await visit(browser, sample.url, MAY, clockFrom);
    const shown = await panel(browser, page);
    assert.equal(await shown.pill(), first);
    const tab = await tabOf(browser, page);
    const count = Number(await badge(browser, tab));
    await until(async () => (await shown.text('.shows')) === then, 'the pill says what holds now');
    assert.equal(Number(await badge(browser, tab)) - count, what === 'ends' ? -1 : 1);
  });
}

test('a tab that comes to the front again says what holds now', async () => {
  await keep(browser, 'codes', [code({ ends: later(3_600_000) })]);
  const sample = fixture('sample');
  browser.serve(sample.url, sample);
  const page = await visit(browser, sample.url);
  const shown = await panel(browser, page);
  assert.equal(await shown.pill(), WITH);
  await moveClock(page, later(7_200_000));
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await until(async () => (await shown.text('.shows')) === WITHOUT, 'the pill says what holds now');
});

test('Back brings the page with its badge, and what holds now', async () => {
  await keep(browser, 'codes', [code({ ends: later(3_600_000) })]);
  const sample = fixture('sample');
  browser.serve(sample.url, sample);
  const orders = 'https://www.aliexpress.us/p/order/index.html';
  browser.serve(orders, { html: '<!doctype html><title>orders</title><body>orders' });
  const page = await visit(browser, sample.url);
  // A page may come back without becoming visible; so Back alone must do.
  await page.evaluate(() => addEventListener('visibilitychange', (event) => event.stopImmediatePropagation(), true));
  const shown = await panel(browser, page);
  assert.equal(await shown.pill(), WITH);
  const tab = await tabOf(browser, page);
  const count = Number(await until(() => badge(browser, tab), 'there is a badge'));
  await page.evaluate(() => addEventListener('pageshow', ({ persisted }) => Object.assign(window, { persisted })));
  await moveClock(page, later(7_200_000));

  await page.goto(orders);
  await until(async () => (await badge(browser, tab)) === '', 'the other page has no badge');
  // Playwright waits for a `load` that a page which was kept does not have.
  await page.evaluate(() => history.back()).catch(() => {});
  await until(() => page.url() === sample.url, 'the page is back');
  await until(() => page.evaluate(() => /** @type {any} */ (window).persisted), 'it was kept for Back');
  await until(async () => (await badge(browser, tab)) === String(count - 1), 'the badge is back, without the code');
  await until(async () => (await shown.text('.shows')) === WITHOUT, 'the pill says what holds now');
});
