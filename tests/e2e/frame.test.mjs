/**
 * The panel is a page of ours in a frame: the page around it neither reads nor finds nor opens it, and lures no press.
 */
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { fixture, open, until } from './browser.mjs';
import { badge, forget, frameIn, kept, panel, popup, tabOf, visit } from './shopper.mjs';

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

/** The sample with its panel. @param {Record<string, string>} [headers] */
async function listing(headers = {}) {
  const sample = fixture('sample');
  browser.serve(sample.url, { html: sample.html, headers });
  const page = await visit(browser, sample.url);
  return { page, shown: await panel(browser, page) };
}

/** Opens the sheet. @param {Awaited<ReturnType<typeof listing>>} where */
async function openSheet({ page, shown }) {
  await shown.pill();
  await shown.click('.shows');
  await until(() => shown.text('.sheet .receipt'), 'the sheet is open');
  await until(
    async () =>
      (await frameIn(page)?.frameElement())?.evaluate((frame) =>
        /** @type {Element} */ (frame).matches(':popover-open'),
      ),
    'the page has given it its place',
  );
}

test('the page finds nothing of the open sheet: no text, no frame, no address', async () => {
  const { page, shown } = await listing();
  await openSheet({ page, shown });
  const found = await page.evaluate(() => {
    const within = /** @type {any} */ (window);
    const words = ['35.80', 'USAFF5', 'you save', 'Do this'].filter((text) => within.find(text, false, false, true));
    document.execCommand('selectAll');
    const selected = String(getSelection());
    return {
      words,
      selected: /35\.80|USAFF5|you save/.test(selected),
      frames: window.length,
      elements: document.querySelectorAll('iframe').length,
      loaded: performance.getEntriesByType('resource').filter(({ name }) => /panel|extension/.test(name)).length,
      html: /panel\.html|USAFF5/.test(document.documentElement.outerHTML),
    };
  });
  assert.deepEqual(found, { words: [], selected: false, frames: 0, elements: 0, loaded: 0, html: false });
});

test('a strict policy of the page keeps the frame out of nothing, and reports nothing', async () => {
  const { page, shown } = await listing({ 'content-security-policy': "default-src 'none'; frame-src 'none'" });
  await page.evaluate(() => {
    /** @type {string[]} */
    const violations = [];
    Object.assign(window, { violations });
    addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective));
  });
  await openSheet({ page, shown });
  const broken = await page.evaluate(() => /** @type {any} */ (window).violations);
  assert.deepEqual(
    broken.filter((/** @type {string} */ directive) => /frame|child/.test(directive)),
    [],
  );
});

/** Lays something over a part of the panel, through which presses go. @param {Page} page @param {{ x: number, y: number, width: number, height: number }} box */
const cover = (page, { x, y, width, height }) =>
  page.evaluate((style) => {
    const decoy = document.createElement('div');
    decoy.id = 'decoy';
    decoy.popover = 'manual';
    decoy.setAttribute('style', style);
    document.body.append(decoy);
    decoy.showPopover();
  }, `position:fixed;inset:auto;margin:0;border:0;left:${x}px;top:${y}px;width:${width}px;height:${height}px;background:gold;pointer-events:none`);

test('a press through a decoy does not count, and the panel says why; without it, it does', async () => {
  const { page, shown } = await listing();
  await openSheet({ page, shown });
  const add = await shown.box('.sheet [data-key="add"]');
  await until(() => shown.on(`function () { return this.querySelector('.sheet').dataset.seen === 'true'; }`));
  await page.waitForTimeout(600);
  await cover(page, add);
  await until(() => shown.on(`function () { return this.querySelector('.sheet').dataset.seen === 'false'; }`));
  await page.mouse.click(add.x + add.width / 2, add.y + add.height / 2);
  await until(
    async () => (await shown.text('.sheet [role="status"]')) === 'Something covers this: nothing was done',
    'it says why',
  );
  assert.equal(await kept(browser, 'carts'), undefined);
  await page.evaluate(() => document.querySelector('#decoy')?.remove());
  await shown.click('.sheet [data-key="add"]');
  await until(async () => (await kept(browser, 'carts'))?.USD?.cart.lines.length === 1, 'it is in the cart');
});

test('a press on a pill that the page made pale does not open it', async () => {
  const { page, shown } = await listing();
  await shown.pill();
  await until(() => shown.on(`function () { return this.querySelector('.pill').dataset.seen === 'true'; }`));
  const { x, y, width, height } = await shown.box('.shows');
  await page.evaluate(() => {
    document.documentElement.style.opacity = '0.01';
  });
  await until(() => shown.on(`function () { return this.querySelector('.pill').dataset.seen === 'false'; }`));
  await page.mouse.click(x + width / 2, y + height / 2);
  await page.waitForTimeout(300);
  assert.equal(await shown.on(`function () { return this.querySelector('.sheet').hidden; }`), true);
});

