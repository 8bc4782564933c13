/**
 * Every message between our script in a page, the worker and our own pages, said once: its kind, who may send it, what
 * its fields must be, and what comes back. A message that does not fit is not heard.
 *
 * @import { Outline } from '#wasm/live'
 * @import { About, Cart, Elsewhere, Item, PageState, Reading, Shown, Wait } from '#wasm/plan'
 * @import { Excerpt } from '#wasm/read'
 * @import { Sender } from './chrome.js'
 * @import { Kept, Part } from './parts.js'
 * @import { Of, Shape } from './shapes.js'
 */

import { onMessage, send, sendToPage, senderOf } from './chrome.js';
import { anything, count, flag, oneOf, orNull, record, text } from './shapes.js';

export { FOLLOWED, PARTS, opened } from './parts.js';

/** The longest page that is sent through the text door, in UTF-16 units: one more than it reads, so that it says so. */
export const LONGEST_PAGE = 2 ** 24 + 1;

/**
 * What was seen last in a tab.
 *
 * @typedef {object} Seen
 * @property {Reading | null} reading
 * @property {PageState} state what the page lets us do
 * @property {string} url
 * @property {'live' | 'text'} door
 * @property {string} at
 *
 * @typedef {object} Looked what our script in the page learns of its look
 * @property {Place | null} place where our frame stands, if it does
 * @property {string | null} next when the answer may be another one, since a code begins or ends
 *
 * @typedef {object} Place
 * @property {string | null} token what a new frame needs to be let in, once; null if one stands there already
 * @property {string | null} anchor the selector of what it stands by
 * @property {string | null} buy the selector of what it must not cover
 *
 * @typedef {{ open: boolean, width: number, height: number }} FromFrame how large the panel is, pill or sheet, in pixels
 * @typedef {{ width?: number, close?: true }} ToFrame how wide its sheet may be; close it
 *
 * @typedef {object} Panel what the panel draws
 * @property {Item} item
 * @property {import('./parts.js').Settings} settings
 * @property {string} host
 */

/**
 * A kind of message.
 *
 * @template {Record<string, Shape<any>>} F
 * @template A
 * @param {'page' | 'ours'} from who sends it: our script in an AliExpress page, or our own pages
 * @param {F} fields
 * @param {A[]} answer an empty list, for the type of what comes back
 */
const kind = (from, fields, answer) => ({ from, fields, answer });

/**
 * What the worker hears. Carts and excerpts are looked into by wasm, which names what is wrong; here they only must be
 * records.
 */
export const TO_WORKER = /* @__PURE__ */ (() => {
  const address = text(4096);
  const instant = text(40);
  const tab = count;

  return {
    /** The text door: where to look on a page. */
    outline: kind('page', { url: address }, /** @type {Outline[]} */ ([])),
    /**
     * A page was looked at: the worker reads it, keeps what it brings, plans and sets the badge. `document` is this
     * document's own name; of `excerpt` (the live door) and `html` (the text door) there is one, and none on a page that
     * says nothing; `anew`: the page says something else than last time; `framed`: our frame stands there.
     */
    looked: kind(
      'page',
      {
        document: text(40),
        url: address,
        door: /** @type {Shape<'live' | 'text'>} */ (oneOf('live', 'text')),
        excerpt: orNull(/** @type {Shape<Excerpt>} */ (record)),
        html: orNull(text(LONGEST_PAGE)),
        state: orNull(text(2_100_000)),
        at: instant,
        anew: flag,
        framed: flag,
      },
      /** @type {Looked[]} */ ([]),
    ),
    /** Our frame in a page asks to be let in: by the token that the page was given for it, once. It is told its tab. */
    enter: kind('ours', { token: text(40) }, /** @type {number[]} */ ([])),
    /** Our frame: what it draws; null if there is nothing. */
    panel: kind('ours', {}, /** @type {(Panel | null)[]} */ ([])),
    /** Our frame: put the item of its page into the cart of its currency, once for an `id`. */
    add: kind('ours', { id: text(40) }, /** @type {null[]} */ ([])),
    /** Our frame: show no panel on this host any more. */
    hide: kind('ours', {}, /** @type {null[]} */ ([])),
    /** What was seen last in a tab; null if there is no page of AliExpress's in it. */
    look: kind('ours', { tab }, /** @type {(Seen | null)[]} */ ([])),
    /** The popup: the page's item, so many pieces, or the kept cart of a currency, if there is one. */
    show: kind(
      'ours',
      {
        tab: orNull(tab),
        about: /** @type {Shape<About>} */ (oneOf('item', 'cart')),
        currency: orNull(text(40)),
        quantity: count,
        at: instant,
      },
      /** @type {Shown[]} */ ([]),
    ),
    /** Whether the same cart costs less later. */
    wait: kind('ours', { cart: /** @type {Shape<Cart>} */ (record), at: instant }, /** @type {(Wait | null)[]} */ ([])),
    /** What the same cart would cost under another ship-to. */
    elsewhere: kind(
      'ours',
      { cart: /** @type {Shape<Cart>} */ (record), unexplained: count, shipTo: text(40), at: instant },
      /** @type {Elsewhere[]} */ ([]),
    ),
    /**
     * Put the item of a tab's page into the cart of its currency, once for an `id`; rejects, with the core's `name` for
     * it, if it cannot be bought as it is shown.
     */
    put: kind('ours', { tab, quantity: count, id: text(40) }, /** @type {null[]} */ ([])),
    /** Write a part of the store: `kept` is false if somebody else wrote first; `now` is what stands. */
    keep: kind(
      'ours',
      { part: /** @type {Shape<Part>} */ (text(20)), value: anything, revision: count },
      /** @type {{ kept: boolean, now: Kept }[]} */ ([]),
    ),
  };
})();

