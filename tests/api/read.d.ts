/**
 * Where to look on the page of an address, before it is read.
 */
export function outline(url: string): Outline;

/**
 * Reads what a door took out of a page, with the state that the bridge fetched, as JSON text.
 *
 * `at` is when it was opened: "ends in 2 hours" counts from then.
 *
 * @throws an `Error` named `bad_value` where the excerpt or the instant is none.
 */
export function read(excerpt: Excerpt, url: string, state?: string | null, at?: string | null): Reading;

/**
 * What a price or an offer in words means, in the language and the currency of its page.
 *
 * `at` is when it is read: "ends in 2 hours" counts from then.
 *
 * @throws an `Error` named `bad_value` where the currency or the instant is none.
 */
export function understand(text: string, locale?: string | null, currency?: string | null, at?: string | null): Understood;

/**
 * The codes of any pasted text as they can be kept, and what of it was not understood.
 *
 * `at` is when it is read: "ends in 2 hours" counts from then.
 *
 * @throws an `Error` named `bad_value` where the currency or the instant is none.
 */
export function understandPaste(text: string, at: string, locale?: string | null, currency?: string | null): PastedCode[];

