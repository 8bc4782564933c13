/**
 * What is kept on this device, for our own pages: all of them may read it, and the worker writes.
 *
 * @import { Part, Values } from '../extension/parts.js'
 */

import { PARTS, ask, opened } from '../extension/messages.js';
import { onStoreChange, stored } from './chrome.js';

/** How often a write is tried again if the worker was stopped. */
const ATTEMPTS = 3;

/**
 * What is kept: everything, if nothing is named.
 *
 * @template {Part} P
 * @param {P[]} parts
 * @returns {Promise<Pick<Values, P>>}
 */
export async function kept(parts = /** @type {P[]} */ (Object.keys(PARTS))) {
  const found = await stored(parts);
  return /** @type {any} */ (Object.fromEntries(parts.map((part) => [part, opened(part, found[part]).value])));
}

/** One part as it stands. @template {Part} P @param {P} part */
const standing = async (part) => opened(part, (await stored([part]))[part]);

/**
 * Changes one part: `how` gets what stands and gives what shall stand, and is called again if somebody else wrote in
 * between. If the worker was stopped before it answered, what stands tells whether it had written.
 *
 * @template {Part} P
 * @param {P} part
 * @param {(value: Values[P]) => Values[P] | Promise<Values[P]>} how
 * @returns {Promise<void>}
 */
export async function change(part, how) {
  for (let attempt = 0; ; attempt++) {
    const { revision, value: before } = await standing(part);
    const value = await how(before);
    try {
      if ((await ask({ kind: 'keep', part, value, revision })).kept) return;
    } catch (error) {
      if (JSON.stringify((await standing(part)).value) === JSON.stringify(value)) return;
      if (attempt >= ATTEMPTS) throw error;
    }
  }
}

/** @param {(parts: string[]) => void} changed called after parts were written, by whomever. */
export const watch = (changed) => onStoreChange(changed);
