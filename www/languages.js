/** The languages of the interface: which there are, which one a shopper wants, and how their files are read. */

/** BCP 47 tags; the folder of each is `_locales/<tag with _>`. English is the one that is never missing. */
export const LANGUAGES = ['en', 'ar', 'de', 'es', 'fr', 'he', 'it', 'ja', 'ko', 'nl', 'pl', 'pt-BR', 'ru', 'tr', 'uk'];

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

/** Where a language's words lie, seen from the root of the package. @param {string} language */
export const file = (language) => `_locales/${language.replace('-', '_')}/messages.json`;

/**
 * The words of a `messages.json`, by key.
 *
 * @param {Record<string, { message: string }>} messages
 * @returns {Record<string, string>}
 */
export const words = (messages) =>
  Object.fromEntries(Object.entries(messages).map(([key, { message }]) => [key, message]));
