/**
 * Where carts are filled and planned: in our own pages by the wasm that is there; in a page of AliExpress's, which loads
 * only what reads it, by the worker.
 *
 * @import { Cart, Reading } from '#wasm/plan'
 * @import { Asked } from './question.js'
 *
 * @typedef {object} Till
 * @property {(cart: Cart, at: string) => Promise<Asked>} advise what is the best stack, with all that is kept
 * @property {(cart: Cart | null, reading: Reading, quantity: number, alone: boolean) => Promise<Cart>} add the cart with the item, or the
 * item alone with what pages told of its store
 */

import { ask } from './messages.js';

/** @type {Till} */
export const workersTill = {
  advise: (cart, at) => ask({ kind: 'advise', cart, at }),
  add: (cart, reading, quantity, alone) => ask({ kind: 'add', cart, reading, quantity, alone }),
};
