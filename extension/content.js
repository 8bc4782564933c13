/**
 * Our script in an AliExpress page: looks at the page when it opens and whenever it changes, tells the worker how
 * many offers apply, answers the popup, and draws the panel. It never changes what is the page's.
 *
 * It is small because every AliExpress page pays for it; what can wait stands in `reader.js`.
 *
 * @import { Outline } from '#wasm/live'
 * @import { Door } from './door.js'
 * @import { Seen } from './messages.js'
 */

import { liveDoor, textDoor } from './door.js';
import { TO_PAGE, ask, listen } from './messages.js';
import { change, kept, watch } from './store.js';

/** How long after a change a page is read again, in ms: the live door costs a millisecond at most, the text door ten or more. */
const SOON = { live: 300, text: 1000 };
/** A page that never rests is read by the text door less and less often, until the shopper does something. */
const LATEST = 30_000;

/** The parts of the store that an answer depends on. */
const ASKED = ['carts', 'settings', 'codes', 'catalogue', 'refused'];

/** @type {Promise<typeof import('./reader.js') | null>} */
const reader = import(chrome.runtime.getURL('extension/reader.js')).catch(() => null);
/** @type {Promise<Door>} */
const door = reader.then(async (module) => liveDoor(await module?.open())).catch(() => textDoor());

/** @type {Seen} */
let seen = { reading: null, url: location.href, door: 'live', at: new Date().toISOString() };
/** Counts looks, so that an answer that comes late is known to be stale. */
let turn = 0;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting;
/** What was shown last: the same reading again is no news. */
let told = '';
let restless = 0;
let unanswered = 0;
/** @type {import('./panel.js').Panel | null} */
let panel = null;
/** What the page said when it was handed over last: once, whatever other tabs make of the carts. */
let handed = '';
/** @type {Promise<string | null>} why its cart was not taken then */
let untaken = Promise.resolve(null);

/** Looks at the page as it is now; a worker that was stopped meanwhile, or an extension that went, is no fault of the page's. */
const look = () => lookNow().catch(() => void (orphaned() || (unanswered++ < 3 && lookSoon())));

async function lookNow() {
  clearTimeout(waiting);
  waiting = undefined;
  if (orphaned()) return;
  const mine = ++turn;
  const through = await door;
  const url = location.href;
  const outline = await through.outline(url);
  observe(outline);
  const reading = outline.page === 'other' ? null : await through.read(url, state(outline.modules));
  if (mine !== turn || orphaned()) return;
  const said = url + JSON.stringify(reading);
  if (said === told) return;
  seen = { reading, url, door: through.name, at: new Date().toISOString() };
  await show(outline, mine, said);
  // A look that another one overtook has shown nothing.
  if (mine !== turn) return;
  told = said;
  unanswered = 0;
}

/**
 * Tells what was seen: the badge, and on a listing the panel.
 *
 * @param {Outline} outline
 * @param {number} mine
 * @param {string} said what the page said
 */
async function show(outline, mine, said) {
  const module = await reader;
  const trouble = await handOver(said);
  const { settings } = await kept(['settings']);
  const { reading, at } = seen;
  const state = module?.stateOf(reading);
  let readable = state !== 'changed' && state !== 'captcha';
  const unbuyable = (/** @type {Error} */ { name }) => {
    readable = !name.startsWith('no_');
    return null;
  };
  const worth = state === 'item' || state === 'checkout' || (state === 'cart' && !trouble);
  const item = module && reading && worth ? await ask({ kind: 'item', reading, at }).catch(unbuyable) : null;
  if (mine !== turn || orphaned()) return;
  await ask({ kind: 'told', count: module && item && module.applying(item.alone), readable, reading, at });
  const { panel: wanted, hidden } = settings;
  if (module && item && wanted && !hidden.includes(location.host) && module.worthSaying(item.alone)) {
    panel ??= module.panel({ ask, change });
    orphanage ??= setInterval(orphaned, 2000);
    await panel.show(item, settings, outline);
  } else {
    panel?.remove();
  }
}

/** Hands over what a page that is no item's tells for the carts. @param {string} said */
function handOver(said) {
  const { reading, at } = seen;
  if (reading && reading.page !== 'listing' && said !== handed) {
    handed = said;
    untaken = ask({ kind: 'visited', reading, at }).catch(() => (handed = ''));
  }
  return untaken;
}

/**
 * What the bridge says of the page's own state: the first answer, if there is one, of bounded length. The bridge
 * answers while it is asked and before any listener of the page can; what comes later is not ours.
 *
 * @param {Outline['modules']} modules
 * @returns {string | null}
 */
function state(modules) {
  /** @type {string | null} */
  let answer = null;
  /** @param {Event} event */
  const hear = (event) => {
    const said = /** @type {CustomEvent} */ (event).detail;
    if (answer === null && typeof said === 'string' && said.length <= 2_100_000) answer = said;
  };
  addEventListener('beststack:answer', hear, true);
  dispatchEvent(new CustomEvent('beststack:ask', { detail: JSON.stringify(modules) }));
  removeEventListener('beststack:answer', hear, true);
  return answer;
}

/** Looks again in a while; what else changes until then is seen with it. */
function lookSoon() {
  const soon = SOON[seen.door];
  waiting ??= setTimeout(look, seen.door === 'text' ? Math.min(soon * 2 ** restless++, LATEST) : soon);
}

/** The shopper did something: what changes now is worth reading at once. */
function attend() {
  restless = 0;
  orphaned();
}

/** @type {Element | null} the product's own part of the page, while it stands there */
let root = null;
const changes = new MutationObserver((records) => {
  const own = root?.isConnected ? root : document.body;
  if (!orphaned() && records.some(({ target }) => own.contains(target))) lookSoon();
});

/** Attends to changes of the product's own part of the page; of all of it while that is not there yet. @param {Outline} outline */
function observe(outline) {
  root = outline.root ? document.querySelector(outline.root) : null;
  changes.observe(document.body, { subtree: true, childList: true, characterData: true });
}

/** @type {ReturnType<typeof setInterval> | undefined} nobody tells an orphan: while there is something to take away, it asks */
let orphanage;

/** Whether the extension is gone (updated, switched off): then this script leaves the page as it found it. */
function orphaned() {
  if (chrome.runtime?.id) return false;
  leave();
  return true;
}

/** Takes away what was drawn and stops looking. */
function leave() {
  turn++;
  clearTimeout(waiting);
  changes.disconnect();
  clearInterval(orphanage);
  panel?.remove();
  panel = null;
}

listen(TO_PAGE, { look: () => seen });
watch((parts) => {
  if (orphaned() || !parts.some((part) => ASKED.includes(part))) return;
  told = '';
  look();
});
for (const event of ['pointerup', 'keyup']) addEventListener(event, attend, { capture: true, passive: true });
// @ts-ignore: not every lib.dom knows the Navigation API
globalThis.navigation?.addEventListener('currententrychange', () => {
  restless = 0;
  // Another page: what was said of the last one no longer holds.
  if (new URL(seen.url).pathname !== location.pathname) panel?.remove();
  lookSoon();
});
look();
