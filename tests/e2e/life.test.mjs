/**
 * What happens meanwhile: the worker dies, the page changes or moves on, two tabs write at once.
 */
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { fixture, open, until } from './browser.mjs';
import { badge, forget, kept, panel, popup, tabOf, visit } from './shopper.mjs';

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

/** Stops the worker as Chrome does when it has nothing to do. @param {import('playwright-core').Page} page */
async function stopWorker(page) {
  const cdp = await browser.context.newCDPSession(page);
  await cdp.send('ServiceWorker.enable');
  await cdp.send('ServiceWorker.stopAllWorkers');
  await cdp.detach();
}

test('a worker that was stopped is missed by nobody', async () => {
  const sample = fixture('sample');
  browser.serve(sample.url, sample);
  const page = await visit(browser, sample.url);
  const shown = await panel(browser, page);
  await shown.pill();
  const tab = await tabOf(browser, page);
  const shop = await popup(browser, tab);
  await stopWorker(shop);
  await shop.locator('[data-key="add"]').click();
  await shop.getByRole('heading', { name: 'Cart · 1 item · 1 store' }).waitFor();
  await stopWorker(shop);

  // The page's price falls: it is read again, the till asked again, the badge set again.
  await page.locator('[class*="price-default--current--"]').evaluate((price) => (price.textContent = '$38.00'));
  // 38.00 reaches neither the coupon's 40 nor the code's 39: USAFF02 takes 2 from 18.
  await until(async () => (await shown.text('.shows')) === '−$2.00 with 1 discount', 'the pill says the new saving');
  assert.match(await badge(browser, tab), /^\d+$/);
});

test('two tabs that add at once lose nothing', async () => {
  const sample = fixture('sample');
  browser.serve(sample.url, sample);
  const page = await visit(browser, sample.url);
  const tab = await tabOf(browser, page);
  const shops = await Promise.all([popup(browser, tab), popup(browser, tab), popup(browser, tab)]);
  await Promise.all(shops.map((shop) => shop.locator('[data-key="add"]').click()));
  await until(
    async () => (await kept(browser, 'carts'))?.USD?.cart.lines[0].quantity === 3,
    'all three are in the cart',
  );
});

test('a page that fills itself in later is read then', async () => {
  let whole = '';
  const shell = fixture('sample', (html) =>
    html.replace(/<div id="root">([\s\S]*)<\/div>\s*<\/body>/, (_, inside) => {
      whole = inside;
      return '<div id="root"></div></body>';
    }),
  );
  browser.serve(shell.url, { html: shell.html.replace('lifeCycleEventList = [{', 'later = [{') });
  const page = await visit(browser, shell.url);
  const shown = await panel(browser, page);
  const tab = await tabOf(browser, page);
  const shop = await popup(browser, tab);
  await shop.getByRole('heading', { name: 'The page is still empty' }).waitFor();
  assert.equal(await shown.isThere(), false);
  assert.equal(await badge(browser, tab), '');

  await page.evaluate((html) => {
    const root = document.querySelector('#root');
    if (root) root.innerHTML = html;
    const known = /** @type {any} */ (window)._d_c_;
    known.lifeCycleEventList = known.later;
  }, whole);
  assert.equal(await shown.pill(), '−$10.00 with 2 discounts');
  // The popup, still open, follows.
  await shop.locator('.pay strong', { hasText: '$35.80' }).waitFor();
  assert.equal(await shop.locator('#spoken').textContent(), 'Pay $35.80 + tax, you save $10.00.');
});

test('the popup follows its page to another one, and speaks no total where there is none', async () => {
  const [sample, captcha] = [fixture('sample'), fixture('captcha')];
  browser.serve(sample.url, sample);
  browser.serve(captcha.url, captcha);
  const page = await visit(browser, sample.url);
  const shop = await popup(browser, await tabOf(browser, page));
  await shop.locator('.pay strong', { hasText: '$35.80' }).waitFor();
  await page.goto(captcha.url);
  await shop.getByRole('heading', { name: 'AliExpress wants a human check' }).waitFor();
  assert.equal(await shop.locator('#spoken').textContent(), '');
  await page.goto(sample.url);
  await shop.locator('.pay strong', { hasText: '$35.80' }).waitFor();
});

