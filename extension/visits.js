/**
 * What a visited page makes of what is kept, in the worker: a cart page becomes the cart of its currency, a store or a
 * page of coupons brings its offers, the coins page the balance of all, and a checkout tells which code it refused.
 *
 * @import { Reading, Refusal } from '#wasm/plan'
 * @import { KeptCart } from './parts.js'
 */

import { kept, write } from './store.js';
import { unclear } from './unclear.js';

/** So many refusals are remembered, the newest last. */
const MOST = 100;
/**
 * The words of a refusal may still stand while another code is typed, so that for so long, in ms, the same words teach
 * nothing of another code: one refusal too few, rather than one of a code that was never tried.
 */
const STANDS = 600_000;

/**
 * @param {typeof import('#wasm/plan')} wasm
 * @param {Reading} reading
 * @param {string} at
 */
export async function visited(wasm, reading, at) {
  const { currency } = reading.site;
  let taken = false;
  await write('carts', (carts) => {
    // The balance is the balance of all carts.
    const all = reading.coins_balance === null ? [] : Object.keys(carts);
    const currencies = all.length ? all : [currency ?? ''];
    const next = { ...carts };
    for (const one of currencies) {
      try {
        next[one] = after(wasm, reading, carts[one], at);
        taken = true;
      } catch {
        // What the page says is nothing for a cart, or its cart cannot be read: the popup tells why.
        const known = carts[one];
        if (known) next[one] = { ...known, ...unclear(known.unexplained, reading) };
      }
    }
    return next;
  });
  if (reading.cart && currency && taken) await write('settings', (settings) => ({ ...settings, currency }));
  if (reading.checkout?.refused) await learn(wasm, reading, at);
}

/**
 * Remembers the code that a checkout refused, once for all that it says the same of.
 *
 * @param {typeof import('#wasm/plan')} wasm
 * @param {Reading} reading
 * @param {string} at
 */
async function learn(wasm, reading, at) {
  const { carts } = await kept(['carts']);
  const learned = wasm.learn(reading, carts[reading.site.currency ?? '']?.cart ?? null, at);
  if (!learned) return;
  const said = (/** @type {Refusal} */ refusal) => JSON.stringify({ ...refusal, at: '' });
  const stands = (/** @type {Refusal} */ one) =>
    one.code !== learned.code && one.why === learned.why && Math.abs(Date.parse(at) - Date.parse(one.at)) < STANDS;
  await write('refused', (refused) =>
    refused.some(stands) ? refused : [...refused.filter((one) => said(one) !== said(learned)), learned].slice(-MOST),
  );
}

/**
 * A kept cart after the visit; `at` is when its lines were read.
 *
 * @param {typeof import('#wasm/plan')} wasm
 * @param {Reading} reading
 * @param {KeptCart | undefined} kept
 * @param {string} at
 * @returns {KeptCart}
 */
function after(wasm, reading, kept, at) {
  const cart = wasm.visit(kept?.cart ?? null, reading, at);
  const shown = [...(reading.cart?.stores ?? []), ...(reading.store ? [reading.store] : [])];
  const names = shown.flatMap(({ id, name }) => (id && name ? [[id, name]] : []));
  return {
    cart,
    stores: { ...kept?.stores, ...Object.fromEntries(names) },
    at: reading.cart || !kept ? at : kept.at,
    ...unclear(kept?.unexplained, reading),
  };
}
