/**
 * One code of the shopper's own: how it is said, and whether it can stand in a cart.
 *
 * @import { Offer } from '#wasm/plan'
 * @import { Say } from './say.js'
 */

import { core } from './core.js';
import { ended, terms } from './offer.js';

/** Its terms; bare figures where it speaks whatever currency the cart does. @param {Offer} offer @param {Say} say */
export function codeTerms(offer, say) {
  if (offer.currency) return terms(offer, offer.currency, say);
  const bare = new Intl.NumberFormat(say.language);
  return terms(offer, '', { ...say, money: (amount) => bare.format(/** @type {any} */ (amount)) });
}

/**
 * A code as it is kept: the core looks into it as into any of a cart, and says what it lacks.
 *
 * @param {Offer} offer
 * @param {string} place
 * @returns {Promise<Offer>}
 * @throws in the core's words what is wrong with it, and where
 */
export async function checkCode(offer, place) {
  const { ownCode } = await core();
  try {
    return ownCode(JSON.stringify(offer), place);
  } catch (error) {
    const { message } = /** @type {Error} */ (error);
    throw new Error(message.startsWith(place) ? message : `${place}: ${message}`);
  }
}

/** Its last moment in words, on the clock that it names or on any. @param {Offer} offer @param {Say} say */
export function until(offer, say) {
  const end = ended(offer);
  return end && say.instant(...end);
}

/** The last minute of a local end as a form takes it: an hour is the first at which it no longer holds. @param {string} end */
export function lastWall(end) {
  if (!end.includes('T')) return `${end}T23:59`;
  return new Date(Date.parse(`${end.slice(0, 16)}Z`) - 60_000).toISOString().slice(0, 16);
}
