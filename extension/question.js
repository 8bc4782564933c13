/**
 * @import { AdviceRequest, Cart } from '#wasm/plan'
 * @import { Values } from './store.js'
 */

/**
 * What to ask of the core about a cart, with the shopper's settings in it.
 *
 * @param {Values} values
 * @param {Cart} cart
 * @param {string} at
 * @returns {AdviceRequest}
 */
export function question({ settings, codes, refused }, cart, at) {
  return {
    cart: {
      ...cart,
      ship_to: settings.ship_to ?? cart.ship_to,
      first_order: settings.first_order,
      coins: settings.coins ?? cart.coins,
    },
    own_codes: codes.filter((code) => !code.used).map((code) => code.offer),
    refused,
    at,
    limit_ms: 200,
  };
}
