/**
 * One look at a page is one message, and the page learns nothing by its answer but where our frame stands and when to
 * look again.
 */
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { fixture, open, until } from './browser.mjs';
import { badge, clockAt, forget, inOurScript, kept, nudge, tabOf, visit } from './shopper.mjs';

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

/** Notes what our script in a page sends, and what it gets back. */
function note() {
  const runtime = globalThis.chrome?.runtime;
  if (!runtime?.id) return;
  const send = runtime.sendMessage.bind(runtime);
  /** @type {any[]} */
  const crossed = [];
  Object.assign(globalThis, { crossed });
  /** @param {any} message */
  runtime.sendMessage = async (message) => {
    const one = { kind: message.kind, anew: message.anew, answer: null };
    crossed.push(one);
    one.answer = /** @type {any} */ (await send(message));
    return one.answer;
  };
}

/** What crossed so far. @param {import('./browser.mjs').Page} page @returns {Promise<{ kind: string, anew?: boolean, answer: any }[]>} */
const crossed = (page) => inOurScript(page, 'globalThis.crossed');

/** Every name in a value, however deep. @param {unknown} value @returns {string[]} */
const names = (value) =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, inner]) => [...(Array.isArray(value) ? [] : [name]), ...names(inner)])
    : [];

/** All that a page learns of its look; no reading, no cart, no offer, no amount. */
const LEARNED = ['place', 'token', 'anchor', 'buy', 'next'];

/** @type {[door: string, headers: Record<string, string>, before: string[]][]} */
const DOORS = [
  ['live', {}, []],
  // Where to look is asked once for an address: the wasm that knows cannot run in the page.
  ['text', { 'content-security-policy': "script-src 'self' 'unsafe-inline'" }, ['outline']],
];

for (const [door, headers, first] of DOORS) {
  for (const name of ['sample', 'cart-comet', 'checkout-pl', 'coupons-en']) {
    test(`a look at ${name} through the ${door} door is one message, and its answer tells the page nothing`, async () => {
      const shown = fixture(name);
      browser.serve(shown.url, { html: shown.html, headers });
      const page = await visit(browser, shown.url, undefined, (at) => `${clockAt(at)};(${note})()`);
      await until(
        async () => (await crossed(page))?.some(({ kind, answer }) => kind === 'looked' && answer),
        'the page was looked at',
      );
      const all = await crossed(page);
      const looks = all.filter(({ kind }) => kind === 'looked');
      const before = all.slice(0, all.indexOf(/** @type {any} */ (looks[0]))).map(({ kind }) => kind);
      assert.deepEqual(before, first);
      assert.equal(looks.filter(({ anew }) => anew).length, 1, 'what the page says is handed over once');
      for (const { answer } of looks.filter(({ answer }) => answer)) {
        const { value } = answer;
        assert.deepEqual(
          names(value).filter((one) => !LEARNED.includes(one)),
          [],
        );
        assert.doesNotMatch(JSON.stringify(value.place), /\d[.,]\d\d/);
      }
      // What is kept changes: the same page is looked at once more, by one message.
      await page.waitForTimeout(1500);
      const count = (await crossed(page)).length;
      await nudge(browser);
      await until(async () => (await crossed(page)).length > count, 'it is looked at again');
      await page.waitForTimeout(500);
      const more = (await crossed(page)).slice(count);
      assert.deepEqual(
        more.map(({ kind, anew }) => [kind, anew]),
        [['looked', false]],
      );
    });
  }
}

test('the worker that was stopped still knows what each tab shows', async () => {
  const sample = fixture('sample');
  browser.serve(sample.url, sample);
  const page = await visit(browser, sample.url);
  const tab = await tabOf(browser, page);
  await until(() => badge(browser, tab), 'the page was looked at');
  const own = await browser.context.newPage();
  await own.goto(browser.own('www/options.html'));
  const cdp = await browser.context.newCDPSession(own);
  await cdp.send('ServiceWorker.enable');
  await cdp.send('ServiceWorker.stopAllWorkers');
  const look = () => own.evaluate((tab) => chrome.runtime.sendMessage({ kind: 'look', tab }), tab);
  const { value } = await look();
  assert.deepEqual([value.url, value.state, value.door], [sample.url, 'item', 'live']);
  // It adds what it saw, though the page was not asked again; and once, though it is asked twice.
  const put = () =>
    own.evaluate((tab) => chrome.runtime.sendMessage({ kind: 'put', tab, quantity: 2, id: 'one' }), tab);
  assert.deepEqual(await put(), { value: null });
  assert.deepEqual(await put(), { value: null });
  assert.equal((await kept(browser, 'carts')).USD.cart.lines[0].quantity, 2);
  await page.goto('about:blank');
  assert.deepEqual(await look(), { value: null }, 'another page is not that page');
});