/** What our script in a page hears. */
export const TO_PAGE = {
  /** The worker: which document this is. */
  here: kind('ours', {}, /** @type {{ document: string, url: string }[]} */ ([])),
};

/**
 * @typedef {typeof TO_WORKER & typeof TO_PAGE} Kinds
 * @typedef {keyof Kinds} Kind
 */

/**
 * @template {Kind} K
 * @typedef {{ kind: K } & { [N in keyof Kinds[K]['fields']]: Of<Kinds[K]['fields'][N]> }} Message
 */

/**
 * @template {Kind} K
 * @typedef {Kinds[K]['answer'][number]} Reply
 */

/** @typedef {Record<string, { from: 'page' | 'ours', fields: Record<string, Shape<any>> }>} Table */

/**
 * The message, if it is one of these kinds in every respect; else null.
 *
 * @param {unknown} message
 * @param {Sender} sender
 * @param {Table} kinds
 * @returns {{ kind: string } | null}
 */
export function heard(message, sender, kinds) {
  if (!record(message)) return null;
  const { kind, ...fields } = /** @type {Record<string, unknown>} */ (message);
  const known = typeof kind === 'string' && Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  if (!known || known.from !== senderOf(sender)) return null;
  if (Object.keys(fields).some((field) => !Object.hasOwn(known.fields, field))) return null;
  if (Object.entries(known.fields).some(([field, fits]) => !fits(fields[field]))) return null;
  return /** @type {{ kind: string }} */ (message);
}

/**
 * Answers messages. Call it once, synchronously, when the script starts: a worker is woken by a message only if it
 * was listening by then.
 *
 * @template {Kind} K
 * @param {Record<K, Table[string]>} kinds
 * @param {{ [One in K]: (message: Message<One>, sender: Sender) => Reply<One> | Promise<Reply<One>> }} answers
 */
export function listen(kinds, answers) {
  onMessage((message, sender, respond) => {
    const known = heard(message, sender, kinds);
    if (!known) return false;
    const answer = answers[/** @type {K} */ (known.kind)];
    new Promise((resolve) => resolve(answer(/** @type {any} */ (known), sender))).then(
      (value) => respond({ value }),
      (error) => respond({ error: String(error?.message ?? error), name: String(error?.name ?? 'Error') }),
    );
    return true;
  });
}

/**
 * Asks the worker.
 *
 * @template {Kind} K
 * @param {Message<K>} message
 * @returns {Promise<Reply<K>>} rejects where the worker refused, or was stopped before it answered.
 */
export const ask = async (message) => answerIn(await send(message));

/**
 * Asks the worker, and once more if it was stopped before it answered: for questions that may be asked twice.
 *
 * @template {Kind} K
 * @param {Message<K>} message
 * @returns {Promise<Reply<K>>} rejects where the worker refused
 */
export const askAgain = (message) =>
  ask(message).catch((error) => {
    if (error.refused) throw error;
    return ask(message);
  });

/**
 * Asks our script in a tab's page.
 *
 * @param {number} tab
 * @param {Message<'here'>} message
 * @returns {Promise<Reply<'here'>>} rejects where there is none: another site, or a page older than the extension.
 */
export const askPage = async (tab, message) => answerIn(await sendToPage(tab, message));

/** @param {{ value?: any, error?: string, name?: string } | undefined} answer */
function answerIn(answer) {
  if (answer && answer.error === undefined) return answer.value;
  const refused = answer !== undefined;
  throw Object.assign(new Error(answer?.error ?? 'no answer'), { name: answer?.name ?? 'Error', refused });
}
