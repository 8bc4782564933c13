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
import { addressOf } from './chrome.js';
import { looked, panelOf } from './look.js';
import { enter, forgetClosed, isDone, lookOf, lookOfFrame, markDone, pageOf, seenOf } from './looks.js';
import { TO_WORKER, listen } from './messages.js';
import { elsewhere, shown, wait } from './shown.js';
import { keep, write } from './store.js';
import { addItem } from './visits.js';

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
    started ??= start({ module_or_path: addressOf(path) }).then(() => wasm);
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

/** Where to look on a page. @param {string} url */
const outline = async (url) => (await reader()).outline(url);

/** Puts the item of a tab's page into the cart, once for an id: who lost the answer asks again. @param {number} tab @param {number} quantity @param {string} id */
async function put(tab, quantity, id) {
  const look = await lookOf(tab);
  if (look && !(await isDone(tab, id))) {
    const page = pageOf(await core(), look);
    try {
      await addItem(page, quantity);
    } finally {
      page.free();
    }
    await markDone(tab, id);
  }
  return null;
}

forgetClosed();
listen(TO_WORKER, {
  outline: ({ url }) => outline(url),
  // One look at a tab after the other: each is compared to the one before.
  looked: async (message, sender) => {
    const wasm = await core();
    return navigator.locks.request(`look/${sender.tab?.id}`, () => looked(wasm, { read, outline }, message, sender));
  },
  enter: ({ token }, sender) => enter(token, sender),
  panel: async (_, sender) => panelOf(await core(), await lookOfFrame(sender)),
  add: async ({ id }, sender) => put((await lookOfFrame(sender)).tab, 1, id),
  hide: async (_, sender) => {
    const { host } = new URL((await lookOfFrame(sender)).look.url);
    await write('settings', (settings) => ({ ...settings, hidden: [...new Set([...settings.hidden, host])] }));
    return null;
  },
  look: ({ tab }) => seenOf(tab),
  show: async (message) => shown(await core(), message),
  wait: async (message) => wait(await core(), message),
  elsewhere: async (message) => elsewhere(await core(), message),
  put: ({ tab, quantity, id }) => put(tab, quantity, id),
  keep: ({ part, value, revision }) => keep(part, value, revision),
});
