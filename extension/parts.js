/**
 * The parts of the store, each said once: its name, what it looks like and what stands there first. Carts and offers are
 * looked into by the core when they are asked about.
 *
 * @import { AcceptedFile, Answer, Cart, Offer, Refusal, SeenCode, Unclear } from '#wasm/plan'
 * @import { Of, Shape } from './shapes.js'
 */

import { count, exactly, flag, list, oneOf, optional, orNull, record, recordOf, text } from './shapes.js';

export const PARTS = /* @__PURE__ */ (() => {
  const cart = /** @type {Shape<Cart>} */ (
    (value) => record(value) && Array.isArray(value.lines) && value.lines.every(record)
  );
  const offer = /** @type {Shape<Offer>} */ (record);
  const names = /** @type {Shape<Record<string, string>>} */ (record);

  /** A text of money that nobody understood, and the page that says it. */
  const unclear = /** @type {Shape<Unclear>} */ (record);

  /** `at`: when it was last read or changed. While there is anything `unexplained`, no answer is the best. */
  const keptCart = exactly({ cart, stores: names, at: text(), unexplained: optional(list(unclear)) });

  /** `used`: spent by the shopper, so kept, and no longer proposed. */
  const ownCode = exactly({ offer, used: flag, added: text() });

  const settings = exactly({
    /** Instead of the page's. */
    ship_to: orNull(text()),
    /** Which cart is shown, if there are carts in several currencies. */
    currency: orNull(text()),
    /** How a currency is written. */
    money: oneOf('symbol', 'code'),
    /** Instead of the browser's. */
    language: orNull(text()),
    /** The shopper's balance. */
    coins: orNull(count),
    first_order: flag,
    panel: flag,
    /** Hosts on which the panel was closed for good. */
    hidden: list(text()),
  });

  const acceptedFile = /** @type {Shape<AcceptedFile>} */ (
    exactly({ serial: count, issued: text(), expires: text(), key: text(), offers: list(record) })
  );
  const seenCode = /** @type {Shape<SeenCode>} */ (
    exactly({ offer, at: text(), page: text(), ship_to: orNull(text()) })
  );
  const refusal = /** @type {Shape<Refusal>} */ (
    exactly({
      code: text(),
      why: text(),
      at: text(),
      ship_to: optional(orNull(text())),
      lines: optional(list(record)),
    })
  );
  const answer = /** @type {Shape<Pick<Answer, 'cart' | 'stores' | 'advice'>>} */ (
    exactly({ cart: record, stores: names, advice: record })
  );

  /** @template T @param {Shape<T>} shape @param {T} empty */
  const part = (shape, empty) => ({ shape, empty });

  return {
    /** By currency: nothing is ever converted. */
    carts: part(recordOf(keptCart), {}),
    settings: part(settings, {
      ship_to: null,
      currency: null,
      money: 'symbol',
      language: null,
      coins: null,
      first_order: false,
      panel: true,
      hidden: [],
    }),
    codes: part(list(ownCode), []),
    /** The last catalogue file that was accepted. */
    catalogue: part(orNull(acceptedFile), null),
    /** The public keys that may sign one, each as its line of base64. */
    keys: part(list(text()), []),
    /** Codes that pages showed. */
    seen: part(list(seenCode), []),
    /** Codes that the checkout refused. */
    refused: part(list(refusal), []),
    /** What the popup showed last. */
    answer: part(orNull(answer), null),
    /** The steps done of one plan. */
    ticked: part(orNull(exactly({ plan: text(), done: list(text()) })), null),
  };
})();

/**
 * @typedef {keyof typeof PARTS} Part
 * @typedef {{ [P in Part]: Of<(typeof PARTS)[P]['shape']> }} Values
 * @typedef {Values['carts'][string]} KeptCart
 * @typedef {Values['codes'][number]} OwnCode
 * @typedef {Values['settings']} Settings
 * @typedef {{ revision: number, value: unknown }} Kept
 */

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
  const value = /** @type {Values[P]} */ (stored?.value ?? PARTS[part].empty);
  return {
    revision: stored?.revision ?? 0,
    value: part === 'settings' ? { ...PARTS.settings.empty, ...value } : value,
  };
}

/** The parts that an answer depends on: when one is written, it may be another. */
export const FOLLOWED = /** @type {const} */ (['carts', 'settings', 'codes', 'catalogue', 'refused']);

/** All that a question takes; what a look itself shows of codes is in its answer already. @type {Part[] & ['seen', ...typeof FOLLOWED]} */
export const ASKED = ['seen', ...FOLLOWED];
