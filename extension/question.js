/**
 * What is asked of the core about a cart: with the shopper's settings, own codes, imported catalogue, what pages showed
 * and what the checkout refused.
 *
 * @import { AdviceRequest, Cart } from '#wasm/plan'
 * @import { Values } from './parts.js'
 */

/**
 * @param {Values} values
 * @param {Cart} cart
 * @param {string} at
 * @param {number} unexplained how many texts about it nobody understood
 * @returns {AdviceRequest}
 */
export function question({ settings, codes, catalogue, seen, refused }, cart, at, unexplained = 0) {
  const holds = catalogue && Date.parse(catalogue.expires) > Date.parse(at);
  return {
    cart: {
      ...cart,
      ship_to: settings.ship_to ?? cart.ship_to,
      first_order: settings.first_order,
      coins: settings.coins ?? cart.coins,
    },
    own_codes: codes.filter((code) => !code.used).map((code) => code.offer),
    imported: holds ? catalogue.offers : [],
    seen,
    refused,
    unexplained,
    at,
    limit_ms: 200,
  };
}