for (const what of /** @type {const} */ (['body', 'documentElement'])) {
  test(`a page that replaces its ${what} is read anew, and has its pill`, async () => {
    const sample = fixture('sample');
    browser.serve(sample.url, sample);
    const page = await visit(browser, sample.url);
    const shown = await panel(browser, page);
    assert.equal(await shown.pill(), '−$10.00 with 2 discounts');
    await page.evaluate((what) => {
      const before = /** @type {HTMLElement} */ (document[what]);
      const next = document.createElement(before.tagName);
      next.lang = before.lang;
      next.innerHTML = before.innerHTML.replaceAll('45.80', '38.00');
      before.replaceWith(next);
    }, what);
    await until(async () => (await shown.text('.shows')) === '−$2.00 with 1 discount', 'the pill is the new page’s');
    // Nothing of an item is left: nor is its pill.
    await page.evaluate(() => {
      history.pushState(null, '', '/p/order/index.html');
      document.body.replaceWith(document.createElement('body'));
    });
    await until(async () => !(await shown.isThere()), 'the panel is gone');
  });
}

/** Takes our element out of the page, as a page may. */
const takeAway = () => {
  for (const element of document.querySelectorAll('html > :not(head, body)')) element.remove();
};

test('a panel that the page takes away comes back, but not for ever, and not if the shopper closed it', async () => {
  const sample = fixture('sample');
  browser.serve(sample.url, sample);
  const page = await visit(browser, sample.url);
  const shown = await panel(browser, page);
  await shown.pill();
  await page.evaluate(takeAway);
  assert.equal(await shown.pill(), '−$10.00 with 2 discounts');

  await page.evaluate(() => {
    Object.assign(window, { taken: 0 });
    new MutationObserver(() => {
      for (const element of document.querySelectorAll('html > :not(head, body)')) {
        element.remove();
        /** @type {any} */ (window).taken++;
      }
    }).observe(document.documentElement, { childList: true });
  });
  await page.evaluate(takeAway);
  await until(async () => !(await shown.isThere()), 'the page has its way');
  await page.waitForTimeout(500);
  const taken = await page.evaluate(() => /** @type {any} */ (window).taken);
  assert.ok(taken > 0 && taken < 10, `it came back ${taken} times`);
  await page.close();

  const again = await visit(browser, sample.url);
  const closed = await panel(browser, again);
  await closed.pill();
  await closed.click('[data-key="hides"]');
  await until(async () => !(await closed.isThere()), 'the panel is gone');
  await again.evaluate(() => document.body.append('more'));
  await again.waitForTimeout(700);
  assert.equal(await closed.isThere(), false);
});

test('moving on within the page takes the old answer away', async () => {
  const sample = fixture('sample');
  browser.serve(sample.url, sample);
  const page = await visit(browser, sample.url);
  const shown = await panel(browser, page);
  await shown.pill();
  const tab = await tabOf(browser, page);
  await page.evaluate(() => history.pushState(null, '', '/p/order/index.html'));
  await until(async () => !(await shown.isThere()), 'the panel is gone');
  await until(async () => (await badge(browser, tab)) === '', 'the badge is empty');
  await page.evaluate(() => history.back());
  assert.equal(await shown.pill(), '−$10.00 with 2 discounts');
});

test('a closed panel stays closed on that site, and comes back when it is wanted', async () => {
  const sample = fixture('sample');
  browser.serve(sample.url, sample);
  const page = await visit(browser, sample.url);
  const shown = await panel(browser, page);
  await shown.pill();
  await shown.click('[data-key="hides"]');
  await until(async () => !(await shown.isThere()), 'the panel is gone');
  await page.reload();
  const tab = await tabOf(browser, page);
  await until(() => badge(browser, tab), 'the page was read');
  assert.equal(await shown.isThere(), false);

  const shop = await popup(browser, tab);
  await shop.getByRole('button', { name: 'Show it again' }).click();
  await page.bringToFront();
  assert.ok(await (await panel(browser, page)).pill());
});

test('what is added from the panel is in the cart, and the panel says so', async () => {
  const sample = fixture('sample');
  browser.serve(sample.url, sample);
  const page = await visit(browser, sample.url);
  const shown = await panel(browser, page);
  await shown.pill();
  await shown.click('.shows');
  await until(() => shown.text('.sheet .receipt'), 'the sheet is open');
  await shown.click('.sheet [data-key="add"]');
  await until(async () => (await shown.text('.sheet [role="status"]')) === 'Added', 'it says so');
  await until(async () => (await kept(browser, 'carts'))?.USD?.cart.lines.length === 1, 'it is in the cart');
  // With the one in the cart there are two: the tab of both appears, and its receipt is the cart's.
  await until(() => shown.text('.sheet [data-key="tab/cart"]'), 'there is a tab for both');
  await shown.click('.sheet [data-key="tab/cart"]');
  await until(async () => (await shown.text('.sheet .pay strong')) === '$75.85', 'two pieces are planned');
});
