/** The core and the words, for our own pages; as well on a plain web server, where there is no extension. */

import init, * as wasm from '#wasm/live';
import { best, file, words } from './languages.js';
import { speak } from './say.js';

/** @type {Promise<typeof wasm> | undefined} */
let started;

/** The live wasm, started once. */
export function core() {
  started ??= init({ module_or_path: new URL('../wasm/live.wasm', document.baseURI) }).then(() => wasm);
  return started;
}

/**
 * Speaks the shopper's language and turns the page its way.
 *
 * @param {{ language: string | null, money: 'symbol' | 'code' }} settings
 */
export async function speech({ language, money }) {
  const browser = [globalThis.chrome?.i18n?.getUILanguage?.() ?? navigator.language, ...navigator.languages];
  const spoken = best(language ? [language] : browser);
  const answer = await fetch(new URL(`../${file(spoken)}`, document.baseURI));
  const say = speak({ language: spoken, words: words(await answer.json()) }, money);
  document.documentElement.lang = say.language;
  document.documentElement.dir = say.dir;
  for (const element of document.querySelectorAll('[data-say]')) {
    element.textContent = say.t(/** @type {HTMLElement} */ (element).dataset.say ?? '');
  }
  return say;
}
