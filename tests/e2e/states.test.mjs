/**
 * Each state of the popup says what is the case and what to do: no page, no cart, a human check, a changed page, carts
 * that are old, in a currency that no code speaks, or in several.
 */
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { fixture, open, until } from './browser.mjs';
import { MAY, badge, forget, keep, kept, panel, popup, settle, tabOf, visit } from './shopper.mjs';

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

/** A kept cart of one line. @param {string} currency @param {string} shipTo @param {string} price @param {string} [at] */
const cart = (currency, shipTo, price, at = MAY) => ({
  cart: {
    ship_to: shipTo,
    currency,
    lines: [{ id: '1', seller: '7', price, quantity: 1, title: 'Desk lamp' }],
    offers: [],
    shipping: [{ seller: '7', amount: /\./.test(price) ? '0.00' : '0' }],
  },
  stores: { 7: 'Lumen House' },
  at,
});

test('where there is no AliExpress page it says so, and says what to do', async () => {
  browser.serve('https://shop.example/', { html: '<!doctype html><title>another shop</title>' });
  const page = await visit(browser, 'https://shop.example/');
  const shop = await popup(browser, await tabOf(browser, page));
  await shop.getByRole('heading', { name: 'Not an AliExpress page' }).waitFor();
  await shop.getByText('reload it').waitFor();
});

test('a page of AliExpress without an item has nothing to read, and no badge', async () => {
  const url = 'https://www.aliexpress.us/p/order/index.html';
  browser.serve(url, { html: '<!doctype html><title>orders</title><body>orders' });
  const page = await visit(browser, url);
  const tab = await tabOf(browser, page);
  const shop = await popup(browser, tab);
  await shop.getByRole('heading', { name: 'Nothing read yet' }).waitFor();
  assert.equal(await badge(browser, tab), '');
  assert.equal(await (await panel(browser, page)).isThere(), false);
});

test('a human check is told, the badge doubts, and the kept cart stands there by its name, folded', async () => {
  await keep(browser, 'carts', { USD: cart('USD', 'US', '60.00') });
  const captcha = fixture('captcha');
  browser.serve(captcha.url, captcha);
  const page = await visit(browser, captcha.url);
  const tab = await tabOf(browser, page);
  await until(async () => (await badge(browser, tab)) === '?', 'the badge doubts');
  const shop = await popup(browser, tab);
  await shop.getByRole('heading', { name: 'AliExpress wants a human check' }).waitFor();
  await shop.getByRole('heading', { level: 1, name: 'Beststack' }).waitFor();
  assert.equal(await shop.locator('.receipt').isVisible(), false);
  assert.equal(await shop.locator('#spoken').textContent(), '', 'no total is spoken');
  await shop.getByText('Your kept cart ($, read this minute)').click();
  // 60.00 reaches USAFF8's 59.
  assert.equal(await shop.locator('.pay strong').innerText(), '$52.00');
});

for (const name of ['cart-unknown', 'cart-loading', 'not-found', 'shell']) {
  test(`no other cart stands under the page’s own state on the fixture ${name}`, async () => {
    await keep(browser, 'carts', { EUR: cart('EUR', 'DE', '60.00', '2026-05-04T12:00:00Z') });
    const shown = fixture(name);
    browser.serve(shown.url, shown);
    const page = await visit(browser, shown.url);
    const tab = await tabOf(browser, page);
    const shop = await popup(browser, tab);
    const onItem = shop.locator('[data-key="tab/cart"]');
    await until(async () => (await shop.locator('.state h2').innerText()) !== 'Looking at the page …', 'it was read');
    assert.equal(await onItem.count(), 0);
    await shop.getByText('Your kept cart (€, read yesterday)').waitFor();
    assert.equal(await shop.locator('.receipt').isVisible(), false);
    assert.doesNotMatch(await shop.getByRole('heading', { level: 1 }).innerText(), /Cart/);
    assert.equal(await shop.locator('#spoken').textContent(), '');
  });
}

