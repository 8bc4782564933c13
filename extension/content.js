/**
 * Our script in an AliExpress page: looks at the page when it opens and whenever it changes, hands the worker what is
 * worth reading, and gives our frame its place. It never changes what is the page's.
 *
 * It is small because every AliExpress page pays for it; what can wait stands in `reader.js`.
 *
 * @import { Outline } from '#wasm/live'
 * @import { Door } from './door.js'
 */

import { addressOf, isThere, onStoreChange } from './chrome.js';
import { liveDoor, textDoor } from './door.js';
import { FOLLOWED, TO_PAGE, ask, listen } from './messages.js';

/** How long after a change a page is read again, in ms: the live door costs a millisecond at most, the text door ten or more. */
const SOON = { live: 300, text: 1000 };
/** A page that never rests is read by the text door less and less often, until the shopper does something. */
const LATEST = 30_000;
/** The clock is looked at so often, in ms, while a code is about to begin or end: a timer stands still while the device sleeps, and one of 25 days fires at once. */
const BEAT = 60_000;

/** A page that the browser makes ready in advance may never be seen: until it is, it is not looked at. */
const activated = /** @type {Promise<void>} */ (
  new Promise((resolve) => {
    // @ts-expect-error: not every lib.dom knows prerendering
    if (document.prerendering) document.addEventListener('prerenderingchange', () => resolve(), { once: true });
    else resolve();
  })
);
/** @type {Promise<typeof import('./reader.js') | null>} */
const reader = activated.then(() => import(addressOf('extension/reader.js'))).catch(() => null);
/** @type {Promise<Door>} */
const door = reader.then(async (module) => liveDoor(await module?.open())).catch(() => textDoor());

/** Whether the page is read by the text door; until that is known, it is not. */
let isText = false;
door.then(({ name }) => {
  isText = name === 'text';
});

/** This document, by a name of its own: the tab may show another one by the time that it is asked for. */
const DOCUMENT = crypto.randomUUID();

/** The address that was looked at last. */
let address = location.href;
/** Counts looks, so that an answer that comes late is known to be stale. */
let nextTicket = 0;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let beat;
/** The page as it was when the last look was answered: the same page again is no news, unless the time is another. */
let lastShown = '';
/** The page as it was handed over last: what it says is kept once, whatever other tabs make of the carts. */
let lastVisit = '';
/** How often the text door looked since the shopper did something. */
let restless = 0;
let retries = 0;
/** @type {import('./frame.js').Frame | null} */
let frame = null;

/** Looks at the page as it is now; a worker that was stopped meanwhile, or an extension that went, is no fault of the page's. */
const look = () => lookNow().catch(() => void (orphaned() || (retries++ < 3 && lookSoon())));

async function lookNow() {
  clearTimeout(waiting);
  waiting = undefined;
  if (orphaned()) return;
  const ticket = ++nextTicket;
  const through = await door;
  const url = location.href;
  const outline = await through.outline(url);
  observe(outline);
  const nothing = { excerpt: null, html: null };
  const taken = outline.page === 'other' ? nothing : await through.take(url, frame?.host);
  const page = outline.page === 'other' ? null : state(outline.modules);
  if (ticket !== nextTicket || orphaned()) return;
  const says = `${url}\n${page}\n${taken.html ?? JSON.stringify(taken.excerpt)}`;
  if (says === lastShown) return;
  address = url;
  const anew = says !== lastVisit;
  lastVisit = says;
  const at = new Date().toISOString();
  const framed = Boolean(frame?.host);
  const about = { document: DOCUMENT, url, door: through.name, ...taken, state: page, at, anew, framed };
  const answer = await ask({ kind: 'looked', ...about }).catch((error) => {
    lastVisit = '';
    throw error;
  });
  // A look that another one overtook shows nothing.
  if (ticket !== nextTicket || orphaned()) return;
  const module = await reader;
  if (ticket !== nextTicket) return;
  watchClock(answer.next);
  if (module && answer.place) {
    frame ??= module.frame(afresh);
    orphanTimer ??= setInterval(orphaned, 2000);
    frame.show(answer.place);
  } else {
    frame?.remove();
  }
  lastShown = says;
  retries = 0;
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
  lastShown = '';
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

/** How long what changed may wait, in ms. */
const pause = () => (isText ? Math.min(SOON.text * 2 ** restless++, LATEST) : SOON.live);

/** Looks again in a while; what else changes until then is seen with it. */
function lookSoon() {
  waiting ??= setTimeout(look, pause());
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
  frame?.stay();
  const own = root?.isConnected && root;
  if (records.some(({ target }) => (own ? own.contains(target) : !document.head?.contains(target)))) lookSoon();
});

/** Attends to changes of the product's own part of the page; of all of it, a new body too, while that is not there. @param {Outline} outline */
function observe(outline) {
  root = outline.root ? document.querySelector(outline.root) : null;
  changes.observe(document, { subtree: true, childList: true, characterData: true });
}

/** @type {ReturnType<typeof setInterval> | undefined} an orphaned script gets no event, so it polls while our frame may be there */
let orphanTimer;

/** Whether the extension is gone (updated, switched off): then this script leaves the page as it found it. */
function orphaned() {
  if (isThere()) return false;
  leave();
  return true;
}

/** Takes away what was drawn and stops looking. */
function leave() {
  nextTicket++;
  clearTimeout(waiting);
  clearTimeout(beat);
  changes.disconnect();
  clearInterval(orphanTimer);
  frame?.remove();
  frame = null;
}

activated.then(() => {
  listen(TO_PAGE, { here: () => ({ document: DOCUMENT, url: location.href }) });
  onStoreChange((parts) => FOLLOWED.some((part) => parts.includes(part)) && afresh());
  for (const event of ['pointerup', 'keyup']) addEventListener(event, attend, { capture: true, passive: true });
  document.addEventListener('visibilitychange', () => document.hidden || afresh());
  // What is kept for Back keeps no frame of ours.
  addEventListener('pagehide', () => frame?.remove());
  // Back: the page stands there as it was left, and its badge is gone.
  addEventListener('pageshow', ({ persisted }) => persisted && afresh());
  globalThis.navigation?.addEventListener('currententrychange', () => {
    restless = 0;
    // Another page: what was said of the last one no longer holds.
    if (new URL(address).pathname !== location.pathname) frame?.remove();
    lookSoon();
  });
  look();
});
