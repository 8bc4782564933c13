/** The words, for our own pages; as well on a plain web server, where there is no extension. */

import { browserLanguage } from './chrome.js';
import { best, files, words } from './languages.js';
import { speak } from './say.js';

/**
 * Speaks the shopper's language and turns the page its way.
 *
 * @param {{ language: string | null, money: 'symbol' | 'code' }} settings
 */
export async function speech({ language, money }) {
  const browser = [browserLanguage(), ...navigator.languages];
  const spoken = best(language ? [language] : browser);
  const parts = files(spoken).map(async (file) => (await fetch(new URL(`../${file}`, document.baseURI))).json());
  const packed = /** @type {[any, any]} */ (await Promise.all(parts));
  const say = speak({ language: spoken, words: words(packed) }, money);
  document.documentElement.lang = say.language;
  document.documentElement.dir = say.dir;
  for (const element of document.querySelectorAll('[data-say]')) {
    element.textContent = say.t(/** @type {HTMLElement} */ (element).dataset.say ?? '');
  }
  return say;
}
