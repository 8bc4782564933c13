/**
 * What the popup draws, in the worker: the answer for the page's item or for a kept cart, and what is said around it.
 *
 * @import { Advice, Cart, Reading, Wait } from '#wasm/plan'
 * @import { Message, Shown } from './messages.js'
 * @import { Values } from './parts.js'
 */

import { answer, itemOf } from './item.js';
import { lookOf, readingOf } from './looks.js';
import { question } from './question.js';
import { stateOf } from './state.js';
import { kept } from './store.js';

/**
 * @param {typeof import('#wasm/plan')} wasm
 * @param {Message<'show'>} message
 * @returns {Promise<Shown>}
 */
export async function shown(wasm, { tab, about, currency, quantity, at }) {
  const { carts, settings } = await kept(['carts', 'settings']);
  const look = tab === null ? undefined : await lookOf(tab);
  const reading = look ? readingOf(look) : null;
  const state = stateOf(reading);
  const cart = carts[currency ?? ''];
  /** @type {Shown} */
  const found = { answer: null, trouble: null, comparison: null, taken: false, calendar: null };
  try {
    if (about === 'item' && reading && state === 'item') {
      found.answer = (await itemOf(wasm, reading, carts, at, quantity))?.alone ?? null;
    } else if (about === 'cart' && cart?.cart.lines.length) {
      found.answer = await answer(wasm, cart, at);
    }
    // What is wrong with the page's own cart is told in place of an answer of another one.
    if (reading?.cart) visit(wasm, carts, reading, at);
  } catch (error) {
    const { name, message } = /** @type {Error} */ (error);
    found.trouble = { name, message };
    found.answer = null;
  }
  if (found.answer && about === 'cart' && reading) {
    found.comparison = wasm.compare(found.answer.advice.plan, reading) ?? null;
  }
  found.taken = state === 'elsewhere' && reading !== null && isTaken(wasm, carts, reading, at);
  const shipTo = found.answer?.cart.ship_to ?? settings.ship_to ?? reading?.site.ship_to ?? cart?.cart.ship_to;
  if (shipTo) found.calendar = wasm.calendar(shipTo, at);
  return found;
}

/** @param {typeof import('#wasm/plan')} wasm @param {Values['carts']} carts @param {Reading} reading @param {string} at */
const visit = (wasm, carts, reading, at) => wasm.visit(carts[reading.site.currency ?? '']?.cart ?? null, reading, at);

/** Whether the page's coupons and coins are something that a cart can keep. @param {Parameters<typeof visit>} about */
function isTaken(...about) {
  try {
    visit(...about);
    return true;
  } catch {
    return false;
  }
}

/** Whether the same cart costs less later. @param {typeof import('#wasm/plan')} wasm @param {Message<'wait'>} message @returns {Promise<Wait | null>} */
export const wait = async (wasm, { cart, at }) => wasm.wait(question(await kept(), cart, at)) ?? null;

/**
 * What the same cart would cost under another ship-to.
 *
 * @param {typeof import('#wasm/plan')} wasm
 * @param {Message<'elsewhere'>} message
 * @returns {Promise<{ cart: Cart, advice: Advice }>}
 */
export async function elsewhere(wasm, { cart, unexplained, shipTo, at }) {
  const values = await kept();
  const there = { ...values, settings: { ...values.settings, ship_to: shipTo } };
  const request = question(there, cart, at, unexplained);
  return { cart: request.cart, advice: wasm.advise(request) };
}
