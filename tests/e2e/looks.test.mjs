/**
 * How it looks and reads: nothing for axe to find, in light and dark, in German, Arabic and Hebrew; readable at 320
 * pixels; no layout shift and nothing covered on the page.
 */
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { fixture, open, until } from './browser.mjs';
import { forget, keep, panel, popup, settle, tabOf, visit } from './shopper.mjs';

/** @typedef {import('playwright-core').Page} Page */

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

/** @param {Page} page @param {string} what */
async function accessible(page, what) {
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page }).analyze();
    const found = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} (${failureSummary})`).join('; ')}`,
    );
    assert.deepEqual(found, [], `${what}, ${colorScheme}`);
  }
}

/** @param {Page} page @param {string} what */
async function fits(page, what) {
  const { across, width } = await page.evaluate(() => ({
    across: document.documentElement.scrollWidth,
    width: innerWidth,
  }));
  assert.ok(across <= width, `${what}: ${across} pixels in ${width}`);
}

/** Unfolds everything there is to unfold. @param {Page} page */
async function unfold(page) {
  await until(async () => {
    const closed = page.locator('[aria-expanded="false"]').first();
    if (!(await closed.count())) return true;
    await closed.click({ timeout: 5000 });
    return false;
  }, 'everything is unfolded');
}

for (const language of ['en', 'de', 'ar', 'he']) {
  test(`popup, options, playground and panel are accessible and fit, in ${language}`, async () => {
    await settle(browser, { language });
    const codes = [
      {
        offer: { kind: 'code', code: 'MINE5', off: '5.00', min_spend: '30.00', currency: 'USD' },
        used: false,
        added: '2026-05-01T00:00:00Z',
      },
    ];
    await keep(browser, 'codes', codes);
    await keep(browser, 'refused', [{ code: 'USAFF02', why: 'This code has expired', at: '2026-05-02T00:00:00Z' }]);
    const sample = fixture('sample');
    browser.serve(sample.url, sample);
    const page = await visit(browser, sample.url);
    const shown = await panel(browser, page);
    await shown.pill();
    const tab = await tabOf(browser, page);
    const direction = ['ar', 'he'].includes(language) ? 'rtl' : 'ltr';

    const shop = await popup(browser, tab, { width: 320 });
    assert.equal(await shop.evaluate(() => document.documentElement.lang), language);
    assert.equal(await shop.evaluate(() => document.documentElement.dir), direction);
    await unfold(shop);
    await fits(shop, 'popup, item');
    await accessible(shop, 'popup, item');
    await shop.locator('[data-key="add"]').click();
    await shop.locator('[data-key="tab/cart"][aria-selected="true"]').waitFor();
    await shop.locator('[data-key="lines"]').waitFor();
    await unfold(shop);
    await shop.locator('[data-key="where"]').click();
    await fits(shop, 'popup, cart');
    await accessible(shop, 'popup, cart');

    for (const file of ['www/options.html', `www/playground.html?lang=${language}`]) {
      const own = await browser.context.newPage();
      await own.setViewportSize({ width: 320, height: 600 });
      await own.goto(browser.own(file));
      await own.locator('main section').first().waitFor();
      if (file.includes('playground')) await own.locator('.receipt').waitFor();
      await fits(own, file);
      await own.setViewportSize({ width: 1000, height: 700 });
      await fits(own, file);
      await accessible(own, file);
      await own.close();
    }

    await page.bringToFront();
    await shown.click('.shows');
    await until(() => shown.text('.sheet .receipt'), 'the sheet is open');
    const copy = await browser.context.newPage();
    const { html, styles } = await shown.on(`function () {
      return {
        html: this.body.innerHTML,
        styles: [...this.styleSheets].flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText)).join('\\n'),
      };
    }`);
    await copy.setContent(
      `<!doctype html><html lang="${language}"><head><title>panel</title><style>${styles}</style></head><body><main><h1>page</h1>${html}</main></body></html>`,
    );
    await accessible(copy, 'panel');
  });
}

/** Texts of money that nobody understood, of either direction and too long. */
const UNCLEAR = [
  { text: 'Shop-Coupon 40€ … über 299€', near: '', page: 'cart ' },
  { text: `كوبون المتجر 5 US$ ${'عند الشراء '.repeat(40)}`, near: '', page: 'cart ' },
];

