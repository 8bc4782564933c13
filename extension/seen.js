/**
 * The codes that pages of AliExpress showed, remembered by the worker with where and when, so that they are weighed like
 * the catalogue's on every other page.
 *
 * @import { Offer, SeenCode } from '#wasm/plan'
 */

import { codeKey } from './parts.js';
import { write } from './store.js';

/** So many are remembered, the newest first. */
const MOST = 100;
/** One that was not seen for so long, in ms, is forgotten. */
const LONG = 60 * 86_400_000;
/** One that was seen so recently, in ms, is not written anew. */
const LATELY = 3_600_000;

/** What is told of the page: its host and the kind of its path, nothing that names a shopper or a product. @param {string} url */
function page(url) {
  const { host, pathname } = new URL(url);
  return host + (pathname.match(/^(\/p)?\/[a-z-]{1,20}/i)?.[0] ?? '');
}

/**
 * @param {Offer[]} codes
 * @param {string} url
 * @param {string | null} shipTo
 * @param {string} at
 */
export async function remember(codes, url, shipTo, at) {
  await write('seen', (seen) => {
    const found = codes.map((offer) => ({ offer, at, page: page(url), ship_to: shipTo }));
    const key = (/** @type {SeenCode} */ one) => `${codeKey(one.offer)} ${one.ship_to}`;
    const age = (/** @type {SeenCode} */ one) => Date.parse(at) - Date.parse(one.at);
    const fresh = new Map(found.map((one) => [key(one), one]));
    const lately = new Set(seen.filter((one) => Math.abs(age(one)) < LATELY).map(key));
    if ([...fresh.keys()].every((one) => lately.has(one))) return seen;
    const others = seen.filter((one) => !fresh.has(key(one)) && age(one) < LONG);
    return [...fresh.values(), ...others].slice(0, MOST);
  });
}