/** A sentence of the popup for each thing that was noted. @type {[name: string, ...words: string[]][]} */
const NOTED = [
  ['coins-en', '1,284 coins noted'],
  ['home-codes', '2 codes noted'],
  ['store-fr', '2 coupons of Atelier du Vent noted'],
  ['coupons-en', '2 coupons noted', '1 code noted'],
];

for (const [name, heading = '', ...more] of NOTED) {
  test(`a page without a cart says what was noted of it: ${name}`, async () => {
    const shown = fixture(name);
    browser.serve(shown.url, shown);
    const page = await visit(browser, shown.url);
    const shop = await popup(browser, await tabOf(browser, page));
    await shop.getByRole('heading', { name: heading }).waitFor();
    for (const words of more) await shop.locator('.noted').getByText(words).waitFor();
    const cart = await shop.getByRole('link', { name: 'To your cart' }).getAttribute('href');
    assert.match(cart ?? '', /^https:\/\/[a-z.]*aliexpress\.[a-z]+\/(p\/shoppingcart\/index\.html|cart)$/);
  });
}

/** The kept cart on a page that says nothing of its own. @param {Record<string, unknown>} more @param {object} [changed] of the cart */
async function keptCart(more, changed) {
  const own = cart('USD', 'US', '60.00');
  await keep(browser, 'carts', { USD: { ...own, cart: { ...own.cart, ...changed }, ...more } });
  const url = 'https://www.aliexpress.us/p/order/index.html';
  browser.serve(url, { html: '<!doctype html><title>orders</title>' });
  const page = await visit(browser, url);
  return popup(browser, await tabOf(browser, page));
}

test('what everything is understood of is called the best', async () => {
  const shop = await keptCart({});
  await shop.getByRole('button', { name: 'best', exact: true }).click();
  await shop.getByText(/^Nothing cheaper is possible: proved in/).waitFor();
});

test('while a text of money is not understood nothing is called the best, and the text is quoted as text', async () => {
  const one = { text: 'Shop-Coupon 40€ … über\n 299€', near: '', page: 'cart ' };
  const shop = await keptCart({ unexplained: [one] });
  await shop.getByText('Not understood: Shop-Coupon 40€ … über 299€').waitFor();
  await shop.getByRole('button', { name: 'best of what is known' }).click();
  await shop.getByText('Of what is known, nothing cheaper is possible.').waitFor();
  assert.equal(await shop.getByText(/^Nothing cheaper/).count(), 0);

  const hostile = { text: `<img src=x onerror="alert(1)">${'5.00 off '.repeat(100)}`, near: '', page: 'cart ' };
  const again = await keptCart({ unexplained: [one, hostile] });
  await again.getByRole('button', { name: '2 discounts on the page were not understood' }).click();
  const quotes = await again.locator('.unclear bdi').allInnerTexts();
  assert.equal(quotes[0], 'Shop-Coupon 40€ … über 299€');
  assert.match(quotes[1] ?? '', /^<img src=x onerror="alert\(1\)">5\.00 off .*…$/);
  assert.ok((quotes[1] ?? '').length < 170);
  assert.equal(await again.locator('main img').count(), 0);
});

