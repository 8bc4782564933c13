/**
 * The two doors to a page, as one shape: the live door takes what is worth reading out of the DOM where it stands, the
 * text door takes the page's text. Both are read in the worker.
 *
 * @import { Outline } from '#wasm/live'
 * @import { Excerpt } from '#wasm/read'
 *
 * @typedef {{ excerpt: Excerpt | null, html: string | null }} Taken
 *
 * @typedef {object} Door
 * @property {'live' | 'text'} name
 * @property {(url: string) => Promise<Outline>} outline where to look on this page
 * @property {(url: string, ours: Element | null | undefined) => Promise<Taken>} take without our own element
 */

import { LONGEST_PAGE, ask } from './messages.js';

/**
 * @param {typeof import('#wasm/live') | undefined} wasm
 * @returns {Door}
 */
export function liveDoor(wasm) {
  if (!wasm) throw new Error('no live wasm here');
  return {
    name: 'live',
    outline: async (url) => wasm.outline(url),
    take: async (url) => ({ excerpt: wasm.excerpt(document, url), html: null }),
  };
}

/** @returns {Door} */
export function textDoor() {
  /** @type {[url: string, outline: Outline] | undefined} of the page that was asked about last */
  let known;
  return {
    name: 'text',
    outline: async (url) => {
      if (known?.[0] !== url) known = [url, await ask({ kind: 'outline', url })];
      return known[1];
    },
    take: async (_, ours) => {
      await idle();
      return { excerpt: null, html: pageText(document, ours) };
    },
  };
}

/** @returns {Promise<unknown>} when the page has nothing better to do */
const idle = () => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 2000 }));

/**
 * The page as text, as far as it is read, without our own element, whose place says nothing. To leave out anything else
 * would take longer than to send it.
 *
 * @param {Document} page
 * @param {Element | null} [ours]
 */
export function pageText(page, ours) {
  const html = page.documentElement.outerHTML;
  return `<!doctype html>${ours?.isConnected ? html.replace(ours.outerHTML, '') : html}`.slice(0, LONGEST_PAGE);
}
