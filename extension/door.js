/**
 * The two doors to a page, as one shape: the live door takes what is worth reading out of the DOM where it stands, the
 * text door sends the page's text to the worker. What was taken is read there.
 *
 * @import { Outline } from '#wasm/live'
 * @import { Reading } from '#wasm/plan'
 *
 * @typedef {object} Door
 * @property {'live' | 'text'} name
 * @property {(url: string) => Promise<Outline>} outline where to look on this page
 * @property {(url: string, state: string | null, at: string) => Promise<Reading>} read "ends in 2 hours" counts from `at`
 */

import { LONGEST_PAGE, ask } from './messages.js';

/**
 * @param {typeof import('#wasm/live') | undefined} wasm
 * @returns {Door}
 */
export function liveDoor(wasm) {
  if (!wasm) throw new Error('no live wasm here');
  /** @type {{ page: string, reading: Reading } | undefined} what was read last: the same is not sent again */
  let last;
  return {
    name: 'live',
    outline: async (url) => wasm.outline(url),
    read: async (url, state, at) => {
      const excerpt = wasm.excerpt(document, url);
      const page = JSON.stringify([excerpt, url, state]);
      if (page !== last?.page) last = { page, reading: await ask({ kind: 'read', excerpt, url, state, at }) };
      return last.reading;
    },
  };
}

/** @returns {Door} */
export function textDoor() {
  return {
    name: 'text',
    outline: (url) => ask({ kind: 'outline', url }),
    read: async (url, state, at) => {
      await idle();
      return ask({ kind: 'readText', html: pageText(document), url, state, at });
    },
  };
}

/** @returns {Promise<unknown>} when the page has nothing better to do */
const idle = () => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 2000 }));

/** The page as text, as far as it is read. To leave anything out would take longer than to send it. @param {Document} page */
export const pageText = (page) => `<!doctype html>${page.documentElement.outerHTML}`.slice(0, LONGEST_PAGE);
