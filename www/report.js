/** @import { Reading } from '#wasm/plan' */

/**
 * What a page did not give us, for whoever mends the reader: no title, no amounts, nothing about the shopper.
 *
 * @param {Reading} reading
 * @param {string} version of the extension
 */
export function report({ page, site, missing, health }, version) {
  // A reason may quote the page, and a host may be a store's name: neither goes along.
  const fields = [...new Set(missing.map(({ field }) => field))];
  const host = /^(([a-z]{2}|www|m)\.)?aliexpress\.(com|us|ru)$/.test(site.host ?? '') ? site.host : null;
  return JSON.stringify(
    { version, page, host, locale: site.locale, currency: site.currency, missing: fields, health },
    null,
    2,
  );
}
