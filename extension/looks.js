/**
 * What was seen last in each tab, kept in the browser's memory: a stopped worker loses nothing that a shopper sees, and
 * nothing of it outlives the browser. Whoever draws a tab's page watches it here.
 *
 * @import { Reading } from '#wasm/plan'
 * @import { Seen } from './messages.js'
 *
 * @typedef {object} Look
 * @property {string} document which document was looked at, by the name that our script in it goes by
 * @property {string} url
 * @property {'live' | 'text'} door
 * @property {string} reading as JSON: the store gives a record's fields back in another order
 * @property {string} at when the reading was made
 * @property {string} shown when it was shown last
 */

import { askPage } from './messages.js';
import { stateOf } from './state.js';

/** @param {number} tab */
const key = (tab) => `look/${tab}`;

/** @param {number} tab @returns {Promise<Look | undefined>} */
export async function lookOf(tab) {
  const { [key(tab)]: look } = await chrome.storage.session.get(key(tab));
  return /** @type {Look | undefined} */ (look);
}

/** Keeps a look; if there is no room, in the place of all others. @param {number} tab @param {Look} look */
export async function keepLook(tab, look) {
  const one = { [key(tab)]: look };
  await chrome.storage.session.set(one).catch(async () => {
    await chrome.storage.session.clear();
    await chrome.storage.session.set(one);
  });
}

/** Forgets the looks of tabs that were closed. */
export const forgetClosed = () =>
  chrome.tabs.onRemoved.addListener((tab) => void chrome.storage.session.remove(key(tab)));

/** @param {Look} look @returns {Reading | null} */
export const readingOf = ({ reading }) => JSON.parse(reading);

/** @param {Look} look @returns {Seen} */
function seenIn(look) {
  const reading = readingOf(look);
  return { reading, state: stateOf(reading), url: look.url, door: look.door, at: look.at };
}

/**
 * What was seen last of the page that a tab shows now; null if it shows none of AliExpress's.
 *
 * @param {number} tab
 * @returns {Promise<Seen | null>}
 */
export async function seenOf(tab) {
  const [look, here] = await Promise.all([lookOf(tab), askPage(tab, { kind: 'here' }).catch(() => null)]);
  if (!here) return null;
  if (look?.document === here.document) return seenIn(look);
  return { reading: null, state: 'elsewhere', url: here.url, door: 'live', at: new Date().toISOString() };
}
