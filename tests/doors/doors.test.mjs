/**
 * Every fixture through both doors: of the live DOM and of the HTML text the same must be taken, and read as expected.
 *
 * Each page is served at its real address, under a policy that lets our module and its wasm run and
 * none of the page's own scripts: so both doors see the same DOM, scripts and state.
 */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { open } from '../chromium.mjs';
import { OURS, serve } from './served.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const pages = path.join(root, 'tests/pages');

const POLICY = "script-src 'self' 'wasm-unsafe-eval'; style-src 'unsafe-inline'";
/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  browser = await open();
});
after(() => browser.close());

const cases = readdirSync(pages).filter((name) => existsSync(path.join(pages, name, 'page.html')));

test('there are fixtures to read', () => assert.notEqual(cases.length, 0));

test('the browser knows every selector of the tables', async () => {
  const data = path.join(root, 'crates/aliexpress/data');
  const tables = readdirSync(data)
    .filter((file) => file.endsWith('.toml'))
    .map((file) => readFileSync(path.join(data, file), 'utf8'));
  const selectors = tables.flatMap((table) =>
    [...table.matchAll(/\bcss = (['"])(.*?)\1/g)].map(([, , css]) => css ?? ''),
  );
  assert.ok(selectors.length > 100, `${selectors.length} selectors`);
  const page = await browser.newPage();
  try {
    // One that is none would end the reading of the page it is tried on.
    assert.deepEqual(await page.evaluate(unknown, selectors), []);
    assert.deepEqual(await page.evaluate(unknown, ['a >', 'b:no-such-thing']), ['a >', 'b:no-such-thing']);
  } finally {
    await page.close();
  }
});

/**
 * Runs in a page: those that are no selectors.
 * @param {string[]} selectors
 */
function unknown(selectors) {
  return selectors.filter((css) => {
    try {
      document.querySelector(css);
      return false;
    } catch {
      return true;
    }
  });
}

for (const name of cases) {
  test(`both doors open on the same room: ${name}`, async () => {
    const at = (/** @type {string} */ file) => path.join(pages, name, file);
    const { live, text, reading } = await opened({
      html: readFileSync(at('page.html'), 'utf8'),
      url: readFileSync(at('url.txt'), 'utf8').trim(),
      state: existsSync(at('state.json')) ? readFileSync(at('state.json'), 'utf8') : undefined,
    });
    assert.deepEqual(live, text, 'the live door takes something else than the text door');
    assert.deepEqual(reading, JSON.parse(readFileSync(at('expected.json'), 'utf8')));
  });
}

test('what nobody sees is seen through neither door', async () => {
  const price = (/** @type {string} */ amount) =>
    `<b data-pl="product-price"><i class="price-default--current--x">${amount}</i></b>`;
  for (const [unseen, seen] of [
    [`<template>${price('US $1.00')}</template>${price('US $2.00')}`, '2.00'],
    [price('<template>US $1.00</template>US $3.00'), '3.00'],
    [price('<style>US $1.00</style><script type="x">US $1.00</script>US $4.00'), '4.00'],
    [`<!-- ${price('US $1.00')} -->${price('US $5.00<!-- US $1.00 -->')}`, '5.00'],
  ]) {
    const url = 'https://www.aliexpress.com/item/1005009400000301.html';
    const { live, text, reading } = await opened({ html: `<!doctype html><div class="pdp-info">${unseen}</div>`, url });
    assert.deepEqual(live, text, unseen);
    assert.equal(reading.listing?.price?.min, seen, unseen);
  }
});

test("a page whose fields bear the names of the browser's own calls is read all the same", async () => {
  const names = [
    'querySelector',
    'querySelectorAll',
    'getAttribute',
    'textContent',
    'matches',
    'parentElement',
    'contains',
  ];
  const fields = names.map((name) => `<input name="${name}">`).join('');
  const html =
    `<!doctype html><img name="documentElement"><img name="scripts"><form class="pdp-info">${fields}` +
    '<b data-pl="product-price"><i class="price-default--current--x">US $6.00</i></b></form>';
  const { live, text, reading } = await opened({ html, url: 'https://www.aliexpress.com/item/1005009400000301.html' });
  assert.deepEqual(live, text);
  assert.equal(reading.listing?.price?.min, '6.00');
});

/**
 * A page at its address, taken through both doors.
 *
 * @param {{ html: string, url: string, state?: string | undefined }} given
 */
async function opened({ html, url, state }) {
  const page = await browser.newPage();
  try {
    await serve(page, html, { 'content-security-policy': POLICY });
    await page.goto(url, { waitUntil: 'domcontentloaded' });
    return await page.evaluate(throughBothDoors, { OURS, html, url, state });
  } finally {
    await page.close();
  }
}

/**
 * Runs in the page.
 * @param {{ OURS: string, html: string, url: string, state: string | undefined }} given
 */
async function throughBothDoors({ OURS, html, url, state }) {
  const load = async (/** @type {string} */ flavour) => {
    const module = await import(`${OURS}${flavour}.js`);
    await module.default({ module_or_path: `${OURS}${flavour}.wasm` });
    return module;
  };
  const live = (await load('live')).excerpt(document, url);
  const text = (await load('text')).excerptOfText(html, url);
  const reading = (await load('read')).read(live, url, state);
  return { live, text, reading };
}
