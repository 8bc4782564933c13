/**
 * The store on this device, `disk`, in the worker: its one writer. One write at a time, only what has
 * its part's shape, and only over the revision that the writer had seen, so that two tabs that change the cart at once
 * lose nothing: the second is told, looks again and repeats its change.
 *
 * @import { Kept, Part, Values } from './parts.js'
 */

import { disk } from './chrome.js';
import { PARTS, opened } from './parts.js';

/** What one part may weigh, as JSON: half of what the browser gives the whole store. */
const HEAVIEST = 5_000_000;

/**
 * What is kept: everything, if nothing is named.
 *
 * @template {Part} P
 * @param {P[]} parts
 * @returns {Promise<Pick<Values, P>>}
 */
export async function kept(parts = /** @type {P[]} */ (Object.keys(PARTS))) {
  const stored = /** @type {Record<Part, Kept>} */ (await disk.get(parts));
  return /** @type {any} */ (Object.fromEntries(parts.map((part) => [part, opened(part, stored[part]).value])));
}

/** One part as it stands. @template {Part} P @param {P} part */
const standing = async (part) => opened(part, /** @type {Kept} */ ((await disk.get(part))[part]));

/**
 * Writes a part, unless somebody else wrote since `revision`.
 *
 * @param {Part} part
 * @param {unknown} value
 * @param {number} revision
 * @returns {Promise<{ kept: boolean, now: Kept }>}
 * @throws if there is no such part, the value does not fit it, or the disk is full
 */
export function keep(part, value, revision) {
  if (!Object.hasOwn(PARTS, part)) throw new TypeError(`${part}: no such part`);
  if (!PARTS[part].shape(value) || JSON.stringify(value).length > HEAVIEST)
    throw new TypeError(`${part}: not in its shape`);
  return navigator.locks.request('store', async () => {
    const now = await standing(part);
    if (now.revision !== revision) return { kept: false, now };
    const next = { revision: revision + 1, value };
    await disk.set({ [part]: next });
    return { kept: true, now: next };
  });
}

/**
 * Changes a part of the store if that changes anything.
 *
 * @template {Part} P
 * @param {P} part
 * @param {(value: Values[P]) => Values[P]} how called again if somebody else wrote meanwhile
 */
export async function write(part, how) {
  for (;;) {
    const { revision, value } = await standing(part);
    const next = how(value);
    if (JSON.stringify(next) === JSON.stringify(value) || (await keep(part, next, revision)).kept) return;
  }
}