for (const language of ['en', 'de', 'ar', 'he']) {
  test(`a folded cart, what was noted and what is not known are accessible and fit, in ${language}`, async () => {
    await settle(browser, { language });
    const lines = [7, 8, 9].map((seller) => ({ id: `${seller}`, seller: `${seller}`, price: '30.00', quantity: 1 }));
    const shipping = [
      { seller: '7', amount: '4.03' },
      { seller: '8', amount: null },
      { seller: '9', amount: null },
    ];
    const cart = { ship_to: 'US', currency: 'USD', lines, offers: [], shipping, tax: 'excluded' };
    await keep(browser, 'carts', { USD: { cart, stores: {}, at: '2026-05-04T12:00:00Z', unexplained: UNCLEAR } });
    for (const name of ['captcha', 'store-en', 'coins-en']) {
      const { url, html } = fixture(name);
      browser.serve(url, { html });
      const page = await visit(browser, url);
      const shop = await popup(browser, await tabOf(browser, page), { width: 320 });
      await fits(shop, `${name}, folded`);
      await shop.locator('details.kept > summary').click();
      await unfold(shop);
      await fits(shop, name);
      await accessible(shop, name);
      await shop.close();
      await page.close();
    }
  });
}

for (const width of [1280, 900, 700]) {
  test(`at ${width} pixels the pill shifts nothing and covers nothing that is read or pressed`, async () => {
    const sample = fixture('sample');
    browser.serve(sample.url, sample);
    const page = await visit(browser, 'about:blank');
    await page.setViewportSize({ width, height: 800 });
    await page.addInitScript(() => {
      /** @type {number[]} */
      const shifts = [];
      Object.assign(window, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) shifts.push(/** @type {any} */ (entry).value);
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(sample.url);
    const shown = await panel(browser, page);
    await shown.pill();
    const { x, y, width: wide, height } = await shown.box('.pill');
    assert.ok(x >= 0 && x + wide <= width, `the pill stands in the window: ${x}, ${wide}`);
    const under = await page.evaluate(
      ({ x, y, wide, height }) => {
        const found = new Set();
        for (let across = 1; across < wide; across += 6) {
          for (let down = 1; down < height; down += 6) {
            const [, element] = document.elementsFromPoint(x + across, y + down);
            const pressed = element?.closest('a, button, input, label, [data-sku-col]');
            if (pressed) found.add(pressed.outerHTML.slice(0, 80));
          }
        }
        return [...found];
      },
      { x, y, wide, height },
    );
    assert.deepEqual(under, []);

    const shifted = () => page.evaluate(() => /** @type {any} */ (window).shifts.splice(0));
    assert.deepEqual(await shifted(), []);

    // The page itself moves when the window shrinks; the pill follows without a shift of its own.
    await page.setViewportSize({ width: width - 40, height: 700 });
    await until(async () => (await shown.box('.pill')).right <= width - 40, 'the pill is back in the window');
    await page.waitForTimeout(300);
    // In a narrow window the price stands below the fold.
    const pill = await shown.box('.pill');
    await page.evaluate((top) => scrollBy(0, Math.max(0, top - 300)), pill.y);
    await shifted();
    await shown.click('.shows');
    await until(() => shown.text('.sheet .receipt'), 'the sheet is open');
    const sheet = await until(async () => {
      const box = await shown.box('.sheet');
      return box.width > 200 && box.height > 100 ? box : null;
    }, 'the frame has grown to the sheet');
    assert.ok(sheet.x >= 0 && sheet.right <= width - 40 && sheet.y >= 0 && sheet.bottom <= 700, JSON.stringify(sheet));
    assert.deepEqual(await shifted(), []);
  });
}

/** @param {{ left: number, right: number, top: number, bottom: number }} one @param {typeof one} other */
const overlap = (one, other) =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

for (const width of [1280, 1024, 400, 320]) {
  test(`at ${width} pixels the open panel covers none of the buttons that buy, unfolded and scrolled too`, async () => {
    const sample = fixture('sample');
    browser.serve(sample.url, sample);
    const page = await visit(browser, 'about:blank');
    await page.setViewportSize({ width, height: 800 });
    await page.goto(sample.url);
    const shown = await panel(browser, page);
    await shown.pill();
    const buttons = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('[class*="buy-now--buynow--"], [class*="add-to-cart--addtocart--"]')].map(
          (button) => button.getBoundingClientRect().toJSON(),
        ),
      );
    /** @param {string} when */
    const isClear = async (when) => {
      const sheet = await shown.box('.sheet');
      if (!sheet.height) return false;
      const boxes = await buttons();
      assert.equal(boxes.length, 2);
      for (const box of boxes) {
        assert.equal(overlap(sheet, box), false, `${when}: ${JSON.stringify({ sheet, box })}`);
      }
      const { x, right, y, bottom } = sheet;
      assert.ok(
        x >= 0 && right <= width && y >= 0 && bottom <= 800,
        `${when}: in the window: ${JSON.stringify(sheet)}`,
      );
      return true;
    };
    await shown.click('.shows');
    await until(() => shown.text('.sheet .receipt'), 'the panel is open');
    assert.equal(await isClear('opened'), true);

    await shown.on(`function () {
      for (const closed of this.querySelectorAll('[aria-expanded="false"]')) closed.click();
    }`);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    await isClear('unfolded');

    const end = await page.evaluate(() => document.documentElement.scrollHeight);
    for (let down = 0; down < end; down += 120) {
      await page.evaluate((top) => scrollTo(0, top), down);
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      await isClear(`scrolled to ${down}`);
    }
  });
}

