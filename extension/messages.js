/**
 * Every message between the page's script, the worker and our own pages, said once: its kind, who may send it, what
 * its fields must be, and what comes back. A message that does not fit is not heard.
 *
 * @import { Outline } from '#wasm/live'
 * @import { Reading } from '#wasm/plan'
 * @import { Excerpt } from '#wasm/read'
 * @import { Item } from './item.js'
 * @import { Kept, Part, Values } from './store.js'
 *
 * @typedef {{ kind: 'outline', url: string }} OutlineAsked the text door: where to look on this page
 * @typedef {{ kind: 'read', excerpt: Excerpt, url: string, state: string | null, at: string }} ReadAsked the live door: read what was taken out of this page
 * @typedef {{ kind: 'readText', html: string, url: string, state: string | null, at: string }} ReadTextAsked the text door: read this page
 * @typedef {{ kind: 'tell', reading: Reading | null, at: string, anew: boolean }} Tell what was seen: it sets the badge, and
 * where it is `anew` it is noted. Our popup hears it too, and follows its page
 * @typedef {{ kind: 'add', reading: Reading }} AddAsked put this page's item into the cart of its currency
 * @typedef {{ kind: 'hide' }} HideAsked show no panel on this host any more
 * @typedef {{ kind: 'dress', language: string | null, languages: string[] }} DressAsked the panel's words and styles
 * @typedef {{ kind: 'keep', part: Part, value: unknown, revision: number }} KeepAsked write a part of the store
 * @typedef {{ kind: 'look' }} LookAsked our popup to the page: what do you see
 *
 * @typedef {OutlineAsked | ReadAsked | ReadTextAsked | Tell | AddAsked | HideAsked | DressAsked | KeepAsked | LookAsked} Message
 *
 * @typedef {{ language: string, words: Record<string, string>, styles: string }} Dress
 * @typedef {{ kept: boolean, now: Kept }} KeepAnswer `kept` is false where somebody else wrote first; `now` is what stands
 * @typedef {{ reading: Reading | null, url: string, door: 'live' | 'text', at: string }} Seen
 *
 * @typedef {object} Told
 * @property {Item | null} item what the panel shows, if it shows anything
 * @property {Values['settings']} settings
 * @property {string | null} next when the answer may be another one, since a code begins or ends
 *
 * @typedef {object} Answers
 * @property {Outline} outline
 * @property {Reading} read
 * @property {Reading} readText
 * @property {Told} tell
 * @property {null} add rejects, with the core's `name` for it, if the item cannot be bought as it is shown
 * @property {null} hide
 * @property {Dress} dress
 * @property {KeepAnswer} keep
 * @property {Seen} look
 */

/** The longest page that is sent through the text door, in UTF-16 units: one more than it reads, so that it says so. */
export const LONGEST_PAGE = 2 ** 24 + 1;

/** @typedef {(value: any) => boolean} Shape */

/** @param {number} most @returns {Shape} @__NO_SIDE_EFFECTS__ */
const text = (most) => (value) => typeof value === 'string' && value.length <= most;
/** @param {Shape} shape @returns {Shape} @__NO_SIDE_EFFECTS__ */
const orNull = (shape) => (value) => value === null || shape(value);
/** @type {Shape} */
const record = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
/** @type {Shape} */
const count = (value) => Number.isSafeInteger(value) && value >= 0;
/** @type {Shape} */
const flag = (value) => typeof value === 'boolean';
/** @type {Shape} */
const languages = (value) => Array.isArray(value) && value.length < 50 && value.every(text(40));

/**
 * @typedef {{ from: ('page' | 'ours')[], fields: Record<string, Shape> }} Kind who sends it (`page`: our script in an
 * AliExpress page; `ours`: popup and options), and its fields
 */

/**
 * What the worker hears. Carts and readings are looked into by wasm, which names what is wrong; here they only must be
 * records.
 *
 * @satisfies {Record<string, Kind>}
 */
export const TO_WORKER = {
  outline: { from: ['page'], fields: { url: text(4096) } },
  read: { from: ['page'], fields: { excerpt: record, url: text(4096), state: orNull(text(2_100_000)), at: text(40) } },
  readText: {
    from: ['page'],
    fields: { html: text(LONGEST_PAGE), url: text(4096), state: orNull(text(2_100_000)), at: text(40) },
  },
  tell: { from: ['page'], fields: { reading: orNull(record), at: text(40), anew: flag } },
  add: { from: ['page'], fields: { reading: record } },
  hide: { from: ['page'], fields: {} },
  dress: { from: ['page'], fields: { language: orNull(text(40)), languages } },
  keep: {
    from: ['ours'],
    fields: { part: text(20), value: (/** @type {unknown} */ value) => value !== undefined, revision: count },
  },
};

/**
 * What our script in a page hears.
 *
 * @satisfies {Record<string, Kind>}
 */
export const TO_PAGE = {
  look: { from: ['ours'], fields: {} },
};

/**
 * The message, if it is one of these kinds in every respect; else null.
 *
 * @param {unknown} message
 * @param {chrome.runtime.MessageSender} sender
 * @param {Record<string, Kind>} kinds
 * @returns {Message | null}
 */
export function heard(message, sender, kinds) {
  if (sender.id !== chrome.runtime.id || !record(message)) return null;
  const { kind, ...fields } = /** @type {Record<string, unknown>} */ (message);
  const known = typeof kind === 'string' && Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  const from = chrome.runtime.getURL('').startsWith(`${sender.origin}/`) ? 'ours' : 'page';
  if (!known?.from.includes(from)) return null;
  if (Object.keys(fields).some((field) => !Object.hasOwn(known.fields, field))) return null;
  if (Object.entries(known.fields).some(([field, fits]) => !fits(fields[field]))) return null;
  return /** @type {Message} */ (message);
}

/**
 * Answers messages. Call it once, synchronously, when the script starts: a worker is woken by a message only if it
 * was listening by then.
 *
 * @template {Message['kind']} K
 * @param {Record<K, Kind>} kinds
 * @param {{ [One in K]: (message: Extract<Message, { kind: One }>, sender: chrome.runtime.MessageSender) =>
 *   Answers[One] | Promise<Answers[One]> }} answers
 */
export function listen(kinds, answers) {
  chrome.runtime.onMessage.addListener((message, sender, respond) => {
    const known = heard(message, sender, kinds);
    if (!known) return false;
    const answer = answers[/** @type {K} */ (known.kind)];
    new Promise((resolve) => resolve(answer(/** @type {never} */ (known), sender))).then(
      (value) => respond({ value }),
      (error) => respond({ error: String(error?.message ?? error), name: String(error?.name ?? 'Error') }),
    );
    return true;
  });
}

/**
 * Asks the worker.
 *
 * @template {Message['kind']} K
 * @param {Extract<Message, { kind: K }>} message
 * @returns {Promise<Answers[K]>} rejects where the worker refused, or was stopped before it answered.
 */
export async function ask(message) {
  return opened(await chrome.runtime.sendMessage(message));
}

/**
 * Asks our script in a tab's page.
 *
 * @param {number} tab
 * @param {LookAsked} message
 * @returns {Promise<Seen>} rejects where there is none: another site, or a page older than the extension.
 */
export async function askPage(tab, message) {
  return opened(await chrome.tabs.sendMessage(tab, message, { frameId: 0 }));
}

/** @param {{ value?: any, error?: string, name?: string } | undefined} answer */
function opened(answer) {
  if (answer && answer.error === undefined) return answer.value;
  throw Object.assign(new Error(answer?.error ?? 'no answer'), { name: answer?.name ?? 'Error' });
}
