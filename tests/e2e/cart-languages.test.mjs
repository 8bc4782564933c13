/**
 * A cart with coupons in each language of the fixtures, in Chromium: what popup and pill show is what was worked by hand
 * from the words of the page.
 */
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { cases, expected, fixture, open } from './browser.mjs';
import { forget, panel, popup, tabOf, visit } from './shopper.mjs';

/** An instant at which the catalogue has no code for any of these carts: what is off is what the pages say. */
const NO_CODES = '2026-07-15T12:00:00.000Z';

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
 * The rows of the receipt, what is to be paid and saved, the pill, and what became of every other offer.
 * @typedef {{ rows: string[], pay: string, save?: string, pill: string | null, others: string[] }} Shown
 */

/** @type {Record<string, Shown>} */
const CARTS = {
  // 15.00 + 12.50 = 27.50: 5 % for two pieces is 1.375, rounded 1.38; 26.12 reaches the coupon's 20: − 2.00 = 24.12.
  // With 2 × 7.00: 38.12; the code's 59 lacks 20.88. One text is not understood.
  en: {
    rows: [
      'Items 41.50',
      'Store discount · Fernleaf Tools Store −1.38',
      'Store coupon · Fernleaf Tools Store −2.00',
      'Shipping not known',
      'Tax not known',
      'Total from 38.12 + tax',
    ],
    pay: 'Pay from $38.12 + tax',
    save: 'you save $3.38',
    pill: '−$3.38 with 2 discounts',
    others: [
      'Code USSS08 $8.00 off from $59.00 short by $20.88',
      'Store coupon · Harbor Kitchen Store $3.00 off from $30.00 already used',
    ],
  },
  // 2 × 8.50 = 17.00 − 5 % (0.85) = 16.15, and 19.90, which lacks 10.10 to the coupon's 30: 36.05, shipped free.
  de: {
    rows: ['Items 36.90', 'Store discount · Alte Mühle −0.85', 'Shipping free', 'Total 36.05'],
    pay: 'Pay €36.05',
    save: 'you save €0.85',
    pill: '−€0.85 with 1 discount',
    others: ['Store coupon · Lindenhof Garten €4.00 off from €30.00 short by €10.10'],
  },
  // 2 × 45.00 = 90.00; the only coupon is gone; 12.15 to ship: 102.15.
  pt: {
    rows: ['Items 90.00', 'Shipping 12.15', 'Total 102.15'],
    pay: 'Pay R$102.15',
    save: undefined,
    pill: null,
    others: ['Store coupon · Casa do Sol R$10.00 off from R$80.00 all taken'],
  },
  // 12.90 + 2 × 6.45 = 25.80 − 3.00 (from 25) = 22.80. 2 × 9.50 = 19.00 − 5 % (0.95) = 18.05. 40.85 − 4.00 (from 35).
  es: {
    rows: [
      'Items 44.80',
      'Store discount · Taller Rueda −0.95',
      'Store coupon · Cerámica Albor −3.00',
      'Code PATIO04 Copy −4.00',
      'Shipping not known',
      'Total from 36.85',
    ],
    pay: 'Pay from €36.85',
    save: 'you save €7.95',
    pill: '−€7.95 with 3 discounts',
    others: [
      'Store coupon · Cerámica Albor €9.00 off from €70.00 short by €44.20',
      'Store coupon · Taller Rueda €2.00 off from €15.00 already used',
    ],
  },
  // 21.40 + 2 × 5.20 = 31.80 − 4.00 (from 30) = 27.80. 2 × 6.30 = 12.60 − 1.50 (from 12) = 11.10. 38.90, shipped free.
  fr: {
    rows: [
      'Items 44.40',
      'Store discount · Atelier Brume −1.50',
      'Store coupon · Maison Tilleul −4.00',
      'Shipping free',
      'Total 38.90',
    ],
    pay: 'Pay €38.90',
    save: 'you save €5.50',
    pill: '−€5.50 with 2 discounts',
    others: ['Store coupon · Atelier Brume €2.00 off from €10.00 all taken'],
  },
  // 2 × 8.75 + 6.90 = 24.40 − 2.50 (from 20) = 21.90. 3 × 9.00 = 27.00 − 10 % (2.70) = 24.30. 46.20 − 5.00 (from 45).
  it: {
    rows: [
      'Items 51.40',
      'Store discount · Bottega Salice −2.70',
      'Store coupon · Ferramenta Olmo −2.50',
      'Code LIDO05 Copy −5.00',
      'Shipping not known',
      'Total from 41.20',
    ],
    pay: 'Pay from €41.20',
    save: 'you save €10.20',
    pill: '−€10.20 with 3 discounts',
    others: ['Store coupon · Bottega Salice €3.00 off from €15.00 expired'],
  },
  // 17.60 + 2 × 4.25 = 26.10 − 3.00 (from 25) = 23.10. 2 × 7.50 = 15.00 − 8 % (1.20) = 13.80. 36.90.
  nl: {
    rows: [
      'Items 41.10',
      'Store discount · Het Weefhuis −1.20',
      'Store coupon · Duinpan Winkel −3.00',
      'Shipping not known',
      'Total from 36.90',
    ],
    pay: 'Pay from €36.90',
    save: 'you save €4.20',
    pill: '−€4.20 with 2 discounts',
    others: ['Store coupon · Het Weefhuis €2.00 off from €10.00 already used'],
  },
  // 64.90 + 2 × 19.50 = 103.90 − 12.00 (from 100) = 91.90. 2 × 34.00 = 68.00 − 5 % (3.40) = 64.60. 156.50.
  pl: {
    rows: [
      'Items 171.90',
      'Store discount · Pod Lipą −3.40',
      'Store coupon · Sklep Kalina −12.00',
      'Shipping not known',
      'Tax not known',
      'Total from 156.50 + tax',
    ],
    pay: 'Pay from PLN 156.50 + tax',
    save: 'you save PLN 15.40',
    pill: '−PLN 15.40 with 2 discounts',
    others: [
      'Store coupon · Sklep Kalina PLN 40.00 off from PLN 300.00 short by PLN 196.10',
      'Store coupon · Pod Lipą PLN 8.00 off from PLN 60.00 all taken',
    ],
  },
  // 890 + 2 × 245.50 = 1381 − 150 (from 1200) = 1231. 2 × 760 = 1520 − 5 % (76) = 1444. 2675 − 300 (from 2500).
  ru: {
    rows: [
      'Items 2,901.00',
      'Store discount · Мастерская Север −76.00',
      'Store coupon · Берёзовая роща −150.00',
      'Code RECHKA300 Copy −300.00',
      'Shipping not known',
      'Total from 2,375.00',
    ],
    pay: 'Pay from RUB 2,375.00',
    save: 'you save RUB 526.00',
    pill: '−RUB 526.00 with 3 discounts',
    others: ['Store coupon · Мастерская Север RUB 100.00 off from RUB 900.00 already used'],
  },
  // 49.50 + 2 × 17.25 = 84.00 − 10 (from 80) = 74.00. 2 × 26.00 = 52.00 − 5 % (2.60) = 49.40. 123.40.
  ar: {
    rows: [
      'Items 136.00',
      'Store discount · بيت الفخار −2.60',
      'Store coupon · متجر النخيل −10.00',
      'Shipping not known',
      'Total from 123.40',
    ],
    pay: 'Pay from SAR 123.40',
    save: 'you save SAR 12.60',
    pill: '−SAR 12.60 with 2 discounts',
    others: [
      'Store coupon · متجر النخيل SAR 30.00 off from SAR 250.00 short by SAR 166.00',
      'Store coupon · بيت الفخار SAR 6.00 off from SAR 40.00 expired',
    ],
  },
  // 42.30 + 2 × 14.60 = 71.50 − 8 (from 60) = 63.50. 2 × 37.00 = 74.00 − 5 % (3.70) = 70.30. 133.80 − 15 (from 130).
  he: {
    rows: [
      'Items 145.50',
      'Store discount · סדנת הגליל −3.70',
      'Store coupon · בית האורן −8.00',
      'Code NEGEV15 Copy −15.00',
      'Shipping not known',
      'Total from 118.80',
    ],
    pay: 'Pay from ₪118.80',
    save: 'you save ₪26.70',
    pill: '−₪26.70 with 3 discounts',
    others: ['Store coupon · סדנת הגליל ₪5.00 off from ₪40.00 all taken'],
  },
  // 1680 + 2 × 460 = 2600 − 300 (from 2500) = 2300. 2 × 1240 = 2480 − 5 % (124) = 2356. 4656.
  ja: {
    rows: [
      'Items 5,080',
      'Store discount · やまなみ工房 −124',
      'Store coupon · みずうみ雑貨店 −300',
      'Shipping not known',
      'Total from 4,656',
    ],
    pay: 'Pay from ¥4,656',
    save: 'you save ¥424',
    pill: '−¥424 with 2 discounts',
    others: [
      'Store coupon · みずうみ雑貨店 ¥1,000 off from ¥8,000 short by ¥5,400',
      'Store coupon · やまなみ工房 ¥200 off from ¥2,000 all taken',
    ],
  },
  // 18900 + 2 × 4200 = 27300 − 3000 (from 25000) = 24300. 2 × 9600 = 19200 − 5 % (960) = 18240. 42540, shipped free.
  ko: {
    rows: [
      'Items 46,500',
      'Store discount · 강변 공방 −960',
      'Store coupon · 솔숲 스토어 −3,000',
      'Shipping free',
      'Total 42,540',
    ],
    pay: 'Pay ₩42,540',
    save: 'you save ₩3,960',
    pill: '−₩3,960 with 2 discounts',
    others: ['Store coupon · 강변 공방 ₩2,000 off from ₩15,000 already used'],
  },
  // 289.90 + 2 × 84.50 = 458.90 − 35 (from 400) = 423.90. 2 × 175 = 350 − 5 % (17.50) = 332.50. 756.40 − 60 (from 700).
  tr: {
    rows: [
      'Items 808.90',
      'Store discount · Ihlamur Atölye −17.50',
      'Store coupon · Çınar Mağaza −35.00',
      'Code KOYU60 Copy −60.00',
      'Shipping not known',
      'Total from 696.40',
    ],
    pay: 'Pay from TRY 696.40',
    save: 'you save TRY 112.50',
    pill: '−TRY 112.50 with 3 discounts',
    others: [
      'Store coupon · Çınar Mağaza TRY 150.00 off from TRY 1,500.00 short by TRY 1,041.10',
      'Store coupon · Ihlamur Atölye TRY 20.00 off from TRY 300.00 all taken',
    ],
  },
  // 259 + 2 × 89.50 = 438 − 50 (from 400) = 388. 2 × 148 = 296 − 5 % (14.80) = 281.20. 669.20.
  th: {
    rows: [
      'Items 734.00',
      'Store discount · บ้านไผ่ −14.80',
      'Store coupon · ร้านลีลาวดี −50.00',
      'Shipping not known',
      'Total from 669.20',
    ],
    pay: 'Pay from THB 669.20',
    save: 'you save THB 64.80',
    pill: '−THB 64.80 with 2 discounts',
    others: ['Store coupon · บ้านไผ่ THB 30.00 off from THB 250.00 already used'],
  },
  // 98000 + 2 × 31500 = 161000 − 20000 (from 150000) = 141000. 2 × 54000 = 108000 − 5 % (5400) = 102600. 243600.
  id: {
    rows: [
      'Items 269,000',
      'Store discount · Rumah Bambu −5,400',
      'Store coupon · Toko Melati −20,000',
      'Shipping not known',
      'Total from 243,600',
    ],
    pay: 'Pay from IDR 243,600',
    save: 'you save IDR 25,400',
    pill: '−IDR 25,400 with 2 discounts',
    others: ['Store coupon · Rumah Bambu IDR 10,000 off from IDR 80,000 all taken'],
  },
};

