/**
 * `cargo xtask run`: the extension on a sample listing at its real AliExpress address, beside a sample cart, on a day in
 * May 2026 when the catalogue's codes were live. With a display it opens and stays open; without one it takes pictures
 * into `dist/screenshots` and prints the receipt.
 *
 * The cart, in the US: drill 52.30 (Bolt Tools, coupon 4 off 50), lamp 16.20 (Lumen House, coupon 2 off 15), keyboard
 * 45.80 (Keylight Studio, coupon 5 off 40): 114.30. All three coupons leave 103.30, which reaches USAFF8 (59): 95.30.
 * Keylight's alone leaves 109.30, which reaches USAFF015 (109): 94.30, the best. So two coupons stay unticked.
 */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { fixture, open, until } from '../e2e/browser.mjs';
import { MAY, clockAt, keep, kept, panel, popup, settle, tabOf, visit } from '../e2e/shopper.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const pictures = path.join(root, 'dist/screenshots');
const headed = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
/** The best total of the sample cart. */
const BEST = '$94.30';

const browser = await open({ headed, viewport: { width: 1280, height: 860 } });
try {
  const sample = fixture('sample');
  browser.serve(sample.url, sample);
  await keep(browser, 'carts', { USD: JSON.parse(readFileSync(path.join(root, 'tests/sample/cart.json'), 'utf8')) });
  const page = await visit(browser, sample.url);
  const shown = await panel(browser, page);
  await shown.pill();
  const tab = await tabOf(browser, page);
  const shop = await popup(browser, tab);
  await shop.locator('[data-key="add"]').click();
  await shop.locator('.pay strong', { hasText: BEST }).waitFor();
  await print(shop);
  if (headed) {
    await shop.close();
    await beside(tab);
    await page.bringToFront();
    console.log('\nThe windows stay open; close them to end.');
    await browser.context.waitForEvent('close', { timeout: 0 });
  } else {
    await takePictures(page, shown, tab);
    console.log(`\nPictures: ${path.relative(root, pictures)}`);
  }
  assert.deepEqual(browser.strays, [], 'a request left the browser');
} finally {
  await browser.close();
}

/** Opens the popup in a window of its own, beside the page. @param {number} tab */
async function beside(tab) {
  await browser.context.addInitScript({ content: clockAt(MAY) });
  const worker = await browser.worker();
  await worker.evaluate(
    async (url) => {
      const [page] = await chrome.windows.getAll();
      const made = await chrome.windows.create({ url, type: 'popup' });
      const place = { left: (page?.left ?? 0) + (page?.width ?? 1280), top: page?.top ?? 0, width: 376, height: 720 };
      // A window opens at the size that the browser was started with.
      if (made?.id !== undefined) await chrome.windows.update(made.id, place);
    },
    browser.own(`www/popup.html?tab=${tab}`),
  );
}

/** Prints the popup's receipt. @param {import('playwright-core').Page} shop */
async function print(shop) {
  const width = 60;
  const line = (/** @type {string} */ label, /** @type {string} */ figure) =>
    console.log(label.padEnd(width - figure.length) + figure);
  const text = (/** @type {string} */ selector) => shop.locator(selector).allInnerTexts();
  const [title = ''] = await text('h1');
  const [where = ''] = await text('.where');
  const [pay = ''] = await text('.pay strong');
  const [save = ''] = await text('.save .saved');
  const [seal = ''] = await text('.seal');
  line(title, where);
  console.log();
  line(`Pay ${pay}   ${save}`, seal);
  console.log('─'.repeat(width));
  for (const row of await shop.locator('.paper .row').all()) {
    const [figure = ''] = await row.locator('.figure').allInnerTexts();
    line((await row.locator(':scope > :first-child').innerText()).replace(/\s+/g, ' ').trim(), figure);
  }
  console.log('─'.repeat(width));
  for (const [nth, step] of (await text('.todo label span')).entries())
    console.log(`${nth + 1} ${step.replaceAll('\n', ' – ')}`);
  for (const hint of await text('.hints li')) console.log(`· ${hint}`);
}

/**
 * @param {import('playwright-core').Page} page
 * @param {Awaited<ReturnType<typeof panel>>} shown
 * @param {number} tab
 */
async function takePictures(page, shown, tab) {
  mkdirSync(pictures, { recursive: true });
  const save = (/** @type {import('playwright-core').Page} */ one, /** @type {string} */ name, fullPage = false) =>
    one.screenshot({ path: path.join(pictures, `${name}.png`), fullPage });

  await page.bringToFront();
  await save(page, 'listing');
  await shown.click('.shows');
  await until(() => shown.text('.sheet .receipt'), 'the sheet is open');
  await save(page, 'panel');
  await page.keyboard.press('Escape');

  /** @param {string} name @param {{ width?: number, scheme?: 'light' | 'dark', language?: string, item?: boolean, open?: string[] }} [how] */
  const picture = async (name, { width = 360, scheme = 'light', language, item = false, open = [] } = {}) => {
    await settle(browser, { currency: 'USD', language: language ?? null });
    const shop = await popup(browser, tab, { width });
    await shop.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await shop.locator(`[data-key="tab/${item ? 'item' : 'cart'}"]`).click();
    await shop.locator(`[data-key="tab/${item ? 'item' : 'cart'}"][aria-selected="true"]`).waitFor();
    await shop.locator('.receipt').waitFor();
    for (const key of open) await shop.locator(`[data-key="${key}"]`).click();
    await save(shop, name, true);
    await shop.close();
  };
  await picture('popup');
  await picture('popup-open', { open: ['proof', 'step/null/0', 'others', 'lines'] });
  await picture('popup-item', { item: true });
  await picture('popup-dark', { scheme: 'dark' });
  await picture('popup-320', { width: 320 });
  await picture('popup-de', { language: 'de', open: ['others'] });
  await picture('popup-he', { language: 'he', open: ['step/null/0'] });
  await picture('popup-ar-dark', { language: 'ar', scheme: 'dark' });

  await settle(browser, { currency: 'USD' });
  const options = await browser.context.newPage();
  await options.setViewportSize({ width: 820, height: 900 });
  await options.goto(browser.own('www/options.html'));
  await options.locator('[data-key="paste"]').fill('USAFF8: $8 off $59\n-3 € dès 20 € : FRX3');
  await options.locator('.understood li').nth(1).waitFor();
  await save(options, 'options', true);
  const playground = await browser.context.newPage();
  await playground.setViewportSize({ width: 1180, height: 860 });
  await playground.goto(
    browser.own(
      `www/playground.html#${encodeURIComponent(JSON.stringify({ cart: { ...(await kept(browser, 'carts')).USD.cart, at: '2026-05-05T12:00:00Z' }, stores: (await kept(browser, 'carts')).USD.stores }))}`,
    ),
  );
  await playground.locator('.receipt').waitFor();
  await save(playground, 'playground');
}
