/**
 * Codes, markets, time: the popup says of every code in words why it holds here and now or not, what is on and what comes,
 * what other countries would pay, and what was learned.
 */
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { fixture, open, until } from './browser.mjs';
import { MAY, clockAt, forget, keep, kept, popup, settle, tabOf, visit } from './shopper.mjs';

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
    shipping: [{ seller: '7', amount: '0.00' }],
  },
  stores: { 7: 'Lumen House' },
  at,
});

/** An own code, for the United States and with an end, as long as nothing else is said. @param {string} code @param {Record<string, unknown>} more */
const own = (code, more) => ({
  offer: {
    kind: 'code',
    code,
    off: '1.00',
    min_spend: '30.00',
    currency: 'USD',
    markets: ['US'],
    ends: '2026-06-30T00:00:00Z',
    source: 'own',
    ...more,
  },
  used: false,
  added: MAY,
});

/** The popup over a page that shows no item. @param {string} [at] */
async function cartPopup(at = MAY) {
  const url = 'https://www.aliexpress.us/p/order/index.html';
  browser.serve(url, { html: '<!doctype html><title>orders</title>' });
  const page = await visit(browser, url, at);
  return popup(browser, await tabOf(browser, page), { at });
}

/** The chips of every other offer, by its code. @param {import('playwright-core').Page} shop */
async function chips(shop) {
  await shop.getByRole('button', { name: /^Other offers/ }).click();
  const all = shop.getByRole('button', { name: 'Show all' });
  if (await all.count()) await all.click();
  const rows = await shop.locator('.others > li').all();
  const told = await Promise.all(
    rows.map(
      async (row) =>
        /** @type {const} */ ([
          (await row.locator('b').first().innerText()).replace('Code ', ''),
          await row.locator('.chip').allInnerTexts(),
        ]),
    ),
  );
  return Object.fromEntries(told);
}

test('a valid, an expired, a coming, a foreign, another currency’s and a doubtful code are each told in words', async () => {
  await keep(browser, 'carts', { USD: cart('USD', 'US', '60.00') });
  await keep(browser, 'codes', [
    own('OVER5', { ends: '2026-05-01T12:00:00Z' }),
    own('LATER6', { starts: '2026-05-06T12:00:00Z', ends: '2026-05-20T12:00:00Z' }),
    own('FRANCE7', { markets: ['FR', 'MC'] }),
    own('EURO8', { currency: 'EUR' }),
    own('DOUBT9', { uncertain: true }),
    own('NOWHERE2', { markets: [] }),
    own('ENDLESS3', { ends: null }),
  ]);
  const shop = await cartPopup();
  // Valid: 60.00 reaches USAFF8's 59.
  assert.equal(await shop.locator('.pay strong').innerText(), '$52.00');
  await shop.locator('.step', { hasText: 'Code USAFF8' }).waitFor();
  const told = await chips(shop);
  assert.deepEqual(told.OVER5, ['expired May 1']);
  assert.deepEqual(told.LATER6, ['starts May 6']);
  assert.deepEqual(told.FRANCE7, ['not for United States']);
  assert.deepEqual(told.EURO8, ['for prices in EUR']);
  for (const code of ['DOUBT9', 'NOWHERE2', 'ENDLESS3'])
    assert.deepEqual(told[code], ['better without', 'doubtful'], code);
  // The regional error before it happens.
  await shop
    .getByText(
      'FRANCE7: for orders to France and Monaco. To United States the checkout would answer with a regional error',
    )
    .waitFor();
});

test('a row of the catalogue whose amount looks wrong is doubtful', async () => {
  await keep(browser, 'carts', { CAD: cart('CAD', 'CA', '60.00') });
  const told = await chips(await cartPopup());
  assert.deepEqual(told.CDCA70, ['short by CA$10.00', 'doubtful']);
});

test('a window is told in the shopper’s own zone, and how soon it ends', async () => {
  await keep(browser, 'carts', { USD: cart('USD', 'US', '60.00') });
  // It ends at 07:00 UTC, which is 03:00 in New York.
  const shop = await cartPopup('2026-05-08T01:59:00.000Z');
  const row = shop.locator('.step', { hasText: 'Code USAFF8' });
  assert.equal(await row.locator('.chip.soon').innerText(), 'ends in 5 hr.');
  await row.getByRole('button', { name: /^Code USAFF8/ }).click();
  await row.getByText('May 8, 2026, 2:59 AM').waitFor();
});

