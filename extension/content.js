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

/** How long after a change a page is read again, in ms: the live door costs a millisecond at most, the text door ten or more. */
const SOON = { live: 300, text: 1000 };
/** A page that never rests is read by the text door less and less often, until the shopper does something. */
const LATEST = 30_000;
/** The clock is looked at so often, in ms, while a code is about to begin or end: a timer stands still while the device sleeps, and one of 25 days fires at once. */
const BEAT = 60_000;

/** The parts of the store that an answer depends on. */
const ASKED = ['carts', 'settings', 'codes', 'catalogue', 'refused'];

/** A page that the browser makes ready in advance may never be seen: until it is, it is not looked at. */
const activated = /** @type {Promise<void>} */ (
  new Promise((resolve) => {
    // @ts-expect-error: not every lib.dom knows prerendering
    if (document.prerendering) document.addEventListener('prerenderingchange', () => resolve(), { once: true });
    else resolve();
  })
);
/** @type {Promise<typeof import('./reader.js') | null>} */
const reader = activated.then(() => import(chrome.runtime.getURL('extension/reader.js'))).catch(() => null);
/** @type {Promise<Door>} */
const door = reader.then(async (module) => liveDoor(await module?.open())).catch(() => textDoor());

/** @type {Seen} */
let seen = { reading: null, url: location.href, door: 'live', at: new Date().toISOString() };
/** Counts looks, so that an answer that comes late is known to be stale. */
let turn = 0;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let beat;
/** What was shown last: the same reading again is no news. */
let told = '';
let restless = 0;
let unanswered = 0;
/** @type {import('./panel.js').Panel | null} */
let panel = null;
/** What the page said when it was handed over last: once, whatever other tabs make of the carts. */
let handed = '';

/** Looks at the page as it is now; a worker that was stopped meanwhile, or an extension that went, is no fault of the page's. */
const look = () => lookNow().catch(() => void (orphaned() || (unanswered++ < 3 && lookSoon())));

async function lookNow() {
  clearTimeout(waiting);
  waiting = undefined;
  if (orphaned()) return;
  const mine = ++turn;
  const through = await door;
  const url = location.href;
  const at = new Date().toISOString();
  const outline = await through.outline(url);
  observe(outline);
  const reading = outline.page === 'other' ? null : await through.read(url, state(outline.modules), at);
  if (mine !== turn || orphaned()) return;
  const said = url + JSON.stringify(reading);
  if (said === told) return;
  seen = { reading, url, door: through.name, at };
  await show(outline, mine, said);
  // A look that another one overtook has shown nothing.
  if (mine !== turn) return;
  told = said;
  unanswered = 0;
}

/**
 * Tells what was seen, and shows the item that comes of it.
 *
 * @param {Outline} outline
 * @param {number} mine
 * @param {string} said what the page said
 */
async function show(outline, mine, said) {
  const module = await reader;
  const { reading, at } = seen;
  const anew = said !== handed;
  handed = said;
  const { item, settings, next } = await ask({ kind: 'tell', reading, at, anew }).catch((error) => {
    handed = '';
    throw error;
  });
  if (mine !== turn || orphaned()) return;
  watchClock(next);
  if (module && item) {
    panel ??= module.panel(ask);
    orphanage ??= setInterval(orphaned, 2000);
    await panel.show(item, settings, outline);
  } else {
    panel?.remove();
  }
}

/** Looks again when the answer may be another one: a code begins or ends. @param {string | null} next */
function watchClock(next) {
  clearTimeout(beat);
  const left = Date.parse(next ?? '') - Date.now();
  if (left <= 0) afresh();
  else if (left) beat = setTimeout(watchClock, Math.min(left, BEAT), next);
}

/** Looks again, even if the page says nothing new: the time is another one, or what is kept. */
function afresh() {
  if (orphaned()) return;
  told = '';
  look();
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
  if (orphaned()) return;
  panel?.stay();
  const own = root?.isConnected && root;
  if (records.some(({ target }) => (own ? own.contains(target) : !document.head?.contains(target)))) lookSoon();
});

/** Attends to changes of the product's own part of the page; of all of it, a new body too, while that is not there. @param {Outline} outline */
function observe(outline) {
  root = outline.root ? document.querySelector(outline.root) : null;
  changes.observe(document, { subtree: true, childList: true, characterData: true });
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
  clearTimeout(beat);
  changes.disconnect();
  clearInterval(orphanage);
  panel?.remove();
  panel = null;
}

activated.then(() => {
  listen(TO_PAGE, { look: () => seen });
  chrome.storage.local.onChanged.addListener((parts) => ASKED.some((part) => part in parts) && afresh());
  for (const event of ['pointerup', 'keyup']) addEventListener(event, attend, { capture: true, passive: true });
  document.addEventListener('visibilitychange', () => document.hidden || afresh());
  // Back: the page stands there as it was left, and its badge is gone.
  addEventListener('pageshow', ({ persisted }) => persisted && afresh());
  globalThis.navigation?.addEventListener('currententrychange', () => {
    restless = 0;
    // Another page: what was said of the last one no longer holds.
    if (new URL(seen.url).pathname !== location.pathname) panel?.remove();
    lookSoon();
  });
  look();
});
