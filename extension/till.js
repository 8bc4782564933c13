/**
 * Where carts are filled and planned: in our own pages by the wasm that is there; in a page of AliExpress's, which loads
 * only what reads it, by the worker.
 *
 * @import { Cart, Comparison, Plan, Reading } from '#wasm/plan'
 * @import { Asked } from './question.js'
 *
 * @typedef {object} Till
 * @property {(cart: Cart, at: string) => Promise<Asked>} advise what is the best stack, with all that is kept
 * @property {(cart: Cart | null, reading: Reading, quantity: number) => Promise<Cart>} add
 * @property {(plan: Plan, reading: Reading) => Promise<Comparison | null>} compare what the checkout shows beside it
 */

import { ask } from './messages.js';

/** @type {Till} */
export const workersTill = {
  advise: (cart, at) => ask({ kind: 'advise', cart, at }),
  add: (cart, reading, quantity) => ask({ kind: 'add', cart, reading, quantity }),
  compare: (plan, reading) => ask({ kind: 'compare', plan, reading }),
};