test('on the eve of a sale whose codes are known the popup says that waiting pays', async () => {
  const eve = '2026-09-30T12:00:00.000Z';
  await keep(browser, 'carts', { USD: cart('USD', 'DZ', '100.00', eve) });
  const shop = await cartPopup(eve);
  const waiting = shop.locator('.waiting');
  await waiting.waitFor();
  const words = (await waiting.innerText()).replace(/\s+/g, ' ');
  assert.equal(
    words,
    'Wait or buy From Oct 1, 2026, 3:00 AM · Choice Day the same costs $90.00: that is $10.00 less. With CDDZ10. likely',
  );

  await shop.getByRole('button', { name: /^Sales/ }).click();
  /** @param {string} name */
  const named = (name) => shop.locator('.sales li').filter({ has: shop.locator('b', { hasText: name }) });
  const sale = named('Party Ready Sale');
  assert.deepEqual(await sale.locator('.chip').allInnerTexts(), ['warm-up, starts in 19 hr.', 'dates sure']);
  await sale.getByText('Oct 1, 2026, 3:00 AM to Oct 8, 2026, 2:59 AM').waitFor();
  await sale.getByText(/^Codes: .*Party Ready Sale/).waitFor();
  const unsure = named('11.11');
  assert.deepEqual(await unsure.locator('.chip').allInnerTexts(), ['starts in 41 days', 'dates fairly sure']);
  await shop.getByText('Times are in your zone: America/New_York.').waitFor();
});

test('where no code is known for later, nothing is said of waiting, and the calendar says until when codes are known', async () => {
  await keep(browser, 'carts', { USD: cart('USD', 'US', '60.00') });
  const shop = await cartPopup();
  await shop.getByRole('button', { name: /^Sales/ }).click();
  await shop.locator('.sales li', { hasText: 'Choice Day' }).first().waitFor();
  // NEWUSOFF, the last of them, ends on 30 June, Pacific.
  await shop.getByText('Codes are known until Jul 1, 2026, 2:59 AM.').waitFor();
  // The global series that leave the United States out.
  await shop.getByText(/global codes that leave out United States, which has codes of its own/).waitFor();
  assert.equal(await shop.locator('.waiting').count(), 0);
});

test('the same cart under another ship-to is computed and not kept', async () => {
  await keep(browser, 'carts', { USD: cart('USD', 'US', '60.00') });
  const shop = await cartPopup();
  await shop.getByRole('button', { name: /^Ship to United States/ }).click();
  await shop.getByLabel('What if it went to').selectOption('JP');
  const rows = shop.locator('.what-if li');
  await until(async () => (await rows.count()) === 2, 'both are there');
  const told = (await rows.allInnerTexts()).map((words) => words.replace(/\s+/g, ' '));
  // AFMC7 takes 7 off 49.
  assert.deepEqual(told, ['United States USAFF8 $52.00', 'Japan AFMC7 $53.00']);
  assert.equal((await kept(browser, 'settings'))?.ship_to ?? null, null);
  assert.equal(await shop.locator('.pay strong').innerText(), '$52.00');
});

test('a currency that no code speaks is told with the one to switch to, and how', async () => {
  await keep(browser, 'carts', {
    JPY: { ...cart('JPY', 'JP', '9000'), cart: { ...cart('JPY', 'JP', '9000').cart, shipping: [] } },
  });
  const shop = await cartPopup();
  await shop.getByText('No code is made for prices in Japanese Yen, only for USD.').waitFor();
  await shop.getByText('open the country menu at the top and choose USD · US Dollar').waitFor();
});

test('codes that a page of AliExpress shows are remembered, offered on others with where and when, and forgotten', async () => {
  const home = fixture('home-codes');
  browser.serve(home.url, home);
  await visit(browser, home.url);
  const seen = await until(() => kept(browser, 'seen'), 'they are remembered');
  assert.deepEqual(
    seen.map((/** @type {any} */ { offer, page, ship_to }) => [offer.code, page, ship_to]),
    [
      ['USSS04', 'www.aliexpress.us', 'US'],
      ['USSS12', 'www.aliexpress.us', 'US'],
    ],
  );

  await keep(browser, 'carts', { USD: cart('USD', 'US', '100.00') });
  const shop = await cartPopup();
  // 100.00 reaches 12 off 89, which the catalogue does not know: USAFF8 gives 8.
  const row = shop.locator('.step', { hasText: 'Code USSS12' });
  await row.getByRole('button', { name: /^Code USSS12/ }).click();
  await row.getByText('www.aliexpress.us · 2026-05-05').waitFor();
  assert.equal(await shop.locator('.pay strong').innerText(), '$88.00');

  const options = await browser.context.newPage();
  await options.goto(browser.own('www/options.html'));
  await options.getByRole('heading', { name: 'Codes seen on AliExpress' }).waitFor();
  await options.getByRole('button', { name: 'Remove USSS12' }).click();
  await until(async () => (await kept(browser, 'seen')).length === 1, 'it is forgotten');
});

