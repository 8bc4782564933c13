/**
 * One code of the shopper's own: how it is said, and whether it can stand in a cart.
 *
 * @import { Offer } from '#wasm/plan'
 * @import { Say } from './say.js'
 */

import { core } from './core.js';
import { terms } from './offer.js';

/** Its terms; bare figures where it speaks whatever currency the cart does. @param {Offer} offer @param {Say} say */
export function told(offer, say) {
  if (offer.currency) return terms(offer, offer.currency, say);
  const bare = new Intl.NumberFormat(say.language);
  return terms(offer, '', { ...say, money: (amount) => bare.format(/** @type {any} */ (amount)) });
}

/**
 * The core looks into the code as into any of a cart.
 *
 * @param {Offer} offer
 * @param {string} place
 * @throws in the core's words what is wrong with it, and where
 */
export async function sound(offer, place) {
  const line = { id: '1', seller: '1', price: '1', quantity: 1 };
  const cart = { ship_to: 'US', currency: 'USD', lines: [line], offers: [] };
  const { advise } = await core();
  try {
    advise({ cart, own_codes: [offer], refused: [], at: '2026-01-01T00:00:00Z', limit_ms: 50 });
  } catch (error) {
    const { message } = /** @type {Error} */ (error);
    throw new Error(message.replace('own_codes[0]', place));
  }
}
