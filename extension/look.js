/**
 * A page was looked at: what our script took out of it is read, what it brings is kept, its tab's badge says how many
 * offers apply, and the page learns whether it has a panel. The reading stays here.
 *
 * @import { Reading } from '#wasm/plan'
 * @import { Item } from './item.js'
 * @import { Looked, Message } from './messages.js'
 * @import { Values } from './parts.js'
 */

import { applying, itemOf, worthSaying } from './item.js';
import { keepLook, lookOf, readingOf } from './looks.js';
import { remember } from './seen.js';
import { stateOf } from './state.js';
import { kept } from './store.js';
import { visited } from './visits.js';

/** The states in which there is something to buy. */
const WORTH = ['item', 'cart', 'checkout'];

/**
 * @param {typeof import('#wasm/plan')} wasm
 * @param {(message: Message<'looked'>) => Promise<Reading | null>} read
 * @param {Message<'looked'>} message
 * @param {chrome.runtime.MessageSender} sender
 * @returns {Promise<Looked>}
 */
export async function looked(wasm, read, message, { tab, url: sender }) {
  const { document, url, door, at, anew } = message;
  const id = tab?.id ?? -1;
  const before = await lookOf(id);
  const same = before?.document === document && before.url === url;
  // What was read before stands: "ends in 2 hours" counts from then.
  const look =
    same && !anew ? before : { document, url, door, reading: JSON.stringify(await read(message)), at, shown: at };
  const reading = readingOf(look);
  const codes = reading?.offers?.filter(({ code }) => code) ?? [];
  if (codes.length) remember(codes, sender ?? url, reading?.site.ship_to ?? null, at).catch(() => {});
  const news = anew && !(same && before.reading === look.reading);
  if (reading && news && reading.page !== 'listing') await visited(wasm, reading, at);

  const { carts, settings } = await kept(['carts', 'settings']);
  const { item, readable } = await shownOn(wasm, reading, carts, at);
  await badge(id, readable, item && applying(item.alone));
  await keepLook(id, { ...look, shown: at });
  const wanted = settings.panel && !settings.hidden.includes(new URL(sender ?? url).host);
  const moments = [item?.alone.next, item?.together?.next].filter((moment) => typeof moment === 'string');
  return { item: wanted && item && worthSaying(item.alone) ? item : null, settings, next: moments.sort()[0] ?? null };
}

/**
 * What the panel shows of a page, and whether the page can be read at all.
 *
 * @param {typeof import('#wasm/plan')} wasm
 * @param {Reading | null} reading
 * @param {Values['carts']} carts
 * @param {string} at
 * @returns {Promise<{ item: Item | null, readable: boolean }>}
 */
async function shownOn(wasm, reading, carts, at) {
  const state = stateOf(reading);
  const readable = state !== 'changed' && state !== 'captcha';
  try {
    if (!reading || !WORTH.includes(state) || !isWhole(wasm, reading, carts, at)) return { item: null, readable };
    const item = await itemOf(wasm, reading, carts, at);
    // A checkout of other goods is not a place for what the kept cart saves.
    const others = item && wasm.compare(item.alone.advice.plan, reading)?.same_goods === false;
    return { item: others ? null : item, readable };
  } catch (error) {
    return { item: null, readable: !(/** @type {Error} */ (error).name.startsWith('no_')) };
  }
}

/**
 * Whether the page's cart, if it is a cart page, was read whole: in place of one that was not, no other is shown.
 *
 * @param {typeof import('#wasm/plan')} wasm
 * @param {Reading} reading
 * @param {Values['carts']} carts
 * @param {string} at
 */
function isWhole(wasm, reading, carts, at) {
  try {
    if (reading.cart) wasm.visit(carts[reading.site.currency ?? '']?.cart ?? null, reading, at);
    return true;
  } catch {
    return false;
  }
}

/** @param {number} tabId @param {boolean} readable @param {number | null} count how many offers apply */
async function badge(tabId, readable, count) {
  await chrome.action.setBadgeBackgroundColor({ tabId, color: readable ? '#0b6b43' : '#6b6b66' });
  await chrome.action.setBadgeTextColor({ tabId, color: '#ffffff' });
  await chrome.action.setBadgeText({ tabId, text: readable ? String(count || '') : '?' });
}
