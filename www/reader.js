/** What reads, for those of our own pages into which a text comes: large files, and most visits need none of them. */

import startRead, * as read from '#wasm/read';
import startText, * as text from '#wasm/text';

/** @type {Promise<typeof read> | undefined} */
let reading;
/** @type {Promise<typeof text> | undefined} */
let parsing;

/** What understands a pasted text and what was taken out of a page, started once. */
export function reader() {
  reading ??= startRead({ module_or_path: new URL('../wasm/read.wasm', document.baseURI) }).then(() => read);
  return reading;
}

/** What takes saved pages apart, started once. */
export function parser() {
  parsing ??= startText({ module_or_path: new URL('../wasm/text.wasm', document.baseURI) }).then(() => text);
  return parsing;
}
