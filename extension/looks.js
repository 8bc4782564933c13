/**
 * What was seen last in each tab, kept in the browser's memory: a stopped worker loses nothing that a shopper sees, and
 * nothing of it outlives the browser. Whoever draws a tab's page watches it here.
 *
 * @import { PageState, Reading } from '#wasm/plan'
 * @import { Sender } from './chrome.js'
 * @import { Seen } from './messages.js'
 *
 * @typedef {object} Look
 * @property {string} document which document was looked at, by the name that our script in it goes by
 * @property {string} url
 * @property {'live' | 'text'} door
 * @property {string} reading as JSON: the store gives a record's fields back in another order
 * @property {PageState} state what the page lets us do
 * @property {string} at when the reading was made
 * @property {string} shown when it was shown last
 * @property {number} count how often it was looked: whoever watches learns of each look
 */

import { memory, onTabClosed } from './chrome.js';
import { askPage } from './messages.js';

/** @param {number} tab */
const key = (tab) => `look/${tab}`;

/** @param {number} tab */
const tokenKey = (tab) => `token/${tab}`;
/** @param {number} tab */
const frameKey = (tab) => `frame/${tab}`;
/** @param {number} tab */
const doneKey = (tab) => `done/${tab}`;

/** @param {number} tab @returns {Promise<Look | undefined>} */
export async function lookOf(tab) {
  const { [key(tab)]: look } = await memory.get(key(tab));
  return look;
}

/** Keeps a look; if there is no room, in the place of all others. @param {number} tab @param {Look} look */
export async function keepLook(tab, look) {
  const one = { [key(tab)]: look };
  await memory.set(one).catch(async () => {
    await memory.clear();
    await memory.set(one);
  });
}

/** Forgets what tabs showed that were closed. */
export const forgetClosed = () =>
  onTabClosed((tab) => memory.remove([key, tokenKey, frameKey, doneKey].map((one) => one(tab))));

/** @param {Look} look @returns {Reading | null} */
export const readingOf = ({ reading }) => JSON.parse(reading);

/** The page of a look, to ask about; of none, one that says nothing. @param {typeof import('#wasm/plan')} wasm @param {Look} [look] */
export const pageOf = (wasm, look) => new wasm.Page(look && readingOf(look));

/** @param {Look} look @returns {Seen} */
function seenIn(look) {
  const { state, url, door, at } = look;
  return { reading: readingOf(look), state, url, door, at };
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

/**
 * A token for a frame in a tab: whoever brings it from there is our frame of this document, and no other is.
 *
 * @param {number} tab
 * @param {string} document
 */
export async function issueToken(tab, document) {
  const token = crypto.randomUUID();
  await memory.set({ [tokenKey(tab)]: { token, document } });
  return token;
}

/**
 * Lets a frame in by its token, which is used up by that.
 *
 * @param {string} token
 * @param {Sender} sender
 * @returns {Promise<number>} its tab
 * @throws if this token was not given to this tab, or was used
 */
export function enter(token, { tab, documentId }) {
  const id = tab?.id ?? -1;
  return navigator.locks.request(tokenKey(id), async () => {
    const { [tokenKey(id)]: issued } = await memory.get(tokenKey(id));
    if (!issued || issued.token !== token || !documentId) throw new Error('not a frame of this page');
    await memory.remove(tokenKey(id));
    await memory.set({ [frameKey(id)]: { frame: documentId, document: issued.document } });
    return id;
  });
}

/**
 * The look that a frame is about.
 *
 * @param {Sender} sender
 * @returns {Promise<{ tab: number, look: Look }>}
 * @throws if the frame was not let in, or its page moved on
 */
export async function lookOfFrame({ tab, documentId }) {
  const id = tab?.id ?? -1;
  const { [frameKey(id)]: frame } = await memory.get(frameKey(id));
  const look = await lookOf(id);
  if (!look || !documentId || frame?.frame !== documentId || frame.document !== look.document)
    throw new Error('not a frame of this page');
  return { tab: id, look };
}

/** Whether what was asked for last in a tab, by this id, was done. @param {number} tab @param {string} id */
export const isDone = async (tab, id) => (await memory.get(doneKey(tab)))[doneKey(tab)] === id;

/** @param {number} tab @param {string} id */
export const markDone = (tab, id) => memory.set({ [doneKey(tab)]: id });
