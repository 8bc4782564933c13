/**
 * The worker: plans carts, opens the text door for pages that forbid wasm, is the store's one writer, and sets the
 * badge. It may be stopped at any moment, so it remembers nothing; all its listeners are there before its first line
 * returns.
 */

import startPlan, * as plan from '#wasm/plan';
import startText, * as text from '#wasm/text';
import { best, files, words } from '../www/languages.js';
import { itemOf } from './item.js';
import { remember } from './seen.js';
import { keep } from './keep.js';
import { kept } from './store.js';
import { visited } from './visits.js';
import { TO_WORKER, listen } from './messages.js';

/** What the panel wears; it is sent there, so that no page pays for it before there is a panel. */
const STYLES = ['www/tokens.css', 'www/receipt.css', 'www/panel.css'];

/**
 * A wasm, started when first needed, once in the worker's life.
 *
 * @template T
 * @param {(from: { module_or_path: string }) => Promise<unknown>} start
 * @param {T} wasm
 * @param {string} path
 * @returns {() => Promise<T>}
 */
function once(start, wasm, path) {
  /** @type {Promise<T> | undefined} */
  let started;
  return () => {
    started ??= start({ module_or_path: chrome.runtime.getURL(path) }).then(() => wasm);
    started.catch(() => (started = undefined));
    return started;
  };
}

/** What reads, understands and plans. */
const core = once(startPlan, plan, 'wasm/plan.wasm');
/** What takes a page's text apart. */
const reader = once(startText, text, 'wasm/text.wasm');

/** The panel's words, in the first of these languages that there is, and its styles. @param {string[]} wanted */
async function dress(wanted) {
  const language = best(wanted);
  const packed = async (/** @type {string} */ path) => (await fetch(chrome.runtime.getURL(path))).text();
  const [keys = '', said = '', ...styles] = await Promise.all([...files(language), ...STYLES].map(packed));
  return { language, words: words([JSON.parse(keys), JSON.parse(said)]), styles: styles.join('\n') };
}

listen(TO_WORKER, {
  outline: async ({ url }) => (await core()).outline(url),
  read: async ({ excerpt, url, state }) => (await core()).read(excerpt, url, state ?? undefined),
  readText: async ({ html, url, state }) =>
    (await core()).read((await reader()).excerptOfText(html, url), url, state ?? undefined),
  item: async ({ reading, at }) => itemOf(await core(), reading, (await kept(['carts'])).carts, at),
  add: async ({ cart, reading, quantity }) => (await core()).addToCart(cart, reading, quantity),
  dress: ({ language, languages }) => dress(language ? [language] : languages),
  visited: async ({ reading, at }) => visited(await core(), reading, at),
  keep: ({ part, value, revision }) => keep(part, value, revision),
  told: async ({ count, readable, reading, at }, { tab, url }) => {
    const codes = reading?.offers?.filter(({ code }) => code) ?? [];
    if (codes.length) remember(codes, url ?? '', reading?.site.ship_to ?? null, at).catch(() => {});
    if (tab?.id === undefined) return null;
    const tabId = tab.id;
    await chrome.action.setBadgeBackgroundColor({ tabId, color: readable ? '#0b6b43' : '#6b6b66' });
    await chrome.action.setBadgeTextColor({ tabId, color: '#ffffff' });
    await chrome.action.setBadgeText({ tabId, text: readable ? String(count || '') : '?' });
    return null;
  },
});
