/**
 * The lines of a cart, to change their quantity or take them out.
 *
 * @import { Cart } from '#wasm/plan'
 * @import { Say } from './say.js'
 */

import { h, icon } from './element.js';
import { minus, plus } from './icons.js';

/** More pieces than this of one thing are not a shopper's. */
const MOST = 9999;

/**
 * @param {Cart} cart
 * @param {Record<string, string>} stores
 * @param {Say} say
 * @param {(id: string, quantity: number) => void} set zero takes the line out
 */
export function lines(cart, stores, say, set) {
  return h(
    'ul',
    { class: 'cart' },
    cart.lines.map(({ id, title, seller, price, quantity }) => {
      const called = title ?? id;
      return h(
        'li',
        null,
        h('div', { class: 'what' }, h('span', { class: 'title' }, called), h('small', null, stores[seller] ?? seller)),
        h('span', { class: 'figure' }, say.figure(price, cart.currency)),
        stepper(quantity, say.t('quantity_of', called), `line/${id}`, say, (to) => set(id, to)),
        h(
          'button',
          {
            type: 'button',
            class: 'bare',
            'data-key': `remove/${id}`,
            'aria-label': say.t('remove', called),
            onclick: () => set(id, 0),
          },
          icon('close'),
        ),
      );
    }),
  );
}

/**
 * A quantity with a button on either side.
 *
 * @param {number} quantity
 * @param {string} label
 * @param {string} key
 * @param {Say} say
 * @param {(quantity: number) => void} set
 */
export function stepper(quantity, label, key, say, set) {
  const to = (/** @type {number} */ wanted) => set(Math.min(Math.max(1, Math.trunc(wanted) || 1), MOST));
  return h(
    'span',
    { class: 'stepper', role: 'group', 'aria-label': label },
    h(
      'button',
      {
        type: 'button',
        'data-key': `${key}/less`,
        'aria-label': say.t('one_less'),
        disabled: quantity <= 1,
        onclick: () => to(quantity - 1),
      },
      minus(),
    ),
    h('input', {
      type: 'number',
      inputmode: 'numeric',
      min: 1,
      max: MOST,
      value: quantity,
      'data-key': key,
      'aria-label': label,
      onchange: (/** @type {Event} */ event) => to(Number(/** @type {HTMLInputElement} */ (event.target).value)),
    }),
    h(
      'button',
      { type: 'button', 'data-key': `${key}/more`, 'aria-label': say.t('one_more'), onclick: () => to(quantity + 1) },
      plus(),
    ),
  );
}
