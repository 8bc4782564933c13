/**
 * Where carts are filled and planned: in our own pages by the wasm that is there; in a page of AliExpress's, which loads
 * only what reads it, by the worker.
 *
 * @import { Advice, AdviceRequest, Cart, Reading } from '#wasm/plan'
 *
 * @typedef {object} Till
 * @property {(request: AdviceRequest) => Promise<Advice>} advise
 * @property {(cart: Cart | null, reading: Reading, quantity: number) => Promise<Cart>} add
 */

import { ask } from './messages.js';

/**
 * @param {typeof import('#wasm/plan')} wasm
 * @returns {Till}
 */
export const ownTill = (wasm) => ({
  advise: async (request) => wasm.advise(request),
  add: async (cart, reading, quantity) => wasm.addToCart(cart, reading, quantity),
});

/** @type {Till} */
export const workersTill = {
  advise: (request) => ask({ kind: 'advise', request }),
  add: (cart, reading, quantity) => ask({ kind: 'add', cart, reading, quantity }),
};