test('a total says what it leaves out, and no row calls it nothing', async () => {
  const lines = ['7', '8', '9'].map((seller) => ({ id: seller, seller, price: '20.00', quantity: 1 }));
  const shipping = [
    { seller: '7', amount: '4.03' },
    { seller: '8', amount: null },
    { seller: '9', amount: null },
  ];
  // 60.00 − 8.00 (USAFF8) = 52.00, and 4.03 to ship what is known.
  const shop = await keptCart({}, { lines, shipping, tax: 'excluded' });
  assert.equal(await shop.locator('.pay').textContent(), 'Pay from $56.03 + tax');
  await shop.getByText('shipping of 2 stores not known', { exact: true }).waitFor();
  const rows = (await shop.locator('.paper > .row').allInnerTexts()).map((row) => row.replace(/\s+/g, ' ').trim());
  assert.deepEqual(rows, ['Shipping 4.03 + not known for 2 stores', 'Tax not known', 'Total from 56.03 + tax']);
  assert.equal(await shop.locator('#spoken').textContent(), 'Pay from $56.03 + tax, you save $8.00.');
  await shop.getByRole('button', { name: 'best of what is known' }).click();
  await shop.getByText('Not in the total, since the amount is not known: Shipping and Tax.').waitFor();

  const tax = await keptCart({}, { tax: 'excluded' });
  assert.equal(await tax.locator('.pay').textContent(), 'Pay $52.00 + tax');
  const none = await keptCart({}, { shipping: [{ seller: '7', amount: null }] });
  assert.equal(await none.locator('.pay').textContent(), 'Pay from $52.00');
  await none.locator('.paper > .row', { hasText: 'Shipping' }).getByText('not known', { exact: true }).waitFor();
});

test('a listing that changed shows nothing rather than something wrong, and gives a report without the shopper in it', async () => {
  await browser.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const sample = fixture('sample', (html) =>
    html.replaceAll('price-default--', 'cost-').replace(/<script type="application\/ld\+json">[^<]*<\/script>/, ''),
  );
  browser.serve(sample.url, { html: sample.html.replace('lifeCycleEventList = [{', 'elsewhere = [{') });
  const page = await visit(browser, sample.url);
  const tab = await tabOf(browser, page);
  await until(async () => (await badge(browser, tab)) === '?', 'the badge doubts');
  assert.equal(await (await panel(browser, page)).isThere(), false);
  const shop = await popup(browser, tab);
  await shop.getByRole('heading', { name: 'This page cannot be read' }).waitFor();
  await shop.getByRole('button', { name: 'Copy a report' }).click();
  await shop.getByText('Copied').waitFor();
  const report = JSON.parse(await shop.evaluate(() => navigator.clipboard.readText()));
  assert.deepEqual(Object.keys(report), ['version', 'page', 'host', 'locale', 'currency', 'missing', 'health']);
  assert.ok(report.missing.includes('price'), 'the names of fields, without reasons, which may quote the page');
  assert.doesNotMatch(JSON.stringify(report), /Keyboard|3256809213685649/);
});

test('an old cart says how old it is', async () => {
  await keep(browser, 'carts', { USD: cart('USD', 'US', '60.00', '2026-05-05T09:00:00Z') });
  const url = 'https://www.aliexpress.us/p/order/index.html';
  browser.serve(url, { html: '<!doctype html><title>orders</title>' });
  const page = await visit(browser, url);
  const shop = await popup(browser, await tabOf(browser, page));
  await shop.getByText('Last changed 3 hr. ago. Prices may differ by now.').waitFor();
});

test('carts in several currencies stay apart, and each can be shown', async () => {
  await keep(browser, 'carts', { USD: cart('USD', 'US', '60.00'), EUR: cart('EUR', 'DE', '60.00') });
  await settle(browser, { currency: 'USD' });
  const url = 'https://www.aliexpress.us/p/order/index.html';
  browser.serve(url, { html: '<!doctype html><title>orders</title>' });
  const page = await visit(browser, url);
  const shop = await popup(browser, await tabOf(browser, page));
  assert.equal(await shop.locator('.pay strong').innerText(), '$52.00');
  await shop.getByText('You have another cart, in Euro.').waitFor();
  await shop.getByRole('button', { name: 'Show EUR' }).click();
  await shop.getByText('You have another cart, in US Dollar.').waitFor();
  assert.match(await shop.locator('.pay strong').innerText(), /^€/);
  await until(async () => (await kept(browser, 'settings')).currency === 'EUR', 'the choice is kept');
});

