/** @import { Offer } from '#wasm/plan' */

/** What makes two codes the same: their letters and their terms. @param {Offer} offer */
export const same = ({ code, off, percent, min_spend, currency, starts, ends, starts_local, ends_local }) =>
  JSON.stringify(
    [code, off, percent, min_spend, currency, starts, ends, starts_local, ends_local].map((one) => one ?? null),
  );
