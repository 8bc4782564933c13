/**
 * The store's one writer, in the worker: one write at a time, only what has its part's shape, and only over the revision
 * that the writer had seen.
 *
 * @import { Kept, Part, Values } from './store.js'
 */

import { opened, standing } from './store.js';

/** What one part may weigh, as JSON: half of what the browser gives the whole store. */
const HEAVIEST = 5_000_000;

/** @param {unknown} value @returns {value is Record<string, any>} */
const record = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
/** @param {unknown} value */
const text = (value) => typeof value === 'string';
/** @param {unknown} value */
const textOrNull = (value) => value === null || text(value);
/** @param {unknown} value @param {(one: any) => boolean} fits */
const list = (value, fits) => Array.isArray(value) && value.every(fits);
/** @param {unknown} value @param {Record<string, (one: any) => boolean>} fields */
const exactly = (value, fields) =>
  record(value) &&
  Object.keys(value).length === Object.keys(fields).length &&
  Object.entries(fields).every(([name, fits]) => fits(value[name]));

/** What each part looks like; carts and offers are looked into by the core when they are asked about. @type {Record<Part, (value: unknown) => boolean>} */
const SHAPES = {
  carts: (value) =>
    record(value) &&
    Object.values(value).every((kept) =>
      exactly(
        { unexplained: [], ...kept },
        {
          cart: (cart) => record(cart) && list(cart.lines, record),
          stores: record,
          at: text,
          unexplained: (texts) => list(texts, record),
        },
      ),
    ),
  settings: (value) =>
    exactly(value, {
      ship_to: textOrNull,
      currency: textOrNull,
      money: (style) => style === 'symbol' || style === 'code',
      language: textOrNull,
      coins: (coins) => coins === null || (Number.isSafeInteger(coins) && coins >= 0),
      first_order: (yes) => typeof yes === 'boolean',
      panel: (yes) => typeof yes === 'boolean',
      hidden: (hosts) => list(hosts, text),
    }),
  codes: (value) =>
    list(value, (own) => exactly(own, { offer: record, used: (used) => typeof used === 'boolean', added: text })),
  catalogue: (value) =>
    value === null ||
    exactly(value, {
      serial: Number.isSafeInteger,
      issued: text,
      expires: text,
      key: text,
      offers: (offers) => list(offers, record),
    }),
  keys: (value) => list(value, text),
  seen: (value) => list(value, (one) => exactly(one, { offer: record, at: text, page: text, ship_to: textOrNull })),
  refused: (value) =>
    list(
      value,
      ({ ship_to = null, lines = [], ...refusal }) =>
        exactly(refusal, { code: text, why: text, at: text }) && textOrNull(ship_to) && list(lines, record),
    ),
  answer: (value) => value === null || exactly(value, { cart: record, stores: record, advice: record }),
  ticked: (value) => value === null || exactly(value, { plan: text, done: (done) => list(done, text) }),
};

/**
 * Writes a part, unless somebody else wrote since `revision`.
 *
 * @param {string} part
 * @param {unknown} value
 * @param {number} revision
 * @returns {Promise<{ kept: boolean, now: Kept }>}
 * @throws where there is no such part, the value does not fit it, or the disk is full
 */
export function keep(part, value, revision) {
  if (!Object.hasOwn(SHAPES, part)) throw new TypeError(`${part}: no such part`);
  const known = /** @type {Part} */ (part);
  if (!SHAPES[known](value) || JSON.stringify(value).length > HEAVIEST)
    throw new TypeError(`${part}: not in its shape`);
  return navigator.locks.request('store', async () => {
    const now = opened(known, /** @type {Kept} */ ((await chrome.storage.local.get(part))[part]));
    if (now.revision !== revision) return { kept: false, now };
    const next = { revision: revision + 1, value };
    await chrome.storage.local.set({ [part]: next });
    return { kept: true, now: next };
  });
}

/**
 * Changes a part of the store where that changes anything, in the worker.
 *
 * @template {Part} P
 * @param {P} part
 * @param {(value: Values[P]) => Values[P] | Promise<Values[P]>} how called again if somebody else wrote meanwhile
 */
export async function write(part, how) {
  for (;;) {
    const { revision, value } = await standing(part);
    const next = await how(value);
    if (JSON.stringify(next) === JSON.stringify(value) || (await keep(part, next, revision)).kept) return;
  }
}
