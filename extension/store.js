/**
 * What is kept on this device, in `chrome.storage.local`: each part with its default, its shape and a revision.
 *
 * Anybody may read. Only the worker writes, one write at a time, and only over the revision the writer had seen, so
 * that two tabs changing the cart at once lose nothing: the second is told, looks again and repeats its change.
 *
 * @import { AcceptedFile, Advice, Cart, Offer, Refusal, SeenCode, Unexplained } from '#wasm/plan'
 *
 * @typedef {object} KeptCart
 * @property {Cart} cart
 * @property {Record<string, string>} stores the names of its sellers
 * @property {string} at when it was last read or changed
 * @property {Unclear[]} [unexplained] what pages said of money that nobody understood: while there is any, no answer is the best
 *
 * @typedef {Unexplained & { page: string }} Unclear such a text, and the page that says it
 *
 * @typedef {object} OwnCode
 * @property {Offer} offer
 * @property {boolean} used spent by the shopper: kept, and no longer proposed
 * @property {string} added
 *
 * @typedef {object} Settings
 * @property {string | null} ship_to instead of the page's
 * @property {string | null} currency which cart is shown, where there are carts in several
 * @property {'symbol' | 'code'} money how a currency is written
 * @property {string | null} language instead of the browser's
 * @property {number | null} coins the shopper's balance
 * @property {boolean} first_order
 * @property {boolean} panel
 * @property {string[]} hidden hosts where the panel was closed for good
 *
 * @typedef {{ cart: Cart, stores: Record<string, string>, advice: Advice }} LastAnswer
 * @typedef {{ plan: string, done: string[] }} Ticked the steps done of one plan
 *
 * @typedef {object} Values
 * @property {Record<string, KeptCart>} carts by currency: nothing is ever converted
 * @property {Settings} settings
 * @property {OwnCode[]} codes
 * @property {AcceptedFile | null} catalogue the last catalogue file that was accepted
 * @property {string[]} keys the public keys that may sign one, each as its line of base64
 * @property {SeenCode[]} seen codes that pages showed
 * @property {Refusal[]} refused
 * @property {LastAnswer | null} answer what the popup showed last
 * @property {Ticked | null} ticked
 *
 * @typedef {keyof Values} Part
 * @typedef {{ revision: number, value: unknown }} Kept
 */

import { ask } from './messages.js';

/** How often a write is tried again where the worker was stopped. */
const ATTEMPTS = 3;

/** @type {Settings} */
const SETTINGS = {
  ship_to: null,
  currency: null,
  money: 'symbol',
  language: null,
  coins: null,
  first_order: false,
  panel: true,
  hidden: [],
};

/** @type {Values} */
const EMPTY = {
  carts: {},
  settings: SETTINGS,
  codes: [],
  catalogue: null,
  keys: [],
  seen: [],
  refused: [],
  answer: null,
  ticked: null,
};

/**
 * A part as stored, or its default. The worker looked at its shape before it wrote it; what an older version wrote gets
 * the newer settings' defaults.
 *
 * @template {Part} P
 * @param {P} part
 * @param {Kept | undefined} stored
 * @returns {{ revision: number, value: Values[P] }}
 */
export function opened(part, stored) {
  const value = /** @type {Values[P]} */ (stored?.value ?? EMPTY[part]);
  return { revision: stored?.revision ?? 0, value: part === 'settings' ? { ...SETTINGS, ...value } : value };
}

/**
 * What is kept: everything, if nothing is named.
 *
 * @template {Part} P
 * @param {P[]} parts
 * @returns {Promise<Pick<Values, P>>}
 */
export async function kept(parts = /** @type {P[]} */ (Object.keys(EMPTY))) {
  const stored = /** @type {Record<Part, Kept>} */ (await chrome.storage.local.get(parts));
  return /** @type {any} */ (Object.fromEntries(parts.map((part) => [part, opened(part, stored[part]).value])));
}

/** One part as it stands. @template {Part} P @param {P} part */
export const standing = async (part) =>
  opened(part, /** @type {Kept} */ ((await chrome.storage.local.get(part))[part]));

/**
 * Changes one part: `how` gets what stands and gives what shall stand, and is called again if somebody else wrote in
 * between. Where the worker was stopped before it answered, what stands tells whether it had written.
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
export function watch(changed) {
  chrome.storage.local.onChanged.addListener((changes) => changed(Object.keys(changes)));
}
