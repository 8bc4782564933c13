/**
 * From a listing to the best stack: page, badge, panel and popup, through the live door and the text door.
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

/**
 * The keyboard of the sample costs 45.80 and ships free. Its store gives 5 off from 40 and 12 off from 99, and 3 % off
 * two pieces. In May 2026 a US shopper has USAFF5 (5 off from 39) and USAFF8 (8 off from 59).
 *
 * One piece: 45.80 − 5.00 (coupon) = 40.80, which still reaches 39: − 5.00 (USAFF5) = 35.80.
 */
const ALONE = { pay: '$35.80', save: 'you save $10.00' };

/**
 * Two pieces: 91.60 − 2.75 (3 %, 2.748 rounded) = 88.85 − 5.00 = 83.85 − 8.00 (USAFF8; the next code needs 109) = 75.85.
 */
const TWICE = { pay: '$75.85', save: 'you save $15.75' };

/** @type {[door: string, headers: Record<string, string>][]} */
const DOORS = [
  ['live', {}],
  ['text', { 'content-security-policy': "script-src 'self' 'unsafe-inline'" }],
];

for (const [door, headers] of DOORS) {
  test(`a listing shows its best stack through the ${door} door`, async () => {
    const sample = fixture('sample');
    browser.serve(sample.url, { html: sample.html, headers });
    const page = await visit(browser, sample.url);
    const shown = await panel(browser, page);

    assert.equal(await shown.pill(), '−$10.00 with 2 discounts');
    const tab = await tabOf(browser, page);
    const apply = Number(await until(() => badge(browser, tab), 'the badge says a number'));
    assert.ok(apply >= 3, `the coupon, USAFF5 and USAFF02 apply: ${apply}`);

    const shop = await popup(browser, tab);
    assert.equal(await shop.locator('.pay strong').innerText(), ALONE.pay);
    assert.equal(await shop.locator('.save .saved').innerText(), ALONE.save);
    const seen = await shop.evaluate((tab) => chrome.runtime.sendMessage({ kind: 'look', tab }), tab);
    assert.equal(seen.value.door, door);
  });
}

test('an item that is added is planned with the cart, to the cent', async () => {
  const sample = fixture('sample');
  browser.serve(sample.url, sample);
  const page = await visit(browser, sample.url);
  const tab = await tabOf(browser, page);
  const shop = await popup(browser, tab);

  await shop.locator('[data-key="quantity/more"]').click();
  await shop.locator('.pay strong', { hasText: TWICE.pay }).waitFor();
  await shop.locator('[data-key="add"]').click();
  await shop.getByRole('heading', { name: 'Cart · 2 items · 1 store' }).waitFor();
  assert.equal(await shop.locator('.pay strong').innerText(), TWICE.pay);
  assert.equal(await shop.locator('.save .saved').innerText(), TWICE.save);

  const rows = await shop.locator('.paper .row').allInnerTexts();
  assert.deepEqual(
    rows.map((row) => row.replace(/\s+/g, ' ').trim()),
    [
      'Items 91.60',
      'Store discount · Keylight Studio Store −2.75',
      'Store coupon · Keylight Studio Store −5.00',
      'Code USAFF8 Copy −8.00',
      'Shipping free',
      'Tax not known',
      'Total 75.85 + tax',
    ],
  );
  const carts = await kept(browser, 'carts');
  assert.equal(carts.USD.cart.lines[0].quantity, 2);
});

