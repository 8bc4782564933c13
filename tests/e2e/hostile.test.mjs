/**
 * A page that means harm: it cannot run code of ours, see the panel, or make us say what is not so.
 */
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { fixture, open, until } from './browser.mjs';
import { forget, kept, panel, popup, tabOf, visit } from './shopper.mjs';

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

const HOSTILE = '<img src=x onerror="document.title=1"><script>alert(1)</script>';

test('a title that is a script is shown as text', async () => {
  const escaped = HOSTILE.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const sample = fixture('sample', (html) => html.replace(/(<h1[^>]*>)[^<]*/, `$1${escaped}`));
  browser.serve(sample.url, sample);
  const page = await visit(browser, sample.url);
  const shown = await panel(browser, page);
  await shown.pill();
  await shown.click('.shows');
  await until(() => shown.text('.sheet .receipt'), 'the sheet is open');
  await shown.click('[data-key="goods/null"]');
  assert.ok((await until(() => shown.text('.lines .title'), 'the line is shown')).includes(HOSTILE));
  assert.equal(await shown.on('function () { return this.querySelectorAll("#panel :is(img, script)").length; }'), 0);

  const shop = await popup(browser, await tabOf(browser, page));
  assert.equal(await shop.getByRole('heading', { level: 1 }).innerText(), HOSTILE);
  assert.equal(await shop.locator('main img, main script').count(), 0);
});

test('the page can neither see nor style nor reach the panel', async () => {
  const sample = fixture('sample', (html) =>
    html.replace(
      '</head>',
      '<style>div{display:none!important;opacity:0!important}button{all:unset!important}</style><style>#root,#root div,.bar,.bar div{display:block!important;opacity:1!important}</style></head>',
    ),
  );
  browser.serve(sample.url, sample);
  const page = await visit(browser, sample.url);
  const shown = await panel(browser, page);
  await shown.pill();
  const open = await page.evaluate(
    () => [...document.querySelectorAll('*')].filter((element) => element.shadowRoot).length,
  );
  assert.equal(open, 0);
  const { width, height } = await shown.box('.pill');
  assert.ok(width > 80 && height > 20, `${width} × ${height}`);
  // The page knows neither the address of our files nor a way to load one.
  const loaded = await page.evaluate(
    (address) =>
      fetch(address).then(
        () => 'loaded',
        () => 'refused',
      ),
    browser.own('extension/reader.js'),
  );
  assert.equal(loaded, 'refused');
});

test('forged, doubled and swallowed answers of the bridge change nothing that the page shows', async () => {
  /** @type {[name: string, script: string][]} */
  const forgeries = [
    ['swallowed', "addEventListener('beststack:ask', (e) => e.stopImmediatePropagation(), true)"],
    [
      'doubled',
      `addEventListener('beststack:ask', () => { for (let n = 0; n < 3; n++) dispatchEvent(new CustomEvent('beststack:answer', { detail: '{"PRICE":{"skuPriceInfoMap":{}}}' })); }, true)`,
    ],
    [
      'no JSON',
      "addEventListener('beststack:ask', () => dispatchEvent(new CustomEvent('beststack:answer', { detail: '}{' })), true)",
    ],
    [
      'no text',
      "addEventListener('beststack:ask', () => dispatchEvent(new CustomEvent('beststack:answer', { detail: { a: 1 } })), true)",
    ],
    [
      'functions overridden',
      "JSON.stringify = JSON.parse = Reflect.apply = () => { throw new Error('no') }; EventTarget.prototype.dispatchEvent = CustomEvent = null;",
    ],
    ['a getter that throws', "Object.defineProperty(window, '_d_c_', { get() { throw new Error('no'); }, set() {} })"],
    [
      'a value that cannot be written',
      'window._d_c_ = { lifeCycleEventList: [{ data: { PRICE: { toJSON() { throw 1; } } } }] }',
    ],
  ];
  for (const [name, script] of forgeries) {
    const sample = fixture('sample', (html) => html.replace('<head>', () => `<head><script>${script}</script>`));
    browser.serve(sample.url, sample);
    const page = await visit(browser, sample.url);
    const shown = await panel(browser, page);
    assert.equal(await shown.pill(), '−$10.00 with 2 discounts', name);
    await page.close();
  }
});

test('the bridge answers only with what is named, and not with more than fits', async () => {
  const sample = fixture('sample', (html) =>
    html.replace(
      '<head>',
      "<head><script>window.secret = 'mine'; window.big = 'x'.repeat(3e6); window.small = { a: [1] };</script>",
    ),
  );
  browser.serve(sample.url, sample);
  const page = await visit(browser, sample.url);
  const asked = (/** @type {unknown} */ detail) =>
    page.evaluate((detail) => {
      /** @type {string[]} */
      const answers = [];
      const hear = (/** @type {Event} */ event) => answers.push(/** @type {CustomEvent} */ (event).detail);
      addEventListener('beststack:answer', hear);
      dispatchEvent(new CustomEvent('beststack:ask', { detail }));
      removeEventListener('beststack:answer', hear);
      return answers;
    }, detail);
  assert.deepEqual(await asked('[["one","small.a.0"],["two","nothing.here"]]'), ['{"one":1}']);
  assert.deepEqual(await asked('[["big","big"],["small","small"]]'), ['{}'], 'what is too long ends the answer');
  assert.deepEqual(await asked('not JSON'), ['{}']);
  assert.deepEqual(await asked('{"secret":1}'), ['{}']);
});

test('messages that are not ours are not heard', async () => {
  const sample = fixture('sample');
  browser.serve(sample.url, sample);
  const page = await visit(browser, sample.url);
  await (await panel(browser, page)).pill();
  const shop = await popup(browser, await tabOf(browser, page));
  const before = await kept(browser, 'settings');
  const said = await shop.evaluate(async () => {
    /** @type {unknown[]} */
    const wrong = [
      null,
      'keep',
      { kind: 'keep' },
      { kind: '__proto__' },
      { kind: 'keep', part: 'settings', value: { ship_to: 1 }, revision: 0 },
      { kind: 'keep', part: 'constructor', value: {}, revision: 0 },
      { kind: 'keep', part: 'settings', value: {}, revision: 0, more: 1 },
      {
        kind: 'looked',
        document: 'x',
        url: 'https://www.aliexpress.com/',
        door: 'live',
        excerpt: null,
        html: null,
        state: null,
        at: '2026-05-05T12:00:00Z',
        anew: true,
      },
      { kind: 'put', tab: -1, quantity: 1, id: 'x' },
      { kind: 'add', id: 'x' },
      { kind: 'enter', token: 'x' },
      { kind: 'panel' },
    ];
    /** @type {unknown[]} */
    const answers = [];
    for (const message of wrong) {
      answers.push(
        await chrome.runtime.sendMessage(message).then(
          (answer) => answer?.value ?? null,
          () => null,
        ),
      );
    }
    return answers;
  });
  assert.deepEqual(
    said,
    said.map(() => null),
  );
  assert.deepEqual(await kept(browser, 'settings'), before);
});
