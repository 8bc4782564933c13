/**
 * What is asked of the core about a cart: with the shopper's settings, own codes, imported catalogue, what pages showed
 * and what the checkout refused.
 *
 * @import { Advice, AdviceRequest, Cart, Reading, Refusal } from '#wasm/plan'
 * @import { Till } from './till.js'
 * @import { Values } from './store.js'
 *
 * @typedef {{ cart: Cart, advice: Advice, refused: Refusal[] }} Asked the cart as it was asked about, and the answer
 */

import { kept } from './store.js';

/**
 * @param {Values} values
 * @param {Cart} cart
 * @param {string} at
 * @returns {AdviceRequest}
 */
export function question({ settings, codes, catalogue, seen, refused }, cart, at) {
  const imported = catalogue && Date.parse(catalogue.expires) > Date.parse(at) ? catalogue.offers : [];
  return {
    cart: {
      ...cart,
      ship_to: settings.ship_to ?? cart.ship_to,
      first_order: settings.first_order,
      coins: settings.coins ?? cart.coins,
    },
    own_codes: [...codes.filter((code) => !code.used).map((code) => code.offer), ...imported],
    seen,
    refused,
    at,
    limit_ms: 200,
  };
}

/**
 * The till of whoever holds the wasm.
 *
 * @param {typeof import('#wasm/plan')} wasm
 * @returns {Till}
 */
export const ownTill = (wasm) => ({
  advise: async (cart, at) => {
    const request = question(await kept(), cart, at);
    return { cart: request.cart, advice: wasm.advise(request), refused: request.refused ?? [] };
  },
  add: async (cart, reading, quantity, alone) =>
    wasm.addToCart(cart && alone ? emptied(cart, reading) : cart, reading, quantity),
});

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