test('on a page that runs to the left the pill stands left of the price', async () => {
  const listing = fixture('csr-rtl');
  browser.serve(listing.url, listing);
  const page = await visit(browser, listing.url);
  const shown = await panel(browser, page);
  await shown.pill();
  const price = await page.locator('[class*="price"][class*="urrent"]').first().boundingBox();
  const { x, right } = await shown.box('.pill');
  assert.ok(x >= 0 && right <= 1280, `${x} to ${right}`);
  assert.ok(price && right <= price.x + price.width, JSON.stringify(price));
});

test('under the strictest policy of a page the panel still looks as it should', async () => {
  const sample = fixture('sample');
  browser.serve(sample.url, { html: sample.html, headers: { 'content-security-policy': "default-src 'none'" } });
  const page = await visit(browser, sample.url);
  const shown = await panel(browser, page);
  await shown.pill();
  assert.equal(
    await shown.on('function () { return getComputedStyle(this.querySelector(".pill")).borderTopLeftRadius; }'),
    '99px',
  );
});

test('the panel opens, closes and gives the focus back by keyboard alone', async () => {
  const sample = fixture('sample');
  browser.serve(sample.url, sample);
  const page = await visit(browser, sample.url);
  const shown = await panel(browser, page);
  await shown.pill();
  await page.locator('button').last().focus();
  const focused = () =>
    shown.on('function () { return this.activeElement?.dataset.key ?? this.activeElement?.className ?? null; }');
  await until(async () => {
    await page.keyboard.press('Tab');
    return (await focused()) === 'shows';
  }, 'the pill has the focus');
  await page.keyboard.press('Enter');
  await until(async () => (await focused())?.includes('sheet'), 'the sheet has the focus');
  assert.equal(await shown.on('function () { return this.querySelector(".sheet").hidden; }'), false);
  await page.keyboard.press('Escape');
  await until(async () => (await focused()) === 'shows', 'the pill has the focus again');
  assert.equal(await shown.on('function () { return this.querySelector(".sheet").hidden; }'), true);
});

test('in forced colours the popup still shows its edges and its figures', async () => {
  const sample = fixture('sample');
  browser.serve(sample.url, sample);
  const page = await visit(browser, sample.url);
  const shop = await popup(browser, await tabOf(browser, page));
  await shop.emulateMedia({ forcedColors: 'active' });
  const edge = await shop.locator('.paper').evaluate((paper) => getComputedStyle(paper).borderTopStyle);
  assert.equal(edge, 'solid');
  assert.equal(await shop.locator('.pay strong').isVisible(), true);
});
