/**
 * The worker: reads what was taken out of a page, plans carts, opens the text door for pages that forbid wasm, is the
 * store's one writer, and sets the badge. It may be stopped at any moment, so it remembers nothing; all its listeners
 * are there before its first line returns.
 */

import startPlan, * as plan from '#wasm/plan';
import startRead, * as read from '#wasm/read';
import startText, * as text from '#wasm/text';
import { best, files, words } from '../www/languages.js';
import { addItem } from './item.js';
import { keep, write } from './keep.js';
import { TO_WORKER, listen } from './messages.js';
import { tell } from './tell.js';

/** What the panel wears; it is sent there, so that no page pays for it before there is a panel. */
const STYLES = ['www/tokens.css', 'www/receipt.css', 'www/panel.css'];

/**
 * A wasm, started when first needed, once in the worker's life.
 *
 * @template T
 * @param {(from: { module_or_path: string }) => Promise<unknown>} start
 * @param {T} wasm
 * @param {string} path
 * @returns {() => Promise<T>}
 */
function once(start, wasm, path) {
  /** @type {Promise<T> | undefined} */
  let started;
  return () => {
    started ??= start({ module_or_path: chrome.runtime.getURL(path) }).then(() => wasm);
    started.catch(() => (started = undefined));
    return started;
  };
}

/** What plans. */
const core = once(startPlan, plan, 'wasm/plan.wasm');
/** What understands what was taken out of a page. */
const reader = once(startRead, read, 'wasm/read.wasm');
/** What takes a page's text apart. */
const parser = once(startText, text, 'wasm/text.wasm');

/** The panel's words, in the first of these languages that there is, and its styles. @param {string[]} wanted */
async function dress(wanted) {
  const language = best(wanted);
  const packed = async (/** @type {string} */ path) => (await fetch(chrome.runtime.getURL(path))).text();
  const [keys = '', said = '', ...styles] = await Promise.all([...files(language), ...STYLES].map(packed));
  return { language, words: words([JSON.parse(keys), JSON.parse(said)]), styles: styles.join('\n') };
}

listen(TO_WORKER, {
  outline: async ({ url }) => (await reader()).outline(url),
  read: async ({ excerpt, url, state, at }) => (await reader()).read(excerpt, url, state ?? undefined, at),
  readText: async ({ html, url, state, at }) =>
    (await reader()).read((await parser()).excerptOfText(html, url), url, state ?? undefined, at),
  tell: async (seen, sender) => tell(await core(), seen, sender),
  add: async ({ reading }) => {
    const wasm = await core();
    await addItem(write, async (...item) => wasm.addToCart(...item), reading, 1);
    return null;
  },
  hide: async (_, { url }) => {
    const { host } = new URL(url ?? '');
    await write('settings', (settings) => ({ ...settings, hidden: [...new Set([...settings.hidden, host])] }));
    return null;
  },
  dress: ({ language, languages }) => dress(language ? [language] : languages),
  keep: ({ part, value, revision }) => keep(part, value, revision),
});
