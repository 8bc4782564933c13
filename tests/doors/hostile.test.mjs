/**
 * Pages without measure, of every sort, in a real browser: both doors answer, and the reading says what was cut.
 *
 * The pages make themselves, as a page's own scripts can: a parser nests no deeper than it likes, a script does.
 * They are not drawn, since the browser itself ends where it has to draw a few thousand elements in each other.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { open } from '../chromium.mjs';
import { OURS, serve } from './served.mjs';

/** An address for every sort of page. */
const URLS = [
  'https://www.aliexpress.com/item/1005009400000301.html',
  'https://www.aliexpress.com/p/shoppingcart/index.html',
  'https://www.aliexpress.com/p/trade/confirm.html?countryCode=US',
  'https://www.aliexpress.com/w/wholesale-x.html',
  'https://www.aliexpress.com/store/1103000111',
  'https://www.aliexpress.com/ssr/300000512/glo-coupon-center',
  'https://www.aliexpress.com/p/coin-pc-index/index.html',
];
const LISTING = URLS[0] ?? '';
const COUPONS = URLS[5] ?? '';

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  browser = await open();
});
after(() => browser.close());

const EMPTY = '<title>x</title><body hidden></body>';

/**
 * What a page says is missing, read through both doors.
 * @param {string} url
 * @param {{ html?: string, grow?: string, state?: string }} page `grow` is what its scripts make of it.
 */
async function missing(url, { html = EMPTY, grow, state }) {
  const page = await browser.newPage();
  try {
    await serve(page, html);
    await page.goto(url, { waitUntil: 'domcontentloaded', timeout: 120_000 });
    if (grow) await page.evaluate(grow);
    return await page.evaluate(throughBothDoors, { OURS, url, state });
  } finally {
    await page.close();
  }
}

/**
 * Runs in the page, which is its own text.
 * @param {{ OURS: string, url: string, state: string | undefined }} given
 */
async function throughBothDoors({ OURS, url, state }) {
  const load = async (/** @type {string} */ flavour) => {
    const module = await import(`${OURS}${flavour}.js`);
    await module.default({ module_or_path: `${OURS}${flavour}.wasm` });
    return module;
  };
  const { read } = await load('read');
  const live = (await load('live')).excerpt(document, url);
  const html = document.documentElement.outerHTML;
  const text = (await load('text')).excerptOfText(html, url);
  const why = (/** @type {any} */ excerpt) =>
    read(excerpt, url, state).missing.map((/** @type {{ field: string, why: string }} */ m) => `${m.field}: ${m.why}`);
  return { live: why(live), text: why(text) };
}

const LONG = 'page: the page is longer than 16 MB: what comes after was not read';
const DEEP = 'page: the page is nested deeper than is read: read up to there';
const WIDE = 'page: the page has more elements than are read: read up to there';
const MANY = 'page: the page shows more of one kind than is read: read up to there';
const SCRIPTS = "page: the page's scripts are longer than 16 MB: not all were read";

test('fifty megabytes of page', { timeout: 600_000 }, async () => {
  const grow = `document.body.innerHTML = ('<p class="a b">' + 'some words of a page '.repeat(250) + '</p>').repeat(10_000);`;
  for (const url of URLS) {
    const { live, text } = await missing(url, { grow });
    assert.ok(text.includes(LONG), `${url}: ${text}`);
    // The browser has the page whole: only what is taken out of it has a bound.
    assert.equal(live.includes(MANY), url === COUPONS, `${url}: ${live}`);
  }
});

test('ten thousand elements, each in the one before', { timeout: 600_000 }, async () => {
  const grow = `let at = document.body;
    for (let n = 0; n < 10_000; n++) at = at.appendChild(document.createElement('div'));
    at.textContent = 'US $5 off orders over US $50';`;
  for (const url of URLS) {
    const { live, text } = await missing(url, { grow });
    assert.ok(text.includes(DEEP), `${url}: ${text}`);
    assert.ok(live.length > 0, url);
  }
});

test('a million elements side by side', { timeout: 600_000 }, async () => {
  const grow = `document.body.innerHTML = '<b>1</b>'.repeat(1_000_000);`;
  for (const url of [LISTING, COUPONS]) {
    const { live, text } = await missing(url, { grow });
    assert.ok(text.includes(WIDE), `${url}: ${text}`);
    assert.equal(live.includes(MANY), url === COUPONS, `${url}: ${live}`);
  }
});

test('twenty megabytes of data in a script', { timeout: 600_000 }, async () => {
  const grow = `const script = document.createElement('script');
    script.noModule = true;
    script.textContent = 'var runParams = {data: [' + '1,'.repeat(10 << 20) + '0]};';
    document.body.append(script);`;
  const { live, text } = await missing(LISTING, { grow });
  assert.ok(text.includes(LONG), `${text}`);
  assert.ok(live.includes(SCRIPTS), `${live}`);
});

test('data a hundred thousand deep, in a script and in page state', { timeout: 600_000 }, async () => {
  const state = `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
  // Not run by the browser, which is too new for it.
  const html = `<title>x</title><script nomodule>window._init_data_ = ${state}</script>`;
  for (const url of URLS) {
    const { live, text } = await missing(url, { html, state });
    for (const said of [live, text]) {
      for (const source of ['_init_data_', 'state']) {
        assert.ok(said.includes(`data: ${source}: nested deeper than is read`), `${url}: ${said}`);
      }
    }
  }
});
