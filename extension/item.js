/**
 * The item on a listing, as a shopper would buy it: alone, or with what is in the cart.
 *
 * @import { Cart, Reading } from '#wasm/plan'
 * @import { Answer } from '../www/receipt.js'
 * @import { KeptCart, Values } from './store.js'
 *
 * @typedef {object} Item
 * @property {Reading} reading
 * @property {Answer} alone
 * @property {Answer | null} together with the cart of its currency, where there is one and it fits in
 *
 * @typedef {(cart: Cart | null, reading: Reading, quantity: number, at: string) => Promise<Cart>} Fill the cart, or a new one, with the item
 */

import { nextMoment } from './moments.js';
import { question } from './question.js';
import { kept } from './store.js';
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
    return about ? { reading, alone: await answer(wasm, about, now), together: null } : null;
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
    reading,
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
 * @param {typeof import('./store.js').change} change
 * @param {Fill} fill
 * @param {Reading} reading
 * @param {number} quantity
 */
export async function addItem(change, fill, reading, quantity) {
  const currency = reading.listing?.currency;
  if (!currency) return;
  const at = new Date().toISOString();
  await change('carts', async (carts) => {
    const own = carts[currency];
    const cart = await fill(own?.cart ?? null, reading, quantity, at);
    return {
      ...carts,
      [currency]: {
        cart,
        stores: { ...own?.stores, ...storeOf(reading) },
        at,
        ...unclear(own?.unexplained, reading),
      },
    };
  });
  await change('settings', (settings) => ({ ...settings, currency }));
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
