/**
 * The parts of the popup around the receipt.
 *
 * @import { Answer, Cart, Reading } from '#wasm/plan'
 * @import { Seen } from '../extension/messages.js'
 * @import { KeptCart, Values } from '../extension/parts.js'
 * @import { Say } from './say.js'
 */

import { openOptions } from './chrome.js';
import { h } from './element.js';
import { countries, field, select } from './fields.js';
import { gear } from './icons.js';
import { stepper } from './lines.js';

/**
 * What it is about, and for where.
 *
 * @param {KeptCart | undefined} shown the cart, where it is about the cart
 * @param {Answer | null} answer
 * @param {Seen | null | undefined} seen
 * @param {Say} say
 * @param {() => void} place
 */
export function top(shown, answer, seen, say, place) {
  const currency = answer?.cart.currency ?? seen?.reading?.site.currency;
  const shipTo = answer?.cart.ship_to ?? seen?.reading?.site.ship_to;
  const where = [shipTo, currency && say.sign(currency)].filter(Boolean);
  return h(
    'header',
    { class: 'top' },
    h('h1', { class: 'title' }, shown ? about(shown.cart, say) : (seen?.reading?.listing?.title ?? say.t('name'))),
    where.length > 0 &&
      h(
        'button',
        {
          type: 'button',
          class: 'where',
          'data-key': 'where',
          'aria-label': say.t(
            'place',
            shipTo ? say.country(shipTo) : say.t('unknown'),
            currency ? say.currency(currency) : say.t('unknown'),
          ),
          onclick: place,
        },
        where.join(' · '),
      ),
  );
}

/** "Cart · 5 items · 3 stores" @param {Cart} cart @param {Say} say */
export function about(cart, say) {
  const stores = new Set(cart.lines.map(({ seller }) => seller)).size;
  return [say.t('cart'), say.count('items', pieces(cart)), say.count('stores', stores)].join(' · ');
}

/**
 * Ship-to, and which of several carts.
 *
 * @param {Values} values
 * @param {Seen | null | undefined} seen
 * @param {Say} say
 * @param {(patch: Partial<Values['settings']>) => void} set
 */
export function place({ carts, settings }, seen, say, set) {
  const page = seen?.reading?.site.ship_to;
  const currencies = Object.keys(carts);
  return h(
    'div',
    { class: 'place' },
    field(
      say.t('ship_to'),
      select(
        [['', page ? say.t('as_page_is', say.country(page)) : say.t('as_page')], ...countries(say)],
        settings.ship_to ?? '',
        (value) => set({ ship_to: value || null }),
        'ship_to',
      ),
      say.t('ship_to_note'),
    ),
    currencies.length > 1 &&
      field(
        say.t('cart'),
        select(
          currencies.map((currency) => [currency, say.currency(currency)]),
          settings.currency ?? currencies[0] ?? '',
          (value) => set({ currency: value }),
          'currency',
        ),
        say.t('nothing_converted'),
      ),
  );
}

/** How many pieces are in a cart. @param {Cart} cart */
export const pieces = ({ lines }) => lines.reduce((count, { quantity }) => count + quantity, 0);

/**
 * The page's item, to put into the cart.
 *
 * @param {Reading} reading
 * @param {number} quantity
 * @param {boolean} ready it has one price
 * @param {Say} say
 * @param {(quantity: number) => void} set
 * @param {() => void} add
 */
export function item({ listing }, quantity, ready, say, set, add) {
  if (!listing) return null;
  const { price, currency } = listing;
  const money = (/** @type {string} */ amount) => (currency ? say.money(amount, currency) : amount);
  return h(
    'div',
    { class: 'item' },
    price &&
      h(
        'p',
        { class: 'figure quiet' },
        price.min === price.max ? money(price.min) : say.t('range', money(price.min), money(price.max)),
      ),
    ready &&
      h(
        'div',
        { class: 'buy' },
        stepper(quantity, say.t('quantity'), 'quantity', say, set),
        h('button', { type: 'button', class: 'main', 'data-key': 'add', onclick: add }, say.t('add_to_cart')),
      ),
  );
}

/** Where else to go. @param {KeptCart | undefined} shown @param {Say} say */
export function foot(shown, say) {
  const link = shown ? `#${encodeURIComponent(JSON.stringify({ cart: shown.cart, stores: shown.stores }))}` : '';
  return h(
    'footer',
    { class: 'foot' },
    h('button', { type: 'button', 'data-key': 'options', onclick: () => openOptions() }, gear(), say.t('options')),
    h(
      'a',
      {
        href: `playground.html?lang=${say.language}${link}`,
        target: '_blank',
        'data-key': 'playground',
      },
      say.t('playground'),
    ),
  );
}
