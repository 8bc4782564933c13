/**
 * Reading a listing in a real page: the live wasm beside a hand-written reader of the same fields and beside
 * serialising the page; page state beside `JSON.parse`; the text door's share of the main thread beside `outerHTML`.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { open } from '../chromium.mjs';
import { OURS, serve } from '../doors/served.mjs';
import { ratio } from './measure.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const sample = path.join(root, 'tests/pages/sample');
const html = readFileSync(path.join(sample, 'page.html'), 'utf8');
const state = readFileSync(path.join(sample, 'state.json'), 'utf8');
const url = readFileSync(path.join(sample, 'url.txt'), 'utf8').trim();

/** Without isolation the clock ticks in tenths of a millisecond. */
const HEADERS = {
  'content-security-policy': "script-src 'self' 'wasm-unsafe-eval'; style-src 'unsafe-inline'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
};

const browser = await open();
const page = await browser.newPage();
await serve(page, html, HEADERS);
await page.goto(url, { waitUntil: 'domcontentloaded' });

for (const elements of [0, 1500, 2500]) {
  const times = await page.evaluate(inThePage, { OURS, url, state, elements });
  const size = `${times.elements} elements`;
  ratio(`take a listing's fields from the live DOM, ${size}`, times.live / times.byHand, 2, 'a reader written by hand');
  if (times.elements >= 1500) {
    ratio(`the same, ${size}`, times.live / times.outerHtml, 0.25, 'outerHTML');
  }
  if (elements === 0) {
    const kilobytes = Math.round(times.stateBytes / 1000);
    ratio(`read page state as well, ${kilobytes} kB`, (times.withState - times.read) / times.parse, 3, 'JSON.parse');
    console.log(`understand what was taken, in the worker: ${times.read.toFixed(3)} ms`);
  }
  console.log(times);
}
await browser.close();

/**
 * Runs in the page. Each time is the median of batches of twenty reads, with a change of the page before each read.
 *
 * @param {{ OURS: string, url: string, state: string, elements: number }} given
 */
async function inThePage({ OURS, url, state, elements }) {
  const [live, reader] = await Promise.all(
    ['live', 'read'].map(async (flavour) => {
      const module = await import(`${OURS}${flavour}.js`);
      await module.default({ module_or_path: `${OURS}${flavour}.wasm` });
      return module;
    }),
  );

  const cards = /** @type {HTMLElement} */ (document.querySelector('#nav-moretolove .grid'));
  const card = /** @type {HTMLElement} */ (cards.firstElementChild);
  while (document.querySelectorAll('*').length < elements) cards.append(card.cloneNode(true));

  const big = JSON.parse(state);
  big.recommendations = Array.from({ length: 900 }, (_, nth) => ({
    productId: `10050${nth}`,
    title: `Something else, number ${nth}`,
    price: { value: `${nth}.99`, currency: 'USD' },
    tags: ['choice', 'free shipping', 'top seller'],
    image: `//ae01.alicdn.com/kf/S${nth}.jpg`,
    sold: nth * 7,
  }));
  const bigState = JSON.stringify(big);

  const price = /** @type {HTMLElement} */ (document.querySelector('[class*="price-default--current--"]'));
  /** @param {() => unknown} work */
  const time = (work) => {
    const batches = [];
    for (let batch = 0; batch < 41; batch++) {
      let spent = 0;
      for (let read = 0; read < 20; read++) {
        price.textContent = `$${45 + (read % 5)}.80`;
        const start = performance.now();
        work();
        spent += performance.now() - start;
      }
      batches.push(spent / 20);
    }
    return batches.sort((one, other) => one - other)[20] ?? NaN;
  };

  /**
   * What a careful colleague would write for this one page, in this one language and currency: the same
   * fields, without a thought of other layouts, of missing places, or of anything that changes.
   */
  const byHand = () => {
    const main = document.querySelector('.pdp-info') ?? document.body;
    const side = document.querySelector('.pdp-body-top-right') ?? document.body;
    /** @param {Element} from @param {string} css */
    const said = (from, css) => from.querySelector(css)?.textContent?.trim() ?? null;
    const amount = (/** @type {string | null} */ text) => text?.match(/[\d,]+\.?\d*/)?.[0].replace(/,/g, '') ?? null;
    const store = side.querySelector('[class*="store-detail--wrap"]');
    const notes = said(main, '[class*="vat-installment--wrap--"]');
    const shipping = said(side, '.dynamic-shipping-titleLayout');
    const conditions = [...main.querySelectorAll('[data-pl="product-price"], [data-pl="uniform-banner"]')].map(
      (part) =>
        part.textContent?.match(
          /welcome deal|new shoppers?|app only|price with coins|members only|superdeal|big ?save/i,
        )?.[0],
    );
    return {
      locale: document.documentElement.lang,
      canonical: document.querySelector('link[rel="canonical"]')?.getAttribute('href')?.match(/\d+/)?.[0],
      ship_to: document.querySelector('[class*="ship-to--cssFlag"]')?.className.match(/\b[A-Z]{2}$/)?.[0],
      currency: said(document.body, '[class*="ship-to--text"] b'),
      title: said(main, 'h1[data-pl="product-title"]'),
      price: amount(said(main, '[class*="price-default--current--"]')),
      list_price: amount(said(main, '[class*="price-default--original--"]')),
      price_condition: conditions.find((condition) => condition) ?? null,
      tax: notes?.includes('Tax excluded') ? 'excluded' : null,
      coins: notes?.match(/Extra (\d+)% off with coins/)?.[1] ?? null,
      coupons: [...main.querySelectorAll('[class*="coupon-block--couponItem"]')].map((coupon) => {
        const text = coupon.textContent ?? '';
        const [, off, over] = text.match(/\$([\d.]+) off on US \$([\d.]+)/) ?? [];
        const [, pieces, percent] = text.match(/Buy (\d+) get (\d+)% off/) ?? [];
        return { text, off, over, pieces, percent };
      }),
      bulk: said(main, '[class*="banner-promotion-enhance--text"]')?.match(/(\d+)% off.*?(\d+)/)?.[0] ?? null,
      store: {
        name: said(side, '[class*="store-detail--storeName"]'),
        id: store?.getAttribute('href')?.match(/\d+/)?.[0],
      },
      choice: side.querySelector('[class*="choice-mind"]') !== null,
      bundle: main.querySelector('a[href*="BundleDeals"]') !== null,
      shipping: shipping?.includes('Free') ? '0.00' : amount(shipping),
      shipping_free_over: shipping?.match(/over \$([\d.]+)/)?.[1] ?? null,
      available: side.querySelector('button[class*="add-to-cart--"], button[class*="buy-now--"]') !== null,
      selected: [...main.querySelectorAll('[class*="sku-item--property--"]')].map((axis) => ({
        label: said(axis, '[class*="sku-item--title--"] span span'),
        column: axis.querySelector('[class*="sku-item--selected"]')?.getAttribute('data-sku-col'),
      })),
    };
  };

  // Warm both before either is timed.
  const taken = live.excerpt(document, url);
  for (let turn = 0; turn < 200; turn++) {
    reader.read(live.excerpt(document, url), url, bigState);
    byHand();
  }
  return {
    elements: document.querySelectorAll('*').length,
    live: time(() => live.excerpt(document, url)),
    byHand: time(byHand),
    outerHtml: time(() => document.documentElement.outerHTML),
    read: time(() => reader.read(taken, url)),
    withState: time(() => reader.read(taken, url, bigState)),
    parse: time(() => JSON.parse(bigState)),
    stateBytes: bigState.length,
  };
}
