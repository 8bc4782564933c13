/**
 * The text door's share of the main thread: making a page's text and sending it to the worker, beside `outerHTML` of
 * what is sent. In our script's own world of a real page, with the extension that answers.
 */
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { fixture, open } from '../e2e/browser.mjs';
import { ratio } from './measure.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { outputFiles } = await build({
  entryPoints: [`${root}extension/door.js`],
  bundle: true,
  format: 'iife',
  globalName: 'door',
  write: false,
});
const [door] = outputFiles;

const browser = await open();
const page = await browser.context.newPage();
const { url, html } = fixture('sample');
browser.serve(url, { html, headers: { 'content-security-policy': "script-src 'self' 'unsafe-inline'" } });
const cdp = await browser.context.newCDPSession(page);
/** @type {number | undefined} */
let ours;
cdp.on('Runtime.executionContextCreated', ({ context }) => {
  if (context.origin === `chrome-extension://${browser.id}` && context.auxData?.type === 'isolated') ours = context.id;
});
await cdp.send('Runtime.enable');
await page.goto(url);
await page.waitForTimeout(2000);

/** @param {string} expression */
async function evaluate(expression) {
  const { result, exceptionDetails } = await cdp.send('Runtime.evaluate', {
    contextId: ours,
    expression,
    awaitPromise: true,
    returnByValue: true,
  });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value;
}

await evaluate(`${door?.text}; globalThis.pageText = door.pageText; null`);
// As large as a captured listing of today's layout is: elements, bytes, and the scripts' among those.
const times = await evaluate(`(${inOurWorld})(2440, 465_000, 230_000)`);
const what = `make and send the page's text, ${times.elements} elements, ${Math.round(times.length / 1000)} kB`;
ratio(what, times.sending / times.outerHtml, 4, 'outerHTML of it');
console.log(times);
await browser.close();

/**
 * Runs in our script's world. Each time is a median, with a change of the page before each turn.
 *
 * @param {number} elements
 * @param {number} bytes
 * @param {number} scripts
 */
async function inOurWorld(elements, bytes, scripts) {
  const cards = /** @type {HTMLElement} */ (document.querySelector('#nav-moretolove .grid'));
  const card = /** @type {HTMLElement} */ (cards.firstElementChild);
  while (document.querySelectorAll('*').length < elements) cards.append(card.cloneNode(true));
  const length = () => document.documentElement.outerHTML.length;
  // Names that mean nothing, as the page's own are, until the markup weighs as much.
  for (const [nth, element] of cards.querySelectorAll('*').entries()) {
    element.setAttribute('data-spm-anchor-id', `a2g0o.detail.pcDetailTopMoreOtherSeller.i${nth}`);
  }
  const data = document.createElement('script');
  data.type = 'application/json';
  data.textContent = 'data '.repeat(scripts / 5);
  document.body.append(data);
  cards.append(document.createTextNode('words '.repeat(Math.max(0, bytes - length()) / 6)));
  const price = /** @type {HTMLElement} */ (document.querySelector('[class*="price-default--current--"]'));
  // @ts-expect-error: the bundle of `door.js` put it there
  const { pageText } = globalThis;
  const sent = new DOMParser().parseFromString(pageText(document), 'text/html').documentElement;

  const sending = [];
  const outerHtml = [];
  for (let turn = 0; turn < 61; turn++) {
    price.textContent = `$${45 + (turn % 5)}.80`;
    const start = performance.now();
    const html = pageText(document);
    const about = {
      document: 'bench',
      url: location.href,
      door: 'text',
      excerpt: null,
      state: null,
      anew: true,
      framed: true,
    };
    const answer = chrome.runtime.sendMessage({ kind: 'looked', html, at: new Date().toISOString(), ...about });
    sending.push(performance.now() - start);
    await answer;
    sent.setAttribute('data-turn', String(turn));
    const before = performance.now();
    if (!sent.outerHTML) throw new Error('nothing is sent');
    outerHtml.push(performance.now() - before);
  }
  const median = (/** @type {number[]} */ times) => times.sort((one, other) => one - other)[30] ?? NaN;
  return {
    elements: document.querySelectorAll('*').length,
    length: sent.outerHTML.length,
    sending: median(sending),
    outerHtml: median(outerHtml),
  };
}