test('an answer of another cart than the kept one is never drawn, not even for a moment', async () => {
  await keep(browser, 'carts', { USD: cart('USD', 'US', '100.00') });
  const before = await cartPopup();
  assert.equal(await before.locator('.pay strong').innerText(), '$92.00');
  await until(async () => (await kept(browser, 'answer')) !== null, 'the answer is kept');
  await before.close();
  await keep(browser, 'carts', { USD: cart('USD', 'US', '60.00') });
  await browser.context.addInitScript(() => {
    /** @type {string[]} */
    const drawn = [];
    Object.assign(window, { drawn });
    new MutationObserver(() => {
      const sum = document.querySelector('.pay strong')?.textContent;
      if (sum && drawn.at(-1) !== sum) drawn.push(sum);
    }).observe(document, { childList: true, subtree: true, characterData: true });
  });
  const after = await cartPopup();
  assert.deepEqual(await after.evaluate(() => /** @type {any} */ (window).drawn), ['$52.00']);
});

test('a refusal reaches as far as its words, and the popup shows and forgets it', async () => {
  const lines = [{ id: '1', quantity: 1 }];
  await keep(browser, 'carts', { USD: cart('USD', 'US', '60.00') });
  await keep(browser, 'refused', [
    { code: 'USAFF8', why: 'Not applicable to these items', at: MAY, ship_to: 'US', lines },
    { code: 'USAFF5', why: 'This code has expired', at: MAY },
  ]);
  const shop = await cartPopup('2026-05-05T13:00:00.000Z');
  // Both are out for this cart: USAFF02 takes 2 off 18.
  assert.equal(await shop.locator('.pay strong').innerText(), '$58.00');
  await shop.getByRole('button', { name: 'Refused codes (2)' }).click();
  await shop.getByText('Not applicable to these items').waitFor();
  await shop.getByRole('button', { name: 'Forget that USAFF5 was refused' }).click();
  await shop.locator('.pay strong', { hasText: '$55.00' }).waitFor();
  // Another cart is another question: two pieces, 120.00 reaches USAFF015's 109.
  await shop.getByRole('button', { name: 'Change the cart' }).click();
  await shop.getByRole('button', { name: 'One more' }).click();
  await shop.locator('.pay strong', { hasText: '$105.00' }).waitFor();
  assert.equal((await chips(shop)).USAFF8?.[0], 'better without');
});

test('a code that a visited checkout refuses is remembered with its reason, shown, no longer proposed, and forgotten when asked', async () => {
  const checkout = fixture('checkout-refused-es');
  browser.serve(checkout.url, checkout);
  await keep(browser, 'carts', { EUR: cart('EUR', 'ES', '60.00') });
  const page = await visit(browser, checkout.url, MAY);
  await until(async () => (await kept(browser, 'refused')).length === 1, 'it is remembered');
  const [{ at, ...refusal }] = await kept(browser, 'refused');
  assert.deepEqual(refusal, { code: 'CDES04', why: 'El código ha caducado' });
  assert.ok(at.startsWith(MAY.slice(0, 10)), at);
  await page.close();
  const shop = await cartPopup();
  assert.equal((await chips(shop)).CDES04?.[0]?.includes('refused'), true);
  await shop.getByRole('button', { name: 'Refused codes (1)' }).click();
  await shop.getByText('El código ha caducado').waitFor();
  await shop.getByRole('button', { name: 'Forget that CDES04 was refused' }).click();
  await until(async () => (await kept(browser, 'refused')).length === 0, 'it is forgotten');
});

test('a device’s clock that is behind the page’s own is told', async () => {
  const listing = fixture('components-es');
  browser.serve(listing.url, listing);
  // The page was made on 1 March 2024.
  for (const [at, says] of [
    ['2024-02-20T12:00:00.000Z', 'This device’s clock is behind: the page was made on Mar 1, 2024, 2:49 PM.'],
    ['2024-03-04T12:00:00.000Z', 'This device’s clock seems to be ahead'],
    ['2024-03-01T19:50:00.000Z', null],
  ]) {
    const page = await visit(browser, listing.url, at ?? MAY);
    const shop = await popup(browser, await tabOf(browser, page), { at: at ?? MAY });
    if (says) await shop.getByText(says).waitFor();
    else assert.equal(await shop.getByText('This device’s clock').count(), 0);
    await shop.close();
    await page.close();
  }
});

test('own codes that are marked as used are no longer proposed', async () => {
  await keep(browser, 'carts', { USD: cart('USD', 'US', '60.00') });
  await keep(browser, 'codes', [own('MINE20', { off: '20.00' })]);
  const shop = await cartPopup();
  assert.equal(await shop.locator('.pay strong').innerText(), '$40.00');
  const options = await browser.context.newPage();
  await options.addInitScript({ content: clockAt(MAY) });
  await options.goto(browser.own('www/options.html'));
  await options.getByLabel('Mark MINE20 as used').check();
  await shop.locator('.pay strong', { hasText: '$52.00' }).waitFor();
});

test('settings of another language tell the same in it', async () => {
  await settle(browser, { language: 'de' });
  await keep(browser, 'carts', { USD: cart('USD', 'US', '60.00') });
  await keep(browser, 'codes', [own('FRANCE7', { markets: ['FR'] })]);
  const shop = await cartPopup();
  await shop.getByText('FRANCE7: für Bestellungen nach Frankreich. Nach Vereinigte Staaten meldet die Kasse').waitFor();
});
