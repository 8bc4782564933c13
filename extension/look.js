/**
 * A page was looked at: what our script took out of it is read, what it brings is kept, its tab's badge says how many
 * offers apply, and the page learns whether it has a panel. The reading stays here.
 *
 * @import { Outline } from '#wasm/live'
 * @import { Reading } from '#wasm/plan'
 * @import { Sender } from './chrome.js'
 * @import { Item } from './item.js'
 * @import { Look } from './looks.js'
 * @import { Looked, Message, Panel, Place } from './messages.js'
 * @import { Values } from './parts.js'
 */

import { setBadge } from './chrome.js';
import { applying, itemOf, worthSaying } from './item.js';
import { issueToken, keepLook, lookOf, readingOf } from './looks.js';
import { remember } from './seen.js';
import { stateOf } from './state.js';
import { kept } from './store.js';
import { visited } from './visits.js';

/** Behind the badge: of a page that was read, and of one that cannot be. */
const [GREEN, GREY] = ['#0b6b43', '#6b6b66'];

/** The states in which there is something to buy. */
const WORTH = ['item', 'cart', 'checkout'];

/** What was planned last for a tab, and for which look of it: whoever draws it need not wait for it twice. @type {Map<number, { count: number, item: Item | null }>} */
const planned = new Map();

/**
 * @param {typeof import('#wasm/plan')} wasm
 * @param {{ read: (message: Message<'looked'>) => Promise<Reading | null>, outline: (url: string) => Promise<Outline> }} reader
 * @param {Message<'looked'>} message
 * @param {Sender} sender
 * @returns {Promise<Looked>}
 */
export async function looked(wasm, reader, message, { tab, url: sender }) {
  const { document, url, door, at, anew } = message;
  const id = tab?.id ?? -1;
  const before = await lookOf(id);
  const same = before?.document === document && before.url === url;
  // What was read before stands: "ends in 2 hours" counts from then.
  const reading = same && !anew ? readingOf(before) : await reader.read(message);
  const text = JSON.stringify(reading);
  const look = same && !anew ? before : { document, url, door, reading: text, at };
  const codes = reading?.offers?.filter(({ code }) => code) ?? [];
  if (codes.length) remember(codes, sender ?? url, reading?.site.ship_to ?? null, at).catch(() => {});
  const news = anew && !(same && before.reading === text);
  if (reading && news && reading.page !== 'listing') await visited(wasm, reading, at);

  const { carts, settings } = await kept(['carts', 'settings']);
  const { item, readable } = await shownOn(wasm, reading, carts, at);
  await setBadge(id, readable ? String((item && applying(item.alone)) || '') : '?', readable ? GREEN : GREY);
  const wanted = settings.panel && !settings.hidden.includes(new URL(sender ?? url).host);
  const shows = wanted && item !== null && worthSaying(item.alone);
  const count = (before?.count ?? 0) + 1;
  planned.set(id, { count, item });
  await keepLook(id, { ...look, shown: at, count });
  const moments = [item?.alone.next, item?.together?.next].filter((moment) => typeof moment === 'string');
  return {
    place: shows ? await placeOf(id, message, await reader.outline(url)) : null,
    next: moments.sort()[0] ?? null,
  };
}

/** Where our frame stands in a page. @param {number} tab @param {Message<'looked'>} message @param {Outline} outline @returns {Promise<Place>} */
async function placeOf(tab, { document, framed }, { anchor, buy }) {
  return { token: framed ? null : await issueToken(tab, document), anchor: anchor ?? null, buy: buy ?? null };
}

/**
 * What our frame draws.
 *
 * @param {typeof import('#wasm/plan')} wasm
 * @param {{ tab: number, look: Look }} of
 * @returns {Promise<Panel | null>}
 */
export async function panelOf(wasm, { tab, look }) {
  const { carts, settings } = await kept(['carts', 'settings']);
  const last = planned.get(tab);
  const item = last?.count === look.count ? last.item : (await shownOn(wasm, readingOf(look), carts, look.shown)).item;
  return item && { item, settings, host: new URL(look.url).host };
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
