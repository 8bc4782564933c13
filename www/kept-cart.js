/**
 * The kept cart below what a page itself is: named, and folded.
 *
 * @import { Child } from './element.js'
 * @import { KeptCart } from '../extension/parts.js'
 * @import { Desk } from './receipt.js'
 */

import { h, icon } from './element.js';

/**
 * @param {KeptCart} kept
 * @param {Child[]} bill its receipt and what belongs to it
 * @param {Desk} desk
 */
export function keptCard({ cart, at }, bill, { say, open }) {
  return h(
    'details',
    {
      class: 'kept',
      open: open.has('kept'),
      ontoggle: (/** @type {Event} */ { currentTarget }) => {
        if (/** @type {HTMLDetailsElement} */ (currentTarget).open) open.add('kept');
        else open.delete('kept');
      },
    },
    h(
      'summary',
      { 'data-key': 'kept' },
      icon('chevron'),
      say.t('kept_cart_named', say.sign(cart.currency), say.distance(at, new Date().toISOString())),
    ),
    bill,
  );
}