test('where no code speaks the currency, that is said, and which one to switch to', async () => {
  await keep(browser, 'carts', { JPY: cart('JPY', 'JP', '9000') });
  const url = 'https://ja.aliexpress.com/p/order/index.html';
  browser.serve(url, { html: '<!doctype html><title>orders</title>' });
  const page = await visit(browser, url);
  const shop = await popup(browser, await tabOf(browser, page));
  await shop.getByText('Switch the site to USD: that is what the codes are in').waitFor();
  await shop.getByRole('button', { name: /^Other offers/ }).click();
  await shop.locator('.chip', { hasText: 'for prices in USD' }).first().waitFor();
});

test('where all codes are over, it says when the last one ended', async () => {
  await keep(browser, 'carts', { USD: cart('USD', 'US', '60.00') });
  const url = 'https://www.aliexpress.us/p/order/index.html';
  browser.serve(url, { html: '<!doctype html><title>orders</title>' });
  const page = await visit(browser, url);
  const shop = await popup(browser, await tabOf(browser, page), { at: '2028-01-01T00:00:00Z' });
  await shop
    .getByText(/^All codes we know for United States are over; the last ended .* 2026\. Paste newer ones/)
    .waitFor();
  assert.equal(await shop.locator('.pay strong').innerText(), '$60.00');
});

test('another ship-to is another set of codes, and stays until it is taken back', async () => {
  await keep(browser, 'carts', { USD: cart('USD', 'US', '60.00') });
  const url = 'https://www.aliexpress.us/p/order/index.html';
  browser.serve(url, { html: '<!doctype html><title>orders</title>' });
  const page = await visit(browser, url);
  const shop = await popup(browser, await tabOf(browser, page));
  await shop.getByRole('button', { name: /^Ship to United States/ }).click();
  await shop.getByLabel('Ship to', { exact: true }).selectOption('CA');
  await until(async () => (await shop.locator('.where').innerText()).startsWith('CA'), 'it is for Canada');
  await until(async () => (await kept(browser, 'settings')).ship_to === 'CA', 'it is kept');
});

test('a cart is changed line by line, and emptied', async () => {
  await keep(browser, 'carts', { USD: cart('USD', 'US', '20.00') });
  const url = 'https://www.aliexpress.us/p/order/index.html';
  browser.serve(url, { html: '<!doctype html><title>orders</title>' });
  const page = await visit(browser, url);
  const shop = await popup(browser, await tabOf(browser, page));
  await shop.getByRole('button', { name: 'Change the cart' }).click();
  await shop.getByRole('button', { name: 'One more' }).click();
  // 40.00 reaches USAFF5's 39.
  await shop.locator('.pay strong', { hasText: '$35.00' }).waitFor();
  await shop.getByRole('button', { name: 'Remove Desk lamp' }).click();
  await shop.getByRole('heading', { name: 'Nothing read yet' }).waitFor();
  assert.deepEqual(await kept(browser, 'carts'), {});
});

/** What the popup says of each fixture: a heading where there is no receipt, a note where something must be known. */
for (const [name, heading, note] of [
  ['components-es', 'Choose a variant', 'This price is for new customers.'],
  ['components-he', 'Sold out', null],
  ['modules-plain', 'Choose a variant', null],
  ['not-found', 'No such item', null],
  ['shell', 'The page is still empty', null],
  ['csr', null, 'The page does not show shipping, so it is not in the total.'],
  ['csr-state', null, null],
  ['tree', null, null],
]) {
  test(`the popup says what is the case on the fixture ${name}`, async () => {
    const listing = fixture(name ?? '');
    browser.serve(listing.url, listing);
    const page = await visit(browser, listing.url);
    const shop = await popup(browser, await tabOf(browser, page));
    if (heading) await shop.getByRole('heading', { name: heading }).waitFor();
    else await shop.locator('.receipt').waitFor();
    if (note) await shop.getByText(note).waitFor();
  });
}
