/**
 * What pages said of money that nobody understood, as it is kept with a cart: each page's own, until it is read again.
 *
 * @import { Reading } from '#wasm/plan'
 * @import { Unclear } from './parts.js'
 */

/** So many texts are kept with a cart, the newest last. */
const MOST = 50;

/**
 * The texts that are kept after a page was read: its own in place of those that it said before. A cart page says of its
 * lines what their listings said of them.
 *
 * @param {Unclear[] | undefined} before
 * @param {Reading} reading
 * @returns {{ unexplained: Unclear[] }}
 */
export function unclear(before, { page, store, listing, cart, unexplained }) {
  const own = `${page} ${store?.id ?? listing?.product_id ?? ''}`;
  const others = (before ?? []).filter((one) => one.page !== own && !(cart && one.page.startsWith('listing ')));
  const here = (unexplained ?? []).map(({ text, near }) => ({ text, near, page: own }));
  return { unexplained: [...others, ...here].slice(-MOST) };
}
