/**
 * The worker: reads what was taken out of a page, plans carts, opens the text door for pages that forbid wasm, is the
 * store's one writer, sets the badge, and answers whoever draws. It may be stopped at any moment, so what it must
 * remember lies in `looks.js`; all its listeners are there before its first line returns.
 *
 * @import { Reading } from '#wasm/plan'
 * @import { Message } from './messages.js'
 */

import startPlan, * as plan from '#wasm/plan';
import startRead, * as reading from '#wasm/read';
import startText, * as text from '#wasm/text';
import { best, files, words } from '../www/languages.js';
import { addItem } from './item.js';
import { looked } from './look.js';
import { forgetClosed, lookOf, readingOf, seenOf } from './looks.js';
import { TO_WORKER, listen } from './messages.js';
import { elsewhere, shown, wait } from './shown.js';
import { keep, write } from './store.js';

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

/** What plans. */
const core = once(startPlan, plan, 'wasm/plan.wasm');
/** What understands what was taken out of a page. */
const reader = once(startRead, reading, 'wasm/read.wasm');
/** What takes a page's text apart. */
const parser = once(startText, text, 'wasm/text.wasm');

/** The panel's words, in the first of these languages that there is, and its styles. @param {string[]} wanted */
async function dress(wanted) {
  const language = best(wanted);
  const packed = async (/** @type {string} */ path) => (await fetch(chrome.runtime.getURL(path))).text();
  const [keys = '', said = '', ...styles] = await Promise.all([...files(language), ...STYLES].map(packed));
  return { language, words: words([JSON.parse(keys), JSON.parse(said)]), styles: styles.join('\n') };
}

/**
 * What a page says, by what either door took out of it; null if there is nothing to read.
 *
 * @param {Message<'looked'>} message
 * @returns {Promise<Reading | null>}
 */
async function read({ excerpt, html, url, state, at }) {
  const taken = html === null ? excerpt : (await parser()).excerptOfText(html, url);
  return taken && (await reader()).read(taken, url, state ?? undefined, at);
}

/** Puts the item of a tab's page into the cart. @param {number} tab @param {number} quantity */
async function put(tab, quantity) {
  const look = await lookOf(tab);
  const reading = look && readingOf(look);
  if (reading) await addItem(await core(), reading, quantity);
  return null;
}

forgetClosed();
listen(TO_WORKER, {
  outline: async ({ url }) => (await reader()).outline(url),
  // One look at a tab after the other: each is compared to the one before.
  looked: async (message, sender) => {
    const wasm = await core();
    return navigator.locks.request(`look/${sender.tab?.id}`, () => looked(wasm, read, message, sender));
  },
  add: (_, { tab }) => put(tab?.id ?? -1, 1),
  hide: async (_, { url }) => {
    const { host } = new URL(url ?? '');
    await write('settings', (settings) => ({ ...settings, hidden: [...new Set([...settings.hidden, host])] }));
    return null;
  },
  dress: ({ language, languages }) => dress(language ? [language] : languages),
  look: ({ tab }) => seenOf(tab),
  show: async (message) => shown(await core(), message),
  wait: async (message) => wait(await core(), message),
  elsewhere: async (message) => elsewhere(await core(), message),
  put: ({ tab, quantity }) => put(tab, quantity),
  keep: ({ part, value, revision }) => keep(part, value, revision),
});