test('the panel’s page is blank without a token, with a false one, and with one that was used', async () => {
  const { page, shown } = await listing();
  await shown.pill();
  const used = new URL(frameIn(page)?.url() ?? '').hash;
  assert.ok(used.length > 20);
  for (const hash of ['', '#false', used]) {
    const own = await browser.context.newPage();
    await own.goto(browser.own(`www/panel.html${hash}`));
    await own.waitForTimeout(500);
    assert.equal(await own.evaluate(() => document.body.innerText.trim()), '', hash);
    assert.equal(await own.locator('button').count(), 0);
    await own.close();
  }
  // In the same tab neither: the page itself loads the very address of the frame.
  const address = await (await frameIn(page)?.frameElement())?.evaluate((frame) => /** @type {any} */ (frame).src);
  await page.evaluate((src) => {
    const frame = document.createElement('iframe');
    frame.src = src;
    document.body.append(frame);
  }, address);
  const second = await until(
    () => page.frames().filter((frame) => frame.url().includes('/www/panel.html'))[1],
    'the page has a frame of its own',
  );
  await page.waitForTimeout(700);
  assert.equal(await second.evaluate(() => document.body.innerText.trim()), '');
  // It cannot ask either: it was not let in.
  const asked = await second.evaluate(() =>
    Promise.all(['panel', 'hide'].map((kind) => chrome.runtime.sendMessage({ kind }))),
  );
  assert.deepEqual(
    asked.map(({ error }) => error),
    ['not a frame of this page', 'not a frame of this page'],
  );
  // And ours still answers.
  await shown.click('.shows');
  await until(() => shown.text('.sheet .receipt'), 'the sheet is open');
});

test('where the page’s embedder policy keeps the frame out, badge and popup serve, and nothing is left in the page', async () => {
  const { page } = await listing({ 'cross-origin-embedder-policy': 'require-corp' });
  const tab = await tabOf(browser, page);
  assert.match(await until(() => badge(browser, tab), 'there is a badge'), /^\d+$/);
  const unseen = () =>
    page.evaluate(() => {
      const host = document.querySelector('html > :not(head, body)');
      const box = host?.getBoundingClientRect();
      return !box || box.width * box.height === 0;
    });
  assert.equal(await unseen(), true);
  const shop = await popup(browser, tab);
  assert.equal(await shop.locator('.pay strong').innerText(), '$35.80');
  await until(
    () => page.evaluate(() => document.querySelector('html > :not(head, body)') === null),
    'the frame was taken away',
  );
});

test('a press on the page or Escape there closes the sheet', async () => {
  const { page, shown } = await listing();
  const isClosed = () => shown.on(`function () { return this.querySelector('.sheet').hidden; }`);
  await openSheet({ page, shown });
  await page.mouse.click(5, 5);
  await until(isClosed, 'a press beside it closes the sheet');
  await openSheet({ page, shown });
  await page.locator('h1').focus();
  await page.evaluate(() => window.focus());
  await page.keyboard.press('Escape');
  await until(isClosed, 'Escape closes the sheet');
});

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  test(`beside the pill’s round corners the page shines through, in ${colorScheme}`, async () => {
    const { page, shown } = await listing();
    await page.emulateMedia({ colorScheme });
    await shown.pill();
    assert.equal(
      await shown.on(`function () { return getComputedStyle(this.body).backgroundColor; }`),
      'rgba(0, 0, 0, 0)',
    );
    const schemes = await Promise.all([
      shown.on(`function () { return getComputedStyle(this.documentElement).colorScheme; }`),
      (await frameIn(page)?.frameElement())?.evaluate(
        (frame) => getComputedStyle(/** @type {Element} */ (frame)).colorScheme,
      ),
    ]);
    assert.deepEqual(schemes, ['light dark', 'light dark'], 'else the browser paints the frame opaque');
    const dark = await shown.on(
      `function () { return getComputedStyle(this.querySelector('.pill')).backgroundColor; }`,
    );
    assert.equal(dark, colorScheme === 'dark' ? 'rgb(31, 31, 29)' : 'rgb(255, 255, 255)');
  });
}

test('a printed page has no frame of ours', async () => {
  const { page, shown } = await listing();
  await shown.pill();
  const display = async () =>
    (await frameIn(page)?.frameElement())?.evaluate(
      (frame) => getComputedStyle(/** @type {Element} */ (frame)).display,
    );
  assert.equal(await display(), 'block');
  await page.emulateMedia({ media: 'print' });
  assert.equal(await display(), 'none');
});