test('there is a cart with coupons in each language of the fixtures', () => {
  const languages = new Set(cases.map((name) => expected(name).site.locale?.slice(0, 2)).filter(Boolean));
  assert.deepEqual(Object.keys(CARTS).sort(), [...languages].sort());
});

/** @param {string} text */
const oneLine = (text) => text.replace(/\s+/g, ' ').trim();

for (const [language, right] of Object.entries(CARTS)) {
  test(`the coupons of a cart come out as worked by hand: ${language}`, async () => {
    const name = `cart-offers-${language}`;
    const cart = fixture(name);
    browser.serve(cart.url, cart);
    const page = await visit(browser, cart.url, NO_CODES);
    const shown = await panel(browser, page);
    const pill = right.pill && oneLine(await shown.pill());
    const shop = await popup(browser, await tabOf(browser, page), { at: NO_CODES });
    await shop.getByRole('button', { name: /^Other offers/ }).click();
    // A short list has nothing more to unfold.
    const more = shop.locator('.others .link');
    if (await more.count()) await more.click();
    /** @param {string} selector */
    const texts = async (selector) => (await shop.locator(selector).allInnerTexts()).map(oneLine);
    const [[pay = ''], [save], rows] = [await texts('.pay'), await texts('.save .saved'), await texts('.paper .row')];
    // The catalogue's codes, which are all over, are no matter of the page.
    const codes = expected(name).offers.map((/** @type {any} */ { code }) => code);
    const others = (await texts('.others li')).filter(
      (text) => !/^(\d+ codes? |Code )/.test(text) || codes.includes(text.split(' ')[1]),
    );
    assert.deepEqual({ rows, pay, save, pill, others }, right);
    // Of all that the carts say, one text alone has no meaning.
    assert.equal(await shop.locator('.unclear').count(), language === 'en' ? 1 : 0);
  });
}
