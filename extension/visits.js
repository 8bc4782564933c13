/**
 * What a visited page makes of what is kept, in the worker: the core says what becomes of carts, refusals and codes that
 * pages showed, and here it is written.
 *
 * @import { Page } from '#wasm/plan'
 */

import { kept, write } from './store.js';

/**
 * A cart page becomes the cart of its currency, a store or a page of coupons brings its offers, the coins page the
 * balance of all, and a checkout tells which code it refused.
 *
 * @param {Page} page
 * @param {string} at
 */
export async function visited(page, at) {
  /** @type {string | null} */
  let shown = null;
  await write('carts', (carts) => {
    const visit = page.visit(carts, at);
    shown = visit.currency ?? null;
    return { ...carts, ...Object.fromEntries(visit.carts) };
  });
  if (shown) await show(shown);
  const { carts } = await kept(['carts']);
  await write('refused', (refused) => page.refusals(refused, carts, at) ?? refused);
}

/** Puts so many pieces of the page's item into the cart of its currency. @param {Page} page @param {number} quantity */
export async function addItem(page, quantity) {
  const at = new Date().toISOString();
  /** @type {string | null} */
  let shown = null;
  await write('carts', (carts) => {
    const visit = page.withItem(carts, quantity, at);
    shown = visit.currency ?? null;
    return { ...carts, ...Object.fromEntries(visit.carts) };
  });
  if (shown) await show(shown);
}

/** Remembers the codes that a page showed. @param {Page} page @param {string} url @param {string} at */
export const remember = (page, url, at) => write('seen', (seen) => page.seen(seen, url, at) ?? seen);

/** The cart of this currency is the one that is shown. @param {string} currency */
const show = (currency) => write('settings', (settings) => ({ ...settings, currency }));
