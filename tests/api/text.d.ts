/**
 * Takes out of the text of a page what is worth reading.
 */
export function excerptOfText(html: string, url: string): Excerpt;

