/**
 * A cart from a file: the cart's own JSON, a reading's, or a saved page, whose item is added to the cart that is there.
 *
 * @import { Cart, Reading } from '#wasm/plan'
 */

import { core } from './core.js';
import { parser, reader } from './reader.js';

/**
 * @param {string} text
 * @param {string} name
 * @param {Cart} before
 * @returns {Promise<{ cart: Cart, stores: Record<string, string> }>}
 * @throws what the core says against it
 */
export async function cartFrom(text, name, before) {
  const reading = text.trimStart().startsWith('{') ? JSON.parse(text) : await readSaved(text, name);
  if (Array.isArray(reading.lines)) return { cart: { ...reading, offers: reading.offers ?? [] }, stores: {} };
  if (Array.isArray(reading.cart?.lines) && !reading.page) return { cart: reading.cart, stores: reading.stores ?? {} };
  return add(reading, before);
}

/** @param {Reading} reading @param {Cart} before */
async function add(reading, before) {
  const { addToCart } = await core();
  const store = reading.listing?.store;
  const fits = before.lines.length && before.currency === reading.listing?.currency;
  const cart = addToCart(fits ? before : null, reading, 1);
  return { cart, stores: store?.id && store.name ? { [store.id]: store.name } : {} };
}

/** A saved page names its own address in its canonical link. @param {string} html @param {string} name @returns {Promise<Reading>} */
async function readSaved(html, name) {
  const link = new DOMParser().parseFromString(html, 'text/html').querySelector('link[rel="canonical"]');
  const url = link?.getAttribute('href') ?? '';
  if (!/^(https?:)?\/\//.test(url)) throw new Error(`${name}: canonical?`);
  const address = new URL(url, 'https://www.aliexpress.com/').href;
  return (await reader()).read((await parser()).excerptOfText(html, address), address);
}