test('the popup opens on its last answer before the page has said anything', async () => {
  const sample = fixture('sample');
  browser.serve(sample.url, sample);
  const page = await visit(browser, sample.url);
  const tab = await tabOf(browser, page);
  const first = await popup(browser, tab);
  await first.locator('[data-key="add"]').click();
  await until(() => kept(browser, 'answer'), 'the answer is kept');
  await page.close();

  const again = await popup(browser, tab);
  assert.equal(await again.locator('.pay strong').innerText(), ALONE.pay);
  await again.getByText('Your kept cart: this tab shows no AliExpress page.').waitFor();
  // The playground speaks as the popup does, with the same cart.
  const link = await again.locator('[data-key="playground"]').getAttribute('href');
  assert.match(link ?? '', /^playground\.html\?lang=en#%7B%22cart%22/);
});

test('a receipt opens to its working, and its steps stay ticked', async () => {
  const sample = fixture('sample');
  browser.serve(sample.url, sample);
  const page = await visit(browser, sample.url);
  const tab = await tabOf(browser, page);
  const shop = await popup(browser, tab);

  await shop.getByRole('button', { name: /^Store coupon/ }).click();
  assert.deepEqual((await shop.locator('dl.work dt').allInnerTexts()).slice(0, 4), [
    'Counted on',
    'Saves',
    'Leaves',
    'Terms',
  ]);
  assert.deepEqual((await shop.locator('dl.work dd').allInnerTexts()).slice(0, 4), [
    '45.80',
    '−5.00',
    '40.80',
    '$5.00 off from $40.00',
  ]);

  // The page says that tax is added at checkout.
  await shop.getByRole('button', { name: 'best of what is known' }).click();
  await shop.getByText('Of what is known, nothing cheaper is possible.').waitFor();
  await shop.getByText('Not in the total, since the amount is not known: Tax.').waitFor();

  await shop.getByLabel('At checkout enter USAFF5').check();
  await until(async () => (await kept(browser, 'ticked'))?.done.length === 1, 'the tick is kept');
  const again = await popup(browser, tab);
  assert.equal(await again.getByLabel('At checkout enter USAFF5').isChecked(), true);
});

test('a code is copied by its button', async () => {
  await browser.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const sample = fixture('sample');
  browser.serve(sample.url, sample);
  const page = await visit(browser, sample.url);
  const shop = await popup(browser, await tabOf(browser, page));
  await shop.getByRole('button', { name: 'Copy the code USAFF5' }).first().click();
  await shop.getByText('Copied').first().waitFor();
  assert.equal(await shop.evaluate(() => navigator.clipboard.readText()), 'USAFF5');
});

test('every other offer says in words why it is not in the stack', async () => {
  const sample = fixture('sample');
  browser.serve(sample.url, sample);
  const page = await visit(browser, sample.url);
  const shop = await popup(browser, await tabOf(browser, page));
  await shop.getByRole('button', { name: /^Other offers/ }).click();
  const all = shop.getByRole('button', { name: 'Show all' });
  if (await all.isVisible()) await all.click();
  const said = async (/** @type {string} */ code) =>
    await shop.locator('.others li', { hasText: code }).locator('.chip').first().innerText();
  // After the coupon 40.80 are left: 59 − 40.80 = 18.20.
  assert.equal(await said('Code USAFF8'), 'short by $18.20');
  assert.equal(await said('Code USAFF02'), 'better without');
});

test('a coupon that is not understood takes the seal away, and its words stand in popup and panel', async () => {
  const known = 'Store Coupon: US $12.00 off on US $99.00';
  const words = 'Store Coupon: a third of US $7.77 back, perhaps';
  // All else is known, the tax too: without the words it is the best.
  const told = (/** @type {string} */ html) =>
    html.replace('Tax excluded, add at checkout if applicable', 'Tax included');
  const whole = fixture('sample', told);
  browser.serve(whole.url, whole);
  const first = await visit(browser, whole.url);
  const best = await popup(browser, await tabOf(browser, first));
  await best.getByRole('button', { name: 'best', exact: true }).waitFor();
  await first.close();
  await best.close();

  const sample = fixture('sample', (html) => told(html).replace(known, words));
  browser.serve(sample.url, sample);
  const page = await visit(browser, sample.url);
  const shown = await panel(browser, page);
  await shown.pill();
  const shop = await popup(browser, await tabOf(browser, page));
  await shop.getByText(`Not understood: ${words}`).waitFor();
  await shop.getByRole('button', { name: 'best of what is known' }).waitFor();
  assert.equal(await shop.getByRole('button', { name: 'best', exact: true }).count(), 0);
  await page.bringToFront();
  await shown.click('.shows');
  assert.equal(await until(() => shown.text('.unclear'), 'the panel is open'), `Not understood: ${words}`);
  assert.equal(await shown.text('.seal'), 'best of what is known');

  // What is added to the cart keeps its doubt.
  await shop.locator('[data-key="add"]').click();
  await shop.getByRole('heading', { name: 'Cart · 1 item · 1 store' }).waitFor();
  await shop.getByText(`Not understood: ${words}`).waitFor();
});
