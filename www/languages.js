/** The languages of the interface: which there are, which one a shopper wants, and how their files are read. */

/** BCP 47 tags: what the build found in `extension/_locales`. English is the one that is never missing. */
export const LANGUAGES = OUR_LANGUAGES;

/**
 * The first wanted language that there is: the same tag, else the same language (`pt-PT` reads `pt-BR`), else English.
 *
 * @param {readonly string[]} wanted
 */
export function best(wanted) {
  for (const tag of wanted) {
    try {
      const { baseName, language } = new Intl.Locale(tag);
      const found =
        LANGUAGES.find((one) => one === baseName) ?? LANGUAGES.find((one) => one.split('-')[0] === language);
      if (found) return found;
    } catch {
      // Not a language tag: the next one.
    }
  }
  return 'en';
}

/** Where the names of all words lie, and what they are in a language, seen from the root of the package. @param {string} language */
export const files = (language) => ['words/keys.json', `words/${language}.json`];

/**
 * The words of a language by key; `0` stands for a form that it does not count in.
 *
 * @param {[string[], (string | 0)[]]} packed what the {@link files} hold
 * @returns {Record<string, string>}
 */
export const words = ([keys, said]) =>
  Object.fromEntries(keys.flatMap((key, at) => (said[at] ? [[key, said[at]]] : [])));
