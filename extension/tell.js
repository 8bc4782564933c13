/**
 * What a page that was looked at makes, in the worker: its codes and coupons are noted, its tab's badge says how many
 * offers apply, and its panel gets what it shows.
 *
 * @import { Reading } from '#wasm/plan'
 * @import { Item } from './item.js'
 * @import { Tell, Told } from './messages.js'
 */

import { stateOf } from '../www/state.js';
import { applying, itemOf, worthSaying } from './item.js';
import { remember } from './seen.js';
import { kept } from './store.js';
import { visited } from './visits.js';

/** The states in which there is something to buy. */
const WORTH = ['item', 'cart', 'checkout'];

/**
 * @param {typeof import('#wasm/plan')} wasm
 * @param {Tell} seen
 * @param {chrome.runtime.MessageSender} sender
 * @returns {Promise<Told>}
 */
export async function tell(wasm, { reading, at, anew }, { tab, url }) {
  const codes = reading?.offers?.filter(({ code }) => code) ?? [];
  if (codes.length) remember(codes, url ?? '', reading?.site.ship_to ?? null, at).catch(() => {});
  if (reading && anew && reading.page !== 'listing') await visited(wasm, reading, at);

  const { carts, settings } = await kept(['carts', 'settings']);
  const state = stateOf(reading);
  let readable = state !== 'changed' && state !== 'captcha';
  /** @type {Item | null} */
  let item = null;
  try {
    if (reading && WORTH.includes(state) && whole(wasm, reading, carts, at))
      item = await itemOf(wasm, reading, carts, at);
    // A checkout of other goods is no place for what the kept cart saves.
    if (reading && item && wasm.compare(item.alone.advice.plan, reading)?.same_goods === false) item = null;
  } catch (error) {
    readable = !(/** @type {Error} */ (error).name.startsWith('no_'));
  }
  if (tab?.id !== undefined) await badge(tab.id, readable, item && applying(item.alone));
  const wanted = settings.panel && !settings.hidden.includes(new URL(url ?? '').host);
  const moments = [item?.alone.next, item?.together?.next].filter((moment) => typeof moment === 'string');
  return { item: wanted && item && worthSaying(item.alone) ? item : null, settings, next: moments.sort()[0] ?? null };
}

/**
 * Whether the page's cart, if it is a cart page, was read whole: in place of one that was not, no other is shown.
 *
 * @param {typeof import('#wasm/plan')} wasm
 * @param {Reading} reading
 * @param {import('./store.js').Values['carts']} carts
 * @param {string} at
 */
function whole(wasm, reading, carts, at) {
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
