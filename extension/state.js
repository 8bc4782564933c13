/**
 * What a reading lets us do.
 *
 * @import { Reading } from '#wasm/plan'
 *
 * @typedef {'elsewhere' | 'captcha' | 'not_found' | 'loading' | 'sold_out' | 'choose' | 'changed' | 'item' | 'cart' | 'checkout'} State
 * `item`: it has one price and can be bought. `choose`: its price depends on a variant that is not chosen yet.
 * `cart`, `checkout`: AliExpress's own page of it was read. `changed`: a listing whose price cannot be read, a cart or a checkout that cannot, so nothing is shown rather than something wrong.
 */

/**
 * @param {Reading | null} reading
 * @returns {State}
 */
export function stateOf(reading) {
  if (!reading) return 'elsewhere';
  if (reading.missing.some(({ field }) => field === 'page')) return 'captcha';
  const { listing, page } = reading;
  if (page === 'cart' || page === 'checkout')
    return reading[page] ? page : reading.health.length ? 'changed' : 'loading';
  if (page !== 'listing' || !listing) return 'elsewhere';
  if (listing.availability === 'not_found') return 'not_found';
  if (listing.availability === 'not_loaded') return 'loading';
  if (listing.availability === 'sold_out') return 'sold_out';
  if (!listing.price || !listing.currency) return 'changed';
  return listing.price.min === listing.price.max ? 'item' : 'choose';
}
