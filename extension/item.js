/**
 * The item on a listing, as a shopper would buy it: alone, or with what is in the cart.
 *
 * @import { Advice, Cart, Reading, Refusal } from '#wasm/plan'
 * @import { KeptCart, Values } from './parts.js'
 *
 * @typedef {object} Answer
 * @property {Cart} cart as it was asked about
 * @property {Record<string, string>} stores
 * @property {Advice} advice
 * @property {string} now
 * @property {string | null} [next] when it may be another one, since a code begins or ends
 * @property {{ text: string }[]} [unexplained] what pages say of it that nobody understood
 * @property {Refusal[]} [refused]
 *
 * @typedef {object} Item
 * @property {boolean} listing whether it is the item of a listing, and not the kept cart
 * @property {Answer} alone
 * @property {Answer | null} together with the cart of its currency, if there is one and it fits in
 */

import { nextMoment } from './moments.js';
import { question } from './question.js';
import { kept, write } from './store.js';
import { unclear } from './unclear.js';

/**
 * The best stack for a cart, with all that is kept.
 *
 * @param {typeof import('#wasm/plan')} wasm
 * @param {KeptCart} about
 * @param {string} now
 * @returns {Promise<Answer>}
 */
export async function answer(wasm, { cart: asked, stores, unexplained = [] }, now) {
  const values = await kept();
  const request = question(values, asked, now, unexplained.length);
  const advice = wasm.advise(request);
  const { cart, refused = [] } = request;
  const next = nextMoment(advice.offers, values.catalogue?.expires ?? null, now);
  return { cart, advice, refused, stores, unexplained, now, next };
}

/**
 * The item of a listing; on AliExpress's own page of the cart, or at the checkout, the kept cart.
 *
 * @param {typeof import('#wasm/plan')} wasm
 * @param {Reading} reading
 * @param {Values['carts']} carts
 * @param {string} now
 * @returns {Promise<Item | null>} rejects, with the core's `name` for it, where the item cannot be bought as it is shown
 */
export async function itemOf(wasm, reading, carts, now, quantity = 1) {
  const { listing, site } = reading;
  const own = carts[listing?.currency ?? site.currency ?? ''];
  const full = own?.cart.lines.length;
  if (!listing) {
    const about = full && { ...own, ...unclear(own.unexplained, reading) };
    return about ? { listing: false, alone: await answer(wasm, about, now), together: null } : null;
  }
  const stores = storeOf(reading);
  const alone = wasm.addToCart(own ? emptied(own.cart, reading) : null, reading, quantity, now);
  /** @type {Cart | null} */
  let both = null;
  try {
    if (full) both = wasm.addToCart(own.cart, reading, quantity, now);
  } catch {
    // It does not fit in: the item alone is shown.
  }
  const about = { at: now, ...unclear([], reading) };
  return {
    listing: true,
    alone: await answer(wasm, { ...about, cart: alone, stores }, now),
    together:
      both &&
      (await answer(
        wasm,
        { at: now, ...unclear(own?.unexplained, reading), cart: both, stores: { ...own?.stores, ...stores } },
        now,
      )),
  };
}

/**
 * A cart with nothing in it but what pages told of this item's store and of AliExpress's own coupons.
 *
 * @param {Cart} cart
 * @param {Reading} reading
 * @returns {Cart}
 */
function emptied(cart, { listing }) {
  const offers = cart.offers?.filter(({ seller }) => !seller || seller === listing?.store?.id) ?? [];
  return { ...cart, offers, lines: [], shipping: [] };
}

/**
 * Puts the item into the cart of its currency.
 *
 * @param {typeof import('#wasm/plan')} wasm
 * @param {Reading} reading
 * @param {number} quantity
 */
export async function addItem(wasm, reading, quantity) {
  const currency = reading.listing?.currency;
  if (!currency) return;
  const at = new Date().toISOString();
  await write('carts', (carts) => {
    const own = carts[currency];
    const cart = wasm.addToCart(own?.cart ?? null, reading, quantity, at);
    const stores = { ...own?.stores, ...storeOf(reading) };
    return { ...carts, [currency]: { cart, stores, at, ...unclear(own?.unexplained, reading) } };
  });
  await write('settings', (settings) => ({ ...settings, currency }));
}

/** How many offers apply. @param {Answer} answer */
export const applying = ({ advice }) =>
  advice.plan.offers.filter(({ verdict }) => verdict === 'chosen' || verdict === 'applies').length;

/** @param {Reading} reading @returns {Record<string, string>} */
function storeOf({ listing }) {
  return listing?.store?.id && listing.store.name ? { [listing.store.id]: listing.store.name } : {};
}

/** What an offer is that helps now, or nearly does. */
const NEAR = ['chosen', 'applies', 'short'];

/** Whether there is anything to say of the item on its page. @param {Answer} answer */
export const worthSaying = ({ advice }) => advice.plan.offers.some(({ verdict }) => NEAR.includes(verdict));
