/**
 * Takes out of the page that the browser holds what is worth reading.
 */
export function excerpt(document: Document, url: string): Excerpt;

/**
 * Where to look on the page of an address, before it is read.
 */
export function outline(url: string): Outline;

