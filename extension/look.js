/**
 * A page was looked at: what our script took out of it is read, what it brings is kept, its tab's badge says how many
 * offers apply, and the page learns whether it has a panel. The reading stays here.
 *
 * @import { Outline } from '#wasm/live'
 * @import { Item, Page, Reading, Stored } from '#wasm/plan'
 * @import { Sender } from './chrome.js'
 * @import { Look } from './looks.js'
 * @import { Looked, Message, Panel, Place } from './messages.js'
 */

import { setBadge } from './chrome.js';
import { issueToken, keepLook, lookOf, pageOf, readingOf } from './looks.js';
import { ASKED } from './parts.js';
import { kept } from './store.js';
import { remember, visited } from './visits.js';

/** Behind the badge: of a page that was read, and of one that cannot be. */
const [GREEN, GREY] = ['#0b6b43', '#6b6b66'];

/** What was planned last for a tab, and for which look of it: whoever draws it need not wait for it twice. @type {Map<number, { count: number, item: Item | null }>} */
const planned = new Map();

/**
 * @param {typeof import('#wasm/plan')} wasm
 * @param {{ read: (message: Message<'looked'>) => Promise<Reading | null>, outline: (url: string) => Promise<Outline> }} reader
 * @param {Message<'looked'>} message
 * @param {Sender} sender
 * @returns {Promise<Looked>}
 */
export async function looked(wasm, reader, message, { tab, url: sender }) {
  const { document, url, door, at, anew } = message;
  const id = tab?.id ?? -1;
  const before = await lookOf(id);
  const same = before?.document === document && before.url === url;
  // What was read before stands: "ends in 2 hours" counts from then.
  const reading = same && !anew ? readingOf(before) : await reader.read(message);
  const text = JSON.stringify(reading);
  const page = new wasm.Page(reading);
  try {
    const look = same && !anew ? before : { document, url, door, reading: text, state: page.state(), at };
    const isNews = anew && !(same && before.reading === text);
    if (reading) await keepWhatItBrings(page, reading, isNews, sender ?? url, at);

    const stored = await kept(ASKED);
    const { item = null, readable, applying, worth, next = null } = page.glance(stored, at);
    await setBadge(id, readable ? String(applying || '') : '?', readable ? GREEN : GREY);
    const { panel, hidden } = stored.settings;
    const shows = worth && panel && !hidden.includes(new URL(sender ?? url).host);
    const count = (before?.count ?? 0) + 1;
    planned.set(id, { count, item });
    await keepLook(id, { ...look, shown: at, count });
    return { place: shows ? await placeOf(id, message, await reader.outline(url)) : null, next };
  } finally {
    page.free();
  }
}

/**
 * Keeps what a page brings: the codes that it shows, and if it is news and no listing, all else.
 *
 * @param {Page} page
 * @param {Reading} reading
 * @param {boolean} isNews
 * @param {string} url
 * @param {string} at
 */
async function keepWhatItBrings(page, reading, isNews, url, at) {
  // A full disk does not keep a look from being answered.
  if (reading.offers.some(({ code }) => code)) await remember(page, url, at).catch(() => {});
  if (isNews && reading.page !== 'listing') await visited(page, at);
}

/** Where our frame stands in a page. @param {number} tab @param {Message<'looked'>} message @param {Outline} outline @returns {Promise<Place>} */
async function placeOf(tab, { document, framed }, { anchor, buy }) {
  return { token: framed ? null : await issueToken(tab, document), anchor: anchor ?? null, buy: buy ?? null };
}

/**
 * What our frame draws.
 *
 * @param {typeof import('#wasm/plan')} wasm
 * @param {{ tab: number, look: Look }} of
 * @returns {Promise<Panel | null>}
 */
export async function panelOf(wasm, { tab, look }) {
  const stored = await kept(ASKED);
  const last = planned.get(tab);
  const item = last?.count === look.count ? last.item : glanceAgain(wasm, look, stored);
  return item && { item, settings: stored.settings, host: new URL(look.url).host };
}

/** What a look came to, if the worker was stopped since. @param {typeof import('#wasm/plan')} wasm @param {Look} look @param {Stored} stored */
function glanceAgain(wasm, look, stored) {
  const page = pageOf(wasm, look);
  try {
    return page.glance(stored, look.shown).item ?? null;
  } finally {
    page.free();
  }
}
