/**
 * What was noted of a page that holds no cart, and where the cart is: coupons of a store or of the wallet, coins, codes.
 *
 * @import { Reading } from '#wasm/plan'
 * @import { Say } from './say.js'
 */

import { h } from './element.js';

/** States in which a coupon is no use any more. */
const OVER = ['used', 'expired', 'gone'];

/**
 * In words, each a sentence; empty where there was nothing to note.
 *
 * @param {Reading} reading
 * @param {boolean} taken whether its coupons and coins were kept: its codes always are
 * @param {Say} say
 */
export function noted({ store, offers, coins_balance: coins }, taken, say) {
  const open = offers.filter(({ state }) => !OVER.includes(state ?? ''));
  const codes = new Set(open.flatMap(({ code }) => code ?? [])).size;
  const coupons = open.filter(({ code }) => !code).length;
  const words = [];
  if (taken && coupons) {
    words.push(store?.name ? say.count('noted_store', coupons, store.name) : say.count('noted_coupons', coupons));
  }
  if (codes) words.push(say.count('noted_codes', codes));
  if (taken && coins !== null) words.push(say.count('noted_coins', coins));
  return words;
}

/**
 * @param {string[]} words
 * @param {string} url of the page
 * @param {Say} say
 */
export function notedCard(words, url, say) {
  return h(
    'div',
    { class: 'state noted' },
    h('h2', null, words[0] ?? ''),
    words.slice(1).map((more) => h('p', null, more)),
    h(
      'p',
      null,
      h('a', { class: 'link', href: cartOf(url), target: '_blank', 'data-key': 'to-cart' }, say.t('to_cart')),
    ),
  );
}

/** The cart's own page on the same site. @param {string} url */
function cartOf(url) {
  const cart = new URL('/p/shoppingcart/index.html', url);
  if (cart.hostname.endsWith('.ru')) return 'https://aliexpress.ru/cart';
  if (!/^(www|[a-z]{2})\./.test(cart.hostname)) cart.hostname = 'www.aliexpress.com';
  return cart.href;
}
