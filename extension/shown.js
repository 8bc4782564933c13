/**
 * What the popup draws, in the worker: the answer for the page's item or for a kept cart, and what is said around it.
 *
 * @import { Elsewhere, Shown, Wait } from '#wasm/plan'
 * @import { Message } from './messages.js'
 */

import { lookOf, pageOf } from './looks.js';
import { ASKED } from './parts.js';
import { kept } from './store.js';

/**
 * @param {typeof import('#wasm/plan')} wasm
 * @param {Message<'show'>} message
 * @returns {Promise<Shown>}
 */
export async function shown(wasm, { tab, about, currency, quantity, at }) {
  const [stored, look] = await Promise.all([kept(ASKED), tab === null ? undefined : lookOf(tab)]);
  const page = pageOf(wasm, look);
  try {
    return page.shown(stored, about, currency, quantity, at);
  } finally {
    page.free();
  }
}

/** Whether the same cart costs less later. @param {typeof import('#wasm/plan')} wasm @param {Message<'wait'>} message @returns {Promise<Wait | null>} */
export const wait = async (wasm, { cart, at }) => wasm.wait(await kept(ASKED), cart, at) ?? null;

/** What the same cart would cost under another ship-to. @param {typeof import('#wasm/plan')} wasm @param {Message<'elsewhere'>} message @returns {Promise<Elsewhere>} */
export const elsewhere = async (wasm, { cart, unexplained, shipTo, at }) =>
  wasm.elsewhere(await kept(ASKED), cart, unexplained, shipTo, at);
